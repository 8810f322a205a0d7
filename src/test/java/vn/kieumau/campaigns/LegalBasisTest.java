package vn.kieumau.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static vn.kieumau.campaigns.LegalGap.*;
import static vn.kieumau.support.Refusals.refused;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Paging;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.Samples;
import vn.kieumau.support.SqlCount;

/** Documents of the legal basis, who reads and keeps them, and where the chain is broken. */
@ApplicationTest
class LegalBasisTest {
    private static final LocalDate ISSUED = LocalDate.of(2023, 3, 1);
    private static final Paging ALL = new Paging(1, 250);

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    @Autowired
    LegalBasis basis;

    @Autowired
    KeepLegalDocument keepLegalDocument;

    @Test
    void whoReachesTheUnitKeepsItsDocumentsAndNobodyElse() {
        for (String login : List.of("hp-canbo", "hn-lanhdao", "quansat", "kiemtoan", "admin")) {
            refused(
                    login.equals("hp-canbo") ? KernelRefusal.NOT_FOUND : KernelRefusal.NOT_PERMITTED,
                    () -> keepLegalDocument.record(demo.actor(login), document("nhattan", "plan", "police")));
        }
        long draft = keep("nhattan-canbo", "nhattan", "plan", "police");
        for (String login : List.of("hp-canbo", "hungvuong-truong")) {
            assertThat(basis.find(demo.actor(login), draft)).isEmpty();
            refused(KernelRefusal.NOT_FOUND, () -> keepLegalDocument.submit(demo.actor(login), draft, 1, false));
        }
        assertThat(basis.find(demo.actor("hn-canbo"), draft)).isPresent();
        assertThat(basis.find(demo.actor("hn-lanhdao"), draft).orElseThrow().mine())
                .isFalse();
    }

    @Test
    void whatWasIssuedAboveIsReadBelowAndADraftIsNot() {
        long scheme = keep("hn-canbo", "hn", "scheme", "peoples_committee");
        assertThat(basis.find(demo.actor("nhattan-canbo"), scheme)).isEmpty();
        issue("hn-canbo", scheme, "77/ĐA");
        assertThat(basis.find(demo.actor("nhattan-canbo"), scheme).orElseThrow().mine())
                .isFalse();
        assertThat(basis.find(demo.actor("hungvuong-canbo"), scheme)).isEmpty();
        assertThat(basis.page(demo.actor("nhattan-canbo"), "12-nq", "", "", "", ALL)
                        .items())
                .as("of the whole country, found without accents")
                .hasSize(1);
    }

    @Test
    void whatIsMissingOrWrongIsSaid() {
        refused(
                KernelRefusal.MISSING,
                () -> keepLegalDocument.record(demo.actor("hn-canbo"), document("hn", "song", "police")));
        refused(
                KernelRefusal.MISSING,
                () -> keepLegalDocument.record(demo.actor("hn-canbo"), document("hn", "plan", "choir")));
        refused(
                KernelRefusal.NOT_FOUND,
                () -> keepLegalDocument.record(
                        demo.actor("hn-canbo"),
                        new NewLegalDocument(
                                "KHÁC", demo.unit("hn"), "plan", "police", "x", "y", List.of(), "", true)));
        long first = keep("hn-canbo", "hn", "plan", "police");
        refused(KernelRefusal.MISSING, () -> issue("hn-canbo", first, " "));
        refused(
                CampaignsRefusal.ISSUED_IN_FUTURE,
                () -> keepLegalDocument.issue(demo.actor("hn-canbo"), first, 1, "1", LocalDate.of(2023, 11, 25), null));
        refused(
                CampaignsRefusal.DOCUMENT_NOT_PDF,
                () -> keepLegalDocument.issue(
                        demo.actor("hn-canbo"),
                        first,
                        1,
                        "1",
                        ISSUED,
                        new Upload("a.jpg", new ByteArrayResource(Samples.jpeg()))));
        refused(
                KernelRefusal.CHANGED_MEANWHILE,
                () -> keepLegalDocument.submit(demo.actor("hn-canbo"), first, 9, false));
        issue("hn-canbo", first, "88/KH");
        refused(
                KernelRefusal.NOT_IN_THIS_STATE,
                () -> keepLegalDocument.change(demo.actor("hn-canbo"), first, 2, document("hn", "plan", "police")));
        refused(KernelRefusal.MISSING, () -> keepLegalDocument.repeal(demo.actor("hn-canbo"), first, 2, ""));
        refused(
                KernelRefusal.NOT_FOUND,
                () -> keepLegalDocument.record(
                        demo.actor("hp-canbo"),
                        document("hp", "plan", "police", keep("hn-canbo", "hn", "scheme", "police"))));
    }

