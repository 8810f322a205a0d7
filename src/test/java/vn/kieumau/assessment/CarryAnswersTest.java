package vn.kieumau.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.kieumau.support.Refusals.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.assessment.CarryAnswers.Fate;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.criteria.DraftCriteria;
import vn.kieumau.criteria.Pack;
import vn.kieumau.criteria.PublishCriteria;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;

/** Nhật Tân answered all criteria in 2023; its dossier of 2030 is empty. */
@ApplicationTest
class CarryAnswersTest {
    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Dossiers dossiers;

    @Autowired
    CarryAnswers carryAnswers;

    @Autowired
    AnswerCriterion answerCriterion;

    @Autowired
    CriteriaSets sets;

    @Autowired
    DraftCriteria drafting;

    @Autowired
    PublishCriteria publishing;

    long dossier;

    @BeforeEach
    void openADossier() {
        dossier = demo.openDossier("nhattan");
    }

    @Test
    void onlyTheWardTakesOverAndOnlyWhileItHasTheDossier() {
        refused(KernelRefusal.NOT_PERMITTED, () -> carryAnswers.carry(demo.actor("hn-canbo"), dossier));
        refused(KernelRefusal.NOT_FOUND, () -> carryAnswers.carry(demo.actor("catbi-canbo"), dossier));
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> carryAnswers.carry(officer(), demo.dossier2023("nhattan")));
        refused(AssessmentRefusal.NOTHING_CARRIED, () -> carryAnswers.undo(officer(), dossier));
        refused(KernelRefusal.NOT_PERMITTED, () -> carryAnswers.undo(demo.actor("hn-canbo"), dossier));
        assertThat(carried()).isZero();
    }

    @Test
    void theFirstDossierOfAWardHasNothingToTakeOver() {
        long first = demo.dossier2023("hungvuong");

        assertThat(carryAnswers.rehearse(head(first)).from()).isNull();
        refused(AssessmentRefusal.NOTHING_TO_CARRY, () -> carryAnswers.carry(demo.actor("hungvuong-canbo"), first));
    }

    @Test
    void whatIsTakenOverIsSeenBeforeAndCountsForNothingUntilItIsConfirmed() {
        assertThat(carryAnswers.rehearse(head(dossier)).count(Fate.WHOLE)).isEqualTo(22);
        assertThat(carried()).isZero();

        assertThat(carryAnswers.carry(officer(), dossier)).isEqualTo(22);

        assertThat(carryAnswers.rehearse(head(dossier)).count(Fate.CARRIED)).isEqualTo(22);
        assertThat(head(dossier).answered()).isZero();
        assertThat(dossiers.answers(head(dossier))).allMatch(CriterionAnswer::unconfirmed);
        assertThat(count("select count(*) from assessment.statement where dossier_id = ?"))
                .isZero();
        assertThat(jdbc.sql("select subject from audit.entry where table_name = 'assessment.carrying'")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("22 tiêu chí");
        refused(AssessmentRefusal.ALREADY_CARRIED, () -> carryAnswers.carry(officer(), dossier));
    }

    @Test
    void savingAnAnswerConfirmsItAndUndoingLeavesItAlone() {
        carryAnswers.carry(officer(), dossier);
        CarriedAnswer said = carryAnswers.waiting(head(dossier), "3").orElseThrow();

        answerCriterion.answer(officer(), dossier, "3", answer(said));
        carryAnswers.undo(officer(), dossier);

        CarryAnswers.CarryingRehearsal after = carryAnswers.rehearse(head(dossier));
        assertThat(after.active()).isFalse();
        assertThat(after.count(Fate.CONFIRMED)).isEqualTo(1);
        assertThat(after.count(Fate.WHOLE)).isEqualTo(21);
        CriterionAnswer third = dossiers.answer(head(dossier), "3").orElseThrow();
        assertThat(third.result()).isEqualTo(said.result());
        assertThat(third.carriedFrom()).isEqualTo(2023);
        assertThat(dossiers.linkedItems(head(dossier), third.criterionId())).isEqualTo(said.items());
        refused(AssessmentRefusal.NOTHING_CARRIED, () -> carryAnswers.undo(officer(), dossier));
        assertThat(carryAnswers.carry(officer(), dossier)).isEqualTo(21);
    }

    /** A form that was open while a colleague undid it: what it brings still comes from the earlier dossier. */
    @Test
    void whatIsSavedAfterItWasUndoneSaysWhereItComesFrom() throws Exception {
        carryAnswers.carry(officer(), dossier);
        CarriedAnswer open = carryAnswers.waiting(head(dossier), "4").orElseThrow();
        CarriedAnswer changed = carryAnswers.waiting(head(dossier), "5").orElseThrow();
        carryAnswers.undo(officer(), dossier);

        answerCriterion.answer(officer(), dossier, "4", answer(open));
        answerCriterion.answer(
                officer(),
                dossier,
                "5",
                new Answer("not_met", "viết mới: " + changed.explanation(), false, List.of(), null, 0, true));

        assertThat(dossiers.answer(head(dossier), "4").orElseThrow().carriedFrom())
                .isEqualTo(2023);
        assertThat(dossiers.answer(head(dossier), "5").orElseThrow().carriedFrom())
                .isNull();
        assertThat(jdbc.sql("""
                                select subject from audit.entry where table_name = 'assessment.answer' order by seq desc limit 2
                                """).query(String.class).list())
                .satisfies(subjects -> assertThat(subjects.get(1)).endsWith(" · xác nhận nội dung mang sang"))
                .satisfies(subjects -> assertThat(subjects.get(0)).doesNotContain("mang sang"));
        assertThat(carryAnswers.rehearse(head(dossier)).acts()).singleElement().satisfies(act -> {
            assertThat(act.criteria()).isEqualTo(22);
            assertThat(act.confirmed()).isEqualTo(1);
            assertThat(act.year()).isEqualTo(2023);
            assertThat(act.undoneAt()).isNotNull();
        });
        web.perform(Browse.get("nhattan-canbo", "/assessment/" + dossier + "/carrying"))
                .andExpect(content().string(containsString("mang sang 22 tiêu chí từ hồ sơ năm 2023 lúc ")))
                .andExpect(content().string(containsString("Phần chưa xác nhận do ")));
    }

    @Test
    void whatIsAnsweredAlreadyIsLeftAlone() {
        answerCriterion.answer(
                officer(), dossier, "1", new Answer("not_met", "chưa xong", false, List.of(), null, 0, true));

        assertThat(carryAnswers.carry(officer(), dossier)).isEqualTo(21);
        assertThat(dossiers.answer(head(dossier), "1").orElseThrow().result()).isEqualTo("not_met");
        assertThat(carryAnswers.waiting(head(dossier), "1")).isEmpty();
    }

    @Test
    void confirmedAnswersJudgeAsTheyDidInTheDossierTheyCameFrom() {
        carryAnswers.carry(officer(), dossier);
        for (CriterionAnswer each : dossiers.answers(head(dossier))) {
            answerCriterion.answer(
                    officer(),
                    dossier,
                    each.code(),
                    answer(carryAnswers.waiting(head(dossier), each.code()).orElseThrow()));
        }

        assertThat(statements(dossier)).isNotEmpty().isEqualTo(statements(demo.dossier2023("nhattan")));
        assertThat(carryAnswers.rehearse(head(dossier)).count(Fate.CONFIRMED)).isEqualTo(22);
    }

    @Test
    void aSetThatFollowsAnotherTakesOverWhatStayedTheSame() {
        long next = publishNext();

        assertThat(sets.line(next)).containsExactly(next, demo.setId());
        Pack pack = sets.pack(next).orElseThrow();
        assertThat(sets.carrying(demo.setId(), next).criteria())
                .hasSize((int) pack.criteria().count() - 2)
                .doesNotContainKeys("1", "2");
        long later = demo.openDossier("nhattan", 2031, next);
        CarryAnswers.CarryingRehearsal rehearsal = carryAnswers.rehearse(head(later));
        assertThat(rehearsal.from()).isNotNull();
        assertThat(fate(rehearsal, "1")).isEqualTo(Fate.ANEW);
        assertThat(fate(rehearsal, "2")).isEqualTo(Fate.PARTLY);
        assertThat(fate(rehearsal, "3")).isEqualTo(Fate.WHOLE);
    }

    /** A draft is another set: whatever it renames, drops or words anew, what wards have said stays said. */
    @Test
    void renamingOrHidingInADraftDeletesNoAnswer() {
        List<String> before = everythingSaid();
        Pack pack = sets.pack(demo.setId()).orElseThrow();
        Pack.SetHead head = pack.set();
        List<Pack.Group> groups = pack.groups().stream()
                .map(group -> new Pack.Group(
                        "R" + group.code(),
                        group.titleVi(),
                        group.titleEn(),
                        group.criteria().stream()
                                .filter(each -> !each.code().equals("4"))
                                .map(CarryAnswersTest::renamed)
                                .toList()))
                .filter(group -> !group.criteria().isEmpty())
                .toList();
        Pack next = new Pack(pack.format(), pack.programme(), named("sau", head), pack.passing(), groups);
        long draft = drafting.start(demo.actor("v05-canbo"), pack);
        drafting.save(demo.actor("v05-canbo"), draft, 1, next);
        long published = publishing.publish(demo.actor("v05-lanhdao"), draft, 2);

        assertThat(before).hasSizeGreaterThan(100);
        assertThat(everythingSaid()).isEqualTo(before);
        long later = demo.openDossier("nhattan", 2031, published);
        CarryAnswers.CarryingRehearsal rehearsal = carryAnswers.rehearse(head(later));
        assertThat(fate(rehearsal, "R3")).as("another name carries the answer").isEqualTo(Fate.WHOLE);
        assertThat(rehearsal.count(Fate.WHOLE)).isEqualTo(21);
    }

    private List<String> everythingSaid() {
        return jdbc.sql("""
                        select a::text from assessment.answer a union all select s::text from assessment.statement s order by 1
                        """).query(String.class).list();
    }

    private static Pack.Criterion renamed(Pack.Criterion old) {
        List<Pack.Requirement> requirements = old.requirements().stream()
                .map(each -> with(each, "R" + each.code(), each.titleVi(), each.titleEn()))
                .toList();
        return from(old, "R" + old.code(), "same", requirements);
    }

    @Test
    void theFormShowsWhatWasTakenOverAndThatItIsNotConfirmed() throws Exception {
        web.perform(Browse.get("nhattan-canbo", "/assessment/" + dossier))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Mang sang kết quả từ hồ sơ năm 2023")));
        web.perform(Browse.post("nhattan-canbo", "/assessment/" + dossier + "/carrying"))
                .andExpect(redirectedUrl("/assessment/" + dossier + "/carrying"));
        CarriedAnswer said = carryAnswers.waiting(head(dossier), "4").orElseThrow();

        web.perform(Browse.get("nhattan-canbo", "/assessment/" + dossier + "/answers/4"))
                .andExpect(content().string(containsString("Mang sang từ hồ sơ năm 2023, chưa xác nhận.")))
                .andExpect(content().string(containsString(said.explanation())));
        web.perform(Browse.get("nhattan-canbo", "/assessment/" + dossier + "/carrying"))
                .andExpect(content().string(containsString("22 tiêu chí mang sang chưa xác nhận")));
        web.perform(Browse.post("nhattan-canbo", "/assessment/" + dossier + "/carrying/undo"))
                .andExpect(redirectedUrl("/assessment/" + dossier + "/carrying"));
        web.perform(Browse.post("hn-canbo", "/assessment/" + dossier + "/carrying"))
                .andExpect(status().isForbidden());
    }

    /** The version after the cohort's: all of criterion 1 is worded anew, of criterion 2 the first requirement. */
    private long publishNext() {
        Pack pack = sets.pack(demo.setId()).orElseThrow();
        Pack.SetHead head = pack.set();
        List<Pack.Group> groups = pack.groups().stream()
                .map(group -> new Pack.Group(
                        group.code(),
                        group.titleVi(),
                        group.titleEn(),
                        group.criteria().stream().map(CarryAnswersTest::next).toList()))
                .toList();
        Pack next = new Pack(pack.format(), pack.programme(), named("sau", head), pack.passing(), groups);
        return publishing.publish(demo.actor("v05-lanhdao"), drafting.start(demo.actor("v05-canbo"), next), 1);
    }

    private static Pack.Criterion next(Pack.Criterion old) {
        int reworded =
                old.code().equals("1") ? old.requirements().size() : old.code().equals("2") ? 1 : 0;
        List<Pack.Requirement> requirements = new ArrayList<>();
        for (Pack.Requirement each : old.requirements()) {
            requirements.add(
                    requirements.size() < reworded
                            ? with(each, each.code(), each.titleVi() + " (mới)", each.titleEn() + " (new)")
                            : each);
        }
        return from(old, old.code(), reworded == 0 ? "same" : "changed", requirements);
    }

    private static Pack.SetHead named(String version, Pack.SetHead old) {
        return new Pack.SetHead(
                version,
                old.titleVi(),
                old.titleEn(),
                old.noticeVi(),
                old.noticeEn(),
                old.publishedOn(),
                old.complete(),
                old.unread(),
                old.closesOn(),
                old.daysToReport(),
                old.baselineYear(),
                old.version(),
                old.council(),
                old.levels());
    }

    private static Pack.Requirement with(Pack.Requirement old, String code, String titleVi, String titleEn) {
        return new Pack.Requirement(
                code,
                titleVi,
                titleEn,
                old.guidanceVi(),
                old.guidanceEn(),
                old.kind(),
                old.proofVi(),
                old.proofEn(),
                old.answeredBy(),
                old.citation(),
                old.mandatory(),
                old.veto(),
                old.points(),
                old.appliesTo(),
                old.appliesIf(),
                old.zero(),
                old.rule(),
                old.document(),
                old.items());
    }

    private static Pack.Criterion from(
            Pack.Criterion old, String code, String change, List<Pack.Requirement> requirements) {
        return new Pack.Criterion(
                code,
                old.titleVi(),
                old.titleEn(),
                old.guidanceVi(),
                old.guidanceEn(),
                old.mandatory(),
                old.source(),
                new Pack.Origin(change, List.of(old.code())),
                requirements);
    }

    private static Fate fate(CarryAnswers.CarryingRehearsal rehearsal, String code) {
        return rehearsal.criteria().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow()
                .fate();
    }

    private static Answer answer(CarriedAnswer said) {
        return new Answer(
                said.result(),
                said.explanation(),
                said.insteadOfEvidence(),
                said.items(),
                null,
                said.requirements(),
                0,
                true);
    }

    private Map<String, String> statements(long of) {
        Map<String, String> statements = new java.util.TreeMap<>();
        jdbc.sql("""
                        select distinct on (r.code) r.code, s.result from assessment.statement s
                        join criteria.v_requirement r on r.requirement_id = s.requirement_id where s.dossier_id = :of
                        order by r.code, s.id desc
                        """).param("of", of).query(row -> {
            statements.put(row.getString(1), row.getString(2));
        });
        return statements;
    }

    private Actor officer() {
        return demo.actor("nhattan-canbo");
    }

    private DossierHead head(long id) {
        return dossiers.find(demo.actor("v05-canbo"), Permission.VIEW_DOSSIER, id)
                .orElseThrow();
    }

    private int carried() {
        return jdbc.sql("select count(*) from assessment.carrying")
                .query(Integer.class)
                .single();
    }

    private int count(String sql) {
        return jdbc.sql(sql).param(dossier).query(Integer.class).single();
    }
}
