package vn.kieumau.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.campaigns.Deadlines;
import vn.kieumau.campaigns.NewCohort;
import vn.kieumau.campaigns.OpenCohort;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.criteria.Pack;
import vn.kieumau.criteria.PackFixture;
import vn.kieumau.criteria.RuledSet;
import vn.kieumau.criteria.judging.Truth;
import vn.kieumau.evidence.AddEvidence;
import vn.kieumau.indicators.SaveSurvey;
import vn.kieumau.indicators.TypedSurvey;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Refused;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;

@ApplicationTest
class VerdictTest {
    private static final LocalDate TODAY = LocalDate.of(2023, 11, 24);

    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Verdicts verdicts;

    @Autowired
    AnswerCriterion answerCriterion;

    @Autowired
    AddEvidence addEvidence;

    @Autowired
    CriteriaSets sets;

    @Autowired
    OpenCohort openCohort;

    @Autowired
    SaveSurvey saveSurvey;

    @Test
    void aWardIsJudgedOnlyForThoseWhoMaySeeIt() {
        assertThatThrownBy(
                        () -> verdicts.judge(demo.actor("catbi-canbo"), demo.cohort2023(), demo.unit("nhattan"), TODAY))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(KernelRefusal.NOT_FOUND));
        assertThat(judge("nhattan").criteria()).hasSize(22);
    }

    @Test
    void noVerdictIsOfAProvinceOrOfADayToCome() {
        assertThatThrownBy(() -> verdicts.judge(demo.actor("v05-canbo"), demo.cohort2023(), demo.unit("hn"), TODAY))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(KernelRefusal.NOT_FOUND));
        assertThatThrownBy(() -> verdicts.judge(
                        demo.actor("v05-canbo"), demo.cohort2023(), demo.unit("nhattan"), TODAY.plusDays(1)))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(AssessmentRefusal.DAY_AHEAD));
    }

    @Test
    void everyStoredVerdictComesOutTheSameAgain() {
        List<Verdicts.Stored> stored = verdicts.stored();

        assertThat(stored).as("the demonstration submits dossiers").isNotEmpty();
        for (Verdicts.Stored each : stored) {
            assertThat(verdicts.again(each)).isEqualTo(each.verdict());
        }
    }

    @Test
    void aStoredVerdictIsNeverChanged() {
        assertThatThrownBy(() ->
                        jdbc.sql("update assessment.verdict set day = day + 1").update())
                .rootCause()
                .hasMessageContaining("never changed");
    }

    @Test
    void aFigureThatIsMissingLeavesTheRequirementOpenAndSaysWhichMonths() {
        jdbc.sql("""
                        delete from indicators.figure where unit_id = :unit and starts = '2023-09-15'
                          and metric_id = (select id from indicators.metric where code = 'serious_crimes')
                        """).param("unit", demo.unit("nhattan")).update();

        Verdict.RequirementVerdict requirement = judge("nhattan").requirement("14.1");

        assertThat(requirement.truth()).isEqualTo(Truth.UNKNOWN);
        assertThat(requirement.missing()).containsExactly("serious_crimes");
        assertThat(requirement.figures().get(0).missing()).containsExactly("2023-10");
    }

    @Test
    void whatHappenedOnceIsLostThoughAMonthIsMissing() {
        figure("nhattan", "serious_crimes", "2023-08-15", "2");
        jdbc.sql("""
                        delete from indicators.figure where unit_id = :unit and starts = '2023-09-15'
                          and metric_id = (select id from indicators.metric where code = 'serious_crimes')
                        """).param("unit", demo.unit("nhattan")).update();

        Verdict verdict = judge("nhattan");

        assertThat(verdict.requirement("14.1").truth()).isEqualTo(Truth.NOT_MET);
        assertThat(verdict.requirement("14.1").lost()).isTrue();
        assertThat(verdict.requirement("14.1").filled()).isEqualTo("≥2 == 0");
        assertThat(verdict.needed().possible()).isFalse();
        assertThat(verdict.needed().blockedBy()).contains("14.1");
        assertThat(verdict.truth()).isEqualTo(Truth.NOT_MET);
    }

    @Test
    void aWardReadsWhatIsAskedInSentencesWithNamesValuesAndUnits() throws Exception {
        figure("nhattan", "serious_crimes", "2023-08-15", "2");

        String page = web.perform(Browse.get(
                        "nhattan-truong",
                        "/assessment/verdicts/{cohort}/{unit}",
                        demo.cohort2023(),
                        demo.unit("nhattan")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        String read = page.replaceAll("(?s)<summary>Quy tắc</summary><code>.*?</code>", "");
        assertThat(read)
                .contains("Số vụ phạm tội từ nghiêm trọng trở lên (2 vụ) bằng 0.")
                .contains("không thấp hơn mức “")
                .doesNotContain("serious_crimes", "_good", "&amp;&amp;", "criteria.words");
        assertThat(page).contains("<code>serious_crimes == 0</code>");
    }

    @Test
    void asOfADayOnlyTheMonthsClosedByThenCountAndOnlyWhatWasSaidByThen() {
        Verdicts.Judged early = verdicts.judge(
                demo.actor("v05-canbo"), demo.cohort2023(), demo.unit("nhattan"), LocalDate.of(2023, 3, 1));

        assertThat(early.facts().from()).isEqualTo(LocalDate.of(2022, 12, 15));
        assertThat(early.facts().to()).isEqualTo(LocalDate.of(2023, 2, 14));
        assertThat(early.facts().statements()).isEmpty();
    }

    @Test
    void aSavedFigureShowsInTheNextVerdict() {
        Truth before = judge("nhattan").requirement("14.1").truth();
        figure("nhattan", "serious_crimes", "2023-08-15", "1");

        assertThat(before).isNotEqualTo(Truth.NOT_MET);
        assertThat(judge("nhattan").requirement("14.1").truth()).isEqualTo(Truth.NOT_MET);
    }

    @Test
    void aRequirementFollowsTheCriterionUnlessItIsSaidSingly() {
        long dossier = demo.openDossier("nhattan");
        long cohort = jdbc.sql("select id from campaigns.cohort where year = 2030")
                .query(Long.class)
                .single();
        Map<String, String> single = Map.of("2.2", "not_met");

        answerCriterion.answer(
                demo.actor("nhattan-canbo"),
                dossier,
                "2",
                new Answer("met", "xong", true, List.of(), null, single, 0, true));

        Verdict verdict = verdicts.judge(demo.actor("v05-canbo"), cohort, demo.unit("nhattan"), TODAY)
                .verdict();
        assertThat(verdict.requirement("2.1").truth()).isEqualTo(Truth.MET);
        assertThat(verdict.requirement("2.1").statement()).isNotNull();
        assertThat(verdict.requirement("2.2").truth()).isEqualTo(Truth.NOT_MET);
    }

    /** Criterion 1 asks for two documents. */
    @Test
    void aDocumentThatIsSaidToBeThereIsUnknownUntilItIsProvedOrExplained() throws Exception {
        long dossier = demo.openDossier("nhattan");
        long cohort = jdbc.sql("select id from campaigns.cohort where year = 2030")
                .query(Long.class)
                .single();
        say(dossier, "1", false, List.of(), 0);

        Verdict.RequirementVerdict unproved = judge(cohort, "nhattan").requirement("1.1");
        assertThat(unproved.truth()).isEqualTo(Truth.UNKNOWN);
        assertThat(unproved.statement()).isNotNull();
        web.perform(Browse.get("nhattan-canbo", "/assessment/verdicts/" + cohort + "/" + demo.unit("nhattan")))
                .andExpect(content().string(containsString("chưa có tài liệu kiểm chứng")));

        say(dossier, "1", true, List.of(), 1);
        assertThat(judge(cohort, "nhattan").requirement("1.1").truth()).isEqualTo(Truth.MET);

        long proof = addEvidence.add(demo.actor("nhattan-canbo"), demo.evidence("nhattan", "Nghị quyết (minh hoạ)"));
        say(dossier, "1", false, List.of(proof), 2);
        assertThat(judge(cohort, "nhattan").requirement("1.1").truth()).isEqualTo(Truth.MET);
        say(dossier, "1", false, List.of(), 3);
        assertThat(judge(cohort, "nhattan").requirement("1.1").truth()).isEqualTo(Truth.UNKNOWN);
    }

    private void say(long dossier, String criterion, boolean instead, List<Long> proofs, int version) {
        answerCriterion.answer(
                demo.actor("nhattan-canbo"),
                dossier,
                criterion,
                new Answer("met", "xong", instead, proofs, null, version, true));
    }

    /** Decision 04/2022: 90% or more satisfied. The confidence interval of 449 of 500 reaches beyond 90%, which helps nobody. */
    @Test
    void aSurveyBelowTheSetsFloorIsAFailedRequirementAndOneAtItIsMet() {
        long cohort = openCohort.open(
                demo.actor("v05-canbo"),
                new NewCohort(
                        jdbc.sql("select set_id from criteria.v_set where programme_code = 'DO-THI-VAN-MINH'")
                                .query(Long.class)
                                .single(),
                        2023,
                        "Đô thị văn minh",
                        "Civilised urban area",
                        new Deadlines(
                                LocalDate.of(2023, 12, 1),
                                LocalDate.of(2023, 12, 2),
                                LocalDate.of(2023, 12, 3),
                                LocalDate.of(2023, 12, 4),
                                LocalDate.of(2023, 12, 5)),
                        true));

        survey(249, 0);
        Verdict below = judge(cohort, "hn-p1");
        survey(250, 1);
        Verdict at = judge(cohort, "hn-p1");

        assertThat(below.requirement("C2.1").truth()).isEqualTo(Truth.NOT_MET);
        assertThat(criterion(below, "C2")).isEqualTo(Truth.NOT_MET);
        assertThat(below.requirement("C2.2").truth()).isEqualTo(Truth.MET);
        assertThat(at.requirement("C2.1").truth()).isEqualTo(Truth.MET);
        assertThat(at.requirement("C2.1").figures().get(0).sources())
                .containsExactly("Phiếu số 1 (02/10/2023 – 06/10/2023)");
    }

    private static Truth criterion(Verdict verdict, String code) {
        return verdict.criteria().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow()
                .truth();
    }

    /** 500 valid slips, 200 of them very satisfied. */
    private void survey(int satisfied, int seen) {
        saveSurvey.save(
                demo.actor("hn-p1-canbo"),
                demo.unit("hn-p1"),
                2023,
                new TypedSurvey(
                        "Phiếu số 1",
                        "meeting",
                        "02/10/2023",
                        "06/10/2023",
                        "500",
                        "500",
                        "500",
                        "200",
                        String.valueOf(satisfied),
                        String.valueOf(300 - satisfied),
                        "0",
                        "",
                        "Đếm lại",
                        seen),
                true);
    }

    private Verdict judge(long cohort, String ward) {
        return verdicts.judge(demo.actor("v05-canbo"), cohort, demo.unit(ward), TODAY)
                .verdict();
    }

    @Test
    void aRuleIsShownWithItsFiguresFilledIn() {
        Facts.Figure solved = new Facts.Figure("a", "a", TODAY, TODAY, "16", null, List.of(), List.of(), List.of());
        Facts.Figure all = new Facts.Figure(
                "a_same_period", "a", TODAY, TODAY, null, null, List.of("2023-01"), List.of(), List.of());

        assertThat(Judge.filled(
                        "a * 100 >= 70 * a_same_period && unit_class == 'a'",
                        Map.of("a", solved, "a_same_period", all),
                        new Attributes("ward", null, 0).shown()))
                .isEqualTo("16 * 100 >= 70 * ? && 'ward' == 'a'");
    }

    @Test
    void aRuleMaySpeakOfTheUnitItself() {
        RuledSet set =
                sets.ruled(ruled("unit_class == 'ward' && province_class == 'central_city' && unit_since <= 2023"));
        long merged = jdbc.sql("""
                        select min(s.to_id) from units.succession s join units.place p on p.unit_id = s.to_id and p.valid @> s.day
                        where s.day = '2025-07-01' and s.part <> 'area' and p.type = 'Xã' and p.path like 'Tỉnh%'
                        """).query(Long.class).single();

        assertThat(filled(set, demo.unit("nhattan"), "Phường", TODAY))
                .isEqualTo("MET 'ward' == 'ward' && 'central_city' == 'central_city' && 0 <= 2023");
        assertThat(filled(set, merged, "Xã", LocalDate.of(2025, 7, 1)))
                .isEqualTo("NOT_MET 'commune' == 'ward' && 'province' == 'central_city' && 2025 <= 2023");
        RuledSet old = sets.ruled(ruled("unit_since < 2025 && province_class == 'province'"));
        long passed = jdbc.sql("select min(from_id) from units.succession where to_id = :merged and part = 'whole'")
                .param("merged", merged)
                .query(Long.class)
                .single();
        assertThat(filled(old, passed, "Xã", LocalDate.of(2025, 6, 30)))
                .isEqualTo("MET 0 < 2025 && 'province' == 'province'");
    }

    @Test
    void aUnitThatLiesNowhereOnTheDayLeavesItsProvinceOpen() {
        long gone = jdbc.sql("""
                        select min(from_id) from units.succession where day = '2025-07-01'
                        """).query(Long.class).single();

        assertThat(filled(sets.ruled(ruled("province_class == 'province'")), gone, "Xã", LocalDate.of(2025, 7, 1)))
                .isEqualTo("UNKNOWN ? == 'province'");
    }

    /** Verdicts that were stored before rules could say more of a unit than its class come out the same. */
    @Test
    void factsFromBeforeThereWereMoreAttributesFillNoneIn() {
        RuledSet set = sets.ruled(ruled("unit_class == 'ward'"));
        Facts stored = VerdictJson.facts("""
                {"unitClass":"ward","from":"2022-12-15","to":"2023-11-14","figures":[],"statements":[]}""");
        Facts now = new Facts("ward", "province", 0, stored.from(), stored.to(), List.of(), List.of());

        Verdict.RequirementVerdict before = Judge.judge(set, stored).requirement("2.1");
        assertThat(before.truth()).isEqualTo(Truth.MET);
        assertThat(before.filled()).isEqualTo("unit_class == 'ward'");
        assertThat(Judge.judge(set, VerdictJson.facts(VerdictJson.write(now)))
                        .requirement("2.1")
                        .filled())
                .isEqualTo("'ward' == 'ward'");
    }

    private static Pack ruled(String rule) {
        return PackFixture.read(
                PackFixture.small().replace("'crimes_occurred < crimes_occurred_same_period'", "\"" + rule + "\""));
    }

    private String filled(RuledSet set, long unit, String type, LocalDate day) {
        Verdict.RequirementVerdict judged =
                verdicts.judge(set, day.getYear(), unit, type, day).requirement("2.1");
        return judged.truth() + " " + judged.filled();
    }

    private Verdict judge(String ward) {
        return verdicts.judge(demo.actor("v05-canbo"), demo.cohort2023(), demo.unit(ward), TODAY)
                .verdict();
    }

    private void figure(String ward, String metric, String starts, String value) {
        int rows = jdbc.sql("""
                        update indicators.figure set value = :value::numeric where unit_id = :unit and starts = :starts::date
                          and metric_id = (select id from indicators.metric where code = :metric)
                        """)
                .param("value", value)
                .param("unit", demo.unit(ward))
                .param("starts", starts)
                .param("metric", metric)
                .update();
        assertThat(rows).isEqualTo(1);
    }
}
