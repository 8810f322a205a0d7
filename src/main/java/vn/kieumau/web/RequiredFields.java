package vn.kieumau.web;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import vn.kieumau.kernel.Refused;

/** What a body has to say is what its record does not call {@link Nullable}: programs are told the first field they left out. */
@RestControllerAdvice
class RequiredFields extends RequestBodyAdviceAdapter {
    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return type instanceof Class<?> body && body.isRecord();
    }

    @Override
    public Object afterBodyRead(
            @Nullable Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        if (body == null) {
            throw new Refused(WebRefusal.NOT_UNDERSTOOD);
        }
        check(body, "");
        return body;
    }

    private static void check(Object value, String path) {
        if (value instanceof Collection<?> items) {
            items.forEach(item -> required(item, path));
        } else if (value.getClass().isRecord()) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                Object field = read(component, value);
                String name = path.isEmpty() ? component.getName() : path + "." + component.getName();
                if (field != null || !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    required(field, name);
                }
            }
        }
    }

    private static void required(@Nullable Object value, String path) {
        if (value == null) {
            throw new Refused(WebRefusal.FIELD_MISSING, path);
        }
        check(value, path);
    }

    private static @Nullable Object read(RecordComponent component, Object record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
