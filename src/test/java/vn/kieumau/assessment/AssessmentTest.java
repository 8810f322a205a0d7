package vn.kieumau.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.kieumau.support.Refusals.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.evidence.AddEvidence;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;

@ApplicationTest
class AssessmentTest {
    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AnswerCriterion answerCriterion;

    @Autowired
    SubmitAssessment submitAssessment;

    @Autowired
    AddEvidence addEvidence;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Snapshots snapshots;

    @Test
    void onlyTheWardItselfAnswers() {
        long dossier = demo.openDossier("nhattan");
        refused(KernelRefusal.NOT_PERMITTED, () -> answer("hn-canbo", dossier, "1", explained("met"), 0));
        refused(KernelRefusal.NOT_FOUND, () -> answer("catbi-canbo", dossier, "1", explained("met"), 0));
        refused(KernelRefusal.NOT_FOUND, () -> answer("nhattan-canbo", dossier, "99", explained("met"), 0));
    }

    @Test
    void anAnswerSaysItsResultAndExplainsWhatHasNoEvidence() {
        long dossier = demo.openDossier("nhattan");
        refused(AssessmentRefusal.RESULT_MISSING, () -> answer("nhattan-canbo", dossier, "1", explained(""), 0));
        refused(
                AssessmentRefusal.MUST_APPLY,
                () -> answer("nhattan-canbo", dossier, "1", explained("not_applicable"), 0));
        Answer silent = new Answer("not_met", " ", false, List.of(), null, 0, true);
        refused(
                AssessmentRefusal.EXPLANATION_MISSING,
                () -> answerCriterion.answer(demo.actor("nhattan-canbo"), dossier, "1", silent));
    }

    @Test
    void evidenceOfAnotherWardProvesNothing() {
        long dossier = demo.openDossier("nhattan");
        long foreign = addEvidence.add(demo.actor("catbi-canbo"), demo.evidence("catbi", "Của phường khác"));
        Answer answer = new Answer("met", "", false, List.of(foreign), null, 0, true);
        assertThatThrownBy(() -> answerCriterion.answer(demo.actor("nhattan-canbo"), dossier, "1", answer))
                .isInstanceOf(Refused.class)
                .hasMessage("evidence.refusal.other_unit");
    }

    @Test
    void whoSavesSecondIsToldSo() {
        long dossier = demo.openDossier("nhattan");
        answer("nhattan-canbo", dossier, "1", explained("met"), 0);
        refused(KernelRefusal.CHANGED_MEANWHILE, () -> answer("nhattan-canbo", dossier, "1", explained("not_met"), 0));
        answer("nhattan-canbo", dossier, "1", explained("not_met"), 1);
        assertThat(answers(dossier).get(0).result()).isEqualTo("not_met");
    }

    @Test
    void theSameFormSentTwiceChangesNothingAndAStaleOneTakesNoProofAway() {
        long dossier = demo.openDossier("nhattan");
        long proof = addEvidence.add(demo.actor("nhattan-canbo"), demo.evidence("nhattan", "Kế hoạch"));
        Answer proved = new Answer("met", "", false, List.of(proof), null, 0, true);
        answerCriterion.answer(demo.actor("nhattan-canbo"), dossier, "1", proved);
        answerCriterion.answer(demo.actor("nhattan-canbo"), dossier, "1", proved);
        assertThat(answers(dossier).get(0).version()).isEqualTo(1);
        Answer stale = new Answer("met", "", false, List.of(), null, 0, true);
        refused(
                KernelRefusal.CHANGED_MEANWHILE,
                () -> answerCriterion.answer(demo.actor("nhattan-canbo"), dossier, "1", stale));
        assertThat(answers(dossier).get(0).evidence()).isEqualTo(1);
    }

    @Test
    void aResultThatNoFormOffersIsRefused() {
        long dossier = demo.openDossier("nhattan");
        refused(
                AssessmentRefusal.RESULT_MISSING,
                () -> answer("nhattan-canbo", dossier, "1", explained("nonsense"), 0));
    }

