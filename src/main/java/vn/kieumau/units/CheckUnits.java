package vn.kieumau.units;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Row;
import vn.kieumau.web.Typed;

/**
 * Whether a file's versions of units can stand beside those of the tree: no unit twice on a day, none with a gap, each below one that
 * exists on all its days, no code for two units. What the tree has already is unchanged; a file only adds, it never says otherwise.
 */
@Component
class CheckUnits {
    static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    private final JdbcClient jdbc;

    CheckUnits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Checked<UnitVersion> of(List<Row> rows) {
        return new Check(standing()).of(rows);
    }

    List<UnitVersion> standing() {
        return jdbc.sql("""
                        select 0 as line, u.key, coalesce(v.code, '') as code, v.name, v.type, v.level, coalesce(p.key, '') as parent_key,
                            lower(v.valid) as from, upper(v.valid) as to
                        from units.unit_version v join units.unit u on u.id = v.unit_id left join units.unit p on p.id = v.parent_id
                        where not isempty(v.valid)
                        """).query(UnitVersion.class).list();
    }

    private static final class Check {
        private final Problems problems = new Problems();
        private final Map<String, List<UnitVersion>> byKey = new LinkedHashMap<>();
        private final List<UnitVersion> fresh = new ArrayList<>();

        Check(List<UnitVersion> standing) {
            standing.forEach(this::put);
        }

        Checked<UnitVersion> of(List<Row> rows) {
            int unchanged = 0;
            for (Row row : rows) {
                Optional<UnitVersion> read = read(row);
                if (read.isPresent() && !isThere(read.get())) {
                    fresh.add(read.get());
                } else if (read.isPresent()) {
                    unchanged++;
                }
            }
            fresh.forEach(this::put);
            byKey.values().forEach(versions -> versions.sort(UnitVersion::byFirstDay));
            byKey.values().forEach(this::follow);
            fresh.forEach(this::parent);
            roots();
            codes();
            List<LineProblem> found = problems.byLine();
            return new Checked<>(found, found.isEmpty() ? fresh : List.of(), unchanged);
        }

        private void put(UnitVersion version) {
            byKey.computeIfAbsent(version.key(), any -> new ArrayList<>()).add(version);
        }

        private Optional<UnitVersion> read(Row row) {
            int line = (int) row.line();
            boolean sound = problems.text(line, "key", row.text("key"), true)
                    & problems.text(line, "name", row.text("name"), true)
                    & problems.text(line, "parent_key", row.text("parent_key"), false);
            String code = row.text("code");
            Level level = Level.named(row.text("level")).orElse(null);
            if (level == null) {
                problems.add(line, "level", row.text("level"), LineFault.UNKNOWN_LEVEL);
                return Optional.empty();
            }
            if (!level.has(row.text("type"))) {
                sound = problems.add(line, "type", row.text("type"), LineFault.UNKNOWN_TYPE);
            }
            if (level.lostZero(row.text("key"))) {
                sound = problems.add(line, "key", row.text("key"), LineFault.LOST_ZERO);
            }
            if (!code.isEmpty() && Level.ofCode(code).orElse(null) != level) {
                sound = problems.add(line, "code", code, wrongCode(code, level));
            }
            boolean root = level == Level.COUNTRY;
            if (root != row.text("parent_key").isEmpty()) {
                sound = problems.add(
                        line,
                        "parent_key",
                        row.text("parent_key"),
                        root ? LineFault.PARENT_NOT_ABOVE : LineFault.EMPTY);
            }
            Optional<LocalDate> from = day(row, "valid_from", problems);
            Optional<LocalDate> to = day(row, "valid_to", problems);
            if (!sound || unread(row, "valid_from", from) || unread(row, "valid_to", to)) {
                return Optional.empty();
            }
            if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
                problems.add(line, "valid_to", row.text("valid_to"), LineFault.ENDS_BEFORE);
                return Optional.empty();
            }
            return Optional.of(new UnitVersion(
                    line,
                    row.text("key"),
                    code,
                    row.text("name"),
                    row.text("type"),
                    level.code(),
                    row.text("parent_key"),
                    from.orElse(null),
                    to.orElse(null)));
        }

        private static LineFault wrongCode(String code, Level level) {
            if (level.lostZero(code)) {
                return LineFault.LOST_ZERO;
            }
            return Level.ofCode(code).isPresent() ? LineFault.OTHER_LEVEL : LineFault.NOT_A_CODE;
        }

        /** Whether the tree has it already, word for word; what it has otherwise is said. */
        private boolean isThere(UnitVersion read) {
            UnitVersion same = null;
            for (UnitVersion each : byKey.getOrDefault(read.key(), List.of())) {
                if (Objects.equals(each.from(), read.from())) {
                    same = each;
                }
            }
            if (same == null) {
                return false;
            }
            differs(read, "code", read.code(), same.code());
            differs(read, "name", read.name(), same.name());
            differs(read, "type", read.type(), same.type());
            differs(read, "level", read.level(), same.level());
            differs(read, "parent_key", read.parentKey(), same.parentKey());
            differs(read, "valid_to", written(read.to()), written(same.to()));
            return true;
        }

