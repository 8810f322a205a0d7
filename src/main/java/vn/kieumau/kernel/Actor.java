package vn.kieumau.kernel;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Who acts, with which grants, and when. Carrying the moment keeps clocks out of rules, and lets an import give an act
 * its own date while the audit trail keeps the import's beside it.
 */
public record Actor(
        long accountId, String login, String displayName, List<Grant> grants, OffsetDateTime at, boolean imported) {

    /** A reach as {@link #reach} gives it, of nobody. */
    public static final String NO_REACH = "infinity act {}";

    public boolean may(Permission permission) {
        return grants.stream().anyMatch(grant -> grant.permissions().contains(permission));
    }

    /**
     * What this permission reaches on the actor's day, as {@code units.reached} in SQL reads it: the day, whether ended units
     * can be reached too, and the units of the grants.
     */
    public String reach(Permission permission) {
        return today()
                + (permission.readsEnded() ? " read " : " act ")
                + Arrays.toString(units(permission))
                        .replace(" ", "")
                        .replace('[', '{')
                        .replace(']', '}');
    }

    /** Units at the top of what this permission reaches; empty when it is not held at all. */
    public Long[] units(Permission permission) {
        return grants.stream()
                .filter(grant -> grant.permissions().contains(permission))
                .map(Grant::unitId)
                .distinct()
                .toArray(Long[]::new);
    }

    /** Refuses who does not hold the permission anywhere; where it reaches is the query's business. */
    public Actor require(Permission permission) {
        Refused.when(!may(permission), KernelRefusal.NOT_PERMITTED);
        return this;
    }

    /** The office in whose name the permission is used, for the audit trail and "who did it". */
    public Optional<Grant> actingUnder(Permission permission) {
        return grants.stream()
                .filter(grant -> grant.permissions().contains(permission))
                .findFirst();
    }

    public LocalDate today() {
        return at.toLocalDate();
    }
}
