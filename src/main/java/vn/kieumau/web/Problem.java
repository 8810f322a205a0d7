package vn.kieumau.web;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/**
 * How the API says "no" (RFC 9457).
 *
 * @param detail one sentence for people, in the language that was asked for
 * @param code what programs go by; never changes
 * @param field the field it is about; null where it is about the whole
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @Nullable String field) {
    static Problem of(Refused refused, int status, String detail) {
        String field = Arrays.stream(refused.details())
                .filter(each -> each instanceof Text.Field)
                .map(each -> ((Text.Field) each).name())
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .findFirst()
                .orElse(
                        refused.refusal() == WebRefusal.FIELD_NOT_UNDERSTOOD
                                        || refused.refusal() == WebRefusal.FIELD_MISSING
                                ? (String) refused.details()[0]
                                : null);
        return new Problem(
                "about:blank",
                HttpStatus.valueOf(status).getReasonPhrase(),
                status,
                detail,
                refused.refusal().code(),
                field);
    }
}
