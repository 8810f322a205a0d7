package vn.kieumau.recognition.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import vn.kieumau.recognition.DecideRecognition;
import vn.kieumau.recognition.Decision;
import vn.kieumau.recognition.Outcome;
import vn.kieumau.recognition.ProposeRecognition;
import vn.kieumau.recognition.ReadyWards;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.SqlCount;

@ApplicationTest
class RecognitionPageTest {
    static final String QUOTES = "Lý do \"trích\" 'dẫn' & <b>đậm</b>";

    @Autowired
    MockMvc web;

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

    @BeforeEach
    void twoWardsAreReady() {
        wards = new ReadyWards(application);
        cohort = wards.cohort(2022);
        nhatTan = wards.dossier(cohort, "nhattan", "ready");
        catBi = wards.dossier(cohort, "catbi", "ready");
    }

    @ParameterizedTest
    @CsvSource({
        "admin, /recognition",
        "v05-lanhdao, /recognition/propose",
        "hn-canbo, /recognition/propose",
        "v05-canbo, /recognition/proposals/1/decide/1",
        "hn-lanhdao, /recognition/proposals/1/decide/1"
    })
    void aPageIsClosedToWhoeverLacksItsPermission(String login, String url) throws Exception {
        web.perform(Browse.get(login, url)).andExpect(status().isForbidden());
    }

    @Test
    void actsAreClosedToo() throws Exception {
        web.perform(Browse.post("v05-lanhdao", "/recognition/propose")).andExpect(status().isForbidden());
        web.perform(Browse.post("v05-canbo", "/recognition/proposals/1/decide/1"))
                .andExpect(status().isForbidden());
        web.perform(MockMvcRequestBuilders.get("/recognition")).andExpect(redirectedUrl("/accounts/sign-in"));
    }

    @Test
    void whatLiesOutsideTheReachIsNotFound() throws Exception {
        long proposal = proposed(catBi);
        decided(proposal, catBi, Outcome.CONFERRED);
        long title = title(cohort);
        for (String url : List.of(
                "/recognition/proposals/" + proposal,
                "/recognition/titles/" + title,
                "/recognition/titles/" + title + "/certificate")) {
            web.perform(Browse.get("hp-canbo", url)).andExpect(status().isOk());
            web.perform(Browse.get("nhattan-canbo", url)).andExpect(status().isNotFound());
            web.perform(Browse.get("hn-canbo", url)).andExpect(status().isNotFound());
            web.perform(Browse.get("hp-canbo", url.replaceAll("\\d+", "999999")))
                    .andExpect(status().isNotFound());
        }
        web.perform(Browse.get("v05-lanhdao", "/recognition/proposals/{id}/decide/{dossier}", proposal, nhatTan))
                .andExpect(status().isNotFound());
        web.perform(Browse.get("hp-canbo", "/recognition/titles/abc")).andExpect(status().isNotFound());
    }

    @Test
    void aReaderSeesOnlyTheOwnWardsOfALetter() throws Exception {
        long proposal = proposed(nhatTan, catBi);
        web.perform(Browse.get("hn-canbo", "/recognition/proposals/{id}", proposal))
                .andExpect(content().string(containsString("Phường Nhật Tân")))
                .andExpect(content().string(not(containsString("Phường Cát Bi"))));
    }

    @Test
    void aRefusedLetterIsShownAgainWithWhatWasTyped() throws Exception {
        web.perform(letter("90/\"TTr'<b>/MINH-HOẠ"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Chưa chọn phường nào")))
                .andExpect(content().string(containsString("90/&#34;TTr&#39;&lt;b>/MINH-HOẠ")));
        web.perform(letter("90/TTr").param("dossier", "" + nhatTan))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("phải kết thúc bằng “/MINH-HOẠ”")))
                .andExpect(content().string(containsString("value=\"" + nhatTan + "\" checked")));
        web.perform(letter("x".repeat(10_000)).param("dossier", "" + nhatTan)).andExpect(status().is(422));
        web.perform(letter("90/TTr/MINH-HOẠ").param("dossier", "abc")).andExpect(status().isBadRequest());
        assertThat(wards.count("select count(*) from recognition.proposal where cohort_id = ?", cohort))
                .isZero();
    }

    @Test
    void aLetterSentTwiceIsRefusedTheSecondTime() throws Exception {
        web.perform(letter("90/TTr/MINH-HOẠ").param("dossier", "" + nhatTan))
                .andExpect(redirectedUrlPattern("/recognition/proposals/*"));
        web.perform(letter("90/TTr/MINH-HOẠ").param("dossier", "" + nhatTan)).andExpect(status().isConflict());
    }

