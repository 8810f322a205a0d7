package vn.kieumau.plans;

import java.util.Arrays;
import java.util.Locale;

/** Where money comes from: the central budget, the local one, society, or elsewhere. */
public enum BudgetSource {
    CENTRAL,
    LOCAL,
    SOCIAL,
    OTHER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static boolean isCode(String code) {
        return Arrays.stream(values()).anyMatch(each -> each.code().equals(code));
    }
}
