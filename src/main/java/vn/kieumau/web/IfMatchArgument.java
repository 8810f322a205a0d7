package vn.kieumau.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import vn.kieumau.kernel.Refused;

/** Hands handlers their {@link IfMatch}; a condition that nobody would check is refused instead of passed over. */
@Component
class IfMatchArgument implements HandlerMethodArgumentResolver, HandlerInterceptor {
    private final Representation representation;

    IfMatchArgument(Representation representation) {
        this.representation = representation;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Refused.when(
                request.getHeader(HttpHeaders.IF_MATCH) != null
                        && handler instanceof HandlerMethod method
                        && Arrays.stream(method.getMethodParameters()).noneMatch(this::supportsParameter),
                WebRefusal.PRECONDITION_UNKNOWN);
        return true;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IfMatch.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return new IfMatch(request.getHeader(HttpHeaders.IF_MATCH), representation);
    }
}
