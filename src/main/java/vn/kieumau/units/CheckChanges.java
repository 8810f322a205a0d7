package vn.kieumau.units;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether the lines of a reorganisation can be, as a whole, on its day: every unit that ends passes whole or in parts with one
 * remainder, every unit that begins has a parent that exists, no code stands for two units, nobody is left below what has ended.
 * Finds everything that is wrong, not only the first. Only units are changed that nothing changes later.
 */
@Component
class CheckChanges {
    private static final Set<String> ALONE = Set.of("same", "end", "whole");

    private final JdbcClient jdbc;

    CheckChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A unit that nothing ends yet.
     *
     * @param since first day of its version; null: before the records
     * @param begun first day of the unit itself; null: before the records
     */
    private record Standing(
            long unitId,
            String key,
            @Nullable String code,
            String name,
            Level level,
            @Nullable Long parentId,
            @Nullable LocalDate since,
            @Nullable LocalDate begun) {}

    List<LineProblem> problems(List<Change> changes, LocalDate day) {
        return new Check(standing(), endedLater(day), changes, day).problems();
    }

    private List<Standing> standing() {
        return jdbc.sql("""
                        select v.unit_id, u.key, v.code, v.name, upper(v.level) as level, v.parent_id, lower(v.valid) as since,
                            (select case when bool_or(lower_inf(e.valid)) then null else min(lower(e.valid)) end
                             from units.unit_version e where e.unit_id = v.unit_id and not isempty(e.valid)) as begun
                        from units.unit_version v join units.unit u on u.id = v.unit_id
                        where upper_inf(v.valid)
                        """).query(Standing.class).list();
    }

    /** Codes in force the day before, of units that end or change later. */
    private Set<String> endedLater(LocalDate day) {
        return new HashSet<>(jdbc.sql("""
                        select code from units.unit_version
                        where code is not null and valid @> :before and not upper_inf(valid)
                        """)
                .param("before", day.minusDays(1))
                .query(String.class)
                .list());
    }

    private static final class Check {
        private final LocalDate day;
        private final Set<String> endedLater;
        private final List<Change> changes;
        private final Map<String, Standing> byCode = new HashMap<>();
        private final Map<Long, Standing> byId = new HashMap<>();
        private final Map<Long, List<Change>> byUnit = new LinkedHashMap<>();
        private final Map<Change, Standing> from = new HashMap<>();
        /** What a code stands for from the day on: its level, and since when where nothing changes it. */
        private final Map<String, @Nullable LocalDate> after = new HashMap<>();

        private final Problems problems = new Problems();

        Check(List<Standing> standing, Set<String> endedLater, List<Change> changes, LocalDate day) {
            this.day = day;
            this.endedLater = endedLater;
            this.changes = changes;
            for (Standing each : standing) {
                byCode.put(each.code() == null ? each.key() : each.code(), each);
                byId.put(each.unitId(), each);
            }
        }

        List<LineProblem> problems() {
            changes.forEach(this::line);
            byUnit.values().forEach(this::unit);
            codes();
            changes.stream().filter(from::containsKey).forEach(this::parent);
            children();
            return problems.byLine();
        }

        private void line(Change change) {
            text(change, "legal_basis", change.legalBasis(), true);
            Standing unit = from(change);
            if (!Change.PARTS.contains(change.part())) {
                add(change, "part", change.part(), change.part().isEmpty() ? LineFault.EMPTY : LineFault.UNKNOWN_PART);
                return;
            }
            if (unit != null && to(change, unit)) {
                from.put(change, unit);
                byUnit.computeIfAbsent(unit.unitId(), any -> new ArrayList<>()).add(change);
            }
        }

        private @Nullable Standing from(Change change) {
            String code = change.fromCode();
            if (!text(change, "from_code", code, true)) {
                return null;
            }
            Standing unit = byCode.get(code);
            LineFault fault = null;
            if (unit == null || unit.level() == Level.COUNTRY) {
                fault = endedLater.contains(code)
                        ? LineFault.CHANGES_LATER
                        : Problems.lostZero(code, byCode.keySet()) ? LineFault.LOST_ZERO : LineFault.UNKNOWN_CODE;
            } else if (unit.begun() != null
                    && unit.begun().equals(day)
                    && !change.part().equals("same")) {
                fault = LineFault.BEGINS_THAT_DAY;
            } else if (unit.since() != null && unit.since().isAfter(day)) {
                fault = LineFault.CHANGES_LATER;
            }
            if (fault == null) {
                return unit;
            }
            add(change, "from_code", code, fault);
            return null;
        }

        private boolean to(Change change, Standing unit) {
            if (change.part().equals("end")) {
                return change.toCode().isEmpty() || add(change, "to_code", change.toCode(), LineFault.NOT_EMPTY);
            }
            String code = change.toCode();
            boolean fine = text(change, "to_code", code, true)
                    & text(change, "to_name", change.toName(), false)
                    & text(change, "to_parent_code", change.toParentCode(), false);
            if (!fine) {
                return false;
            }
            Level level = Level.ofCode(code).orElse(null);
            if (level == null) {
                return add(
                        change,
                        "to_code",
                        code,
                        code.matches("[0-9]{1,4}") ? LineFault.LOST_ZERO : LineFault.NOT_A_CODE);
            }
            boolean becomesCommune = level == Level.COMMUNE
                    && unit.level() == Level.DISTRICT
                    && !change.part().equals("same");
            if (level != unit.level() && !becomesCommune) {
                return add(
                        change,
                        "to_code",
                        code,
                        Problems.lostZero(code, byCode.keySet()) ? LineFault.LOST_ZERO : LineFault.OTHER_LEVEL);
            }
            if (!change.toType().isEmpty() && !level.has(change.toType())) {
                return add(change, "to_type", change.toType(), LineFault.UNKNOWN_TYPE);
            }
            return true;
        }

