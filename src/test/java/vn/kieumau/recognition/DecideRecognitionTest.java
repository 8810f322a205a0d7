package vn.kieumau.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Refusal;
import vn.kieumau.kernel.Refused;
import vn.kieumau.support.ApplicationTest;

@ApplicationTest
class DecideRecognitionTest {
    static final LocalDate PROPOSED = LocalDate.of(2023, 11, 6);
    static final LocalDate DECIDED = LocalDate.of(2023, 11, 20);

    @Autowired
    ApplicationContext application;

    @Autowired
    ProposeRecognition proposeRecognition;

    @Autowired
    DecideRecognition decideRecognition;

    ReadyWards wards;
    long cohort;
    long nhatTan;
    long catBi;
    long proposal;

    @BeforeEach
    void twoWardsAreProposed() {
        wards = new ReadyWards(application);
        cohort = wards.cohort(2022);
        nhatTan = wards.dossier(cohort, "nhattan", "ready");
        catBi = wards.dossier(cohort, "catbi", "ready");
        proposal = proposeRecognition.propose(
                wards.on("v05-canbo", PROPOSED), cohort, "90/TTr/MINH-HOẠ", List.of(nhatTan, catBi), true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v05-canbo", "hn-lanhdao", "nhattan-truong", "kiemtoan", "quansat", "admin"})
    void onlyAProgrammeApproverDecides(String login) {
        assertThat(refusal(wards.actor(login), nhatTan, conferred(DECIDED))).isEqualTo(KernelRefusal.NOT_PERMITTED);
    }

    @Test
    void aDossierOutsideTheLetterIsNotFound() {
        long elsewhere = wards.dossier(cohort, "hungvuong", "ready");
        assertThat(refusal(approver(), elsewhere, conferred(DECIDED))).isEqualTo(KernelRefusal.NOT_FOUND);
        assertThat(refusal(approver(), 999_999, conferred(DECIDED))).isEqualTo(KernelRefusal.NOT_FOUND);
    }

    @Test
    void aWardOutsideTheReachIsNotFound() {
        Actor confined = confinedTo(wards.actor("hn-canbo").grants().get(0).unitId());
        assertThat(refusal(confined, catBi, conferred(DECIDED))).isEqualTo(KernelRefusal.NOT_FOUND);
        decideRecognition.decide(confined, proposal, nhatTan, conferred(DECIDED));
    }

    @Test
    void whoeverProposedCannotDecide() {
        Actor officer = wards.actor("v05-canbo");
        List<Grant> both = new ArrayList<>(officer.grants());
        both.addAll(approver().grants());
        Actor twoHats =
                new Actor(officer.accountId(), officer.login(), officer.displayName(), both, officer.at(), false);
        assertThat(refusal(twoHats, nhatTan, conferred(DECIDED))).isEqualTo(KernelRefusal.SAME_PERSON);
    }

    @Test
    void theDayLiesBetweenTheLetterAndToday() {
        assertThat(refusal(approver(), nhatTan, conferred(LocalDate.of(2023, 11, 25))))
                .isEqualTo(RecognitionRefusal.DECIDED_IN_FUTURE);
        assertThat(refusal(approver(), nhatTan, conferred(LocalDate.of(2023, 11, 5))))
                .isEqualTo(RecognitionRefusal.DECIDED_BEFORE_PROPOSED);
        decideRecognition.decide(approver(), proposal, nhatTan, conferred(PROPOSED));
        decideRecognition.decide(
                approver(),
                proposal,
                catBi,
                new Decision(
                        Outcome.CONFERRED,
                        "91/QĐ/MINH-HOẠ",
                        LocalDate.of(2023, 11, 24),
                        "Người ký minh hoạ",
                        "",
                        "Đăng ký lại đợt sau",
                        true));
    }

    @Test
    void aNumberStandsForOneDecisionWithOneDayAndOneSignatory() {
        decideRecognition.decide(approver(), proposal, nhatTan, conferred(PROPOSED));
        assertThat(refusal(approver(), catBi, conferred(DECIDED)))
                .isEqualTo(RecognitionRefusal.NUMBER_OF_OTHER_DECISION);
        decideRecognition.decide(approver(), proposal, catBi, conferred(PROPOSED));
    }

    @Test
    void aDemonstrationNamesNoRealSignatory() {
        Decision named = new Decision(
                Outcome.CONFERRED,
                "90/QĐ/MINH-HOẠ",
                DECIDED,
                "Đại tướng Nguyễn Văn A",
                "",
                "Đăng ký lại đợt sau",
                true);
        assertThat(refusal(approver(), nhatTan, named)).isEqualTo(RecognitionRefusal.SIGNATORY_NOT_MARKED);
    }

    @Test
    void aWardThatMissesACriterionCanOnlyBeRefused() {
        long missing = wards.dossier(cohort, "hungvuong", "ready");
        wards.ministryFinds(missing, "not_met");
        long letter = proposeRecognition.propose(
                wards.on("v05-canbo", PROPOSED), cohort, "91/TTr/MINH-HOẠ", List.of(missing), true);
        Refused refused = catchThrowableOfType(
                Refused.class, () -> decideRecognition.decide(approver(), letter, missing, conferred(DECIDED)));
        assertThat(refused.refusal()).isEqualTo(RecognitionRefusal.NOT_ALL_MET);
        assertThat(refused.details()).containsExactly(1);
        decideRecognition.decide(approver(), letter, missing, refused("Còn một tiêu chí chưa đạt"));
    }

    @Test
    void whoeverWorkedOnTheAppraisalCannotDecide() {
        wards.workedOn(nhatTan, "v05-lanhdao");
        assertThat(refusal(approver(), nhatTan, conferred(DECIDED))).isEqualTo(KernelRefusal.SAME_PERSON);
    }

    @Test
    void aRefusalSaysWhy() {
        Decision silent = new Decision(
                Outcome.REFUSED, "90/QĐ/MINH-HOẠ", DECIDED, "Người ký minh hoạ", " \n ", "Đăng ký lại đợt sau", true);
        assertThat(refusal(approver(), nhatTan, silent)).isEqualTo(KernelRefusal.MISSING);
    }

    @Test
    void numberAndSignatoryAreRequired() {
        assertThat(refusal(
                        approver(),
                        nhatTan,
                        new Decision(
                                Outcome.CONFERRED, "", DECIDED, "Người ký minh hoạ", "", "Đăng ký lại đợt sau", true)))
                .isEqualTo(KernelRefusal.MISSING);
        assertThat(refusal(
                        approver(),
                        nhatTan,
                        new Decision(
                                Outcome.CONFERRED, "90/QĐ/MINH-HOẠ", DECIDED, "", "", "Đăng ký lại đợt sau", true)))
                .isEqualTo(KernelRefusal.MISSING);
        assertThat(refusal(
                        approver(),
                        nhatTan,
                        new Decision(
                                Outcome.CONFERRED,
                                "90/QĐ-BCA",
                                DECIDED,
                                "Người ký minh hoạ",
                                "",
                                "Đăng ký lại đợt sau",
                                false)))
                .isEqualTo(RecognitionRefusal.NUMBER_NOT_MARKED);
    }

    @Test
    void tenThousandCharactersAreTooMany() {
        Decision endless = new Decision(
                Outcome.REFUSED,
                "90/QĐ/MINH-HOẠ",
                DECIDED,
                "Người ký minh hoạ",
                "x".repeat(10_000),
                "Đăng ký lại đợt sau",
                true);
        assertThat(refusal(approver(), nhatTan, endless)).isEqualTo(KernelRefusal.TOO_LONG);
    }

    @Test
    void aDecisionStands() {
        decideRecognition.decide(approver(), proposal, nhatTan, conferred(DECIDED));
        assertThat(refusal(approver(), nhatTan, conferred(DECIDED))).isEqualTo(RecognitionRefusal.ALREADY_DECIDED);
    }

    @Test
    void conferringGivesATitleWithACertificateNobodyCanGuess() {
        decideRecognition.decide(approver(), proposal, nhatTan, conferred(DECIDED));
        decideRecognition.decide(approver(), proposal, catBi, conferred(DECIDED));
        assertThat(wards.text(
                        "select string_agg(certificate_number, ' ' order by id) from recognition.title where cohort_id = ?",
                        cohort))
                .isEqualTo("01/2022/GCN/MINH-HOẠ 02/2022/GCN/MINH-HOẠ");
        assertThat(wards.count("""
                        select count(distinct certificate_code) from recognition.title
                        where cohort_id = ? and length(certificate_code) >= 22 and illustrative
                        """, cohort)).isEqualTo(2);
        assertThat(states(nhatTan)).isEqualTo("decided recognised");
    }

    @Test
    void aRefusalEndsTheDossierWithoutATitle() {
        decideRecognition.decide(approver(), proposal, nhatTan, refused("Chưa đạt tiêu chí \"trụ sở\" & 'đất'"));
        assertThat(wards.count("select count(*) from recognition.title where cohort_id = ?", cohort))
                .isZero();
        assertThat(wards.text("""
                        select d.reason from recognition.decision d join recognition.proposal_item i on i.id = d.proposal_item_id
                        where i.dossier_id = ?
                        """, nhatTan)).isEqualTo("Chưa đạt tiêu chí \"trụ sở\" & 'đất'");
        assertThat(states(nhatTan)).isEqualTo("decided not_recognised");
    }

    @Test
    void decisionTitleAndDossierAreInTheTrailOfTheWard() {
        decideRecognition.decide(approver(), proposal, nhatTan, conferred(DECIDED));
        assertThat(wards.text("""
                        select string_agg(table_name, ' ' order by seq) from audit.entry
                        where act = 'DECIDE_RECOGNITION' and unit_id = (select unit_id from assessment.dossier where id = ?)
                        """, nhatTan))
                .endsWith("recognition.decision recognition.title campaigns.registration assessment.dossier");
    }

    private Actor approver() {
        return wards.actor("v05-lanhdao");
    }

    private Actor confinedTo(long unitId) {
        Actor approver = approver();
        List<Grant> grants = approver.grants().stream()
                .map(grant -> new Grant(
                        grant.role(), grant.officeId(), grant.officeName(), unitId, "province", grant.permissions()))
                .toList();
        return new Actor(approver.accountId(), approver.login(), approver.displayName(), grants, approver.at(), false);
    }

    private String states(long dossier) {
        return wards.text("""
                select d.state || ' ' || r.state from assessment.dossier d
                join campaigns.registration r on r.id = d.registration_id where d.id = ?
                """, dossier);
    }

    private static Decision conferred(LocalDate day) {
        return new Decision(
                Outcome.CONFERRED, "90/QĐ/MINH-HOẠ", day, "Người ký minh hoạ", "", "Đăng ký lại đợt sau", true);
    }

    private static Decision refused(String reason) {
        return new Decision(
                Outcome.REFUSED, "90/QĐ/MINH-HOẠ", DECIDED, "Người ký minh hoạ", reason, "Đăng ký lại đợt sau", true);
    }

    private Refusal refusal(Actor actor, long dossier, Decision decision) {
        Refused refused =
                catchThrowableOfType(Refused.class, () -> decideRecognition.decide(actor, proposal, dossier, decision));
        assertThat(refused).as("the decision was recorded").isNotNull();
        return refused.refusal();
    }
}
