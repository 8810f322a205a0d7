package vn.kieumau.indicators;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.Period;

/** How much of what units reported lately is worth a second look: one sign among others of where to look on the spot. */
@Component
public class UnitWarnings {
    /** Closed months that are counted, the last one included. */
    public static final int MONTHS = 12;

    private final JdbcClient jdbc;
    private final Metrics metrics;

    UnitWarnings(JdbcClient jdbc, Metrics metrics) {
        this.jdbc = jdbc;
        this.metrics = metrics;
    }

    private record Reported(long unitId, StoredFigure figure) {}

    /**
     * For each unit how many figures of its last twelve closed months, of those reported by the month, bear a remark
     * ({@link Warnings}); no entry for a unit without any. Whoever asks has made sure that the reader may see their figures.
     */
    @Transactional(readOnly = true)
    public Map<Long, Integer> lately(Long[] unitIds, Calendar calendar, LocalDate today) {
        List<Period> months = LongStream.range(0, MONTHS)
                .mapToObj(back -> calendar.month(calendar.lastClosed(today).minusMonths(back)))
                .toList();
        Map<Long, Integer> warned = new HashMap<>();
        List<Reported> unit = new ArrayList<>();
        try (Stream<Reported> figures = figures(unitIds, months)) {
            figures.forEach(each -> {
                if (!unit.isEmpty() && unit.get(0).unitId() != each.unitId()) {
                    count(unit, months, warned);
                    unit.clear();
                }
                unit.add(each);
            });
        }
        if (!unit.isEmpty()) {
            count(unit, months, warned);
        }
        return warned;
    }

    private void count(List<Reported> unit, List<Period> months, Map<Long, Integer> warned) {
        Map<String, StoredFigure> stored = new HashMap<>();
        unit.forEach(
                each -> stored.put(key(each.figure().metricId(), each.figure().starts()), each.figure()));
        Calendar calendar = months.get(0).calendar();
        Warnings.Known known = (metric, month) ->
                stored.get(key(metric.id(), calendar.month(month).starts()));
        int count = (int) months.stream()
                .flatMap(month -> metrics.reported(Length.MONTH).stream()
                        .filter(metric -> known.at(metric, month.first()) != null
                                && !Warnings.of(metric, month.first(), metrics.all(), known)
                                        .isEmpty()))
                .count();
        if (count > 0) {
            warned.put(unit.get(0).unitId(), count);
        }
    }

    private static String key(int metricId, LocalDate starts) {
        return metricId + " " + starts;
    }

    /** Unit by unit, one at a time in memory. */
    private Stream<Reported> figures(Long[] unitIds, List<Period> months) {
        Period last = months.get(0);
        Period oldest = months.get(months.size() - 1);
        return jdbc
                .sql("""
                        select unit_id, metric_id, starts, value, definition_id, zero_register, source, recorded_at, first_at, illustrative
                        from indicators.figure
                        where unit_id = any(:units) and starts between :from and :to order by unit_id
                        """)
                .withFetchSize(1000)
                .param("units", unitIds)
                .param("from", oldest.plus(-Warnings.MONTHS_BACK).starts())
                .param("to", last.plus(1).starts())
                .query((row, number) -> new Reported(
                        row.getLong("unit_id"),
                        new StoredFigure(
                                row.getInt("metric_id"),
                                row.getObject("starts", LocalDate.class),
                                row.getBigDecimal("value"),
                                row.getInt("definition_id"),
                                row.getString("zero_register"),
                                row.getString("source"),
                                "",
                                row.getObject("recorded_at", java.time.OffsetDateTime.class),
                                row.getObject("first_at", java.time.OffsetDateTime.class),
                                row.getBoolean("illustrative"))))
                .stream();
    }
}
