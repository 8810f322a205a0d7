package vn.kieumau.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Refused;

/** Hands the signed-in actor to handlers that ask for one; the module that signs people in leaves it on the request. */
@Component
public class CurrentActor implements HandlerMethodArgumentResolver {
    public static final String ATTRIBUTE = Actor.class.getName();

    /** How many notices wait for the actor unread. */
    public static final String UNREAD = ATTRIBUTE + ".unread";

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Object actor = request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        if (actor == null) {
            throw new Refused(KernelRefusal.NOT_PERMITTED);
        }
        return actor;
    }
}
