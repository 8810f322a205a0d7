package vn.kieumau.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.appraisal.Appraisals;
import vn.kieumau.appraisal.LinkedEvidence;
import vn.kieumau.evidence.AddEvidence;
import vn.kieumau.evidence.EvidenceKind;
import vn.kieumau.evidence.NewEvidence;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;
import vn.kieumau.web.WorkItem;

/** Pages that are cited of a proof, and the day on which it expires. */
@ApplicationTest
class CitedEvidenceTest {
    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AddEvidence addEvidence;

    @Autowired
    AnswerCriterion answerCriterion;

    @Autowired
    SubmitAssessment submitAssessment;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Snapshots snapshots;

    @Autowired
    ProofNotes proofNotes;

    @Autowired
    ExpiryWork expiryWork;

    @Autowired
    Appraisals appraisals;

    long dossier;

    @BeforeEach
    void openADossier() {
        dossier = demo.openDossier("nhattan");
    }

    @Test
    void pagesThatAreNoneOrBeyondTheLastAreRefused() {
        long plan = proof("Kế hoạch", 10, null);
        for (String typed : List.of("trang 3", "8-5", "9–11", "11")) {
            demo.apart(() -> assertThatThrownBy(() -> cite(plan, typed, 0))
                    .isInstanceOf(Refused.class)
                    .hasMessageStartingWith("evidence.refusal.pages_"));
        }
        cite(plan, "9-10", 0);
        assertThat(cited()).isEqualTo(Map.of(plan, "9–10"));
    }

    @Test
    void whatIsNotSaidOfPagesLeavesThemAndWhoComesLateChangesNone() {
        long plan = proof("Kế hoạch", null, null);
        cite(plan, "3-5", 0);
        int recorded = demo.audited("LINK_EVIDENCE", "evidence.link");
        answer("1", new Answer("met", "", false, List.of(plan), null, 1, true));
        assertThat(cited()).isEqualTo(Map.of(plan, "3–5"));
        demo.apart(() -> assertThatThrownBy(() -> cite(plan, "8", 1))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(KernelRefusal.CHANGED_MEANWHILE)));
        cite(plan, "3 – 5", 1);
        assertThat(demo.audited("LINK_EVIDENCE", "evidence.link")).isEqualTo(recorded);
        cite(plan, "8", 2);
        assertThat(demo.audited("LINK_EVIDENCE", "evidence.link")).isEqualTo(recorded + 1);
        cite(plan, "", 3);
        assertThat(cited()).isEqualTo(Map.of(plan, ""));
    }

    @Test
    void aNewProofIsCitedWithTheAnswerThatBringsIt() {
        answer(
                "1",
                new Answer(
                        "met",
                        "",
                        false,
                        List.of(),
                        demo.evidence("nhattan", "Nghị quyết"),
                        Map.of(Answer.NEW_ITEM, "2"),
                        Map.of(),
                        0,
                        true));
        assertThat(cited().values()).containsExactly("2");
    }

    @Test
    void theAppraiserReadsThePagesAndTheSubmissionKeepsThem() {
        long plan = proof("Kế hoạch", null, null);
        cite(plan, "3-5", 0);
        for (CriterionAnswer each : dossiers.answers(head())) {
            if (!each.code().equals("1")) {
                answer(each.code(), new Answer("met", "Đã xong", true, List.of(), null, 0, true));
            }
        }
        submitAssessment.submit(demo.actor("nhattan-truong"), dossier);
        Snapshot snapshot = snapshots.find(head(), 1).orElseThrow();
        assertThat(snapshot.lines().get(0).evidence()).isEqualTo("Kế hoạch · 01/KH · trang 3–5");
        assertThat(snapshot.proofs("1")).extracting(Snapshot.Proof::pages).containsExactly("3–5");
        assertThat(appraisals.evidence(head()).values()).singleElement().satisfies(proofs -> {
            LinkedEvidence proof = proofs.get(0);
            assertThat(proof.pages()).isEqualTo("3–5");
            assertThat(proof.submitted()).isEqualTo(1);
            assertThat(proof.corrected()).isFalse();
        });
    }

    @Test
    void theOfficerIsRemindedFromThirtyDaysBeforeAsLongAsTheWardWorksOnTheDossier() {
        LocalDate today = officer().today();
        long soon = proof("Sắp hết hạn", null, today.plusDays(30));
        long gone = proof("Hết hạn", null, today.minusDays(1));
        long late = proof("Còn lâu", null, today.plusDays(31));
        proof("Không dùng", null, today);
        answer("1", new Answer("met", "", false, List.of(soon, gone, late), null, 0, true));
        assertThat(work("nhattan-canbo"))
                .containsOnly(
                        Map.entry("/evidence/" + soon, "assessment.work.expiring"),
                        Map.entry("/evidence/" + gone, "assessment.work.expired"));
        assertThat(work("catbi-canbo")).isEmpty();
        assertThat(work("nhattan-truong")).isEmpty();
        assertThat(proofNotes.of(head(), today))
                .singleElement()
                .returns(gone, ProofNote::itemId)
                .returns(true, ProofNote::expired)
                .returns(false, ProofNote::corrected);
        jdbc.sql("update assessment.dossier set state = 'submitted' where id = :id")
                .param("id", dossier)
                .update();
        assertThat(work("nhattan-canbo")).isEmpty();
    }

    private Map<String, String> work(String login) {
        return expiryWork.awaiting(demo.actor(login)).stream()
                .collect(java.util.stream.Collectors.toMap(WorkItem::url, WorkItem::task));
    }

    private long proof(String title, @Nullable Integer pages, @Nullable LocalDate validUntil) {
        LocalDate none = null;
        return addEvidence.add(
                officer(),
                new NewEvidence(
                        demo.unit("nhattan"),
                        title,
                        EvidenceKind.DOCUMENT,
                        "01/KH",
                        "",
                        none,
                        none,
                        none,
                        validUntil,
                        pages,
                        UUID.randomUUID(),
                        true,
                        true,
                        List.of()));
    }

    private void cite(long item, String pages, int version) {
        answer("1", new Answer("met", "", false, List.of(item), null, Map.of(item, pages), Map.of(), version, true));
    }

    private void answer(String code, Answer answer) {
        answerCriterion.answer(officer(), dossier, code, answer);
    }

    private Map<Long, String> cited() {
        return dossiers.cited(head(), dossiers.answer(head(), "1").orElseThrow().criterionId());
    }

    private DossierHead head() {
        return dossiers.find(officer(), Permission.VIEW_DOSSIER, dossier).orElseThrow();
    }

    private Actor officer() {
        return demo.actor("nhattan-canbo");
    }
}