        /** All that is said of one unit. */
        private void unit(List<Change> lines) {
            Change last = lines.get(lines.size() - 1);
            if (lines.stream().map(Change::toCode).distinct().count() < lines.size()) {
                add(last, "to_code", last.toCode(), LineFault.TWICE);
            } else if (lines.size() > 1) {
                lines.stream()
                        .filter(each -> ALONE.contains(each.part()))
                        .findFirst()
                        .ifPresent(each -> add(each, "part", each.part(), LineFault.NOT_ALONE));
            }
            if (lines.stream().noneMatch(each -> ALONE.contains(each.part()))) {
                List<Change> remainders = of(lines, "remainder");
                if (remainders.isEmpty() || lines.size() == 1) {
                    add(last, "part", last.part(), LineFault.NO_REMAINDER);
                } else if (remainders.size() > 1) {
                    add(remainders.get(1), "part", "remainder", LineFault.TWO_REMAINDERS);
                }
                List<Change> people = of(lines, "people");
                if (people.size() > 1) {
                    add(people.get(1), "part", "people", LineFault.TWO_PEOPLE);
                }
            }
        }

        private static List<Change> of(List<Change> lines, String part) {
            return lines.stream().filter(each -> each.part().equals(part)).toList();
        }

        /** What each code stands for from the day on. */
        private void codes() {
            for (Standing each : byId.values()) {
                if (each.code() != null && !byUnit.containsKey(each.unitId())) {
                    after.put(each.code(), each.since());
                }
            }
            Map<String, List<Change>> fresh = new LinkedHashMap<>();
            for (Change change : from.keySet().stream()
                    .sorted(Comparator.comparingInt(Change::line))
                    .toList()) {
                if (change.part().equals("same")) {
                    if (after.containsKey(change.toCode())) {
                        add(change, "to_code", change.toCode(), LineFault.CODE_TAKEN);
                    }
                    after.put(change.toCode(), null);
                } else if (!change.part().equals("end")) {
                    fresh.computeIfAbsent(change.toCode(), any -> new ArrayList<>())
                            .add(change);
                }
            }
            fresh.forEach((code, lines) -> {
                Change first = lines.get(0);
                if (after.containsKey(code)) {
                    add(first, "to_code", code, LineFault.SAME_AND_NEW);
                }
                agreed(lines, "to_name", Change::toName, true);
                agreed(lines, "to_type", Change::toType, true);
                agreed(lines, "to_parent_code", Change::toParentCode, code.length() > 2);
            });
            fresh.keySet().forEach(code -> after.put(code, null));
        }

        /** Lines that go into one new unit say the same of it, each or only one of them. */
        private void agreed(List<Change> lines, String column, Function<Change, String> value, boolean required) {
            List<Change> said =
                    lines.stream().filter(each -> !value.apply(each).isEmpty()).toList();
            if (said.isEmpty()) {
                if (required) {
                    add(lines.get(0), column, "", LineFault.EMPTY);
                }
                return;
            }
            String first = value.apply(said.get(0));
            said.stream()
                    .filter(each -> !value.apply(each).equals(first))
                    .findFirst()
                    .ifPresent(each -> add(each, column, value.apply(each), LineFault.CONTRADICTS));
        }

        private void parent(Change change) {
            Standing unit = from.get(change);
            String code = change.toParentCode();
            if (change.part().equals("end") || unit == null) {
                return;
            }
            if (code.isEmpty()) {
                if (change.part().equals("same") && unit.parentId() != null && ends(unit.parentId())) {
                    add(change, "to_parent_code", "", LineFault.PARENT_ENDS);
                }
                return;
            }
            if (!after.containsKey(code)) {
                add(
                        change,
                        "to_parent_code",
                        code,
                        Problems.lostZero(code, after.keySet()) ? LineFault.LOST_ZERO : LineFault.UNKNOWN_PARENT);
                return;
            }
            LocalDate since = after.get(code);
            if (!levelOf(code).above(levelOf(change.toCode()))) {
                add(change, "to_parent_code", code, LineFault.PARENT_NOT_ABOVE);
            } else if (since != null && since.isAfter(day)) {
                add(change, "to_parent_code", code, LineFault.PARENT_LATER);
            }
        }

        private static Level levelOf(String code) {
            return Level.ofCode(code).orElse(Level.COUNTRY);
        }

        private boolean ends(long unitId) {
            return byUnit.getOrDefault(unitId, List.of()).stream()
                    .anyMatch(each -> !each.part().equals("same"));
        }

        /** Whoever stands below a unit that ends is spoken of too. */
        private void children() {
            Set<Long> said = new HashSet<>();
            for (Standing each : byId.values()) {
                Long parent = each.parentId();
                if (parent != null && ends(parent) && !byUnit.containsKey(each.unitId()) && said.add(parent)) {
                    add(byUnit.getOrDefault(parent, List.of()).get(0), "from_code", each.name(), LineFault.CHILD_LEFT);
                }
            }
        }

        private boolean text(Change change, String column, String value, boolean required) {
            return problems.text(change.line(), column, value, required);
        }

        private boolean add(Change change, String column, String value, LineFault fault) {
            return problems.add(change.line(), column, value, fault);
        }
    }
}
