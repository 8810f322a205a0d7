package vn.kieumau.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Refusal;
import vn.kieumau.kernel.Refused;
import vn.kieumau.support.ApplicationTest;

@ApplicationTest
class ProposeRecognitionTest {
    @Autowired
    ApplicationContext application;

    @Autowired
    ProposeRecognition proposeRecognition;

    ReadyWards wards;
    long cohort;
    long nhatTan;

    @BeforeEach
    void aWardIsReady() {
        wards = new ReadyWards(application);
        cohort = wards.cohort(2022);
        nhatTan = wards.dossier(cohort, "nhattan", "ready");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v05-lanhdao", "hn-lanhdao", "nhattan-truong", "kiemtoan", "quansat", "admin"})
    void onlyAProgrammeOfficerProposes(String login) {
        assertThat(refusal(login, "90/TTr/MINH-HOẠ", nhatTan)).isEqualTo(KernelRefusal.NOT_PERMITTED);
    }

    @Test
    void aDossierThatDoesNotExistIsNotFound() {
        assertThat(refusal("v05-canbo", "90/TTr/MINH-HOẠ", nhatTan, 999_999L)).isEqualTo(KernelRefusal.NOT_FOUND);
    }

    @Test
    void aLetterWithoutWardsIsRefused() {
        assertThat(refusal("v05-canbo", "90/TTr/MINH-HOẠ")).isEqualTo(RecognitionRefusal.NOTHING_CHOSEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "submitted", "passed", "decided"})
    void aDossierThatIsNotReadyIsRefused(String state) {
        long other = wards.dossier(cohort, "catbi", state);
        assertThat(refusal("v05-canbo", "90/TTr/MINH-HOẠ", nhatTan, other)).isEqualTo(RecognitionRefusal.NOT_READY);
    }

    @Test
    void wardsOfAnotherCohortAreRefused() {
        long elsewhere = wards.dossier(wards.cohort(2021), "catbi", "ready");
        assertThat(refusal("v05-canbo", "90/TTr/MINH-HOẠ", nhatTan, elsewhere))
                .isEqualTo(RecognitionRefusal.OTHER_COHORT);
    }

    @Test
    void aWardIsProposedOnce() {
        propose("90/TTr/MINH-HOẠ", nhatTan);
        assertThat(refusal("v05-canbo", "91/TTr/MINH-HOẠ", nhatTan)).isEqualTo(RecognitionRefusal.ALREADY_PROPOSED);
    }

    @Test
    void aNumberIsUsedOnce() {
        propose("90/TTr/MINH-HOẠ", nhatTan);
        long other = wards.dossier(cohort, "catbi", "ready");
        assertThat(refusal("v05-canbo", "90/TTr/MINH-HOẠ", other)).isEqualTo(RecognitionRefusal.NUMBER_TAKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"90/TTr", "90/TTr/MINH-HOẠ/2", "/minh-hoạ"})
    void aDemonstrationsNumberSaysThatItIsOne(String number) {
        assertThat(refusal("v05-canbo", number, nhatTan)).isEqualTo(RecognitionRefusal.NUMBER_NOT_MARKED);
    }

    @Test
    void aMissingOrEndlessNumberIsRefused() {
        assertThat(refusal("v05-canbo", "  ", nhatTan)).isEqualTo(KernelRefusal.MISSING);
        assertThat(refusal("v05-canbo", "x".repeat(10_000), nhatTan)).isEqualTo(KernelRefusal.TOO_LONG);
    }

    @Test
    void theLetterItsWardsAndTheTrailAreWrittenTogether() {
        long catBi = wards.dossier(cohort, "catbi", "ready");
        long proposal = propose("90/'TTr\"/MINH-HOẠ", nhatTan, catBi, catBi);
        assertThat(wards.count("select count(*) from recognition.proposal_item where proposal_id = ?", proposal))
                .isEqualTo(2);
        assertThat(wards.text("select illustrative::text from recognition.proposal where id = ?", proposal))
                .isEqualTo("true");
        assertThat(wards.count("""
                        select count(*) from audit.entry where act = 'PROPOSE_RECOGNITION' and table_name = 'recognition.proposal'
                            and row_id = ? and actor_name <> ''
                        """, proposal)).isEqualTo(1);
        assertThat(wards.count("""
                        select count(*) from audit.entry e join recognition.proposal_item i on i.id = e.row_id and i.proposal_id = ?
                        where e.table_name = 'recognition.proposal_item' and e.unit_id is not null and e.reason = '90/''TTr"/MINH-HOẠ'
                        """, proposal)).isEqualTo(2);
    }

    private long propose(String number, Long... dossiers) {
        return proposeRecognition.propose(wards.actor("v05-canbo"), cohort, number, List.of(dossiers), true);
    }

    private Refusal refusal(String login, String number, Long... dossiers) {
        Refused refused = catchThrowableOfType(
                Refused.class,
                () -> proposeRecognition.propose(wards.actor(login), cohort, number, List.of(dossiers), true));
        assertThat(refused).as("the letter was accepted").isNotNull();
        return refused.refusal();
    }
}
