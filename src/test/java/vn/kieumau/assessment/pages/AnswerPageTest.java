package vn.kieumau.assessment.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.Samples;
import vn.kieumau.support.SqlCount;

@ApplicationTest
class AnswerPageTest {
    private static final byte[] PDF = Samples.pdf("Kế hoạch");

    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    long dossier;

    @BeforeEach
    void openADossier() {
        dossier = demo.openDossier("nhattan");
    }

    @Test
    void aDossierOutsideTheScopeIsAsAbsentAsOneThatDoesNotExist() throws Exception {
        for (String url : new String[] {"/assessment/" + dossier, "/assessment/" + dossier + "/answers/1"}) {
            web.perform(Browse.get("catbi-canbo", url)).andExpect(status().isNotFound());
            web.perform(Browse.get("hp-canbo", url)).andExpect(status().isNotFound());
            web.perform(Browse.get("admin", url)).andExpect(status().isForbidden());
        }
        web.perform(Browse.get("nhattan-canbo", "/assessment/999999")).andExpect(status().isNotFound());
        web.perform(post("hn-canbo", "met", "")).andExpect(status().isForbidden());
    }

    @Test
    void aRefusedAnswerShowsTheFormAgainWithWhatWasTyped() throws Exception {
        String text = "Chữ \"trong ngoặc\" & <b>".repeat(500);
        web.perform(post("nhattan-canbo", "met", text))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("dài quá: tối đa 4.000 ký tự")))
                .andExpect(content().string(containsString("&amp; &lt;b&gt;Chữ")))
                .andExpect(content().string(not(containsString("<b>Chữ"))));
        assertThat(answers()).isZero();
    }

    @Test
    void aFileThatIsNoDocumentIsRefusedAndNothingIsHalfSaved() throws Exception {
        int items = items();
        byte[] page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
        demo.apart(() -> web.perform(upload("ke-hoach.pdf", page, UUID.randomUUID(), true))
                .andExpect(status().isUnsupportedMediaType()));
        demo.apart(() -> web.perform(upload("trong.pdf", new byte[0], UUID.randomUUID(), true))
                .andExpect(status().isUnprocessableContent()));
        demo.apart(() -> web.perform(upload("ke-hoach.pdf", PDF, UUID.randomUUID(), false))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Hãy xác nhận"))));
        assertThat(items()).isEqualTo(items);
        assertThat(answers()).isZero();
    }

    @Test
    void theSameFormSentTwiceRecordsOneItem() throws Exception {
        int items = items();
        UUID form = UUID.randomUUID();
        web.perform(upload("ke-hoach.pdf", PDF, form, true)).andExpect(redirectedUrl("/assessment/" + dossier));
        web.perform(upload("ke-hoach.pdf", PDF, form, true)).andExpect(redirectedUrl("/assessment/" + dossier));
        assertThat(items()).isEqualTo(items + 1);
        assertThat(answers()).isOne();
    }

    @Test
    void anUploadedFileIsServedToItsScopeOnlyAndNeverInline() throws Exception {
        web.perform(upload("ke-hoach.pdf", PDF, UUID.randomUUID(), true)).andExpect(status().is3xxRedirection());
        long file = jdbc.sql("select max(id) from evidence.item_file")
                .query(Long.class)
                .single();
        web.perform(Browse.get("catbi-canbo", "/evidence/files/{id}", file)).andExpect(status().isNotFound());
        web.perform(Browse.get("quansat", "/evidence/files/{id}", file)).andExpect(status().isForbidden());
        web.perform(Browse.get("hn-canbo", "/evidence/files/{id}", file))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(content().bytes(PDF));
    }

    @Test
    void pagesNeedFewStatements() throws Exception {
        for (String url : new String[] {
            "/",
            "/assessment",
            "/assessment/" + dossier,
            "/assessment/" + dossier + "/answers/1",
            "/assessment/" + demo.dossier2023("nhattan") + "/snapshots/1",
            "/evidence",
            "/evidence/new"
        }) {
            assertThat(SqlCount.during(
                            () -> web.perform(Browse.get("nhattan-canbo", url)).andExpect(status().isOk())))
                    .as(url)
                    .isBetween(1, 11);
        }
    }

    private MockHttpServletRequestBuilder post(String login, String result, String explanation) {
        return Browse.post(login, "/assessment/{id}/answers/1", dossier)
                .param("result", result)
                .param("explanation", explanation)
                .param("version", "0");
    }

    private RequestBuilder upload(String name, byte[] content, UUID form, boolean confirmed) {
        return MockMvcRequestBuilders.multipart("/assessment/{id}/answers/1", dossier)
                .file(new MockMultipartFile("files", name, "application/pdf", content))
                .param("result", "met")
                .param("version", "0")
                .param("kind", "DOCUMENT")
                .param("formId", form.toString())
                .param("noSecrets", String.valueOf(confirmed))
                .with(user("nhattan-canbo"))
                .with(csrf());
    }

    private int items() {
        return jdbc.sql("select count(*) from evidence.item")
                .query(Integer.class)
                .single();
    }

    private int answers() {
        return jdbc.sql("select count(*) from assessment.answer where dossier_id = ?")
                .param(dossier)
                .query(Integer.class)
                .single();
    }
}
