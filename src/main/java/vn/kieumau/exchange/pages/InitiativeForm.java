package vn.kieumau.exchange.pages;

import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kieumau.exchange.Initiative;
import vn.kieumau.exchange.NewInitiative;
import vn.kieumau.web.Typed;

/**
 * An initiative as it is typed.
 *
 * @param from 0 or null: it is the unit's own
 * @param contact 0 or null: not said
 * @param version of the initiative that was shown; null for a new one
 */
public record InitiativeForm(
        @Nullable Long unit,
        @Nullable String kind,
        @Nullable String name,
        @Nullable String description,
        @Nullable String sites,
        @Nullable String teams,
        @Nullable String since,
        @Nullable String cost,
        @Nullable Long contact,
        @Nullable Long from,
        @Nullable List<String> criteria,
        @Nullable Integer version) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    static InitiativeForm empty(@Nullable Long unit) {
        return new InitiativeForm(unit, null, null, null, "1", "0", null, null, null, null, null, null);
    }

    /** The same at another unit. */
    static InitiativeForm takenFrom(Initiative other, @Nullable Long unit) {
        return new InitiativeForm(
                unit,
                other.kind(),
                other.name(),
                null,
                "1",
                "0",
                null,
                null,
                null,
                other.initiativeId(),
                keys(other.criteria()),
                null);
    }

    static InitiativeForm of(Initiative initiative) {
        return new InitiativeForm(
                initiative.unitId(),
                initiative.kind(),
                initiative.name(),
                initiative.description(),
                String.valueOf(initiative.sites()),
                String.valueOf(initiative.teams()),
                DAY.format(initiative.since()),
                initiative.cost() == null ? null : String.valueOf(initiative.cost()),
                initiative.contactOfficeId(),
                initiative.takenFromId(),
                keys(initiative.criteria()),
                initiative.version());
    }

    private static List<String> keys(String criteria) {
        return criteria.isEmpty() ? List.of() : Arrays.asList(criteria.split(" "));
    }

    public List<String> chosen() {
        return criteria == null ? List.of() : criteria;
    }

    NewInitiative read() {
        return new NewInitiative(
                unit == null ? 0 : unit,
                Objects.toString(kind, ""),
                Objects.toString(name, ""),
                description,
                Typed.count(sites, "exchange.initiative.sites", 0, NewInitiative.MOST),
                Typed.count(teams, "exchange.initiative.teams", 0, NewInitiative.MOST),
                Typed.day(since, "exchange.initiative.since"),
                cost == null || cost.isBlank()
                        ? null
                        : Typed.count(cost, "exchange.initiative.cost", 0, NewInitiative.MOST_COST),
                contact == null || contact == 0 ? null : contact,
                from == null || from == 0 ? null : from,
                chosen());
    }

    int seen() {
        return version == null ? 0 : version;
    }
}
