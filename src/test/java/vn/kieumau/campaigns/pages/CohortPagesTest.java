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
        String cohort = "/campaigns/" + demo.cohort2023();
        String hanoi = cohort + "?tree=today&as-of=2023-06-30&province=" + demo.unit("hn");
        for (String url : new String[] {"/", "/campaigns", cohort, hanoi}) {
            assertThat(SqlCount.during(
                            () -> web.perform(Browse.get("v05-canbo", url)).andExpect(status().isOk())))
                    .as(url)
                    .isBetween(1, url.equals("/") ? 12 : 10);
        }
        assertThat(SqlCount.during(
                        () -> web.perform(Browse.get("hn-canbo", "/campaigns/{id}/register", demo.cohort2023()))
                                .andExpect(status().isOk())))
                .isBetween(1, 10);
    }

    @Test
    void aPastDayIsToReadOnly() throws Exception {
        String hanoi = "/campaigns/" + demo.cohort2023() + "?province=" + demo.unit("hn");
        demo.openDossier("hn-p3");
        web.perform(Browse.get("v05-canbo", hanoi))
                .andExpect(content().string(containsString("/quota\"")))
                .andExpect(content().string(not(containsString("chỉ để xem"))));
        web.perform(Browse.get("v05-canbo", hanoi + "&as-of=01/03/2023"))
                .andExpect(content().string(containsString("tính đến hết ngày 01/03/2023: chỉ để xem")))
                .andExpect(content().string(containsString("name=\"as-of\" value=\"01/03/2023\"")))
                .andExpect(content().string(not(containsString("/quota\""))))
                .andExpect(content().string(not(containsString(">Được công nhận</span>"))));
        web.perform(Browse.get("v05-canbo", hanoi + "&as-of=2026-01-01"))
                .andExpect(content().string(containsString("chưa chia")))
                .andExpect(content().string(containsString("Ngày 01/01/2026 chưa tới")));
        web.perform(Browse.get("v05-canbo", "/recognition?show=titles&as-of=2023-11-19"))
                .andExpect(content().string(containsString("Chưa có")));
        web.perform(Browse.get("v05-canbo", "/recognition?show=titles&as-of=2023-11-20"))
                .andExpect(content().string(containsString("GCN")));
    }

    @Test
    void aWardIsNotToldThatNobodyIsRegistered() throws Exception {
        web.perform(Browse.get("nhattan-canbo", "/campaigns/{id}", demo.cohort2023()))
                .andExpect(content().string(containsString("Phường Nhật Tân")))
                .andExpect(content().string(containsString("Không có tổng số nào của tỉnh")));
    }

    @Test
    void aDayThatIsNoneIsSaid() throws Exception {
        for (String url : new String[] {"/campaigns", "/campaigns/" + demo.cohort2023(), "/recognition"}) {
            web.perform(Browse.get("v05-canbo", url + "?as-of=31/02/2023"))
                    .andExpect(status().isUnprocessableContent())
                    .andExpect(content().string(containsString("không phải là ngày hợp lệ")));
            web.perform(Browse.get("v05-canbo", url + "?tree=oak")).andExpect(status().is4xxClientError());
        }
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
