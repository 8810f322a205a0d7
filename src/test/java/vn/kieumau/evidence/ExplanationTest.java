package vn.kieumau.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.assessment.Answer;
import vn.kieumau.assessment.AnswerCriterion;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refusal;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.Refusals;

/** A proof that is told in words. */
@ApplicationTest
class ExplanationTest {
    private static final String WORDS = "Trụ sở đang bàn giao,\nxong trong quý IV \"<b>";

    @Autowired
    AddEvidence addEvidence;

    @Autowired
    ReviseEvidence reviseEvidence;

    @Autowired
    Evidence evidence;

    @Autowired
    AnswerCriterion answerCriterion;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Demo demo;

    @Autowired
    MockMvc web;

    @Autowired
    JdbcClient jdbc;

    Actor officer;

    @BeforeEach
    void find() {
        officer = demo.actor("nhattan-canbo");
    }

    @Test
    void anExplanationMustSaySomethingAndNoOtherKindDoes() {
        refused(KernelRefusal.MISSING, () -> addEvidence.add(officer, said(EvidenceKind.EXPLANATION, " \n", "05/GT")));
        refused(
                KernelRefusal.TOO_LONG,
                () -> addEvidence.add(officer, said(EvidenceKind.EXPLANATION, "x".repeat(4001), "")));
        refused(
                EvidenceRefusal.ONLY_EXPLANATIONS_SAY,
                () -> addEvidence.add(officer, said(EvidenceKind.DOCUMENT, WORDS, "05/GT")));
        refused(EvidenceRefusal.NOTHING_ADDED, () -> addEvidence.add(officer, said(EvidenceKind.OTHER, "", "")));
        refused(
                KernelRefusal.NOT_FOUND,
                () -> addEvidence.add(demo.actor("catbi-canbo"), said(EvidenceKind.EXPLANATION, WORDS, "")));
    }

    @Test
    void itNeedsNoFileAndProvesACriterionLikeAnyOther() throws Exception {
        long item = addEvidence.add(officer, said(EvidenceKind.EXPLANATION, WORDS, ""));
        web.perform(Browse.get("nhattan-truong", "/evidence/" + item))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("xong trong quý IV \"&lt;b&gt;")))
                .andExpect(content().string(containsString("Giải trình bằng lời")));

        long dossier = demo.openDossier("nhattan");
        answerCriterion.answer(officer, dossier, "3", new Answer("met", "", false, List.of(item), null, 0, true));
        assertThat(dossiers.answer(
                                dossiers.find(officer, Permission.VIEW_DOSSIER, dossier)
                                        .orElseThrow(),
                                "3")
                        .orElseThrow()
                        .complete())
                .isTrue();
        web.perform(Browse.get("nhattan-truong", "/assessment/" + dossier + "/answers/3"))
                .andExpect(content().string(containsString("Giải trình: Trụ sở đang bàn giao")));
        web.perform(Browse.get("hn-canbo", "/assessment/" + dossier + "/print"))
                .andExpect(content().string(containsString("giải trình: Trụ sở đang bàn giao")));

        jdbc.sql("update assessment.dossier set state = 'submitted', reached = 'province' where id = :id")
                .param("id", dossier)
                .update();
        web.perform(Browse.get("hn-canbo", "/appraisal/" + dossier + "/province"))
                .andExpect(content().string(containsString("Giải trình: Trụ sở đang bàn giao")));
    }

    @Test
    void otherWordsAreAnotherRevision() {
        long item = addEvidence.add(officer, said(EvidenceKind.EXPLANATION, WORDS, ""));
        NewRevision anew = new NewRevision(said(EvidenceKind.EXPLANATION, "Đã bàn giao", ""), 1, "xong sớm", List.of());
        assertThat(reviseEvidence.revise(officer, item, anew)).isEqualTo(2);
        assertThat(evidence.find(officer, item).orElseThrow().words()).isEqualTo("Đã bàn giao");
        assertThat(evidence.find(officer, item, 1).orElseThrow().words()).isEqualTo(WORDS);
        NewRevision same = new NewRevision(said(EvidenceKind.EXPLANATION, "Đã bàn giao", ""), 2, "lại", List.of());
        refused(EvidenceRefusal.NOTHING_REVISED, () -> reviseEvidence.revise(officer, item, same));
    }

    @Test
    void theFormRecordsItAndKeepsWhatWasTypedWhenItIsRefused() throws Exception {
        web.perform(Browse.post("nhattan-canbo", "/evidence/new")
                        .param("unit", String.valueOf(demo.unit("nhattan")))
                        .param("title", "Giải trình")
                        .param("kind", "DOCUMENT")
                        .param("words", "Đã gõ <i>")
                        .param("formId", UUID.randomUUID().toString())
                        .param("noSecrets", "true"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Đã gõ &lt;i&gt;")));
        web.perform(Browse.post("nhattan-canbo", "/evidence/new")
                        .param("unit", String.valueOf(demo.unit("nhattan")))
                        .param("title", "Giải trình")
                        .param("kind", "EXPLANATION")
                        .param("words", "Bằng lời")
                        .param("formId", UUID.randomUUID().toString())
                        .param("noSecrets", "true"))
                .andExpect(redirectedUrlPattern("/evidence/*"));
    }

    private NewEvidence said(EvidenceKind kind, String words, String number) {
        return new NewEvidence(
                demo.unit("nhattan"),
                "Giải trình về trụ sở",
                kind,
                words,
                number,
                "",
                null,
                null,
                null,
                null,
                null,
                UUID.randomUUID(),
                true,
                true,
                List.of());
    }

    private void refused(Refusal why, ThrowingCallable act) {
        demo.apart(() -> Refusals.refused(why, act));
    }
}
