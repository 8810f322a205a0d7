package vn.kieumau.recognition.pages;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kieumau.recognition.MaintenanceRule;
import vn.kieumau.web.Typed;

/** How titles of a criteria set are kept, as typed: shares in percent, codes separated by commas or spaces. */
public record RuleForm(
        @Nullable String validYears,
        @Nullable String checkMonths,
        @Nullable String revokeShare,
        @Nullable String keyShare,
        @Nullable String keyCriteria,
        @Nullable String source) {
    private static final int YEARS = 20;
    private static final int MONTHS = 60;
    private static final int WHOLE = 100;

    static RuleForm of(@Nullable MaintenanceRule rule) {
        return rule == null
                ? new RuleForm(null, null, null, null, null, null)
                : new RuleForm(
                        Objects.toString(rule.validYears(), ""),
                        Objects.toString(rule.checkMonths(), ""),
                        percent(rule.revokeShare()),
                        percent(rule.keyShare()),
                        String.join(", ", rule.keyCriteria()),
                        rule.source());
    }

    MaintenanceRule read() {
        return new MaintenanceRule(
                optional(validYears, "recognition.rule.valid_years", YEARS),
                optional(checkMonths, "recognition.rule.check_months", MONTHS),
                share(revokeShare, "recognition.rule.revoke_share"),
                share(keyShare, "recognition.rule.key_share"),
                codes(),
                Objects.toString(source, ""),
                false);
    }

    private List<String> codes() {
        return Arrays.stream(Objects.toString(keyCriteria, "").split("[,;\\s]+"))
                .filter(code -> !code.isEmpty())
                .toList();
    }

    private static @Nullable Integer optional(@Nullable String typed, String label, int most) {
        return typed == null || typed.isBlank() ? null : Typed.count(typed, label, 1, most);
    }

    private static BigDecimal share(@Nullable String typed, String label) {
        return BigDecimal.valueOf(Typed.count(typed, label, 1, WHOLE)).movePointLeft(2);
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString();
    }
}
