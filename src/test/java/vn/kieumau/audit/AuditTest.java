package vn.kieumau.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;

@ApplicationTest
class AuditTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Test
    void theTrailIsReadWithinTheScopeOnly() throws Exception {
        web.perform(Browse.get("admin", "/audit")).andExpect(status().isForbidden());
        web.perform(Browse.get("quansat", "/audit")).andExpect(status().isForbidden());
        web.perform(Browse.get("hp-canbo", "/audit?size=250"))
                .andExpect(content().string(containsString("Phường Cát Bi")))
                .andExpect(content().string(not(containsString("Phường Nhật Tân"))));
        web.perform(Browse.get("kiemtoan", "/audit?act=OPEN_COHORT"))
                .andExpect(content().string(containsString("Mở đợt xây dựng")))
                .andExpect(content().string(containsString("nhập ngày")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.entry set reason = 'x' where seq = 5",
                "delete from audit.entry",
                "truncate audit.entry"
            })
    void nothingInTheTrailCanBeChanged(String sql) {
        assertThatThrownBy(() -> jdbc.sql(sql).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    @Test
    void anEntryHoldsTheHashOfTheRowThatItWrote() {
        assertThat(jdbc.sql("""
                        select count(*) from audit.entry e join evidence.revision i on i.id = e.row_id
                        where e.table_name = 'evidence.revision'
                          and e.row_hash = encode(sha256(convert_to(e.content::text, 'UTF8')), 'hex')
                          and e.content ->> 'title' = i.title
                        """).query(Integer.class).single()).isGreaterThan(50);
        assertThat(broken()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.entry set reason = 'khác' where seq = 50",
                "update audit.entry set content = content || '{\"title\": \"khác\"}' where seq = (select max(seq) from audit.entry where content is not null)",
                "delete from audit.entry where seq = 20",
                "update audit.entry set hash = repeat('0', 64) where seq = 30"
            })
    void whoeverAltersTheTrailBehindItsBackIsFound(String sql) {
        jdbc.sql("alter table audit.entry disable trigger all").update();
        assertThat(jdbc.sql(sql).update()).isEqualTo(1);
        assertThat(broken()).isPositive();
    }

    private int broken() {
        return jdbc.sql("select count(*) from audit.v_broken")
                .query(Integer.class)
                .single();
    }

    @Test
    void theTrailIsFilteredByDayAndWordsAndABadDayIsToldSo() throws Exception {
        web.perform(Browse.get("kiemtoan", "/audit?from=10/01/2023&until=10/01/2023"))
                .andExpect(content().string(containsString("Mở đợt xây dựng")))
                .andExpect(content().string(not(containsString("Phường Nhật Tân"))));
        web.perform(Browse.get("kiemtoan", "/audit?q=cong an phuong cat bi"))
                .andExpect(content().string(containsString("Công an phường Cát Bi")));
        web.perform(Browse.get("kiemtoan", "/audit?from=31/02/2023")).andExpect(status().isUnprocessableContent());
    }

    @Test
    void anAuditorTakesTheTrailAlongAndNoCellIsAFormula() throws Exception {
        for (String login : List.of("hn-canbo", "v05-lanhdao", "quansat", "admin")) {
            web.perform(Browse.get(login, "/audit/export")).andExpect(status().isForbidden());
            web.perform(Browse.get(login, "/audit/checkpoint")).andExpect(status().isForbidden());
        }
        web.perform(Browse.post("hn-canbo", "/assessment/" + demo.dossier2023("nhattan") + "/remarks")
                        .param("criterion", "1")
                        .param("text", "=HYPERLINK(\"http://x\")")
                        .param("formId", UUID.randomUUID().toString()))
                .andExpect(status().is3xxRedirection());
        String csv = web.perform(Browse.get("kiemtoan", "/audit/export"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "text/csv;charset=UTF-8"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(csv).startsWith("\uFEFFSố,Thời điểm").contains("\"'=HYPERLINK(\"\"http://x\"\")\"");
        assertThat(csv.lines().count())
                .isGreaterThan(jdbc.sql("select count(*) from audit.entry")
                        .query(Long.class)
                        .single());
        String part = web.perform(Browse.get("kiemtoan", "/audit/export?act=OPEN_COHORT"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(part.lines().count()).isEqualTo(2);
    }

    @Test
    void aCheckpointIsSignedShownAndCheckedByAnybodyWithThePublishedKey() throws Exception {
        web.perform(Browse.post("kiemtoan", "/audit/checkpoint")).andExpect(redirectedUrl("/audit/checkpoint"));
        web.perform(Browse.get("kiemtoan", "/audit/checkpoint"))
                .andExpect(content().string(containsString("kieumau-checkpoint/1 ")))
                .andExpect(content().string(containsString("mailto:?subject=")));
        String key = jdbc.sql("select key_id from audit.checkpoint order by id desc limit 1")
                .query(String.class)
                .single();
        web.perform(get("/audit/keys"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(key)));
    }
}
