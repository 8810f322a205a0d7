package vn.kieumau.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.kieumau.support.Refusals.refused;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.assessment.Answer;
import vn.kieumau.assessment.AnswerCriterion;
import vn.kieumau.assessment.CriterionAnswer;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.assessment.ProofNote;
import vn.kieumau.assessment.ProofNotes;
import vn.kieumau.assessment.Snapshot;
import vn.kieumau.assessment.Snapshots;
import vn.kieumau.assessment.SubmitAssessment;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refusal;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;
import vn.kieumau.support.Samples;

@ApplicationTest
class ReviseEvidenceTest {
    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AddEvidence addEvidence;

    @Autowired
    ReviseEvidence reviseEvidence;

    @Autowired
    Evidence evidence;

    @Autowired
    EvidenceUses uses;

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

    long item;

    @BeforeEach
    void record() {
        item = addEvidence.add(officer(), text("Kế hoạch", UUID.randomUUID(), file("ke-hoach.txt", "lần đầu")));
    }

    @Test
    void anotherWardsOfficerFindsNothingAndWhoOnlyReadsMayNot() {
        refused(KernelRefusal.NOT_FOUND, () -> revise("catbi-canbo", 1, "sai số", "Kế hoạch mới"));
        refused(KernelRefusal.NOT_PERMITTED, () -> revise("nhattan-truong", 1, "sai số", "Kế hoạch mới"));
        refused(KernelRefusal.NOT_PERMITTED, () -> revise("quansat", 1, "sai số", "Kế hoạch mới"));
        assertThat(evidence.find(demo.actor("catbi-canbo"), item, 1)).isEmpty();
        assertThat(evidence.find(officer(), item, 2)).isEmpty();
    }

    @Test
    void aCorrectionSaysWhyAndWhatItCorrects() {
        refusedApart(KernelRefusal.MISSING, () -> revise("nhattan-canbo", 1, " ", "Kế hoạch mới"));
        refusedApart(KernelRefusal.CHANGED_MEANWHILE, () -> revise("nhattan-canbo", 0, "sai số", "Kế hoạch mới"));
        refusedApart(EvidenceRefusal.NOTHING_REVISED, () -> revise("nhattan-canbo", 1, "sai số", "Kế hoạch"));
        NewRevision foreign = new NewRevision(text("Mới", UUID.randomUUID(), null), 1, "sai số", List.of(999_999L));
        refusedApart(EvidenceRefusal.NO_SUCH_FILE, () -> reviseEvidence.revise(officer(), item, foreign));
        revise("nhattan-canbo", 1, "sai số", "Kế hoạch mới");
        refusedApart(KernelRefusal.CHANGED_MEANWHILE, () -> revise("nhattan-canbo", 1, "lại sai", "Kế hoạch khác"));
    }

