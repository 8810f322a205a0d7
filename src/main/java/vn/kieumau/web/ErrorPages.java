package vn.kieumau.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.InvalidPropertyException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Refused;

/** Every way a request can fail, as one sentence for people and as problem details for programs. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ErrorPages {
    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

    private final ViewAdvice views;

    ErrorPages(ViewAdvice views) {
        this.views = views;
    }

    @ExceptionHandler(Refused.class)
    Object refused(Refused refused, HttpServletRequest request) {
        return answer(request, refused, refused.refusal().status());
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    Object tooLarge(HttpServletRequest request) {
        return answer(request, new Refused(WebRefusal.UPLOAD_TOO_LARGE), 413);
    }

    /** A word where the address has a number names nothing; in a form or a filter it is a malformed request. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    Object mistyped(MethodArgumentTypeMismatchException mistyped, HttpServletRequest request) {
        return mistyped.getParameter().hasParameterAnnotation(PathVariable.class)
                ? answer(request, Refused.notFound(), 404)
                : answer(request, new Refused(WebRefusal.NOT_UNDERSTOOD), 400);
    }

    /** Broken characters in an address or a form, or more of them than a request may have: Tomcat says which. */
    @ExceptionHandler(InvalidParameterException.class)
    Object unreadable(InvalidParameterException unreadable, HttpServletRequest request) {
        return unreadable.getErrorCode() == 413
                ? tooLarge(request)
                : answer(request, new Refused(WebRefusal.NOT_UNDERSTOOD), 400);
    }

    /** A body that is no JSON, or not what stands in the description: the field, where it is one. */
    @ExceptionHandler(HttpMessageNotReadableException.class)
    Object notReadable(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused(refused, request);
            }
        }
        String field = unreadable.getCause() instanceof DatabindException bound
                ? bound.getPath().stream()
                        .map(JacksonException.Reference::getPropertyName)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("."))
                : "";
        return answer(
                request,
                field.isEmpty()
                        ? new Refused(WebRefusal.NOT_UNDERSTOOD)
                        : new Refused(WebRefusal.FIELD_NOT_UNDERSTOOD, field),
                400);
    }

    /** A field that no form of ours has, a content type that is none, an upload that broke off. */
    @ExceptionHandler({
        InvalidPropertyException.class,
        RequestRejectedException.class,
        InvalidMimeTypeException.class,
        MultipartException.class
    })
    Object notOurs(HttpServletRequest request) {
        return answer(request, new Refused(WebRefusal.NOT_UNDERSTOOD), 400);
    }

    /** Two people wrote the same rows at the same moment, and the database let one of them go on. */
    @ExceptionHandler(ConcurrencyFailureException.class)
    Object crossed(HttpServletRequest request) {
        return refused(new Refused(KernelRefusal.CHANGED_MEANWHILE), request);
    }

    /** What failed before a page was reached; no cause where the server only refused. */
    Object outside(@Nullable Throwable cause, int status, HttpServletRequest request) {
        if (cause instanceof InvalidParameterException unreadable) {
            return unreadable(unreadable, request);
        }
        if (status < 500) {
            return status == 404
                    ? answer(request, Refused.notFound(), 404)
                    : answer(request, new Refused(WebRefusal.NOT_UNDERSTOOD), status);
        }
        return fault(cause instanceof Exception known ? known : new IllegalStateException(cause), request);
    }

    /** A form that was refused is shown at the address that it was sent to: whoever follows a link there, or loads it again, is led to the page above. */
    @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
    Object takesOnlyForms(HttpRequestMethodNotSupportedException fault, HttpServletRequest request) {
        String here = request.getRequestURI();
        String above = here.substring(0, Math.max(here.lastIndexOf('/'), 0));
        if (!HttpMethod.GET.matches(request.getMethod()) || ViewAdvice.api(request) || above.isEmpty()) {
            return fault(fault, request);
        }
        String asked = request.getQueryString();
        RedirectView page = new RedirectView(asked == null ? above : above + "?" + asked);
        page.setExpandUriTemplateVariables(false);
        return new ModelAndView(page);
    }

    @ExceptionHandler(Exception.class)
    Object fault(Exception fault, HttpServletRequest request) {
        if (fault instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            HttpStatusCode status = known.getStatusCode();
            boolean missing = status.value() == 404;
            return answer(
                    request, missing ? Refused.notFound() : new Refused(WebRefusal.NOT_UNDERSTOOD), status.value());
        }
        String reference =
                HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        log.error("fault {} at {} {}", reference, request.getMethod(), ViewAdvice.address(request), fault);
        return answer(request, new Refused(WebRefusal.FAULT, reference), 500);
    }

    private Object answer(HttpServletRequest request, Refused refused, int status) {
        View view = views.view(request, refused, null);
        if (ViewAdvice.api(request)) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(Problem.of(refused, status, String.valueOf(view.refusalText())));
        }
        boolean absent = refused.refusal() == KernelRefusal.NOT_FOUND;
        ModelAndView page = new ModelAndView(absent ? "web/not-found" : "web/refused", Map.of("view", view));
        page.setStatus(HttpStatus.valueOf(status));
        return page;
    }
}
