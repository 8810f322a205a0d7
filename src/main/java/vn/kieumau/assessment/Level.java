package vn.kieumau.assessment;

import java.util.Arrays;
import java.util.Locale;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** On whose side of a dossier somebody stands, from below upwards. */
public enum Level {
    WARD,
    DISTRICT,
    PROVINCE,
    MINISTRY;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Level of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Codes of the levels above. */
    String[] above() {
        return Arrays.stream(values())
                .filter(each -> each.compareTo(this) > 0)
                .map(Level::code)
                .toArray(String[]::new);
    }

    /** Where the actor's office stands that holds the permission. */
    static Level of(Actor actor, Permission permission) {
        return switch (actor.actingUnder(permission)
                .orElseThrow(() -> new Refused(KernelRefusal.NOT_PERMITTED))
                .unitLevel()) {
            case "country" -> MINISTRY;
            case "province" -> PROVINCE;
            case "district" -> DISTRICT;
            default -> WARD;
        };
    }
}