    @Test
    void everyRevisionStaysReadableWithItsFiles() {
        EvidenceItem first = latest();
        long old = evidence.files(first).get(0).fileId();
        assertThat(reviseEvidence.revise(
                        officer(),
                        item,
                        new NewRevision(
                                text("Kế hoạch bổ sung", UUID.randomUUID(), file("phu-luc.txt", "thêm")),
                                1,
                                "thêm phụ lục",
                                List.of(old))))
                .isEqualTo(2);
        assertThat(latest()).returns("Kế hoạch bổ sung", EvidenceItem::title).returns(2, EvidenceItem::revision);
        assertThat(evidence.files(latest()))
                .extracting(EvidenceFile::name)
                .containsExactly("ke-hoach.txt", "phu-luc.txt");
        EvidenceItem before = evidence.find(officer(), item, 1).orElseThrow();
        assertThat(before).returns("Kế hoạch", EvidenceItem::title).returns(2, EvidenceItem::latest);
        assertThat(evidence.files(before)).extracting(EvidenceFile::fileId).containsExactly(old);
        assertThat(evidence.file(officer(), old)).isPresent();
        assertThat(evidence.revisions(before))
                .extracting(EvidenceRevision::revision, EvidenceRevision::reason)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(2, "thêm phụ lục"),
                        org.assertj.core.api.Assertions.tuple(1, ""));
    }

    @Test
    void theSameFormSentTwiceIsOneRevision() {
        NewRevision form = new NewRevision(text("Kế hoạch mới", UUID.randomUUID(), null), 1, "sai số", kept());
        assertThat(reviseEvidence.revise(officer(), item, form)).isEqualTo(2);
        assertThat(reviseEvidence.revise(officer(), item, form)).isEqualTo(2);
        assertThat(latest().latest()).isEqualTo(2);
    }

    @Test
    void aRevisionIsInTheTrailWithItsReasonAndNeverChanges() {
        revise("nhattan-canbo", 1, "sai số", "Kế hoạch mới");
        assertThat(jdbc.sql("""
                        select table_name from audit.entry where act = 'ADD_EVIDENCE' and reason = 'sai số' order by seq
                        """).query(String.class).list()).containsExactly("evidence.revision", "evidence.item");
        for (String table : List.of("evidence.item", "evidence.revision", "evidence.item_file")) {
            assertThat(jdbc.sql(
                                    "select (select count(*) from audit.altered(:t)) + (select count(*) from audit.unrecorded(:t))")
                            .param("t", table)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        assertThatThrownBy(() -> jdbc.sql("update evidence.revision set title = 'khác' where item_id = :item")
                        .param("item", item)
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed");
    }

    @Test
    void aPairOfPhotographsIsTwoPictures() {
        Upload picture = new Upload("anh.png", new ByteArrayResource(Samples.png()));
        demo.apart(() ->
                refused(EvidenceRefusal.TWO_PICTURES, () -> addEvidence.add(officer(), pair(List.of(picture)))));
        demo.apart(() -> refused(
                EvidenceRefusal.TWO_PICTURES,
                () -> addEvidence.add(officer(), pair(List.of(picture, file("a.txt", "không phải ảnh"))))));
        long pair = addEvidence.add(officer(), pair(List.of(picture, picture)));
        assertThat(evidence.find(officer(), pair).orElseThrow().kind()).isEqualTo("photo_pair");
    }

    @Test
    void whatWasSubmittedKeepsTheRevisionThatItWasSubmittedWith() {
        long dossier = submitted();
        Snapshot before = snapshots.find(head(dossier), 1).orElseThrow();
        revise("nhattan-canbo", 1, "sai số", "Kế hoạch mới");
        Snapshot after = snapshots.find(head(dossier), 1).orElseThrow();
        assertThat(after.lines()).isEqualTo(before.lines());
        assertThat(after.proofs("1")).singleElement().satisfies(proof -> {
            assertThat(proof.revision()).isEqualTo(1);
            assertThat(proof.latest()).isEqualTo(2);
            assertThat(proof.title()).isEqualTo("Kế hoạch");
        });
        assertThat(proofNotes.of(head(dossier), officer().today()))
                .singleElement()
                .returns(1, ProofNote::kept)
                .returns(2, ProofNote::revision)
                .returns("1", ProofNote::codes);
        assertThat(before.lines().get(0).evidence()).startsWith("Kế hoạch · 01/KH");
        assertThat(uses.kept(officer(), latest())).singleElement().satisfies(kept -> {
            assertThat(kept.revision()).isEqualTo(1);
            assertThat(kept.dossierId()).isEqualTo(dossier);
            assertThat(kept.codes()).isEqualTo("1");
        });
        assertThat(uses.uses(officer(), latest()))
                .singleElement()
                .returns("assessment.state.submitted", EvidenceUse::state);
        Actor elsewhere = demo.actor("catbi-canbo");
        assertThat(uses.kept(elsewhere, latest())).isEmpty();
        assertThat(uses.uses(elsewhere, latest())).isEmpty();
    }

    /** Submissions of before revisions were numbered say nothing of them. */
    @Test
    void anOldSubmissionKeepsTheFirstRevision() {
        long dossier = submitted();
        jdbc.sql("alter table assessment.snapshot disable trigger snapshot_immutable")
                .update();
        jdbc.sql("""
                        update assessment.snapshot s set content = c, sha256 = encode(sha256(convert_to(c::text, 'UTF8')), 'hex')
                        from (select id, content #- '{criteria,0,evidence,0,revision}' #- '{criteria,0,evidence,0,pages}' as c from assessment.snapshot) o
                        where o.id = s.id and s.dossier_id = :dossier
                        """).param("dossier", dossier).update();
        Snapshot old = snapshots.find(head(dossier), 1).orElseThrow();
        assertThat(old.proofs("1"))
                .singleElement()
                .returns(1, Snapshot.Proof::revision)
                .returns("", Snapshot.Proof::pages);
        assertThat(old.lines().get(0).evidence()).startsWith("Kế hoạch · 01/KH · ke-hoach.txt (SHA-256 ");
    }

    private long submitted() {
        long dossier = demo.openDossier("nhattan");
        for (CriterionAnswer each : dossiers.answers(head(dossier))) {
            boolean proved = each.code().equals("1");
            answerCriterion.answer(
                    officer(),
                    dossier,
                    each.code(),
                    new Answer("met", "Đã xong", !proved, proved ? List.of(item) : List.of(), null, 0, true));
        }
        submitAssessment.submit(demo.actor("nhattan-truong"), dossier);
        return dossier;
    }

    private DossierHead head(long dossier) {
        return dossiers.find(officer(), Permission.VIEW_DOSSIER, dossier).orElseThrow();
    }

    private int revise(String login, int seen, String reason, String title) {
        return reviseEvidence.revise(
                demo.actor(login), item, new NewRevision(text(title, UUID.randomUUID(), null), seen, reason, kept()));
    }

    private List<Long> kept() {
        return evidence.files(latest()).stream().map(EvidenceFile::fileId).toList();
    }

    private EvidenceItem latest() {
        return evidence.find(officer(), item).orElseThrow();
    }

    private Actor officer() {
        return demo.actor("nhattan-canbo");
    }

    private NewEvidence text(String title, UUID form, @Nullable Upload file) {
        return content(title, EvidenceKind.DOCUMENT, form, file == null ? List.of() : List.of(file));
    }

    private NewEvidence pair(List<Upload> files) {
        return content("Cổng trụ sở", EvidenceKind.PHOTO_PAIR, UUID.randomUUID(), files);
    }

    private NewEvidence content(String title, EvidenceKind kind, UUID form, List<Upload> files) {
        LocalDate none = null;
        return new NewEvidence(
                demo.unit("nhattan"), title, kind, "01/KH", "", none, none, none, none, null, form, true, true, files);
    }

    private static Upload file(String name, String content) {
        return new Upload(name, new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)));
    }

    private void refusedApart(Refusal refusal, ThrowingCallable act) {
        demo.apart(() -> refused(refusal, act));
    }
}