    @Test
    void theSameNumberOfADayIsThereOnce() {
        issue("hn-canbo", keep("hn-canbo", "hn", "plan", "police"), "88/KH");
        long again = keep("hn-canbo", "hn", "plan", "police");
        refused(CampaignsRefusal.DOCUMENT_THERE, () -> issue("hn-canbo", again, "88/kh"));
    }

    @Test
    void nothingImplementsItselfByWhateverWay() {
        long one = keep("hn-canbo", "hn", "scheme", "peoples_committee");
        long two = keep("hn-canbo", "hn", "plan", "police", one);
        long three = keep("hn-canbo", "hn", "plan", "police", two);
        refused(
                CampaignsRefusal.IMPLEMENTS_ITSELF,
                () -> keepLegalDocument.change(
                        demo.actor("hn-canbo"), one, 1, document("hn", "scheme", "peoples_committee", three)));
    }

    @Test
    void theGateNamesEachBreakOfTheChain() {
        long cohort = demo.openCohort(2031);
        long ward = demo.unit("p4tanbinh");
        assertThat(gaps(cohort, ward)).containsExactly(NO_SCHEME, NO_PLAN);
        long plan = keep("hcm-canbo", "hcm", "plan", "police");
        issue("hcm-canbo", plan, "1/KH");
        assertThat(gaps(cohort, ward)).containsExactly(NO_SCHEME, PLAN_UNGROUNDED);
        long scheme = keep("hcm-canbo", "hcm", "scheme", "peoples_committee");
        issue("hcm-canbo", scheme, "1/ĐA");
        assertThat(gaps(cohort, ward)).containsExactly(SCHEME_UNGROUNDED, PLAN_UNGROUNDED);
        long resolution = keep("hcm-canbo", "hcm", "resolution", "party_committee");
        long grounded = keep("hcm-canbo", "hcm", "scheme", "peoples_committee", resolution);
        issue("hcm-canbo", grounded, "2/ĐA");
        assertThat(gaps(cohort, ward)).as("on a draft").containsExactly(SCHEME_UNGROUNDED, PLAN_UNGROUNDED);
        issue("hcm-canbo", resolution, "1-NQ/TU");
        assertThat(gaps(cohort, ward)).containsExactly(PLAN_UNGROUNDED);
        long onGround = keep("p4tanbinh-canbo", "p4tanbinh", "plan", "peoples_committee", grounded);
        issue("p4tanbinh-canbo", onGround, "3/KH");
        assertThat(gaps(cohort, ward)).isEmpty();
        assertThat(gaps(cohort, demo.unit("p2quan3")))
                .as("a ward without that plan")
                .containsExactly(PLAN_UNGROUNDED);
        keepLegalDocument.repeal(demo.actor("hcm-canbo"), resolution, 2, "Hết thời hạn");
        assertThat(gaps(cohort, ward)).containsExactly(SCHEME_UNGROUNDED);
    }

    @Test
    void theWayOfADocumentIsInTheTrail() {
        int before = demo.audited("KEEP_LEGAL_DOCUMENT", "campaigns.legal_document");
        long plan = keep("hn-canbo", "hn", "plan", "police");
        keepLegalDocument.submit(demo.actor("hn-canbo"), plan, 1, false);
        keepLegalDocument.submit(demo.actor("hn-canbo"), plan, 2, true);
        keepLegalDocument.change(demo.actor("hn-canbo"), plan, 3, document("hn", "decision", "police"));
        keepLegalDocument.issue(
                demo.actor("hn-canbo"),
                plan,
                4,
                "5/QĐ",
                ISSUED,
                new Upload("qd.pdf", new ByteArrayResource(Samples.pdf("Văn bản"))));
        keepLegalDocument.repeal(demo.actor("hn-canbo"), plan, 5, "Thay bằng văn bản khác");
        assertThat(demo.audited("KEEP_LEGAL_DOCUMENT", "campaigns.legal_document"))
                .isEqualTo(before + 6);
        LegalDocument found = basis.find(demo.actor("nhattan-canbo"), plan).orElseThrow();
        assertThat(found.state()).isEqualTo("repealed");
        assertThat(found.fileName()).isEqualTo("qd.pdf");
    }

