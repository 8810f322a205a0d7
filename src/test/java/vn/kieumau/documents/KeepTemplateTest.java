package vn.kieumau.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static vn.kieumau.support.Refusals.refused;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;

/** Templates are sent by an officer of V05, adopted by a leader, tried with what V05 itself issued, and never changed. */
@ApplicationTest
class KeepTemplateTest {
    private static final String LIST = "/documents/templates";

    @Autowired
    Demo demo;

    @Autowired
    DemoApi api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    @Autowired
    KeepTemplate keepTemplate;

    @Autowired
    Templates templates;

    @Test
    void anOfficerOfTheMinistrySendsAndALeaderAdopts() {
        for (String login : List.of("hn-canbo", "hn-lanhdao", "nhattan-truong", "quansat", "admin", "v05-lanhdao")) {
            refused(KernelRefusal.NOT_PERMITTED, () -> keep(login, "report", "Số: {{number}}"));
        }
        int before = demo.audited("KEEP_TEMPLATE", "documents.template");
        long first = keep("v05-canbo", "report", "Số: {{number}}");
        refused(KernelRefusal.NOT_PERMITTED, () -> keepTemplate.adopt(demo.actor("v05-canbo"), first));
        keepTemplate.adopt(demo.actor("v05-lanhdao"), first);
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> keepTemplate.adopt(demo.actor("v05-lanhdao"), first));
        refused(KernelRefusal.NOT_FOUND, () -> keepTemplate.adopt(demo.actor("v05-lanhdao"), 0));
        assertThat(demo.audited("KEEP_TEMPLATE", "documents.template")).isEqualTo(before + 1);
        assertThat(demo.audited("ADOPT_TEMPLATE", "documents.template")).isPositive();
    }

    @Test
    void eachUploadIsAVersionAndTheOneAdoptedLastHolds() {
        long first = keep("v05-canbo", "report", "Số: {{number}}");
        long second = keep("v05-canbo", "report", "Số: {{number}}, {{summary}}");
        long other = keep("v05-canbo", "letter", "{{content}}");
        assertThat(template(second).version()).isEqualTo(template(first).version() + 1);
        assertThat(template(other).version()).isEqualTo(1);
        assertThat(template(second).fields()).containsExactly("number", "summary");
        assertThat(template(first).holds()).as("nobody adopted it").isFalse();
        keepTemplate.adopt(demo.actor("v05-lanhdao"), first);
        assertThat(template(first).holds()).isTrue();
        keepTemplate.adopt(demo.actor("v05-lanhdao"), second);
        assertThat(template(first).holds()).isFalse();
        assertThat(template(second).holds()).isTrue();
        for (String change : List.of(
                "update documents.template set name = 'x'",
                "update documents.template set adopted_at = null, adopted_by_name = null",
                "delete from documents.template")) {
            assertThatThrownBy(() -> demo.apart(() -> jdbc.sql(change).update()))
                    .as(change)
                    .rootCause()
                    .hasMessageContaining("never changed");
        }
    }

    @Test
    void whatIsNoTemplateIsRefusedWithTheReason() throws Exception {
        MockHttpServletResponse unknown = answer("mau.docx", Demo.word("{{summry}}"));
        assertThat(unknown.getStatus()).isEqualTo(422);
        assertThat(unknown.getContentAsString()).contains("Không có trường: {{summry}}", "superior, body, number");
        assertThat(answer("mau.docx", "xin chào".getBytes(StandardCharsets.UTF_8))
                        .getStatus())
                .isBetween(400, 422);
        assertThat(answer("mau.csv", "a;b\n1;2\n".getBytes(StandardCharsets.UTF_8))
                        .getStatus())
                .isEqualTo(415);
        MockHttpServletResponse noType = answer("mau.docm", "MZ\0\0".getBytes(StandardCharsets.UTF_8));
        assertThat(noType.getStatus()).isEqualTo(415);
        assertThat(noType.getContentAsString()).contains("không phải là tệp DOCX không có macro", "tối đa 5 MB");
        refused(KernelRefusal.MISSING, () -> keep("v05-canbo", "khác", "{{body}}"));
        assertThat(jdbc.sql("select count(*) from documents.template")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void itIsTriedWithWhatTheOwnUnitIssuedAndNothingElse() throws Exception {
        long template = keep("v05-canbo", "report", "Số: {{number}}");
        refused(
                DocumentRefusal.NOTHING_TO_TRY,
                () -> templates.preview(demo.actor("v05-canbo"), template(template), null, DocumentFormat.DOCX));
        demo.issuedReport();
        long foreign = jdbc.sql("select max(id) from documents.issued")
                .query(Long.class)
                .single();
        long document = demo.signedDocument().document();
        refused(
                DocumentRefusal.NOTHING_TO_TRY,
                () -> templates.preview(demo.actor("v05-canbo"), template(template), foreign, DocumentFormat.DOCX));
        for (String prefix : List.of("", "/api/v1")) {
            String address = prefix + LIST + "/" + template;
            MockHttpServletResponse preview = get("v05-canbo", address + "/preview?document=" + document);
            assertThat(preview.getStatus()).isEqualTo(200);
            assertThat(preview.getHeader("Content-Disposition")).contains("xem-truoc-report.docx");
            try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(preview.getContentAsByteArray()))) {
                assertThat(word.getParagraphs().stream().map(XWPFParagraph::getText))
                        .contains("BẢN XEM TRƯỚC", "Số: 01/BC-CATP-PV01");
            }
            MockHttpServletResponse pdf = get("v05-canbo", address + "/preview?format=pdf&document=" + document);
            assertThat(pdf.getStatus()).isEqualTo(503);
            assertThat(pdf.getContentAsString()).contains("không có LibreOffice");
            for (String format : List.of("signed", "txt")) {
                assertThat(get("v05-canbo", address + "/preview?format=" + format)
                                .getStatus())
                        .isEqualTo(404);
            }
            assertThat(get("v05-lanhdao", address + "/file").getStatus()).isEqualTo(200);
            assertThat(get("hn-canbo", address + "/preview").getStatus()).isEqualTo(403);
            assertThat(get("v05-canbo", prefix + LIST + "/0/file").getStatus()).isEqualTo(404);
        }
    }

    @Test
    void itIsSentReadAndAdoptedByPageAndByApi() throws Exception {
        assertThat(get("v05-canbo", LIST).getContentAsString()).contains("Chưa có mẫu nào", "{{?recipients}}");
        assertThat(answer("mau.docx", Demo.word("{{content}}")).getRedirectedUrl())
                .isEqualTo(LIST);
        long id = jdbc.sql("select max(id) from documents.template")
                .query(Long.class)
                .single();
        assertThat(get("v05-canbo", LIST).getContentAsString())
                .contains("Chờ thông qua", "Phiên bản 1", "thể thức có sẵn", "Máy chủ không có LibreOffice")
                .doesNotContain("/adopt");
        assertThat(get("v05-lanhdao", LIST + "?lang=en").getContentAsString())
                .contains("Waits to be adopted", "/adopt");
        assertThat(web.perform(Browse.post("v05-lanhdao", LIST + "/" + id + "/adopt"))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl())
                .isEqualTo(LIST);
        assertThat(get("v05-canbo", LIST + "?kind=report").getContentAsString()).contains("Đang dùng");
        assertThat(get("v05-canbo", "/api/v1" + LIST).getContentAsString()).contains("\"holds\":true");
        String sent = web.perform(multipart("/api/v1" + LIST)
                        .file(new MockMultipartFile("file", "mau-2.docx", "", Demo.word("{{content}}", "{{number}}")))
                        .param("kind", "report")
                        .param("level", "province")
                        .header("Authorization", api.bearer("v05-canbo")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(sent).contains("\"version\":2", "\"fields\":[\"content\",\"number\"]");
    }

    private MockHttpServletResponse get(String login, String address) throws Exception {
        return web.perform(address.startsWith("/api/") ? api.get(login, address) : Browse.get(login, address))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse answer(String name, byte[] content) throws Exception {
        return web.perform(multipart(LIST)
                        .file(new MockMultipartFile("file", name, "", content))
                        .param("kind", "report")
                        .param("level", "province")
                        .with(user("v05-canbo"))
                        .with(csrf()))
                .andReturn()
                .getResponse();
    }

    private long keep(String login, String kind, String... lines) {
        return keepTemplate.keep(
                demo.actor(login),
                kind,
                "",
                "province",
                new Upload("mau.docx", new ByteArrayResource(Demo.word(lines))));
    }

    private Template template(long id) {
        return templates.find(id).orElseThrow();
    }
}
