package vn.kieumau.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.kieumau.accounts.Tokens;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;
import vn.kieumau.support.SqlCount;

@ApplicationTest
class NoticesPageTest {
    private static final String OFFICER = "nhattan-canbo";

    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    DemoApi api;

    @Autowired
    Tokens tokens;

    @Autowired
    JdbcClient jdbc;

    long dossier;
    long notice;

    @BeforeEach
    void tell() {
        jdbc.sql("delete from notices.notice").update();
        dossier = demo.openDossier("nhattan");
        notice = jdbc.sql("select id from notices.notice where account_id = ?")
                .param(demo.actor(OFFICER).accountId())
                .query(Long.class)
                .single();
    }

    @Test
    void whoMayNotIsRefusedAndWhatAnotherIsToldIsNotThere() throws Exception {
        web.perform(Browse.get("admin", "/notices")).andExpect(status().isForbidden());
        web.perform(Browse.get("admin", "/")).andExpect(content().string(not(containsString("href=\"/notices\""))));
        for (String act : new String[] {"open", "read"}) {
            web.perform(Browse.post("admin", "/notices/" + notice + "/" + act)).andExpect(status().isForbidden());
            for (String login : new String[] {"hn-p1-canbo", "nhattan-truong", "v05-canbo"}) {
                web.perform(Browse.post(login, "/notices/" + notice + "/" + act))
                        .andExpect(status().isNotFound());
            }
        }
        web.perform(write("nhattan-truong", "/" + notice + "/read", "{}")).andExpect(status().isNotFound());
        web.perform(post("/api/v1/notices/" + notice + "/read")
                        .header(
                                "Authorization",
                                "Bearer " + tokens.create(demo.actor(OFFICER), "đọc", Tokens.Scope.READ, 1)))
                .andExpect(status().isForbidden());
        web.perform(Browse.post(OFFICER, "/notices/unread").param("marked", "hôm qua"))
                .andExpect(status().isBadRequest());
        assertThat(readOnes()).isZero();
    }

    @Test
    void thePageShowsWhatIsUnreadFirstAndTheHeaderHowMuchThatIs() throws Exception {
        web.perform(Browse.get(OFFICER, "/"))
                .andExpect(content().string(containsString("href=\"/notices\">Thông báo (1)</a>")));
        web.perform(Browse.get("hn-p1-canbo", "/"))
                .andExpect(content().string(containsString("href=\"/notices\">Thông báo</a>")));
        web.perform(Browse.get(OFFICER, "/notices"))
                .andExpect(content().string(containsString("<strong>Duyệt đăng ký</strong>")))
                .andExpect(content().string(containsString("Phường Nhật Tân")))
                .andExpect(content().string(containsString("Chưa đọc")));
        web.perform(Browse.get(OFFICER, "/notices?lang=en"))
                .andExpect(content().string(containsString("Mark all as read")));
        web.perform(Browse.get("hn-p1-canbo", "/notices"))
                .andExpect(content().string(containsString("Chưa có thông báo nào.")))
                .andExpect(content().string(not(containsString("Đánh dấu đã đọc tất cả"))));
    }

    @Test
    void whoeverLooksHasRead() throws Exception {
        String page = jdbc.sql("select page from notices.notice where id = ?")
                .param(notice)
                .query(String.class)
                .single();
        web.perform(Browse.post(OFFICER, "/notices/" + notice + "/open")).andExpect(redirectedUrl(page));
        web.perform(Browse.get(OFFICER, page)).andExpect(status().isOk());
        assertThat(readOnes()).isEqualTo(1);
        web.perform(Browse.get(OFFICER, "/notices"))
                .andExpect(content().string(containsString("Duyệt đăng ký")))
                .andExpect(content().string(not(containsString("Thông báo (1)"))));
        web.perform(Browse.get(OFFICER, "/notices?show=unread"))
                .andExpect(content().string(containsString("Không còn thông báo nào chưa đọc.")));
    }

    @Test
    void allAreReadAtOnceAndThatIsTakenBack() throws Exception {
        MvcResult done = web.perform(Browse.post(OFFICER, "/notices/read")
                        .param("newest", String.valueOf(notice))
                        .param("show", "unread"))
                .andExpect(redirectedUrl("/notices?show=unread"))
                .andReturn();
        Object marked = Objects.requireNonNull(done.getFlashMap().get("marked"));
        assertThat(readOnes()).isEqualTo(1);
        web.perform(Browse.get(OFFICER, "/notices?show=unread")
                        .cookie(done.getResponse().getCookies()))
                .andExpect(content().string(containsString("Hoàn tác")))
                .andExpect(content().string(containsString("value=\"" + marked + "\"")));
        web.perform(Browse.post(OFFICER, "/notices/unread").param("marked", marked.toString()))
                .andExpect(redirectedUrl("/notices"));
        assertThat(readOnes()).isZero();
        web.perform(Browse.post(OFFICER, "/notices/" + notice + "/read"))
                .andExpect(redirectedUrl("/notices"))
                .andExpect(flash().attributeExists("marked"));
        web.perform(Browse.post(OFFICER, "/notices/" + notice + "/read")).andExpect(flash().attributeCount(0));
    }

    @Test
    void theApiDoesWhatThePageDoes() throws Exception {
        web.perform(api.get(OFFICER, "/api/v1/notices?unread=true"))
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].noticeId").value(notice))
                .andExpect(jsonPath("$.items[0].act").value("CONFIRM_REGISTRATION"))
                .andExpect(jsonPath("$.items[0].unitName").value("Phường Nhật Tân"))
                .andExpect(jsonPath("$.items[0].total").doesNotExist())
                .andExpect(jsonPath("$.items[0].readAt").doesNotExist());
        web.perform(write(OFFICER, "/" + notice + "/read", "{}"))
                .andExpect(jsonPath("$.readAt").exists());
        web.perform(write(OFFICER, "/read", "{\"newest\": " + notice + "}"))
                .andExpect(jsonPath("$.readAt").doesNotExist());
        String readAt = jdbc.sql("select read_at from notices.notice where id = ?")
                .param(notice)
                .query(java.time.OffsetDateTime.class)
                .single()
                .toString();
        web.perform(write(OFFICER, "/unread", "{\"readAt\": \"" + readAt + "\"}"))
                .andExpect(status().isNoContent());
        assertThat(readOnes()).isZero();
    }

    @Test
    void thePageCostsTheSameHoweverMuchIsTold() throws Exception {
        int few = SqlCount.during(() -> web.perform(Browse.get(OFFICER, "/notices?size=250")));
        jdbc.sql("""
                        insert into notices.notice (seq, account_id, page) select seq, :account, '/units' from audit.entry
                        where unit_id = :unit on conflict do nothing
                        """)
                .param("account", demo.actor(OFFICER).accountId())
                .param("unit", demo.unit("nhattan"))
                .update();
        assertThat(SqlCount.during(() -> web.perform(Browse.get(OFFICER, "/notices?size=250"))))
                .isEqualTo(few)
                .isLessThanOrEqualTo(4);
    }

    private MockHttpServletRequestBuilder write(String login, String address, String body) {
        return post("/api/v1/notices" + address)
                .header("Authorization", api.bearer(login))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    private int readOnes() {
        return jdbc.sql("select count(*) from notices.notice where read_at is not null")
                .query(Integer.class)
                .single();
    }
}
