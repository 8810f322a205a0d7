package vn.kieumau.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.AsOf;
import vn.kieumau.kernel.Refused;

/** Hands pages with a tree or a total their {@code as-of} (a day) and {@code tree} ({@code today}, or the day's own). */
class AsOfArgument implements HandlerMethodArgumentResolver {
    private final CurrentActor currentActor;

    AsOfArgument(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == AsOf.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Actor actor = (Actor) currentActor.resolveArgument(parameter, container, request, binders);
        String tree = request.getParameter("tree");
        Refused.when(tree != null && !tree.matches("today|then|"), WebRefusal.NOT_UNDERSTOOD);
        return new AsOf(
                Typed.optionalDay(request.getParameter("as-of"), "web.as_of"), actor.today(), "today".equals(tree));
    }
}
