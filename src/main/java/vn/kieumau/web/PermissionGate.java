package vn.kieumau.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Refused;

/** Refuses, before the handler runs, whoever does not hold the route's permission; a route that names none is closed. */
@Component
class PermissionGate implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)
                || !method.getBeanType().getPackageName().startsWith("vn.kieumau")
                || method.hasMethodAnnotation(OpenToAll.class)) {
            return true;
        }
        Requires requires = method.getMethodAnnotation(Requires.class);
        Refused.when(
                requires == null
                        || !(request.getAttribute(CurrentActor.ATTRIBUTE) instanceof Actor actor)
                        || Arrays.stream(requires.value()).noneMatch(actor::may),
                KernelRefusal.NOT_PERMITTED);
        return true;
    }
}
