package vn.kieumau.units.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.HeldWork;
import vn.kieumau.support.SqlCount;

@ApplicationTest
class ImportsPageTest {
    private static final String HEADER = "key,code,name,type,level,parent_key,valid_from,valid_to\n";

    @Autowired
    MockMvc web;

    @Autowired
    HeldWork heldWork;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whoMayNotReadOrBringIsRefused() throws Exception {
        for (String url : new String[] {"/units/imports", "/units/imports/1", "/units/reorganisations/1/export"}) {
            web.perform(Browse.get("hn-canbo", url)).andExpect(status().isForbidden());
        }
        bring("hn-canbo", HEADER + "x").andExpect(status().isForbidden());
        web.perform(Browse.get("v05-canbo", "/units/imports/999")).andExpect(status().isNotFound());
        web.perform(Browse.get("v05-canbo", "/units/export?table=accounts")).andExpect(status().isNotFound());
        web.perform(Browse.get("v05-canbo", "/units/export?format=exe")).andExpect(status().is4xxClientError());
        web.perform(Browse.get("admin", "/units/export")).andExpect(status().isForbidden());
    }

    @Test
    void aFileIsFollowedFromItsSendingToItsLoading() throws Exception {
        String page = bring("v05-canbo", HEADER + "99001,99001,Xã Mới,Xã,commune,01,2031-01-01,\n")
                .andExpect(redirectedUrlPattern("/units/imports/*"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        web.perform(Browse.get("v05-canbo", page))
                .andExpect(content().string(containsString("data-follow")))
                .andExpect(content().string(containsString("<progress max=\"100\" value=\"0\"")));
        heldWork.run();
        web.perform(Browse.get("v05-canbo", page))
                .andExpect(content().string(not(containsString("data-follow"))))
                .andExpect(content().string(containsString("Người duyệt chương trình")));
        String version = String.valueOf(jdbc.sql("select max(version) from units.import")
                .query(Integer.class)
                .single());
        web.perform(Browse.post("v05-canbo", page + "/load").param("version", version))
                .andExpect(status().isForbidden());
        web.perform(Browse.get("v05-lanhdao", page))
                .andExpect(content().string(containsString("1 dòng mới vào cây đơn vị")));
        web.perform(Browse.post("v05-lanhdao", page + "/load").param("version", version))
                .andExpect(redirectedUrlPattern("/units/imports/*"));
        heldWork.run();
        web.perform(Browse.get("v05-lanhdao", page)).andExpect(content().string(containsString("Đã nạp")));
        web.perform(Browse.get("v05-canbo", "/units?q=99001&as-of=2031-01-01&level="))
                .andExpect(content().string(containsString("Xã Mới")));
        assertThat(SqlCount.during(
                        () -> web.perform(Browse.get("v05-canbo", page)).andExpect(status().isOk())))
                .isBetween(1, 10);
    }

    @Test
    void whatIsWrongIsShownLineByLineInBothLanguages() throws Exception {
        String page = bring("v05-canbo", HEADER + "99001,901,<b>Xã</b>,Xã,commune,1,2031-01-01,\n")
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        heldWork.run();
        web.perform(Browse.get("v05-lanhdao", page))
                .andExpect(content().string(containsString("có vẻ đã mất số 0 đứng đầu")))
                .andExpect(content().string(not(containsString("/load"))));
        web.perform(Browse.get("v05-lanhdao", page + "?lang=en"))
                .andExpect(content().string(containsString("seems to have lost its leading zero")))
                .andExpect(content().string(containsString("No line was loaded")));
    }

    @Test
    void aFileThatExcelHasWrittenIsTaken() throws Exception {
        String page = bring(
                        "v05-canbo",
                        "\uFEFF" + (HEADER + "99001,99001,Xã A,Xã,commune,01,2031-01-01,\n").replace(',', ';'))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        heldWork.run();
        web.perform(Browse.get("v05-lanhdao", page)).andExpect(content().string(containsString("/load")));
    }

    @Test
    void aFileThatIsNoneIsRefusedOnItsForm() throws Exception {
        bring("v05-canbo", "%PDF-1.7\n1 0 obj\n")
                .andExpect(content().string(containsString("không phải tệp CSV hay tệp Excel")));
        bring("v05-canbo", HEADER + "a,b,c,d,e,f,g,h\n".repeat(100_000))
                .andExpect(status().isContentTooLarge())
                .andExpect(content().string(containsString("Tệp có hơn 50")));
        bring("v05-canbo", "").andExpect(status().isUnprocessableContent());
    }

    @Test
    void everybodyWhoViewsUnitsTakesTheTreeOut() throws Exception {
        web.perform(Browse.get("nhattan-canbo", "/units/export"))
                .andExpect(header().string("Content-Disposition", "attachment; filename=\"units.csv\""))
                .andExpect(content().string(containsString("\r\n00094,")));
        web.perform(Browse.get("nhattan-canbo", "/units/export?table=successions"))
                .andExpect(content().string(containsString("from_key,part,to_key,day,legal_basis")));
        for (String format : List.of("csv", "xlsx")) {
            byte[] lines = web.perform(Browse.get(
                            "v05-canbo", "/units/reorganisations/{id}/export?format={format}", provided(), format))
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray();
            web.perform(multipart("/units/reorganisations/new")
                            .file(new MockMultipartFile("file", "a." + format, "", lines))
                            .param("title", "Lặp lại")
                            .param("day", "30/04/2026")
                            .with(user("v05-canbo"))
                            .with(csrf()))
                    .andExpect(status().isConflict())
                    .andExpect(content().string(containsString("Đã có đợt sắp xếp với đúng các dòng này")));
        }
    }

    private long provided() {
        return jdbc.sql("select id from units.reorganisation where key = '2026-04-30'")
                .query(Long.class)
                .single();
    }

    private ResultActions bring(String login, String text) throws Exception {
        return web.perform(multipart("/units/imports")
                .file(new MockMultipartFile("file", "a.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)))
                .param("table", "units")
                .with(user(login))
                .with(csrf()));
    }
}
