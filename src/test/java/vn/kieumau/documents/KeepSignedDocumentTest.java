package vn.kieumau.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.kieumau.support.Refusals.refused;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.accounts.Role;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;
import vn.kieumau.support.DemoDocuments;
import vn.kieumau.support.Signer;

/** What comes back signed is kept beside what was issued, by the unit that issued it, with what was found in it. */
@ApplicationTest
class KeepSignedDocumentTest {
    private static final Signer OFFICE = Signer.alone("CN=Công an thử,O=Bộ Công an (thử)");

    @Autowired
    Demo demo;

    @Autowired
    DemoApi api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    @Autowired
    KeepSignedDocument keepSignedDocument;

    @Autowired
    IssuedDocuments issuedDocuments;

    @Autowired
    DemoDocuments demoDocuments;

    long conference;
    long document;

    @BeforeEach
    void issue() {
        conference = demo.issuedReport();
        document = jdbc.sql("select id from documents.issued where source = 'exchange.conference' and source_id = :id")
                .param("id", conference)
                .query(Long.class)
                .single();
    }

    @Test
    void onlyTheUnitThatIssuedKeepsIt() {
        byte[] signed = OFFICE.sign(issuedDocuments.pdf(document));
        for (String login : List.of("nhattan-canbo", "quansat", "kiemtoan", "admin")) {
            refused(KernelRefusal.NOT_PERMITTED, () -> keep(login, "ky.pdf", signed));
        }
        for (String login :
                List.of("nhattan-truong", "hau-can", "hp-canbo", "hp-lanhdao", "v05-canbo", "v05-lanhdao")) {
            refused(KernelRefusal.NOT_FOUND, () -> keep(login, "ky.pdf", signed));
        }
        keep("hn-canbo", "ky.pdf", signed);
        refused(DocumentRefusal.COPY_THERE, () -> keep("hn-lanhdao", "ky.pdf", signed));
    }

    /** Offices of the ministry share its unit. */
    @Test
    void aSpecialistDepartmentHasOnlyWhatItsOwnOfficeIssued() throws Exception {
        long dossier = demoDocuments.slip();
        long slip = jdbc.sql(
                        "select max(i.id) from documents.issued i join documents.register r on r.id = i.register_id where i.source = 'appraisal.appraisal' and r.unit_id = :vn")
                .param("vn", demo.unit("vn"))
                .query(Long.class)
                .single();
        assertThat(dossier).isPositive();
        assertThat(issuedDocuments.own(demo.actor("v05-canbo"), slip)).isPresent();
        assertThat(issuedDocuments.own(demo.actor("hau-can"), slip)).isEmpty();
        byte[] signed = OFFICE.sign(issuedDocuments.pdf(slip));
        refused(
                KernelRefusal.NOT_FOUND,
                () -> keepSignedDocument.keep(demo.actor("hau-can"), slip, upload("ky.pdf", signed)));
        for (String address : List.of("/documents/", "/api/v1/documents/")) {
            web.perform(
                            address.startsWith("/api/")
                                    ? api.get("hau-can", address + slip)
                                    : Browse.get("hau-can", address + slip))
                    .andExpect(status().isNotFound());
        }
        String office = demo.actor("hau-can").grants().get(0).officeName();
        jdbc.sql(
                        "update documents.register set body = :office where id = (select register_id from documents.issued where id = :id)")
                .param("office", office)
                .param("id", slip)
                .update();
        assertThat(issuedDocuments.own(demo.actor("hau-can"), slip))
                .as("of its own office")
                .isPresent();
    }

    @Test
    void itIsKeptWithWhatWasFoundAndInTheTrail() {
        int before = demo.audited("KEEP_SIGNED_DOCUMENT", "documents.signed_copy");
        byte[] once = OFFICE.sign(issuedDocuments.pdf(document));
        keep("hn-canbo", "ky-1.pdf", once);
        keep("hn-lanhdao", "ky-2.pdf", Signer.alone("CN=Văn thư").sign(once));
        assertThat(demo.audited("KEEP_SIGNED_DOCUMENT", "documents.signed_copy"))
                .isEqualTo(before + 2);
        IssuedDocument read =
                issuedDocuments.own(demo.actor("hn-canbo"), document).orElseThrow();
        assertThat(read.signed()).extracting(SignedCopy::name).containsExactly("ky-2.pdf", "ky-1.pdf");
        assertThat(read.signed().get(0).signatures())
                .extracting(SignatureFound::signer)
                .containsExactly("Công an thử", "Văn thư");
        assertThat(read.signed().get(0).signatures()).allMatch(SignatureFound::intact);
        for (String table : List.of("signed_copy", "signature")) {
            assertThatThrownBy(() -> demo.apart(
                            () -> jdbc.sql("delete from documents." + table).update()))
                    .rootCause()
                    .hasMessageContaining("never changed");
        }
    }

