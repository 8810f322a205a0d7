package vn.kieumau.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Refused;

/**
 * Hands lists of pages their {@code page}, {@code size} and {@code sort}: what cannot be read is as if it were not there; a list that is
 * handed out as a file ({@link ListDownload}) gets large parts instead. Lists
 * of the API go on {@code after} a key, and what cannot be read is refused, lest a program begin anew for ever.
 */
class PagingArgument implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Paging.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        String after = request.getParameter("after");
        if (ViewAdvice.api(request.getNativeRequest(HttpServletRequest.class))) {
            String limit = request.getParameter("limit");
            Refused.when(
                    after != null && !after.matches("[0-9]{1,18}")
                            || limit != null && !limit.matches("[1-9][0-9]{0,5}"),
                    WebRefusal.NOT_UNDERSTOOD);
            return Paging.after(after == null ? 0 : Long.parseLong(after), number(limit, Paging.DEFAULT_SIZE));
        }
        String sort = request.getParameter("sort");
        String order = sort != null && sort.matches("-?[a-z_]{1,30}") ? sort : "";
        return request.getAttribute(ListDownload.PART, RequestAttributes.SCOPE_REQUEST) instanceof Integer part
                ? new Paging(part, ListDownload.ROWS, order)
                : new Paging(
                        number(request.getParameter("page"), 1),
                        Math.min(number(request.getParameter("size"), Paging.DEFAULT_SIZE), Paging.MOST),
                        order);
    }

    private static int number(@Nullable String text, int usual) {
        return text != null && text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : usual;
    }
}
