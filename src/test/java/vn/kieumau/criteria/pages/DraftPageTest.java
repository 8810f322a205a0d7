package vn.kieumau.criteria.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import vn.kieumau.criteria.Drafts;
import vn.kieumau.criteria.Pack;
import vn.kieumau.criteria.PackFixture;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;

@ApplicationTest
class DraftPageTest {
    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    Drafts drafts;

    @Test
    void whoMayNotDraftIsRefusedEveryForm() throws Exception {
        String draft = "/criteria/drafts/" + demo.draft();
        for (String form : new String[] {"/criteria/drafts/new", draft + "/head", draft + "/criteria/13"}) {
            web.perform(Browse.get("hn-canbo", form)).andExpect(status().isForbidden());
            web.perform(Browse.get("v05-lanhdao", form)).andExpect(status().isForbidden());
        }
        web.perform(Browse.get("v05-canbo", "/criteria/drafts/999999")).andExpect(status().isNotFound());
    }

    @Test
    void aCriterionIsChangedWithItsRequirementsAndTheRestStays() throws Exception {
        long id = demo.draft();
        Pack before = drafts.content(id).orElseThrow();

        web.perform(Browse.post("v05-canbo", "/criteria/drafts/" + id + "/criteria/13")
                        .param("version", "1")
                        .param("group", "V")
                        .param("position", "2")
                        .param("code", "13")
                        .param("titleVi", "Tên mới")
                        .param("titleEn", "New title")
                        .param("guidanceVi", "Xem")
                        .param("guidanceEn", "See")
                        .param("mandatory", "no")
                        .param("sourceRef", "x")
                        .param("sourceQuote", "x")
                        .param("sourceWhere", "x")
                        .param("requirements.0.code", "13.1")
                        .param("requirements.0.titleVi", "Giảm")
                        .param("requirements.0.titleEn", "Fewer")
                        .param("requirements.0.kind", "threshold")
                        .param("requirements.0.proofVi", "Số liệu")
                        .param("requirements.0.proofEn", "Figures")
                        .param("requirements.0.answeredBy", "ward_police")
                        .param("requirements.0.rule", "crimes_occured < 3")
                        .param("requirements.1.code", "")
                        .param("requirements.1.titleVi", ""))
                .andExpect(redirectedUrl("/criteria/drafts/" + id));

        Pack after = drafts.content(id).orElseThrow();
        Pack.Criterion changed = after.criteria()
                .filter(each -> each.code().equals("13"))
                .findFirst()
                .orElseThrow();
        assertThat(changed.titleVi()).isEqualTo("Tên mới");
        assertThat(changed.requirements()).hasSize(1);
        assertThat(after.criteria().map(Pack.Criterion::code))
                .isEqualTo(before.criteria().map(Pack.Criterion::code).toList());
        assertThat(page("v05-canbo", "/criteria/drafts/" + id))
                .contains("Còn 1 chỗ phải sửa", "ký tự 1 của quy tắc", "không có tên “crimes_occured”")
                .contains("<a href=\"/criteria/drafts/" + id + "/criteria/13\">Tiêu chí 13</a>");
    }

    @Test
    void theHeadIsChangedAndWhatIsNoLineIsSaid() throws Exception {
        long id = demo.draft();
        String address = "/criteria/drafts/" + id + "/head";

        String again = web.perform(Browse.post("v05-canbo", address)
                        .param("version", "1")
                        .param("setVersion", "u")
                        .param("rule", "points")
                        .param("bands", "kha | 70"))
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(again).contains("mỗi dòng cần đúng 4 phần", "kha | 70");

        web.perform(Browse.post("v05-canbo", address)
                        .param("version", "1")
                        .param("setVersion", "u")
                        .param("titleVi", "Bộ mới")
                        .param("rule", "share")
                        .param("atLeast", "0,7")
                        .param("closesOn", "29")
                        .param("daysToReport", "10")
                        .param("groups.0.was", "I")
                        .param("groups.0.code", "A")
                        .param("groups.0.titleVi", "Nhóm A")
                        .param("groups.0.titleEn", "Group A")
                        .param("groups.1.was", "")
                        .param("groups.1.code", "")
                        .param("groups.1.titleVi", "")
                        .param("groups.1.titleEn", ""))
                .andExpect(redirectedUrl("/criteria/drafts/" + id));
        Pack after = drafts.content(id).orElseThrow();
        assertThat(after.groups()).hasSize(1);
        assertThat(after.groups().get(0).criteria())
                .as("renaming a group keeps its criteria")
                .hasSize(3);
        assertThat(after.passing().atLeast()).isEqualByComparingTo("0.7");
        assertThat(after.set().daysToReport()).isEqualTo(10);
        assertThat(page("v05-canbo", "/criteria/drafts/" + id)).contains("“29” không phải ngày chốt số liệu");
        assertThat(page("v05-canbo", "/criteria/drafts/" + id + "?lang=en")).contains("“29” is no closing day");
    }

    @Test
    void aFileBecomesADraftAndOneThatIsNoPackIsNamedByLine() throws Exception {
        web.perform(upload(PackFixture.small())).andExpect(status().is3xxRedirection());
        assertThat(drafts.open()).hasSize(1);

        String refused = web.perform(upload("format: kieumau-pack/2\nprogramm: x\n"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(refused).contains("Không đọc được tệp này", "Dòng 2", "programm");
    }

    private org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder upload(String content) {
        return (org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder)
                MockMvcRequestBuilders.multipart("/criteria/drafts/new")
                        .file(new MockMultipartFile(
                                "file", "bo.yaml", "application/yaml", content.getBytes(StandardCharsets.UTF_8)))
                        .with(user("v05-canbo"))
                        .with(csrf());
    }

    private String page(String login, String url) throws Exception {
        return web.perform(Browse.get(login, url))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