    /** Whoever issues keeps what comes back signed, on each level. */
    @Test
    void whereverDocumentsAreIssuedASignedCopyIsKept() {
        for (Role role : Role.values()) {
            if (role.permissions().stream().anyMatch(each -> each.name().startsWith("ISSUE_"))) {
                assertThat(role.permissions()).as(role.name()).contains(Permission.KEEP_SIGNED_DOCUMENT);
            }
        }
    }

    @Test
    void aBrokenCopyIsToldAndReadersKeepTheOneThatIsWhole() throws Exception {
        byte[] pdf = issuedDocuments.pdf(document);
        byte[] whole = OFFICE.sign(pdf);
        byte[] broken = broken(whole, pdf.length);
        assertThat(answer("hn-canbo", "hong.pdf", broken).getRedirectedUrl()).isEqualTo("/documents/" + document);
        String source = "/exchange/conferences/" + conference;
        assertThat(get("nhattan-canbo", source).getContentAsString()).contains("Bản ký số (chữ ký hỏng)");
        assertThat(get("nhattan-canbo", source + "/document?format=signed").getContentAsByteArray())
                .as("there is no other")
                .isEqualTo(broken);
        keep("hn-canbo", "ky.pdf", whole);
        byte[] later = broken(OFFICE.sign(whole), whole.length);
        assertThat(keepSignedDocument
                        .keep(demo.actor("hn-canbo"), document, upload("hong-2.pdf", later))
                        .whole())
                .isFalse();
        MockHttpServletResponse read = get("nhattan-canbo", source + "/document?format=signed");
        assertThat(read.getContentAsByteArray()).isEqualTo(whole);
        assertThat(read.getHeader("Content-Disposition")).contains("-ky.pdf");
        assertThat(get("nhattan-canbo", source).getContentAsString()).doesNotContain("(chữ ký hỏng)");
    }

    /** With another day in the dictionary of the signature, which the signature covers. @param from where that was added */
    private static byte[] broken(byte[] signed, int from) {
        String text = new String(signed, StandardCharsets.ISO_8859_1);
        byte[] broken = signed.clone();
        broken[text.indexOf("2023", text.indexOf("/M", from)) + 3] = '4';
        return broken;
    }

