package vn.kieumau.evidence.pages;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import vn.kieumau.evidence.AddEvidence;
import vn.kieumau.evidence.EvidenceKind;
import vn.kieumau.evidence.NewEvidence;
import vn.kieumau.files.Upload;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.Samples;

@ApplicationTest
class RevisionPageTest {
    private static final byte[] PDF = Samples.pdf("Kế hoạch");

    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AddEvidence addEvidence;

    long item;
    long file;

    @BeforeEach
    void record() {
        item = addEvidence.add(
                demo.actor("nhattan-canbo"),
                new NewEvidence(
                        demo.unit("nhattan"),
                        "Kế hoạch",
                        EvidenceKind.DOCUMENT,
                        "",
                        "",
                        null,
                        null,
                        null,
                        null,
                        null,
                        UUID.randomUUID(),
                        true,
                        true,
                        List.of(new Upload("ke-hoach.pdf", new ByteArrayResource(PDF)))));
        file = jdbc.sql("select max(id) from evidence.item_file")
                .query(Long.class)
                .single();
    }

    @Test
    void theFormIsForTheWardsOwnOfficer() throws Exception {
        String form = "/evidence/" + item + "/revisions/new";
        web.perform(Browse.get("catbi-canbo", form)).andExpect(status().isNotFound());
        web.perform(Browse.get("nhattan-truong", form)).andExpect(status().isForbidden());
        web.perform(revise("catbi-canbo", 1, "sai")).andExpect(status().isNotFound());
        web.perform(revise("quansat", 1, "sai")).andExpect(status().isForbidden());
        web.perform(Browse.get("catbi-canbo", "/evidence/" + item + "/revisions/1"))
                .andExpect(status().isNotFound());
        web.perform(Browse.get("nhattan-canbo", "/evidence/" + item + "/revisions/2"))
                .andExpect(status().isNotFound());
        web.perform(Browse.get("nhattan-canbo", form))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("value=\"" + file + "\" checked")));
    }

    @Test
    void aRefusedCorrectionShowsTheFormAgainWithWhatWasTyped() throws Exception {
        demo.apart(() -> web.perform(revise("nhattan-canbo", 1, ""))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Kế hoạch sửa"))));
        web.perform(revise("nhattan-canbo", 1, "sai số")).andExpect(redirectedUrl("/evidence/" + item));
        demo.apart(() -> web.perform(revise("nhattan-canbo", 1, "sai nữa"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("đã ghi bản 2 trong lúc bạn sửa")))
                .andExpect(content().string(containsString("sai nữa"))));
    }

    @Test
    void anOldRevisionSaysThatItIsOne() throws Exception {
        web.perform(revise("nhattan-canbo", 1, "sai số")).andExpect(status().is3xxRedirection());
        web.perform(Browse.get("hn-canbo", "/evidence/" + item + "/revisions/1"))
                .andExpect(content().string(containsString("Đây là bản 1")))
                .andExpect(content().string(containsString("sai số")))
                .andExpect(content().string(not(containsString("/revisions/new"))));
        web.perform(Browse.get("hn-canbo", "/evidence/" + item))
                .andExpect(content().string(containsString("Kế hoạch sửa")))
                .andExpect(content().string(not(containsString("Đây là bản"))));
    }

    @Test
    void aPdfIsShownInOurOwnPagesOnly() throws Exception {
        web.perform(Browse.get("nhattan-canbo", "/evidence/" + item))
                .andExpect(content()
                        .string(containsString("<iframe class=\"preview\" loading=\"lazy\" src=\"/evidence/files/"
                                + file + "?inline=true\"")));
        web.perform(Browse.get("catbi-canbo", "/evidence/files/{id}?inline=true", file))
                .andExpect(status().isNotFound());
        web.perform(Browse.get("nhattan-canbo", "/evidence/files/{id}?inline=true", file))
                .andExpect(header().string("Content-Disposition", containsString("inline")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Security-Policy", containsString("frame-ancestors 'self'")))
                .andExpect(header().string("Content-Security-Policy", containsString("default-src 'none'")))
                .andExpect(content().bytes(PDF));
        web.perform(Browse.get("nhattan-canbo", "/evidence/files/{id}", file))
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andExpect(header().string("Content-Security-Policy", "sandbox"));
    }

    private RequestBuilder revise(String login, int seen, String reason) {
        return MockMvcRequestBuilders.multipart("/evidence/{id}/revisions/new", item)
                .param("title", "Kế hoạch sửa")
                .param("kind", "DOCUMENT")
                .param("number", "02/KH")
                .param("formId", UUID.randomUUID().toString())
                .param("noSecrets", "true")
                .param("seen", String.valueOf(seen))
                .param("keep", String.valueOf(file))
                .param("reason", reason)
                .with(user(login))
                .with(csrf());
    }
}
