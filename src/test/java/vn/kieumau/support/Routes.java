package vn.kieumau.support;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Requires;

/** The routes of the application itself, as Spring knows them. */
public final class Routes {
    private Routes() {}

    /** A route and any of the permissions that open it; none for a route that is open to all. */
    public record Route(String method, String pattern, Method handler, List<Permission> permissions) {
        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    public static List<Route> of(RequestMappingHandlerMapping mapping) {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(each -> each.getValue().getBeanType().getPackageName().startsWith("vn.kieumau"))
                .flatMap(each -> each.getKey().getPatternValues().stream()
                        .flatMap(pattern -> each.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> new Route(
                                        method.name(),
                                        pattern,
                                        each.getValue().getMethod(),
                                        permissions(each.getValue().getMethodAnnotation(Requires.class))))))
                .sorted(Comparator.comparing(Route::pattern).thenComparing(Route::method))
                .toList();
    }

    private static List<Permission> permissions(Requires requires) {
        return requires == null ? List.of() : Arrays.asList(requires.value());
    }
}