    @Test
    void pagesShowTheChainInFewStatements() throws Exception {
        long scheme = jdbc.sql("select id from campaigns.legal_document where title like 'Đề án xây dựng mô hình%'")
                .query(Long.class)
                .single();
        String page = page("nhattan-canbo", "/campaigns/documents/" + scheme);
        assertThat(page)
                .contains("12-NQ/TW", "Ủy ban nhân dân quận Tây Hồ", "02/ĐA/MINH-HOẠ")
                .doesNotContain("/repeal\"");
        assertThat(page("hn-canbo", "/campaigns/documents/" + scheme)).contains("/repeal\"");
        assertThat(page("hp-canbo", "/campaigns/documents"))
                .contains("556/KH-BCA-V05")
                .doesNotContain("Tây Hồ");
        assertThat(page("hcm-canbo", "/campaigns/" + demo.cohort2023())).contains("Cơ sở pháp lý còn thiếu");
        assertThat(page("hcm-canbo", "/campaigns/" + demo.cohort2023() + "/register"))
                .contains("Chưa có đề án hoặc chương trình", "không ngăn đăng ký");
        for (String url :
                List.of("/campaigns/documents", "/campaigns/documents/" + scheme, "/campaigns/documents/new")) {
            assertThat(SqlCount.during(() -> web.perform(Browse.get("hn-canbo", url))))
                    .as(url)
                    .isBetween(1, 10);
        }
        String refused = web.perform(Browse.post("hn-canbo", "/campaigns/documents/new")
                        .param("programme", "CAP-KIEU-MAU")
                        .param("unit", String.valueOf(demo.unit("hn")))
                        .param("kind", "plan")
                        .param("issuerKind", "police")
                        .param("title", "Đã gõ <b>")
                        .param("issuer", ""))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(refused).contains("Đã gõ", "“Cơ quan ban hành”");
    }

    @Test
    void theFileIsForWhoReadsTheDocument() throws Exception {
        long plan = keep("hp-canbo", "hp", "plan", "police");
        web.perform(MockMvcRequestBuilders.multipart("/campaigns/documents/" + plan + "/issue")
                .file(new MockMultipartFile("file", "kh.pdf", "application/pdf", Samples.pdf("Văn bản")))
                .param("version", "1")
                .param("number", "9/KH")
                .param("issuedOn", "01/03/2023")
                .with(user("hp-canbo"))
                .with(csrf()));
        for (Map.Entry<String, Integer> each : Map.of("hungvuong-canbo", 200, "v05-canbo", 200, "hn-canbo", 404)
                .entrySet()) {
            assertThat(web.perform(Browse.get(each.getKey(), "/campaigns/documents/" + plan + "/file"))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as(each.getKey())
                    .isEqualTo(each.getValue());
        }
    }

    private String page(String login, String url) throws Exception {
        return web.perform(Browse.get(login, url)).andReturn().getResponse().getContentAsString();
    }

    private List<LegalGap> gaps(long cohort, long ward) {
        return basis.gaps(cohort, List.of(ward)).getOrDefault(ward, List.of());
    }

    private long keep(String login, String unit, String kind, String issuer, Long... grounds) {
        return keepLegalDocument.record(demo.actor(login), document(unit, kind, issuer, grounds));
    }

    private void issue(String login, long document, String number) {
        keepLegalDocument.issue(demo.actor(login), document, 1, number, ISSUED, null);
    }

    private NewLegalDocument document(String unit, String kind, String issuer, Long... grounds) {
        return new NewLegalDocument(
                "CAP-KIEU-MAU",
                demo.unit(unit),
                kind,
                issuer,
                "Cơ quan thử",
                "Văn bản thử",
                Arrays.asList(grounds),
                "",
                true);
    }
}
