package vn.kieumau.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Refusal;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;
import vn.kieumau.support.Refusals;

@ApplicationTest
class SaveSurveyTest {
    static final int YEAR = 2023;
    static final int YEAR_BEFORE = 2022;

    @Autowired
    SaveSurvey saveSurvey;

    @Autowired
    Surveys surveys;

    @Autowired
    EnterFigures enterFigures;

    @Autowired
    UnitFigures figures;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theOfficerOfAnotherWardFindsNothing() {
        refused(
                KernelRefusal.NOT_FOUND,
                () -> saveSurvey.save(demo.actor("hungvuong-canbo"), ward(), YEAR, typed(Map.of()), true));
        refused(KernelRefusal.NOT_FOUND, () -> surveys.of(demo.actor("hungvuong-canbo"), ward(), YEAR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hn-p1-truong", "hn-canbo", "hn-lanhdao", "quansat", "v05-canbo", "kiemtoan", "admin"})
    void whoReportsNoFiguresOfTheWardSavesNone(String login) {
        refused(
                KernelRefusal.NOT_PERMITTED,
                () -> saveSurvey.save(demo.actor(login), ward(), YEAR, typed(Map.of()), true));
    }

    @ParameterizedTest
    @CsvSource({
        "form, '', MISSING, form",
        "method, '', MISSING, method",
        "method, thư, MISSING, method",
        "firstDay, 31/02/2023, NOT_A_DATE, first_day",
        "lastDay, '', MISSING, last_day",
        "issued, nghìn, NOT_A_NUMBER, issued",
        "issued, -1, NOT_A_NUMBER, issued",
        "issued, 2000001, NOT_A_NUMBER, issued",
        "valid, '1.5', NOT_A_NUMBER, valid",
        "noOpinion, '', MISSING, level.no_opinion",
    })
    void whatCannotBeReadIsNamedWithItsField(String field, String typed, KernelRefusal refusal, String label) {
        faulty(refusal, "indicators.survey." + label, Map.of(field, typed));
    }

    @ParameterizedTest
    @CsvSource({
        "returned, 501, SURVEY_MORE_RETURNED, returned",
        "returned, 479, SURVEY_MORE_VALID, valid",
        "noOpinion, 11, SURVEY_DOES_NOT_ADD_UP, level.no_opinion",
        "verySatisfied, 199, SURVEY_DOES_NOT_ADD_UP, level.no_opinion",
        "lastDay, 30/09/2023, SURVEY_DAYS_REVERSED, last_day",
        "lastDay, 25/11/2023, SURVEY_DAY_AHEAD, last_day",
    })
    void whatDoesNotAgreeIsRefused(String field, String typed, IndicatorsRefusal refusal, String label) {
        faulty(refusal, "indicators.survey." + label, Map.of(field, typed));
    }

    @Test
    void bothSumsAreNamedWhereTheLevelsDoNotAddUp() {
        Refused fault = only(Map.of("noOpinion", "17"));
        assertThat(List.of(fault.details())).contains(487, 480);
    }

    @Test
    void withoutAValidSlipThereIsNoResult() {
        Map<String, String> none = new HashMap<>();
        for (String field : List.of("valid", "verySatisfied", "satisfied", "notSatisfied", "noOpinion")) {
            none.put(field, "0");
        }
        faulty(IndicatorsRefusal.SURVEY_NONE_VALID, "indicators.survey.valid", none);
    }

    @Test
    void aSurveyOfAnotherYearIsNotThisYears() {
        faulty(
                IndicatorsRefusal.SURVEY_OTHER_YEAR,
                "indicators.survey.last_day",
                Map.of("firstDay", "01/10/2013", "lastDay", "06/10/2013"));
        refused(
                IndicatorsRefusal.PERIOD_NOT_BEGUN,
                () -> saveSurvey.save(officer(), ward(), 2024, typed(Map.of()), true));
    }

    @Test
    void everyFaultIsToldAndNothingIsSaved() {
        TypedSurvey typed = typed(Map.of("form", "", "returned", "x", "source", "x".repeat(81)));
        assertThat(saveSurvey.faults(officer(), YEAR, typed))
                .extracting(Refused::refusal)
                .containsExactly(KernelRefusal.MISSING, KernelRefusal.NOT_A_NUMBER, KernelRefusal.TOO_LONG);
        refused(KernelRefusal.MISSING, () -> saveSurvey.save(officer(), ward(), YEAR, typed, true));
        assertThat(surveys.of(officer(), ward(), YEAR).now()).isNull();
        assertThat(figure("satisfaction_valid", "2022-12-15")).isNotEqualTo("480");
    }

    @Test
    void aSurveyMakesTheFiguresOfItsYearAndTheTrailHasBoth() {
        int before = demo.audited("ENTER_FIGURES", "indicators.entry");
        save(Map.of());

        assertThat(figure("satisfaction_issued", "2022-12-15")).isEqualTo("500");
        assertThat(figure("satisfaction_valid", "2022-12-15")).isEqualTo("480");
        assertThat(figure("satisfaction_satisfied", "2022-12-15")).isEqualTo("440");
        assertThat(jdbc.sql("""
                        select distinct f.source from indicators.figure f join indicators.metric m on m.id = f.metric_id
                        where m.code like 'satisfaction%' and f.unit_id = :unit and f.starts = date '2022-12-15'
                        """).param("unit", ward()).query(String.class).single())
                .isEqualTo("Phiếu số 1 (02/10/2023 – 06/10/2023) · Biên bản kiểm phiếu");
        assertThat(figures.corrections(ward(), Surveys.year(YEAR).starts()))
                .as("what was reported before stays readable")
                .hasSize(3);
        assertThat(demo.audited("ENTER_FIGURES", "indicators.entry")).isEqualTo(before + 1);
        assertThat(jdbc.sql("""
                        select subject from audit.entry where act = 'ENTER_FIGURES' and table_name = 'indicators.survey' and unit_id = :unit
                        """).param("unit", ward()).query(String.class).single())
                .endsWith(": 2023");
        UnitSurvey shown = surveys.of(demo.actor("hn-canbo"), ward(), YEAR);
        assertThat(shown.open()).isFalse();
        assertThat(shown.version()).isEqualTo(1);
    }

    @Test
    void noneSatisfiedIsAZeroThatTheSurveyAttests() {
        save(Map.of("verySatisfied", "0", "satisfied", "0", "notSatisfied", "480", "noOpinion", "0"));
        assertThat(figure("satisfaction_satisfied", "2022-12-15")).isEqualTo("0");
    }

    @Test
    void aCorrectionNeedsAReasonAndKeepsBoth() {
        save(Map.of());
        Map<String, String> other = Map.of("satisfied", "230", "notSatisfied", "40", "seen", "1");
        refused(IndicatorsRefusal.SURVEY_NEEDS_REASON, () -> save(other));
        refused(KernelRefusal.CHANGED_MEANWHILE, () -> save(Map.of("satisfied", "230", "notSatisfied", "40")));
        Map<String, String> withReason = new HashMap<>(other);
        withReason.put("reason", "Đếm lại mười phiếu");
        assertThat(save(withReason)).isTrue();

        UnitSurvey shown = surveys.of(officer(), ward(), YEAR);
        assertThat(shown.now().satisfied()).isEqualTo(230);
        assertThat(shown.now().reason()).isEqualTo("Đếm lại mười phiếu");
        assertThat(shown.before()).singleElement().satisfies(was -> {
            assertThat(was.satisfied()).isEqualTo(240);
            assertThat(was.recordedByName()).isNotEmpty();
        });
        assertThat(figure("satisfaction_satisfied", "2022-12-15")).isEqualTo("430");
        assertThat(figures.corrections(ward(), Surveys.year(YEAR).starts()))
                .filteredOn(was -> was.reason().equals("Đếm lại mười phiếu"))
                .singleElement()
                .satisfies(was -> assertThat(was.value()).isEqualByComparingTo("440"));
    }

    @Test
    void theSameSurveyAgainChangesNothing() {
        save(Map.of());
        assertThat(save(Map.of("seen", "1"))).isFalse();
        assertThat(surveys.of(officer(), ward(), YEAR).version()).isEqualTo(1);
    }

    @Test
    void anotherFormAloneIsACorrectionThoughNoFigureChanges() {
        save(Map.of());
        int before = demo.audited("ENTER_FIGURES", "indicators.entry");
        assertThat(save(Map.of("form", "Phiếu số 2", "seen", "1", "reason", "Ghi nhầm mẫu")))
                .isTrue();
        assertThat(demo.audited("ENTER_FIGURES", "indicators.entry"))
                .as("the figures name the form that they come from")
                .isEqualTo(before + 1);
        assertThat(figure("satisfaction_valid", "2022-12-15")).isEqualTo("480");
        assertThat(surveys.of(officer(), ward(), YEAR).before()).hasSize(1);
    }

    /** The figures of 2022 were due in December 2022: what holds for them holds where a survey changes them. */
    @Test
    void aSurveyThatChangesFiguresAfterTheirDayNeedsAReason() {
        Map<String, String> late = Map.of("firstDay", "01/11/2022", "lastDay", "05/11/2022");
        refused(
                IndicatorsRefusal.CHANGE_NEEDS_REASON,
                () -> saveSurvey.save(officer(), ward(), YEAR_BEFORE, typed(late), true));
        Map<String, String> withReason = new HashMap<>(late);
        withReason.put("reason", "Theo biên bản kiểm phiếu");
        saveSurvey.save(officer(), ward(), YEAR_BEFORE, typed(withReason), true);
        assertThat(figure("satisfaction_valid", "2021-12-15")).isEqualTo("480");
    }

    @ParameterizedTest
    @CsvSource({"satisfaction_valid, 481", "satisfaction_satisfied, ''", "satisfaction_issued, 480"})
    void whatASurveyCountedIsNotTypedOtherwise(String metric, String typed) {
        save(Map.of());
        refused(IndicatorsRefusal.COUNTED_BY_SURVEY, () -> enter(metric, typed));
        assertThat(figure("satisfaction_valid", "2022-12-15")).isEqualTo("480");
    }

    @Test
    void whatASurveyCountedMayBeTypedAgainAsItIs() {
        save(Map.of());
        assertThat(enter("satisfaction_valid", "480", "")).isZero();
    }

    @Test
    void whatWasSavedIsNeverChanged() {
        assertThatThrownBy(() ->
                        jdbc.sql("update indicators.survey set valid = valid").update())
                .rootCause()
                .hasMessageContaining("never changed");
    }

    private int enter(String metric, String value) {
        return enter(metric, value, "Sổ");
    }

    private int enter(String metric, String value, String register) {
        TypedFigures typed = new TypedFigures(
                Map.of(metric, value), register, "", "sửa", figures.lastEntry(ward(), Surveys.year(YEAR)));
        return enterFigures.save(officer(), ward(), Calendar.DEFAULT.year(YEAR), typed, true);
    }

    private void faulty(Refusal refusal, String label, Map<String, String> other) {
        Refused fault = only(other);
        assertThat(fault.refusal()).isEqualTo(refusal);
        assertThat(fault.details()[0]).isEqualTo(new Text.Field(label));
        refused(refusal, () -> save(other));
    }

    private Refused only(Map<String, String> other) {
        List<Refused> faults = saveSurvey.faults(officer(), YEAR, typed(other));
        assertThat(faults).hasSize(1);
        return faults.get(0);
    }

    private boolean save(Map<String, String> other) {
        return saveSurvey.save(officer(), ward(), YEAR, typed(other), true);
    }

    /** A ward without a survey; 440 of 480 are satisfied unless something else is typed. */
    private static TypedSurvey typed(Map<String, String> other) {
        return new TypedSurvey(
                other.getOrDefault("form", "Phiếu số 1"),
                other.getOrDefault("method", "household"),
                other.getOrDefault("firstDay", "02/10/2023"),
                other.getOrDefault("lastDay", "06/10/2023"),
                other.getOrDefault("issued", "500"),
                other.getOrDefault("returned", "490"),
                other.getOrDefault("valid", "480"),
                other.getOrDefault("verySatisfied", "200"),
                other.getOrDefault("satisfied", "240"),
                other.getOrDefault("notSatisfied", "30"),
                other.getOrDefault("noOpinion", "10"),
                other.getOrDefault("source", "Biên bản kiểm phiếu"),
                other.getOrDefault("reason", ""),
                Integer.valueOf(other.getOrDefault("seen", "0")));
    }

    private vn.kieumau.kernel.Actor officer() {
        return demo.actor("hn-p1-canbo");
    }

    private long ward() {
        return demo.unit("hn-p1");
    }

    private String figure(String metric, String starts) {
        return jdbc.sql("""
                        select f.value::text from indicators.figure f join indicators.metric m on m.id = f.metric_id
                        where m.code = :metric and f.unit_id = :unit and f.starts = :starts::date
                        """)
                .param("metric", metric)
                .param("unit", ward())
                .param("starts", starts)
                .query(String.class)
                .single();
    }

    private void refused(Refusal refusal, ThrowingCallable act) {
        demo.apart(() -> Refusals.refused(refusal, act));
    }
}
