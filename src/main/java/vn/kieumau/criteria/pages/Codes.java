package vn.kieumau.criteria.pages;

import org.jspecify.annotations.Nullable;
import vn.kieumau.criteria.CriteriaRefusal;
import vn.kieumau.criteria.Pack;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** Codes of a set as they are typed: what is typed must be one; whether it may be missing says the check. */
final class Codes {
    private Codes() {}

    static String read(@Nullable String typed, String field, int limit) {
        String code = Text.of(typed, field, limit);
        Refused.when(!code.isEmpty() && !Pack.isCode(code), CriteriaRefusal.NOT_A_CODE, new Text.Field(field), code);
        return code;
    }
}
