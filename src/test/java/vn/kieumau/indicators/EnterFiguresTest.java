package vn.kieumau.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kieumau.support.Refusals.refused;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;
import vn.kieumau.web.View;

@ApplicationTest
class EnterFiguresTest {
    static final YearMonth OCTOBER = YearMonth.of(2023, 10);
    static final YearMonth NOVEMBER = YearMonth.of(2023, 11);
    static final String REGISTER = "Sổ tiếp nhận tin báo";

    @Autowired
    EnterFigures enterFigures;

    @Autowired
    UnitFigures unitFigures;

    @Autowired
    Figures figures;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theOfficerOfAnotherWardFindsNothing() {
        refused(KernelRefusal.NOT_FOUND, () -> save("hungvuong-canbo", NOVEMBER, Map.of("incitement_acts", "1"), ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nhattan-truong", "quansat", "hn-lanhdao", "v05-canbo", "kiemtoan", "admin"})
    void whoOnlyReadsFiguresEntersNone(String login) {
        refused(KernelRefusal.NOT_PERMITTED, () -> save(login, NOVEMBER, Map.of("incitement_acts", "1"), ""));
    }

    @Test
    void theWardDoesNotRateItselfAndTheProvinceCountsNoCrimes() {
        refused(
                IndicatorsRefusal.NOT_YOURS_TO_REPORT,
                () -> saveYear("nhattan-canbo", Map.of("unit_rating", "excellent")));
        refused(
                IndicatorsRefusal.NOT_YOURS_TO_REPORT,
                () -> save("hn-canbo", NOVEMBER, Map.of("crimes_solved", "1"), ""));
        assertThat(saveYear("hn-canbo", Map.of("unit_rating", "excellent"))).isEqualTo(1);
        assertThat(demo.audited("ENTER_PROVINCE_FIGURES", "indicators.entry")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "crimes_occurred, 3.5, NOT_A_COUNT",
        "crimes_occurred, '1,5', NOT_A_COUNT",
        "crimes_occurred, ba, NOT_A_COUNT",
        "crimes_occurred, -1, OUT_OF_RANGE",
        "crimes_occurred, 100001, OUT_OF_RANGE",
        "crimes_occurred, 99999999999999999999, NOT_A_COUNT",
        "incitement_acts, 0, ZERO_NOT_ATTESTED",
        "clearance_rate, 1, NO_SUCH_METRIC",
        "population, 1, NO_SUCH_METRIC",
        "nonsense, 1, NO_SUCH_METRIC"
    })
    void whatIsNoFigureIsRefused(String metric, String typed, IndicatorsRefusal refusal) {
        TypedFigures one = new TypedFigures(Map.of(metric, typed), "", "", "", seen(NOVEMBER));
        refused(
                refusal,
                () -> enterFigures.save(
                        demo.actor("nhattan-canbo"), nhattan(), Calendar.DEFAULT.month(NOVEMBER), one, true));
    }

    @Test
    void aLevelIsOneOfItsLevels() {
        refused(IndicatorsRefusal.NO_SUCH_LEVEL, () -> saveYear("hn-canbo", Map.of("unit_rating", "5")));
    }

    @Test
    void aPeriodThatHasNotBegunHasNoFigures() {
        refused(
                IndicatorsRefusal.PERIOD_NOT_BEGUN,
                () -> save("nhattan-canbo", YearMonth.of(2024, 1), Map.of("incitement_acts", "1"), ""));
    }

    @Test
    void oneBadFigureKeepsAllFromBeingSaved() {
        refused(
                IndicatorsRefusal.NOT_A_COUNT,
                () -> save("nhattan-canbo", NOVEMBER, Map.of("incitement_acts", "1", "separatist_acts", "x"), ""));
        assertThat(value("incitement_acts", NOVEMBER)).isNull();
    }

    @Test
    void aZeroCarriesItsRegisterAndWhatIsLeftOutStaysUnreported() {
        int before = entries();
        assertThat(save("nhattan-canbo", NOVEMBER, Map.of("incitement_acts", "0", "separatist_acts", ""), ""))
                .isEqualTo(1);
        assertThat(jdbc.sql("""
                        select f.zero_register from indicators.figure f join indicators.metric m on m.id = f.metric_id
                        where m.code = 'incitement_acts' and f.unit_id = :unit and f.starts = date '2023-10-15'
                        """).param("unit", nhattan()).query(String.class).single())
                .isEqualTo(REGISTER);
        assertThat(value("separatist_acts", NOVEMBER)).isNull();
        assertThat(entries()).isEqualTo(before + 1);
    }

    @Test
    void theSameFiguresAgainChangeNothing() {
        int before = entries();
        save("nhattan-canbo", NOVEMBER, Map.of("incitement_acts", "2"), "");
        assertThat(save("nhattan-canbo", NOVEMBER, Map.of("incitement_acts", "2"), ""))
                .isZero();
        assertThat(entries()).isEqualTo(before + 1);
    }

    @Test
    void whoSavesOverWhatSomebodyElseHasSavedIsTold() {
        long seen = seen(NOVEMBER);
        save("nhattan-canbo", NOVEMBER, Map.of("incitement_acts", "2"), "");
        TypedFigures late = new TypedFigures(Map.of("incitement_acts", "3"), REGISTER, "", "sửa", seen);
        refused(
                KernelRefusal.CHANGED_MEANWHILE,
                () -> enterFigures.save(
                        demo.actor("nhattan-canbo"), nhattan(), Calendar.DEFAULT.month(NOVEMBER), late, true));
    }

    @Test
    void aCorrectionAfterTheDueDayNeedsAReasonAndKeepsBoth() {
        refused(
                IndicatorsRefusal.CHANGE_NEEDS_REASON,
                () -> save("nhattan-canbo", OCTOBER, Map.of("crimes_occurred", "9"), ""));
        save("nhattan-canbo", OCTOBER, Map.of("crimes_occurred", "9"), "Đếm sót một vụ");
        assertThat(value("crimes_occurred", OCTOBER)).isEqualByComparingTo("9");
        List<Correction> before = unitFigures.corrections(nhattan(), LocalDate.of(2023, 9, 15));
        assertThat(before).hasSize(1);
        assertThat(before.get(0).value()).isEqualByComparingTo("1");
        assertThat(before.get(0).reason()).isEqualTo("Đếm sót một vụ");
        assertThat(before.get(0).replacedByName()).contains("Nhật Tân");
    }

    @Test
    void aRegisterOrSourceIsCorrectedAlone() {
        Map<String, String> values = Map.of("incitement_acts", "0", "separatist_acts", "2");
        save("nhattan-canbo", NOVEMBER, values, "Nhập bù");
        refused(IndicatorsRefusal.CHANGE_NEEDS_REASON, () -> saveAs(values, "Sổ theo dõi an ninh", "Báo cáo", ""));

        assertThat(saveAs(values, "Sổ theo dõi an ninh", "", "Ghi nhầm sổ")).isEqualTo(1);
        assertThat(attested())
                .containsExactly("incitement_acts 0 Sổ theo dõi an ninh | Báo cáo", "separatist_acts 2 - | Báo cáo");
        assertThat(unitFigures.corrections(nhattan(), LocalDate.of(2023, 10, 15)))
                .singleElement()
                .satisfies(each -> assertThat(each.reason()).isEqualTo("Ghi nhầm sổ"));

        assertThat(saveAs(values, "Sổ theo dõi an ninh", "Công văn 12", "Nêu đúng nguồn"))
                .isEqualTo(2);
        assertThat(attested())
                .containsExactly(
                        "incitement_acts 0 Sổ theo dõi an ninh | Công văn 12", "separatist_acts 2 - | Công văn 12");
        assertThat(saveAs(values, "Sổ theo dõi an ninh", "Công văn 12", "")).isZero();
        assertThat(jdbc.sql(
                                "select zero_register || ' ' || source from indicators.figure_before where value = 0 order by id")
                        .query(String.class)
                        .list())
                .containsExactly(REGISTER + " Báo cáo", "Sổ theo dõi an ninh Báo cáo");
    }

    private int saveAs(Map<String, String> values, String register, String source, String reason) {
        return enterFigures.save(
                demo.actor("nhattan-canbo"),
                nhattan(),
                Calendar.DEFAULT.month(NOVEMBER),
                new TypedFigures(values, register, source, reason, seen(NOVEMBER)),
                true);
    }

    private List<String> attested() {
        return jdbc.sql("""
                        select m.code || ' ' || f.value || ' ' || coalesce(f.zero_register, '-') || ' | ' || f.source
                        from indicators.figure f join indicators.metric m on m.id = f.metric_id
                        where m.code in ('incitement_acts', 'separatist_acts') and f.unit_id = :unit and f.starts = date '2023-10-15'
                        order by m.code
                        """).param("unit", nhattan()).query(String.class).list();
    }

    /** A correction changes what is known from now on, not what was known. */
    @Test
    void whatWasKnownAtAMomentIsReadAsItWas() {
        Instant before = demo.actor("nhattan-canbo").at().toInstant().minusSeconds(3600);
        BigDecimal then = sum(before);
        save("nhattan-canbo", OCTOBER, Map.of("crimes_occurred", "9"), "Đếm sót");
        save("nhattan-canbo", OCTOBER, Map.of("crimes_occurred", "8"), "Đếm thừa");
        assertThat(sum(before)).isEqualByComparingTo(then);
        assertThat(sum(later())).isEqualByComparingTo(then.add(BigDecimal.valueOf(7)));
        save("nhattan-canbo", OCTOBER, Map.of("crimes_occurred", ""), "Báo cáo nhầm kỳ");
        assertThat(sum(before)).isEqualByComparingTo(then);
        Reading withdrawn = reading("crimes_occurred", Slot.PERIOD, later());
        assertThat(withdrawn.value()).isNull();
        assertThat(withdrawn.missing()).containsExactly(OCTOBER);
        assertThat(withdrawn.partial()).isEqualByComparingTo(then.subtract(BigDecimal.ONE));
        for (Instant moment : List.of(before, later())) {
            assertThat(known(moment).of(nhattan()).get("crimes_occurred"))
                    .isEqualTo(moment.equals(before) ? then.longValueExact() : null);
        }
    }

    @Test
    void periodsOfAYearBeforeAndOfTheBaselineAreTheSameMonths() {
        Reading now = reading("crimes_occurred", Slot.PERIOD, later());
        Reading before = reading("crimes_occurred", Slot.SAME_PERIOD, later());
        assertThat(now.from()).isEqualTo(LocalDate.of(2022, 12, 15));
        assertThat(now.to()).isEqualTo(LocalDate.of(2023, 11, 14));
        assertThat(before.from()).isEqualTo(LocalDate.of(2021, 12, 15));
        assertThat(before.to()).isEqualTo(LocalDate.of(2022, 11, 14));
        assertThat(now.value()).isEqualByComparingTo("19");
        assertThat(before.value()).isEqualByComparingTo("31");
        assertThat(reading("crimes_occurred", Slot.BASELINE, later()).value()).isEqualByComparingTo("31");
    }

    @Test
    void ofWhatStandsAtAnEndOnlyTheEndCountsAndSharesAreExact() {
        Reading hotspots = reading("addicts", Slot.PERIOD, later());
        assertThat(hotspots.value()).isEqualByComparingTo(String.valueOf(value("addicts", NOVEMBER)));
        Map<String, Object> known = known(later()).of(nhattan());
        BigDecimal solved = reading("crimes_solved", Slot.PERIOD, later()).value();
        assertThat(known.get("clearance_rate"))
                .isEqualTo(vn.kieumau.criteria.rules.Ratio.of(
                        java.util.Objects.requireNonNull(solved).longValueExact(), 19));
        assertThat(known.get("unit_rating_good")).isEqualTo(3L);
    }

    @Test
    void oneUnitReadAloneAndAmongAllIsTheSame() {
        Set<String> codes = Set.of("crimes_occurred", "clearance_rate", "addicts", "population", "unit_rating");
        LocalDate day = LocalDate.of(2023, 11, 24);
        KnownFigures all = figures.readAll(everybody(), codes, 2023, 2022, day, later(), Calendar.DEFAULT);
        assertThat(all.units()).hasSizeGreaterThan(30);
        for (long unit : all.units()) {
            Map<String, Object> known = all.of(unit);
            for (Reading each : figures.read(unit, codes, 2023, 2022, day, later(), Calendar.DEFAULT)) {
                Object value = known.get(each.metric() + each.slot().suffix());
                BigDecimal decimal = value instanceof Long count
                        ? BigDecimal.valueOf(count)
                        : value instanceof vn.kieumau.criteria.rules.Ratio ratio ? ratio.decimal() : null;
                assertThat(decimal).as(each.toString()).isEqualTo(each.value());
            }
        }
    }

    private KnownFigures known(Instant at) {
        return figures.readAll(
                everybody(),
                Set.of("crimes_occurred", "clearance_rate", "unit_rating"),
                2023,
                2022,
                LocalDate.of(2023, 11, 24),
                at,
                Calendar.DEFAULT);
    }

    private BigDecimal sum(Instant at) {
        return java.util.Objects.requireNonNull(
                reading("crimes_occurred", Slot.PERIOD, at).value());
    }

    private Reading reading(String metric, Slot slot, Instant at) {
        return figures
                .read(nhattan(), Set.of(metric), 2023, 2022, LocalDate.of(2023, 11, 24), at, Calendar.DEFAULT)
                .stream()
                .filter(each -> each.slot() == slot)
                .findFirst()
                .orElseThrow();
    }

    private Instant later() {
        return OffsetDateTime.of(2023, 11, 30, 0, 0, 0, 0, View.ZONE.getRules().getOffset(Instant.EPOCH))
                .toInstant();
    }

    private BigDecimal value(String metric, YearMonth month) {
        return jdbc.sql("""
                        select f.value from indicators.figure f join indicators.metric m on m.id = f.metric_id
                        where m.code = :metric and f.unit_id = :unit and f.starts = :starts
                        """)
                .param("metric", metric)
                .param("unit", nhattan())
                .param("starts", Calendar.DEFAULT.month(month).starts())
                .query(BigDecimal.class)
                .optional()
                .orElse(null);
    }

    private long nhattan() {
        return demo.unit("nhattan");
    }

    private int entries() {
        return demo.audited("ENTER_FIGURES", "indicators.entry");
    }

    private long seen(YearMonth month) {
        return unitFigures.lastEntry(nhattan(), Calendar.DEFAULT.month(month));
    }

    private int save(String login, YearMonth month, Map<String, String> values, String reason) {
        Actor actor = demo.actor(login);
        return enterFigures.save(
                actor,
                nhattan(),
                Calendar.DEFAULT.month(month),
                new TypedFigures(values, REGISTER, "Báo cáo", reason, seen(month)),
                true);
    }

    private int saveYear(String login, Map<String, String> values) {
        return enterFigures.save(
                demo.actor(login),
                nhattan(),
                Calendar.DEFAULT.year(2023),
                new TypedFigures(
                        values,
                        REGISTER,
                        "Thông báo",
                        "",
                        unitFigures.lastEntry(nhattan(), Calendar.DEFAULT.year(2023))),
                true);
    }

    private List<Long> everybody() {
        return jdbc.sql("select distinct unit_id from indicators.figure")
                .query(Long.class)
                .list();
    }
}