    @Test
    void aRefusedDecisionIsShownAgainWithWhatWasTyped() throws Exception {
        long proposal = proposed(nhatTan);
        web.perform(decision(proposal, nhatTan))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Chưa chọn nội dung quyết định")));
        web.perform(decision(proposal, nhatTan)
                        .param("outcome", "refused")
                        .param("number", "90/QĐ/MINH-HOẠ")
                        .param("decidedOn", "20/11/2023")
                        .param("signatory", QUOTES)
                        .param("reason", QUOTES))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Hãy đánh dấu ô xác nhận")))
                .andExpect(content().string(containsString("&lt;b>đậm&lt;/b>")));
        web.perform(decision(proposal, nhatTan)
                        .param("outcome", "refused")
                        .param("number", "90/QĐ/MINH-HOẠ")
                        .param("decidedOn", "32/11/2023")
                        .param("confirmed", "true"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("32/11/2023")));
        assertThat(wards.count("select count(*) from recognition.decision where number like '90/%'"))
                .isZero();
    }

    @Test
    void whoeverWroteTheLetterIsToldThatAnotherDecides() throws Exception {
        long proposal = proposed(nhatTan);
        long approver = wards.actor("v05-lanhdao").accountId();
        wards.count(
                "with changed as (update recognition.proposal set proposed_by = ? where id = ? returning 1) select count(*) from changed",
                approver,
                proposal);
        web.perform(Browse.get("v05-lanhdao", "/recognition/proposals/{id}", proposal))
                .andExpect(content().string(containsString("Anh/chị lập tờ trình này")))
                .andExpect(content().string(not(containsString("/decide/"))));
        web.perform(conferring(proposal, nhatTan))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Người chuẩn bị không được tự duyệt")));
    }

