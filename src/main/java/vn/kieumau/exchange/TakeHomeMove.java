package vn.kieumau.exchange;

import static vn.kieumau.exchange.TakeHomeState.*;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.Permission;

/** The one table of what becomes of a practice that was taken home; dropped only with a reason. */
public enum TakeHomeMove {
    TRY(NOTED, TRYING),
    INTRODUCE(TRYING, INTRODUCED),
    DROP_UNTRIED(NOTED, DROPPED),
    DROP_TRIED(TRYING, DROPPED);

    private final TakeHomeState from;
    private final TakeHomeState to;

    TakeHomeMove(TakeHomeState from, TakeHomeState to) {
        this.from = from;
        this.to = to;
    }

    public TakeHomeState from() {
        return from;
    }

    public TakeHomeState to() {
        return to;
    }

    public Permission permission() {
        return Permission.FOLLOW_TAKE_HOME;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What can become of it from this state. */
    public static List<TakeHomeMove> from(String state) {
        return Arrays.stream(values())
                .filter(each -> each.from.code().equals(state))
                .toList();
    }

    /** By its code; empty for anything else. */
    static Optional<TakeHomeMove> of(@Nullable String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
