package vn.kieumau.campaigns;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What kind of document it is, and who issues it: the words of Vietnam's administrative and Party documents. */
public final class LegalKind {
    /** From what leads to what carries out. */
    public static final List<String> KINDS =
            List.of("resolution", "conclusion", "directive", "letter", "programme", "scheme", "plan", "decision");

    private LegalKind() {}

    /** Bodies that issue. */
    public enum Issuer {
        PARTY_COMMITTEE,
        PEOPLES_COUNCIL,
        PEOPLES_COMMITTEE,
        POLICE,
        DEPARTMENT,
        FRONT;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static boolean known(String code) {
            return Arrays.stream(values()).anyMatch(each -> each.code().equals(code));
        }
    }
}
