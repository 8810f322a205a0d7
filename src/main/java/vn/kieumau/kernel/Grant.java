package vn.kieumau.kernel;

import java.util.Set;

/** A role held in an office: its permissions reach a unit, mostly the office's own, and all units below it. */
public record Grant(
        String role, long officeId, String officeName, long unitId, String unitLevel, Set<Permission> permissions) {
    /** How the name of an office ends in whose name somebody acts for a person who is absent; {@code audit.signed} reads it. */
    public static final String SUBSTITUTE = " (làm thay)";
}
