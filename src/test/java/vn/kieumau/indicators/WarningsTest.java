package vn.kieumau.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A series of months up to November 2023, the last one being looked at; "-" is a month without a figure. */
class WarningsTest {
    static final YearMonth LAST = YearMonth.of(2023, 11);

    @ParameterizedTest
    @CsvSource({
        "2 3 1 2 3 2 0 0 0 0 0 0, ZERO_STREAK",
        "2 3 1 2 3 2 0 0 0 0 0, ''",
        "0 0 1 0 0 0 0 0 0 0 0 0, ''",
        "0 0 0 0 0 0 0 0 0 0 0 0, ''",
        "0 0 0 0 0 0, ''",
        "2 3 2 3 2 3 14, JUMP",
        "2 3 2 3 2 3 8, JUMP",
        "2 3 2 3 2 3 7, ''",
        "1 1 1 1 1 1 5, ''",
        "20 18 22 20 19 21 6, JUMP",
        "20 18 22 20 19 21 7, ''",
        "3 14, ''",
        "3 2 - 3, BLANK_BETWEEN",
        "3 2 - - 3, BLANK_BETWEEN",
        "3 2 3 -, ''",
        "- - 3, ''"
    })
    void whatIsRemarkedOn(String series, String kinds) {
        assertThat(kinds(series, 0)).isEqualTo(kinds);
    }

    /** Longer periods are remarked on where so many months would be; two of them at least. */
    @ParameterizedTest
    @CsvSource({
        "QUARTER, 4 5 3 4 0 0, ZERO_STREAK",
        "QUARTER, 4 5 3 4 0, ''",
        "QUARTER, 2 3 2 3 0 0, ''",
        "QUARTER, 4 5 3 4 20, JUMP",
        "QUARTER, 4 5 20, ''",
        "QUARTER, 4 - 5, BLANK_BETWEEN",
        "HALF_YEAR, 6 6 0 0, ZERO_STREAK",
        "HALF_YEAR, 6 6 0, ''",
        "HALF_YEAR, 7 8 7 30, JUMP",
        "YEAR, 7 8 7 30 0 0, ''"
    })
    void whatIsRemarkedOnOfLongerPeriods(Length every, String series, String kinds) {
        assertThat(warnings(every, series, 0).stream()
                        .map(each -> each.kind().name())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(kinds);
    }

    @Test
    void aBlankIsRemarkedOnAtTheBlankTooOnceSomethingFollows() {
        assertThat(kinds("3 2 - 4", 1)).isEqualTo("BLANK_BETWEEN");
        assertThat(kinds("3 2 -", 0)).isEmpty();
    }

    @Test
    void theSentenceHasTheFigures() {
        assertThat(warnings("2 3 1 2 3 2 0 0 0 0 0 0", 0).get(0).details())
                .containsExactly(6, YearMonth.of(2023, 6), new BigDecimal("2.2"), 6);
        assertThat(warnings("2 3 - 4", 0).get(0).details())
                .containsExactly(1, YearMonth.of(2023, 10), new BigDecimal("3"), new BigDecimal("4"));
    }

    @Test
    void aTotalThatDiffersFromItsPartsIsRemarkedOnWhereAllAreThere() {
        Metric drugs = metric(2, "drugs", List.of());
        Metric thefts = metric(3, "thefts", List.of());
        Metric total = metric(1, "crimes", List.of("drugs", "thefts"));
        List<Metric> all = List.of(total, drugs, thefts);
        Map<Integer, StoredFigure> figures = new HashMap<>(Map.of(1, figure(1, "5", 1), 2, figure(2, "2", 1)));
        Warnings.Known known = (metric, first) -> first.equals(LAST) ? figures.get(metric.id()) : null;
        assertThat(Warnings.of(total, LAST, all, known)).isEmpty();
        figures.put(3, figure(3, "3", 1));
        assertThat(Warnings.of(total, LAST, all, known)).isEmpty();
        figures.put(3, figure(3, "4", 1));
        assertThat(Warnings.of(total, LAST, all, known))
                .containsExactly(new Warnings.Warning(
                        Warnings.Kind.TOTAL_DIFFERS, LAST, List.of(new BigDecimal("5"), new BigDecimal("6"))));
    }

    @Test
    void aDefinitionThatChangedWithinTheComparisonIsRemarkedOn() {
        Metric metric = metric(1, "fires", List.of());
        Warnings.Known known = (any, first) ->
                first.equals(LAST) ? figure(1, "5", 2) : first.equals(LAST.minusYears(1)) ? figure(1, "4", 1) : null;
        assertThat(Warnings.of(metric, LAST, List.of(metric), known).stream()
                        .filter(each -> each.kind() == Warnings.Kind.DEFINITION_CHANGED)
                        .toList())
                .hasSize(1)
                .allMatch(each -> each.details().contains(LAST.minusYears(1)));
    }

    private static String kinds(String series, int before) {
        return warnings(series, before).stream().map(each -> each.kind().name()).collect(Collectors.joining(" "));
    }

    private static List<Warnings.Warning> warnings(String series, int before) {
        return warnings(Length.MONTH, series, before);
    }

    private static List<Warnings.Warning> warnings(Length every, String series, int before) {
        String[] values = series.split(" ");
        Metric metric = metric(1, "crimes", every, List.of());
        Map<YearMonth, StoredFigure> figures = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            if (!values[i].equals("-")) {
                figures.put(LAST.minusMonths((values.length - 1L - i) * every.months()), figure(1, values[i], 1));
            }
        }
        return Warnings.of(metric, LAST.minusMonths(before), List.of(metric), (any, first) -> figures.get(first));
    }

    private static StoredFigure figure(int metric, String value, int definition) {
        OffsetDateTime then = OffsetDateTime.of(2023, 11, 15, 0, 0, 0, 0, ZoneOffset.UTC);
        return new StoredFigure(
                metric, LocalDate.EPOCH, new BigDecimal(value), definition, null, "", "", then, then, true);
    }

    private static Metric metric(int id, String code, List<String> parts) {
        return metric(id, code, Length.MONTH, parts);
    }

    private static Metric metric(int id, String code, Length every, List<String> parts) {
        return new Metric(
                id,
                code,
                code,
                code,
                "",
                "",
                Metric.Kind.COUNT,
                Metric.Direction.LOWER,
                every,
                Metric.OverTime.SUM,
                Metric.UpTheTree.SUM,
                null,
                List.of(),
                null,
                null,
                null,
                "ward_police",
                parts,
                List.of(
                        new Metric.Definition(1, LocalDate.of(2000, 1, 1), "", "", ""),
                        new Metric.Definition(2, LocalDate.of(2023, 3, 1), "", "", "")));
    }
}
