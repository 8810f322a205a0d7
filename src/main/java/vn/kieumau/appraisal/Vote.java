package vn.kieumau.appraisal;

import java.util.Locale;
import java.util.Optional;

/** What a member of a council says of a dossier. */
public enum Vote {
    FOR,
    AGAINST,
    ABSTAIN;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Vote> of(String code) {
        for (Vote vote : values()) {
            if (vote.code().equals(code)) {
                return Optional.of(vote);
            }
        }
        return Optional.empty();
    }
}
