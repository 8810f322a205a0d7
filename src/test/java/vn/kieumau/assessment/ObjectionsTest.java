package vn.kieumau.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.assessment.Objection.Kind;
import vn.kieumau.evidence.AddEvidence;
import vn.kieumau.evidence.NewEvidence;
import vn.kieumau.evidence.NewRevision;
import vn.kieumau.evidence.ReviseEvidence;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.Permission;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.Samples;

@ApplicationTest
class ObjectionsTest {
    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Objections objections;

    @Autowired
    AnswerCriterion answerCriterion;

    @Autowired
    AddEvidence addEvidence;

    @Autowired
    ReviseEvidence reviseEvidence;

    private long dossier;

    @BeforeEach
    void anOpenDossierWithFigures() {
        dossier = demo.dossier2023("hungvuong");
    }

    @Test
    void nobodyOutsideTheSubtreeIsToldAnything() throws Exception {
        web.perform(Browse.get("catbi-truong", "/assessment/" + dossier + "/submit"))
                .andExpect(status().isNotFound());
        web.perform(Browse.get("hcm-canbo", "/assessment/" + dossier + "/submit"))
                .andExpect(status().isNotFound());
    }

    @Test
    void whatIsNotFinishedStopsTheSubmissionAndTheButtonIsNotThere() throws Exception {
        List<String> unfinished = dossiers.answers(head()).stream()
                .filter(answer -> !answer.complete())
                .map(CriterionAnswer::code)
                .toList();
        assertThat(unfinished).isNotEmpty();
        assertThat(codes(Kind.INCOMPLETE)).isEqualTo(unfinished);
        assertThat(page("hungvuong-truong"))
                .contains("phải làm trước khi nộp", "Chưa nộp được")
                .doesNotContain("Nộp cho cấp thẩm định");
    }

    @Test
    void aCriterionSaidToBeMetAgainstItsFiguresIsToldWithItsRequirement() {
        answer("14", List.of());
        assertThat(codes(Kind.NOT_MET)).doesNotContain("14");
        jdbc.sql("""
                        update indicators.figure set value = 1 where unit_id = :unit and starts = '2023-08-15'
                          and metric_id = (select id from indicators.metric where code = 'serious_crimes')
                        """).param("unit", demo.unit("hungvuong")).update();
        assertThat(of(Kind.NOT_MET)).anySatisfy(each -> {
            assertThat(each.code()).isEqualTo("14");
            assertThat(each.about()).contains("14.1");
        });
    }

    @Test
    void aCriterionWhoseFigureIsMissingCannotBeConcluded() {
        answer("14", List.of());
        jdbc.sql("""
                        delete from indicators.figure where unit_id = :unit and starts = '2023-08-15'
                          and metric_id = (select id from indicators.metric where code = 'serious_crimes')
                        """).param("unit", demo.unit("hungvuong")).update();
        assertThat(of(Kind.UNDECIDED)).anySatisfy(each -> {
            assertThat(each.code()).isEqualTo("14");
            assertThat(each.about()).contains("14.1");
        });
    }

    @Test
    void proofsThatExpiredOrSpeakOfAnotherYearOrCannotBeReadAreToldOnce() {
        long proof = addEvidence.add(demo.actor("hungvuong-canbo"), plan(Samples.pdf("")));
        answer("1", List.of(proof));
        assertThat(about(proof)).extracting(Objection::kind).containsExactly(Kind.UNREAD);

        // As if it had been recorded so; revisions are never changed otherwise.
        jdbc.sql("alter table evidence.revision disable trigger user").update();
        jdbc.sql("""
                        update evidence.revision set valid_until = '2023-11-23', covers_from = '2021-01-01', covers_to = '2021-12-31'
                        where item_id = :item
                        """).param("item", proof).update();
        jdbc.sql("alter table evidence.revision enable trigger user").update();

        assertThat(about(proof))
                .containsExactly(
                        new Objection(Kind.EXPIRED, "1", "Kế hoạch cũ", proof, LocalDate.of(2023, 11, 23)),
                        new Objection(Kind.OTHER_YEAR, "1", "Kế hoạch cũ", proof, null),
                        new Objection(Kind.UNREAD, "1", "Kế hoạch cũ", proof, null));
    }

    @Test
    void aScanThatWasReplacedByWhatCanBeReadIsNotToldAnyMore() {
        long proof = addEvidence.add(demo.actor("hungvuong-canbo"), plan(Samples.pdf("")));
        answer("1", List.of(proof));
        assertThat(about(proof)).extracting(Objection::kind).containsExactly(Kind.UNREAD);
        reviseEvidence.revise(
                demo.actor("hungvuong-canbo"),
                proof,
                new NewRevision(plan(Samples.pdf("Kế hoạch")), 1, "bản có chữ", List.of()));
        assertThat(about(proof)).isEmpty();
    }

    private NewEvidence plan(byte[] pdf) {
        NewEvidence plan = demo.evidence("hungvuong", "Kế hoạch cũ");
        return new NewEvidence(
                plan.unitId(),
                plan.title(),
                plan.kind(),
                plan.number(),
                plan.issuer(),
                plan.issuedOn(),
                plan.coversFrom(),
                plan.coversTo(),
                plan.validUntil(),
                plan.pages(),
                plan.formId(),
                plan.noSecrets(),
                plan.illustrative(),
                List.of(new Upload("ke-hoach-cu.pdf", new ByteArrayResource(pdf))));
    }

    private void answer(String criterion, List<Long> proofs) {
        int version = dossiers.answer(head(), criterion).orElseThrow().version();
        answerCriterion.answer(
                demo.actor("hungvuong-canbo"),
                dossier,
                criterion,
                new Answer("met", "Vì có căn cứ", proofs.isEmpty(), proofs, null, version, true));
    }

    private DossierHead head() {
        return dossiers.find(demo.actor("hungvuong-canbo"), Permission.VIEW_DOSSIER, dossier)
                .orElseThrow();
    }

    private List<Objection> all() {
        return objections.of(demo.actor("hungvuong-truong"), head(), dossiers.answers(head()));
    }

    private List<Objection> of(Kind kind) {
        return all().stream().filter(each -> each.kind() == kind).toList();
    }

    private List<String> codes(Kind kind) {
        return of(kind).stream().map(Objection::code).toList();
    }

    private List<Objection> about(long proof) {
        return all().stream()
                .filter(each -> each.itemId() != null && each.itemId() == proof)
                .toList();
    }

    private String page(String login) throws Exception {
        return web.perform(Browse.get(login, "/assessment/" + dossier + "/submit"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