    @Test
    void anIncompleteDossierIsNotSubmitted() {
        long dossier = demo.openDossier("nhattan");
        answer("nhattan-canbo", dossier, "1", explained("met"), 0);
        answerCriterion.answer(
                demo.actor("nhattan-canbo"), dossier, "2", new Answer("met", "", false, List.of(), null, 0, true));
        assertThatThrownBy(() -> submitAssessment.submit(demo.actor("nhattan-truong"), dossier))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.refusal()).isEqualTo(AssessmentRefusal.INCOMPLETE);
                    assertThat(refused.details()[0]).isEqualTo(21);
                    assertThat(refused.details()[1].toString()).startsWith("2, 3, 4");
                });
    }

    @Test
    void theOneWhoAnsweredCannotSubmit() {
        long dossier = complete("nhattan");
        jdbc.sql("insert into assessment.preparer (dossier_id, account_id) values (?, ?)")
                .param(dossier)
                .param(demo.actor("nhattan-truong").accountId())
                .update();
        refused(KernelRefusal.SAME_PERSON, () -> submitAssessment.submit(demo.actor("nhattan-truong"), dossier));
        refused(KernelRefusal.NOT_PERMITTED, () -> submitAssessment.submit(demo.actor("nhattan-canbo"), dossier));
        refused(KernelRefusal.NOT_FOUND, () -> submitAssessment.submit(demo.actor("catbi-truong"), dossier));
    }

    @Test
    void aSubmissionFreezesANumberedSnapshotAndClosesTheDossier() {
        long dossier = complete("nhattan");
        assertThat(submitAssessment.submit(demo.actor("nhattan-truong"), dossier))
                .isEqualTo(1);
        DossierHead head = head(dossier);
        assertThat(head.dossierState()).isEqualTo(DossierState.SUBMITTED);
        Snapshot snapshot = snapshots.find(head, 1).orElseThrow();
        assertThat(snapshot.lines()).hasSize(22);
        assertThat(snapshot.lines().get(0).evidence()).isEqualTo("Nghị quyết · 01/MINH-HOẠ");
        assertThat(snapshot.lines().get(1).explanation()).isEqualTo("Đã làm xong");
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> answer("nhattan-canbo", dossier, "1", explained("not_met"), 1));
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> submitAssessment.submit(demo.actor("nhattan-truong"), dossier));
        assertThat(demo.audited("SUBMIT_ASSESSMENT", "assessment.snapshot")).isPositive();
        assertThat(jdbc.sql("select count(*) from audit.v_broken")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aSnapshotIsNeverChanged() {
        assertThatThrownBy(() -> jdbc.sql("update assessment.snapshot set number = number + 1")
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed");
    }

    private long complete(String ward) {
        long dossier = demo.openDossier(ward);
        for (CriterionAnswer criterion : answers(dossier)) {
            Answer answer = criterion.code().equals("1")
                    ? new Answer("met", "", false, List.of(), demo.evidence(ward, "Nghị quyết"), 0, true)
                    : explained("met");
            answerCriterion.answer(demo.actor(ward + "-canbo"), dossier, criterion.code(), answer);
        }
        return dossier;
    }

    private static Answer explained(String result) {
        return new Answer(result, "Đã làm xong", true, List.of(), null, 0, true);
    }

    private void answer(String login, long dossier, String code, Answer answer, int version) {
        answerCriterion.answer(
                demo.actor(login),
                dossier,
                code,
                new Answer(
                        answer.result(),
                        answer.explanation(),
                        answer.insteadOfEvidence(),
                        List.of(),
                        null,
                        version,
                        true));
    }

    private DossierHead head(long dossier) {
        Actor reader = demo.actor("v05-canbo");
        return dossiers.find(reader, Permission.VIEW_DOSSIER, dossier).orElseThrow();
    }

    private List<CriterionAnswer> answers(long dossier) {
        return dossiers.answers(head(dossier));
    }
}