    @Test
    void fromReadyWardToCertificateOnPaper() throws Exception {
        web.perform(Browse.get("v05-canbo", "/"))
                .andExpect(content().string(containsString("/recognition/propose?cohort=" + cohort)));
        web.perform(Browse.get("v05-canbo", "/recognition/propose?cohort=" + cohort))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Phường Nhật Tân")))
                .andExpect(content().string(containsString("/TTr/MINH-HOẠ\"")));
        String proposal = web.perform(letter("90/TTr/MINH-HOẠ").param("dossier", "" + nhatTan, "" + catBi))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        web.perform(Browse.get("v05-lanhdao", "/"))
                .andExpect(content().string(containsString(proposal)))
                .andExpect(content().string(containsString("Phường Cát Bi, Phường Nhật Tân")));
        web.perform(Browse.get("v05-lanhdao", proposal + "/decide/" + nhatTan))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("20/22")))
                .andExpect(content().string(containsString("không sửa hay xoá được")))
                .andExpect(content().string(containsString("/QĐ/MINH-HOẠ\"")));
        long id = Long.parseLong(proposal.replaceAll("\\D", ""));
        web.perform(conferring(id, nhatTan)).andExpect(redirectedUrl(proposal));
        web.perform(refusing(id, catBi)).andExpect(redirectedUrl(proposal));
        web.perform(Browse.get("v05-lanhdao", proposal))
                .andExpect(content().string(containsString("&lt;b&gt;đậm")))
                .andExpect(content().string(containsString("1 được công nhận")))
                .andExpect(content().string(containsString("1 không công nhận")));
        web.perform(Browse.get("nhattan-canbo", "/recognition?q=nhat tan&cohort=" + cohort))
                .andExpect(content().string(containsString("01/2022/GCN/MINH-HOẠ")))
                .andExpect(content().string(containsString("Số liệu minh hoạ")));

        MvcResult answer = web.perform(
                        Browse.get("nhattan-canbo", "/recognition/titles/{id}/certificate", title(cohort)))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "application/pdf"))
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Security-Policy", "sandbox"))
                .andExpect(header().string("Cache-Control", "private, no-store"))
                .andReturn();
        try (PDDocument certificate = Loader.loadPDF(answer.getResponse().getContentAsByteArray())) {
            assertThat(new PDFTextStripper().getText(certificate))
                    .contains(
                            "Phường Nhật Tân",
                            "01/2022/GCN/MINH-HOẠ",
                            "90/QĐ/MINH-HOẠ",
                            "24/11/2023",
                            "Bản minh hoạ, không phải văn bản chính thức",
                            "http://localhost:8080/recognition/certificates/" + code(cohort));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000000000000000000000", "x", "..", "%27%22%3C", "-"})
    void anUnknownCodeIsNotFoundForAnybody(String code) throws Exception {
        web.perform(MockMvcRequestBuilders.get(URI.create("/recognition/certificates/" + code)))
                .andExpect(
                        result -> assertThat(result.getResponse().getStatus()).isIn(404, 400))
                .andExpect(result ->
                        assertThat(result.getRequest().getSession(false)).isNull());
    }

    @Test
    void aCodeConfirmsItsCertificateToAnybodyWithoutSessionOrPerson() throws Exception {
        long proposal = proposed(nhatTan);
        decided(proposal, nhatTan, Outcome.CONFERRED);
        String url = "/recognition/certificates/" + code(cohort);
        MvcResult vietnamese = web.perform(MockMvcRequestBuilders.get(url))
                .andExpect(status().isOk())
                .andExpect(header().doesNotExist("Set-Cookie"))
                .andExpect(header().string("Content-Security-Policy", containsString("default-src 'self'")))
                .andExpect(header().string("X-Robots-Tag", "noindex"))
                .andReturn();
        assertThat(vietnamese.getRequest().getSession(false)).isNull();
        assertThat(vietnamese.getResponse().getContentAsString())
                .contains(
                        "Phường Nhật Tân",
                        "01/2022/GCN/MINH-HOẠ",
                        "90/QĐ/MINH-HOẠ",
                        "20/11/2023",
                        "Đã công nhận",
                        "KHÔNG CÓ GIÁ TRỊ PHÁP LÝ",
                        "Bản minh hoạ, không phải văn bản chính thức")
                .doesNotContain("Người ký", "V05", "_csrf");
        web.perform(MockMvcRequestBuilders.get(url + "?lang=en"))
                .andExpect(content().string(containsString("This page confirms")))
                .andExpect(content().string(containsString("KHÔNG CÓ GIÁ TRỊ PHÁP LÝ")))
                .andExpect(content().string(containsString("No legal value")))
                .andExpect(content().string(containsString("Illustrative, not an official text")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/recognition",
                "/recognition?show=proposals",
                "/recognition?show=ready",
                "/recognition/propose",
                "/recognition/proposals/{proposal}",
                "/recognition/titles/{title}",
                "/recognition/titles/{title}/certificate",
                "/recognition/certificates/{code}"
            })
    void aPageCostsAtMostTenStatementsAndReadsInBothLanguages(String template) throws Exception {
        long proposal = proposed(nhatTan, catBi);
        decided(proposal, nhatTan, Outcome.CONFERRED);
        wards.dossier(cohort, "hungvuong", "ready");
        String url = template.replace("{proposal}", "" + proposal)
                .replace("{title}", "" + title(cohort))
                .replace("{code}", code(cohort));
        for (String language : List.of("vi", "en")) {
            String inLanguage = url + (url.contains("?") ? "&" : "?") + "lang=" + language;
            assertThat(SqlCount.during(() ->
                            web.perform(Browse.get("v05-canbo", inLanguage)).andExpect(status().isOk())))
                    .as(inLanguage)
                    .isBetween(1, 10);
        }
    }

    @Test
    void theDecisionFormCostsAtMostTenStatements() throws Exception {
        long proposal = proposed(nhatTan, catBi);
        assertThat(SqlCount.during(() -> web.perform(Browse.get(
                                "v05-lanhdao", "/recognition/proposals/{id}/decide/{dossier}?lang=en", proposal, catBi))
                        .andExpect(status().isOk())))
                .isBetween(1, 10);
    }

    private long proposed(Long... dossiers) {
        return proposeRecognition.propose(
                wards.on("v05-canbo", LocalDate.of(2023, 11, 6)), cohort, "90/TTr/MINH-HOẠ", List.of(dossiers), true);
    }

    private void decided(long proposal, long dossier, Outcome outcome) {
        decideRecognition.decide(
                wards.actor("v05-lanhdao"),
                proposal,
                dossier,
                new Decision(
                        outcome,
                        "90/QĐ/MINH-HOẠ",
                        LocalDate.of(2023, 11, 20),
                        "Người ký minh hoạ",
                        QUOTES,
                        QUOTES,
                        true));
    }

    private long title(long cohortId) {
        return wards.count("select max(id) from recognition.title where cohort_id = ?", cohortId);
    }

    private String code(long cohortId) {
        return wards.text("select max(certificate_code) from recognition.title where cohort_id = ?", cohortId);
    }

    private MockHttpServletRequestBuilder letter(String number) {
        return Browse.post("v05-canbo", "/recognition/propose")
                .param("cohort", "" + cohort)
                .param("number", number);
    }

    private MockHttpServletRequestBuilder decision(long proposal, long dossier) {
        return Browse.post("v05-lanhdao", "/recognition/proposals/{id}/decide/{dossier}", proposal, dossier);
    }

    private MockHttpServletRequestBuilder conferring(long proposal, long dossier) {
        return typed(proposal, dossier).param("outcome", "conferred");
    }

    private MockHttpServletRequestBuilder refusing(long proposal, long dossier) {
        return typed(proposal, dossier)
                .param("outcome", "refused")
                .param("nextStep", "Đăng ký lại đợt sau")
                .param("reason", QUOTES);
    }

    private MockHttpServletRequestBuilder typed(long proposal, long dossier) {
        return decision(proposal, dossier)
                .param("number", "90/QĐ/MINH-HOẠ")
                .param("decidedOn", "24/11/2023")
                .param("signatory", "Người ký minh hoạ")
                .param("confirmed", "true");
    }
}