        private void differs(UnitVersion read, String column, String value, String there) {
            if (!value.equals(there)) {
                problems.add(read.line(), column, value, LineFault.DIFFERS);
            }
        }

        /** A unit's versions follow each other day by day. */
        private void follow(List<UnitVersion> versions) {
            for (int at = 1; at < versions.size(); at++) {
                UnitVersion before = versions.get(at - 1);
                UnitVersion after = versions.get(at);
                UnitVersion said = after.line() > 0 ? after : before;
                if (said.line() == 0) {
                    continue;
                }
                if (before.line() == 0 && before.endsBy(after.from())) {
                    problems.add(said.line(), "key", said.key(), LineFault.ENDED);
                } else if (Objects.equals(before.from(), after.from()) && before.line() > 0 && after.line() > 0) {
                    problems.add(said.line(), "key", said.key(), LineFault.TWICE);
                } else if (!before.endsBy(after.from())) {
                    problems.add(said.line(), "valid_from", written(said.from()), LineFault.OVERLAPS);
                } else if (!Objects.equals(before.to(), after.from())) {
                    problems.add(said.line(), "valid_from", written(said.from()), LineFault.LEAVES_GAP);
                }
            }
        }

        /** Above a unit there is one of a higher level on each of its days. */
        private void parent(UnitVersion version) {
            String key = version.parentKey();
            if (key.isEmpty()) {
                return;
            }
            List<UnitVersion> above = byKey.get(key);
            if (above == null) {
                problems.add(
                        version.line(),
                        "parent_key",
                        key,
                        Problems.lostZero(key, byKey.keySet()) ? LineFault.LOST_ZERO : LineFault.UNKNOWN_UNIT);
                return;
            }
            Level own = Level.named(version.level()).orElseThrow();
            if (above.stream()
                    .filter(version::meets)
                    .anyMatch(each -> !Level.named(each.level()).orElseThrow().above(own))) {
                problems.add(version.line(), "parent_key", key, LineFault.PARENT_NOT_ABOVE);
                return;
            }
            UnitVersion first = above.get(0);
            UnitVersion last = above.get(above.size() - 1);
            if (UnitVersion.order(first.from(), version.from()) > 0) {
                problems.add(version.line(), "valid_from", written(version.from()), LineFault.PARENT_NOT_THERE);
            } else if (last.to() != null
                    && (version.to() == null || version.to().isAfter(last.to()))) {
                problems.add(version.line(), "valid_to", written(version.to()), LineFault.PARENT_NOT_THERE);
            }
        }

        /** There is one tree. */
        private void roots() {
            List<UnitVersion> roots = byKey.values().stream()
                    .map(versions -> versions.get(0))
                    .filter(each -> each.parentKey().isEmpty())
                    .toList();
            if (roots.size() > 1) {
                roots.stream()
                        .filter(each -> each.line() > 0)
                        .forEach(each -> problems.add(each.line(), "level", each.level(), LineFault.SECOND_ROOT));
            }
        }

        /** On no day does a code stand for two units. */
        private void codes() {
            Set<String> asked = new HashSet<>();
            fresh.forEach(each -> asked.add(each.code()));
            Map<String, List<UnitVersion>> byCode = new HashMap<>();
            byKey.values().stream()
                    .flatMap(List::stream)
                    .filter(each -> !each.code().isEmpty() && asked.contains(each.code()))
                    .forEach(each -> byCode.computeIfAbsent(each.code(), any -> new ArrayList<>())
                            .add(each));
            for (List<UnitVersion> versions : byCode.values()) {
                versions.sort(UnitVersion::byFirstDay);
                for (int at = 1; at < versions.size(); at++) {
                    UnitVersion before = versions.get(at - 1);
                    UnitVersion after = versions.get(at);
                    if (!before.key().equals(after.key()) && !before.endsBy(after.from())) {
                        UnitVersion said = after.line() > 0 ? after : before;
                        problems.add(said.line(), "code", said.code(), LineFault.CODE_TAKEN);
                    }
                }
            }
        }
    }

    static String written(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    /** A cell with a day as 2025-07-01; empty where it is empty, or wrong and said so. */
    static Optional<LocalDate> day(Row row, String column, Problems problems) {
        String text = row.text(column);
        try {
            if (text.isEmpty()) {
                return Optional.empty();
            }
            LocalDate day = LocalDate.parse(text, DAY);
            if (Typed.plausible(day)) {
                return Optional.of(day);
            }
        } catch (DateTimeParseException unreadable) {
            // said below, like a day that cannot be meant
        }
        problems.add((int) row.line(), column, text, LineFault.NOT_A_DATE);
        return Optional.empty();
    }

    static boolean unread(Row row, String column, Optional<LocalDate> day) {
        return day.isEmpty() && !row.text(column).isEmpty();
    }
}
