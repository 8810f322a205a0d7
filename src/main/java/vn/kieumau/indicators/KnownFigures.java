package vn.kieumau.indicators;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kieumau.criteria.rules.Outcome;

/**
 * Figures of many units as rules take them, one row of plain values for each unit: a count or rank is a {@code Long}, a share a
 * {@code Ratio}; where a month is missing there is nothing. Computed ones are computed when they are asked for.
 */
public final class KnownFigures {
    private final Metrics metrics;
    private final List<Metric> reported;
    private final List<Metric> derived;
    private final List<Metric> rated;
    private final Map<Integer, Integer> columns = new HashMap<>();
    private final Map<Long, @Nullable Object[]> rows = new HashMap<>();
    private final Map<Long, Map<String, Long>> partial = new HashMap<>();

    KnownFigures(Metrics metrics, List<Metric> reported, Set<String> codes) {
        this.metrics = metrics;
        this.reported = reported;
        this.derived = metrics.all().stream()
                .filter(each -> each.derived() && codes.contains(each.code()))
                .toList();
        this.rated = reported.stream()
                .filter(each -> each.kind() == Metric.Kind.LEVEL)
                .toList();
        for (Metric each : reported) {
            columns.put(each.id(), columns.size());
        }
    }

    /** Units of which anything is known. */
    public Set<Long> units() {
        return Collections.unmodifiableSet(rows.keySet());
    }

    /** By the names that rules have for them, ranks of levels included; a new map, the caller's own. */
    public Map<String, Object> of(long unitId) {
        Map<String, Object> known = new HashMap<>();
        @Nullable Object[] row = rows.get(unitId);
        levels(rated, known);
        for (Slot slot : Slot.values()) {
            Map<String, Object> plain = new HashMap<>();
            for (int i = 0; row != null && i < reported.size(); i++) {
                Object value = row[slot.ordinal() * reported.size() + i];
                if (value != null) {
                    plain.put(reported.get(i).code(), value);
                    known.put(reported.get(i).code() + slot.suffix(), value);
                }
            }
            if (!derived.isEmpty()) {
                levels(rated, plain);
                compute(slot, plain, known);
            }
        }
        return known;
    }

    private void compute(Slot slot, Map<String, Object> plain, Map<String, Object> known) {
        for (Metric each : derived) {
            Outcome outcome = metrics.rule(each).evaluate(plain);
            if (outcome.value() != null) {
                known.put(each.code() + slot.suffix(), outcome.value());
            }
        }
    }

    /** Of counts of which months of the year are missing: the sum of the others, below which the year cannot end. */
    public Map<String, Long> atLeast(long unitId) {
        return partial.getOrDefault(unitId, Map.of());
    }

    /** Metrics of which nothing is known for a unit and slot. */
    public List<String> missing(long unitId, Slot slot) {
        @Nullable Object[] row = rows.get(unitId);
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < reported.size(); i++) {
            if (row == null || row[slot.ordinal() * reported.size() + i] == null) {
                missing.add(reported.get(i).code());
            }
        }
        return missing;
    }

    /** @param whole whether nothing that counts is missing from the value */
    void put(long unitId, int metricId, Slot slot, BigDecimal value, boolean whole) {
        Integer column = columns.get(metricId);
        if (column != null) {
            Metric metric = reported.get(column);
            if (whole) {
                @Nullable Object[] row = rows.computeIfAbsent(unitId, any -> blank());
                row[slot.ordinal() * reported.size() + column] = metric.forRules(value);
            } else {
                rows.computeIfAbsent(unitId, any -> blank());
                if (slot == Slot.PERIOD && metric.forRules(value) instanceof Long sum) {
                    partial.computeIfAbsent(unitId, any -> new HashMap<>()).put(metric.code(), sum);
                }
            }
        }
    }

    private @Nullable Object[] blank() {
        @Nullable Object[] row = new Object[Slot.values().length * reported.size()];
        Arrays.fill(row, null);
        return row;
    }

    /** The names of levels, each for its rank. */
    static void levels(List<Metric> metrics, Map<String, Object> known) {
        for (Metric metric : metrics) {
            for (Metric.Level level : metric.levels()) {
                known.put(metric.code() + "_" + level.code(), (long) level.rank());
            }
        }
    }
}
