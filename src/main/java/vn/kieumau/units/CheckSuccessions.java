package vn.kieumau.units;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Row;

/**
 * Whether a file's successions can stand beside those of the tree: each of a unit on the day of its end into one that exists then, whole
 * or in parts with one remainder. What the tree has already is unchanged; a file only adds, it never says otherwise.
 */
@Component
class CheckSuccessions {
    private final JdbcClient jdbc;

    CheckSuccessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The days of a unit.
     *
     * @param from null: before the records
     * @param to null: still
     */
    private record Span(
            String key, @Nullable LocalDate from, @Nullable LocalDate to) {
        boolean on(LocalDate day) {
            return (from == null || !from.isAfter(day)) && (to == null || to.isAfter(day));
        }
    }

    Checked<Succession> of(List<Row> rows) {
        Map<String, Span> spans = new HashMap<>();
        jdbc.sql("""
                        select u.key, case when bool_or(lower_inf(v.valid)) then null else min(lower(v.valid)) end as from,
                            case when bool_or(upper_inf(v.valid)) then null else max(upper(v.valid)) end as to
                        from units.unit_version v join units.unit u on u.id = v.unit_id where not isempty(v.valid) group by u.key
                        """).query(Span.class).list().forEach(each -> spans.put(each.key(), each));
        return new Check(spans, standing()).of(rows);
    }

    List<Succession> standing() {
        return jdbc.sql("""
                        select 0 as line, f.key as from_key, s.part, t.key as to_key, s.day, s.legal_basis
                        from units.succession s join units.unit f on f.id = s.from_id join units.unit t on t.id = s.to_id
                        """).query(Succession.class).list();
    }

    private static final class Check {
        private final Problems problems = new Problems();
        private final Map<String, Span> spans;
        private final Map<String, List<Succession>> byUnit = new LinkedHashMap<>();
        private final List<Succession> fresh = new ArrayList<>();

        Check(Map<String, Span> spans, List<Succession> standing) {
            this.spans = spans;
            standing.forEach(this::put);
        }

        Checked<Succession> of(List<Row> rows) {
            int unchanged = 0;
            for (Row row : rows) {
                Optional<Succession> read = read(row);
                if (read.isPresent() && !isThere(read.get())) {
                    put(read.get());
                    fresh.add(read.get());
                } else if (read.isPresent()) {
                    unchanged++;
                }
            }
            byUnit.values().stream()
                    .filter(each -> each.get(each.size() - 1).line() > 0)
                    .forEach(this::whole);
            List<LineProblem> found = problems.byLine();
            return new Checked<>(found, found.isEmpty() ? fresh : List.of(), unchanged);
        }

        private void put(Succession succession) {
            byUnit.computeIfAbsent(succession.fromKey(), any -> new ArrayList<>())
                    .add(succession);
        }

        private Optional<Succession> read(Row row) {
            int line = (int) row.line();
            boolean sound = unit(row, "from_key")
                    & unit(row, "to_key")
                    & problems.text(line, "legal_basis", row.text("legal_basis"), true);
            String part = row.text("part");
            if (!Change.PARTS.contains(part) || part.equals("same") || part.equals("end")) {
                sound = problems.add(line, "part", part, part.isEmpty() ? LineFault.EMPTY : LineFault.UNKNOWN_PART);
            }
            Optional<LocalDate> day = CheckUnits.day(row, "day", problems);
            if (row.text("day").isEmpty()) {
                problems.add(line, "day", "", LineFault.EMPTY);
            }
            if (!sound || day.isEmpty()) {
                return Optional.empty();
            }
            Span from = Objects.requireNonNull(spans.get(row.text("from_key")));
            Span to = Objects.requireNonNull(spans.get(row.text("to_key")));
            if (from.key().equals(to.key())) {
                sound = problems.add(line, "to_key", to.key(), LineFault.ITSELF);
            } else if (!day.get().equals(from.to())) {
                sound = problems.add(line, "day", row.text("day"), LineFault.NOT_ENDED);
            } else if (!to.on(day.get())) {
                sound = problems.add(line, "to_key", to.key(), LineFault.NOT_THERE);
            }
            return sound
                    ? Optional.of(new Succession(line, from.key(), part, to.key(), day.get(), row.text("legal_basis")))
                    : Optional.empty();
        }

        private boolean unit(Row row, String column) {
            String key = row.text(column);
            if (!problems.text((int) row.line(), column, key, true)) {
                return false;
            }
            return spans.containsKey(key)
                    || problems.add(
                            (int) row.line(),
                            column,
                            key,
                            Problems.lostZero(key, spans.keySet()) ? LineFault.LOST_ZERO : LineFault.UNKNOWN_UNIT);
        }

        /** Whether it is there already, in the tree or on an earlier line; what is there otherwise is said. */
        private boolean isThere(Succession read) {
            for (Succession each : byUnit.getOrDefault(read.fromKey(), List.of())) {
                if (each.toKey().equals(read.toKey())) {
                    if (each.line() > 0) {
                        problems.add(read.line(), "to_key", read.toKey(), LineFault.TWICE);
                    } else if (!each.part().equals(read.part())) {
                        problems.add(read.line(), "part", read.part(), LineFault.DIFFERS);
                    } else if (!each.legalBasis().equals(read.legalBasis())) {
                        problems.add(read.line(), "legal_basis", read.legalBasis(), LineFault.DIFFERS);
                    }
                    return true;
                }
            }
            return false;
        }

        /** A unit passes whole, or in parts with exactly one remainder. */
        private void whole(List<Succession> of) {
            int last = of.get(of.size() - 1).line();
            Predicate<Succession> people = each -> each.part().equals("people");
            Predicate<Succession> remainder = each -> each.part().equals("remainder");
            if (of.stream().anyMatch(each -> each.part().equals("whole"))) {
                if (of.size() > 1) {
                    problems.add(last, "part", of.get(of.size() - 1).part(), LineFault.NOT_ALONE);
                }
            } else if (of.size() == 1 || of.stream().noneMatch(remainder)) {
                problems.add(last, "part", of.get(of.size() - 1).part(), LineFault.NO_REMAINDER);
            } else if (of.stream().filter(remainder).count() > 1) {
                problems.add(last, "part", "remainder", LineFault.TWO_REMAINDERS);
            } else if (of.stream().filter(people).count() > 1) {
                problems.add(last, "part", "people", LineFault.TWO_PEOPLE);
            }
        }
    }
}
