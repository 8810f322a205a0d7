package vn.kieumau.campaigns;

import static vn.kieumau.campaigns.LegalState.*;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vn.kieumau.kernel.Permission;

/** The one table of a legal document's moves. What was issued is not changed any more; it can be repealed. */
public enum LegalMove {
    SUBMIT(Set.of(DRAFT), SUBMITTED),
    TAKE_BACK(Set.of(SUBMITTED), DRAFT),
    /** Straight from a draft where somebody records what was issued long ago. */
    ISSUE(Set.of(DRAFT, SUBMITTED), ISSUED),
    REPEAL(Set.of(ISSUED), REPEALED);

    private final Set<LegalState> from;
    private final LegalState to;

    LegalMove(Set<LegalState> from, LegalState to) {
        this.from = from;
        this.to = to;
    }

    public Set<LegalState> from() {
        return from;
    }

    public LegalState to() {
        return to;
    }

    public Permission permission() {
        return Permission.KEEP_LEGAL_DOCUMENT;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean opens(String state) {
        return from.stream().anyMatch(each -> each.code().equals(state));
    }

    /** What can be done with a document in this state. */
    public static List<LegalMove> from(String state) {
        return Arrays.stream(values()).filter(each -> each.opens(state)).toList();
    }
}
