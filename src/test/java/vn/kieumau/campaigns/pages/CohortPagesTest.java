package vn.kieumau.campaigns.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.SqlCount;

@ApplicationTest
class CohortPagesTest {
    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aProvincialOfficerSeesTheOwnProvinceOnly() throws Exception {
        web.perform(Browse.get("hp-canbo", "/campaigns/{id}", demo.cohort2023()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Phường Cát Bi")))
                .andExpect(content().string(not(containsString("Phường Nhật Tân"))))
                .andExpect(content().string(not(containsString(">Thành phố Hà Nội</a>"))));
    }

    @Test
    void aWrongDateIsSaidInBothLanguagesAndNothingTypedIsLost() throws Exception {
        web.perform(form().param("registrationDue", "31/02/2031"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("không phải là ngày hợp lệ")))
                .andExpect(content().string(containsString("value=\"Đợt &#34;thử&#34;\"")));
        web.perform(form().param("registrationDue", "31/02/2031").param("lang", "en"))
                .andExpect(content().string(containsString("is not a valid date")));
    }

    @Test
    void aCohortOpensFromItsForm() throws Exception {
        web.perform(form().param("registrationDue", "28/02/2031")).andExpect(redirectedUrlPattern("/campaigns/*"));
        assertThat(jdbc.sql("select name_vi from campaigns.cohort where year = 2031")
                        .query(String.class)
                        .single())
                .isEqualTo("Đợt \"thử\"");
    }

    @Test
    void tenThousandCharactersAreRefusedAndShownAgain() throws Exception {
        String text = "Lý do'\"<b>".repeat(1000);
        web.perform(Browse.post("hn-canbo", "/campaigns/{id}/register", demo.cohort2023())
                        .param("ward", String.valueOf(demo.unit("hn-p1")))
                        .param("reason", text))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("tối đa 4.000 ký tự")))
                .andExpect(content().string(containsString("&lt;b&gt;")))
                .andExpect(content().string(not(containsString("<b>Lý do"))));
    }

    @Test
    void pagesNeedFewStatementsHoweverManyWards() throws Exception {
        for (String url : new String[] {"/", "/campaigns", "/campaigns/" + demo.cohort2023()}) {
            assertThat(SqlCount.during(
                            () -> web.perform(Browse.get("v05-canbo", url)).andExpect(status().isOk())))
                    .as(url)
                    .isBetween(1, 10);
        }
        assertThat(SqlCount.during(
                        () -> web.perform(Browse.get("hn-canbo", "/campaigns/{id}/register", demo.cohort2023()))
                                .andExpect(status().isOk())))
                .isBetween(1, 10);
    }

    private MockHttpServletRequestBuilder form() {
        return Browse.post("v05-canbo", "/campaigns/new")
                .param("setId", String.valueOf(demo.setId()))
                .param("year", "2031")
                .param("nameVi", "Đợt \"thử\"")
                .param("nameEn", "Trial")
                .param("answersDue", "30/06/2031")
                .param("provinceDue", "2031-07-31")
                .param("ministryDue", "31/08/2031")
                .param("decisionDue", "30/09/2031");
    }
}
