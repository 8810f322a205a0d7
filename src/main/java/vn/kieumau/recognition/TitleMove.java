package vn.kieumau.recognition;

import static vn.kieumau.recognition.TitleState.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.Permission;

/** The one table of what may become of a title after it was conferred. Each is prepared by one person and decided by another. */
public enum TitleMove {
    /** Changes nothing but what everybody may read. */
    WARN(EnumSet.of(CONFERRED, RENEWED, SUSPENDED), null, false),
    SUSPEND(EnumSet.of(CONFERRED, RENEWED), SUSPENDED, true),
    /** As it was before it was suspended. */
    RESUME(EnumSet.of(SUSPENDED), CONFERRED, false),
    RENEW(EnumSet.of(CONFERRED, RENEWED), RENEWED, false),
    LAPSE(EnumSet.of(CONFERRED, RENEWED, SUSPENDED), LAPSED, false),
    REVOKE(EnumSet.of(CONFERRED, RENEWED, SUSPENDED), REVOKED, true),
    /** As it was before it lapsed or was revoked; only after the unit's complaint about that was granted. */
    REINSTATE(EnumSet.of(LAPSED, REVOKED), CONFERRED, false),
    /** A new certificate for one that was lost, damaged or wrong; the former leads to the title as before. */
    REPLACE(EnumSet.of(CONFERRED, RENEWED, SUSPENDED), null, false),
    /** The title is conferred anew on a unit that a reorganisation put in the place of the one that earned it, where it stays. */
    CONFER(EnumSet.of(CONFERRED, RENEWED), null, false);

    private final Set<TitleState> from;
    private final @Nullable TitleState to;
    private final boolean heard;

    TitleMove(Set<TitleState> from, @Nullable TitleState to, boolean heard) {
        this.from = from;
        this.to = to;
        this.heard = heard;
    }

    public Set<TitleState> from() {
        return from;
    }

    /** Empty where the state stays. */
    public Optional<TitleState> to() {
        return Optional.ofNullable(to);
    }

    /** Whether the unit has to be heard before. */
    public boolean heard() {
        return heard;
    }

    public Permission permission() {
        return Permission.DECIDE_TITLE_ACT;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean opens(String state) {
        return from.stream().anyMatch(each -> each.code().equals(state));
    }

    /** What may become of a title in this state. */
    public static List<TitleMove> from(String state) {
        return Arrays.stream(values()).filter(each -> each.opens(state)).toList();
    }

    static Optional<TitleMove> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