    @Test
    void whatIsNoSignedPdfOfItIsRefused() throws Exception {
        byte[] pdf = issuedDocuments.pdf(document);
        refused(KernelRefusal.MISSING, () -> keepSignedDocument.keep(demo.actor("hn-canbo"), document, null));
        refused(DocumentRefusal.NOT_SIGNED, () -> keep("hn-canbo", "ky.pdf", pdf));
        refused(DocumentRefusal.ANOTHER_DOCUMENT, () -> keep("hn-canbo", "ky.pdf", OFFICE.sign(blank())));
        refused(DocumentRefusal.NOT_A_PDF, () -> keep("hn-canbo", "ky.csv", "a;b\n1;2\n".getBytes()));
        assertThat(answer("hn-canbo", "ky.pdf", new byte[21 * 1024 * 1024]).getStatus())
                .isEqualTo(413);
        assertThat(answer("hn-canbo", "ky.exe", "MZ\0\0".getBytes()).getStatus())
                .isEqualTo(415);
        assertThat(jdbc.sql("select count(*) from documents.signed_copy")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void anotherVersionOfTheProgramSaysSo() {
        // Issued rows never change; here one is put beside it as if an older program had issued it.
        long older = jdbc.sql("""
                        insert into documents.issued (register_id, number, source, source_id, content, sha256, renderer, fonts, issued_at)
                        select register_id, 900, source, -source_id, c, encode(sha256(convert_to(c::text, 'UTF8')), 'hex'), 'layout 0', fonts, issued_at
                        from (select *, jsonb_set(content, '{number}', '900') as c from documents.issued where id = :id) i returning id
                        """).param("id", document).query(Long.class).single();
        byte[] drawnThen = OFFICE.sign(issuedDocuments.pdf(document));
        refused(
                DocumentRefusal.DRAWN_OTHERWISE,
                () -> keepSignedDocument.keep(demo.actor("hn-canbo"), older, upload("ky.pdf", drawnThen)));
    }

    @Test
    void itIsKeptAndReadByPageAndByApi() throws Exception {
        String page = "/documents/" + document;
        String source = "/exchange/conferences/" + conference;
        assertThat(get("hn-canbo", source).getContentAsString()).contains(page + "\"", "Lưu bản ký số");
        assertThat(get("nhattan-canbo", source).getContentAsString()).doesNotContain(page + "\"");
        assertThat(get("nhattan-canbo", source + "/document?format=signed").getStatus())
                .isEqualTo(404);
        assertThat(get("hp-canbo", page).getStatus()).isEqualTo(404);
        assertThat(get("hn-canbo", page).getContentAsString()).contains("Chưa có bản ký số nào");
        MockHttpServletResponse refused = answer("hn-canbo", "ky.pdf", issuedDocuments.pdf(document));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("chưa có chữ ký số nào");
        byte[] signed = OFFICE.sign(issuedDocuments.pdf(document));
        MockHttpServletResponse kept = answer("hn-canbo", "ky.pdf", signed);
        assertThat(kept.getRedirectedUrl()).isEqualTo(page);
        long copy = jdbc.sql("select id from documents.signed_copy")
                .query(Long.class)
                .single();
        assertThat(get("hn-canbo", page).getContentAsString())
                .contains(
                        "Công an thử",
                        "Chữ ký nguyên vẹn",
                        "Trang và nội dung không bị thêm, sửa sau khi ký",
                        "Không kiểm được tổ chức cấp chứng thư",
                        "không hỏi qua mạng");
        assertThat(get("hn-canbo", page + "?lang=en").getContentAsString()).contains("Signature intact");
        assertThat(get("nhattan-canbo", source).getContentAsString())
                .contains("Bản ký số nhận về", "Công an thử", "format=signed");
        for (String address : List.of(
                source + "/document?format=signed",
                "/api/v1" + source + "/document?format=signed",
                page + "/signed/" + copy,
                "/api/v1" + page + "/signed/" + copy)) {
            MockHttpServletResponse file = get("hn-canbo", address);
            assertThat(file.getStatus()).as(address).isEqualTo(200);
            assertThat(file.getContentAsByteArray()).as(address).isEqualTo(signed);
            assertThat(file.getHeader("Content-Disposition")).contains("attachment", ".pdf");
        }
        assertThat(get("hp-canbo", "/api/v1" + page + "/signed/" + copy).getStatus())
                .isEqualTo(404);
        assertThat(get("hn-canbo", page + "/signed/" + (copy + 1)).getStatus()).isEqualTo(404);
        String answer = web.perform(multipart("/api/v1" + page + "/signed")
                        .file(new MockMultipartFile("file", "ky-2.pdf", "application/pdf", OFFICE.sign(signed)))
                        .header("Authorization", api.bearer("hn-canbo")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(answer).contains("\"standing\":\"UNCHECKED\"", "\"intact\":true", "ky-2.pdf");
    }

    private MockHttpServletResponse get(String login, String address) throws Exception {
        return web.perform(address.startsWith("/api/") ? api.get(login, address) : Browse.get(login, address))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse answer(String login, String name, byte[] content) throws Exception {
        return web.perform(multipart("/documents/" + document + "/signed")
                        .file(new MockMultipartFile("file", name, "application/pdf", content))
                        .with(user(login))
                        .with(csrf()))
                .andReturn()
                .getResponse();
    }

    private void keep(String login, String name, byte[] content) {
        keepSignedDocument.keep(demo.actor(login), document, upload(name, content));
    }

    private static Upload upload(String name, byte[] content) {
        return new Upload(name, new ByteArrayResource(content));
    }

    private static byte[] blank() throws Exception {
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        }
    }
}
