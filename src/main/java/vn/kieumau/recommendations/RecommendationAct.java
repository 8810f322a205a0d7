package vn.kieumau.recommendations;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.Permission;

/** What is done with a recommendation; each is a hop of its way. */
public enum RecommendationAct {
    RAISE(Permission.RAISE_RECOMMENDATION),
    /** How a directive begins. */
    ASSIGN(Permission.ASSIGN_DIRECTIVE),
    ACCEPT(Permission.ACCEPT_RECOMMENDATION),
    FORWARD(Permission.FORWARD_RECOMMENDATION),
    ANSWER(Permission.ANSWER_RECOMMENDATION),
    CLOSE(Permission.CLOSE_RECOMMENDATION),
    REOPEN(Permission.REOPEN_RECOMMENDATION),
    /** Of time alone: nobody does it. */
    ESCALATE(null);

    private final @Nullable Permission permission;

    RecommendationAct(@Nullable Permission permission) {
        this.permission = permission;
    }

    public @Nullable Permission permission() {
        return permission;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
