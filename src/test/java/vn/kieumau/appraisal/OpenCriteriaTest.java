package vn.kieumau.appraisal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Refused;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;

/** A dossier of 2023 that Hà Nội has passed lies with V05, which has judged nothing of it yet. */
@ApplicationTest
class OpenCriteriaTest {
    @Autowired
    OpenCriteria openCriteria;

    @Autowired
    Demo demo;

    @Autowired
    MockMvc web;

    @Autowired
    JdbcClient jdbc;

    long dossier;

    @BeforeEach
    void find() {
        dossier = demo.dossier2023("hn-p1");
    }

    @ParameterizedTest
    @CsvSource({
        "hn-p1-canbo, ministry, 403",
        "quansat, ministry, 403",
        "v05-lanhdao, ministry, 403",
        "hn-canbo, ministry, 403",
        "hp-canbo, province, 404",
        "hn-canbo, province, 409",
        "v05-canbo, province, 403",
        "v05-canbo, heaven, 404"
    })
    void onlyTheLevelWhereItLiesAgrees(String login, String level, int status) throws Exception {
        web.perform(Browse.get(login, "/appraisal/" + dossier + "/" + level + "/agree"))
                .andExpect(status().is(status));
    }

    @Test
    void whatIsOverIsNotAgreedTo() {
        assertThatThrownBy(() ->
                        openCriteria.of(demo.actor("v05-canbo"), demo.dossier2023("hn-p2"), AppraisalLevel.MINISTRY))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(KernelRefusal.NOT_IN_THIS_STATE));
    }

    @Test
    void whatIsTickedIsJudgedAsBelowAndNothingElse() throws Exception {
        assertThat(open()).hasSize(22);
        web.perform(Browse.post("v05-canbo", "/appraisal/" + dossier + "/ministry")
                        .param("result[1]", "met")
                        .param("version[1]", "0")
                        .param("version[2]", "0"))
                .andExpect(redirectedUrl("/appraisal/" + dossier + "/ministry"));
        assertThat(open()).hasSize(21).noneMatch(each -> each.criterion().code().equals("1"));
        assertThat(jdbc.sql("""
                        select f.result from appraisal.finding f join appraisal.appraisal a on a.id = f.appraisal_id
                        where a.dossier_id = :dossier and a.level = 'ministry'
                        """).param("dossier", dossier).query(String.class).list())
                .containsExactly("met");
    }

    @Test
    void whatHasNoEvidenceOrComesOutOtherwiseIsShownAndNotTicked() throws Exception {
        long criterion =
                jdbc.sql("""
                        select c.criterion_id from criteria.v_criterion c join assessment.v_answer w using (criterion_id)
                        where w.dossier_id = :dossier and c.code = '3' and w.result = 'met'
                        """).param("dossier", dossier).query(Long.class).single();
        jdbc.sql("""
                        delete from evidence.link where criterion_id = :criterion
                          and registration_id = (select registration_id from assessment.dossier where id = :dossier)
                        """).param("criterion", criterion).param("dossier", dossier).update();
        jdbc.sql("""
                        update appraisal.finding set result = 'not_met', reason = 'thiếu' where criterion_id =
                            (select criterion_id from criteria.v_criterion c join assessment.v_answer w using (criterion_id)
                             where w.dossier_id = :dossier and c.code = '4')
                          and appraisal_id = (select id from appraisal.appraisal where dossier_id = :dossier and level = 'province')
                        """).param("dossier", dossier).update();

        assertThat(doubts("3")).contains(OpenCriterion.Doubt.NO_EVIDENCE);
        assertThat(doubts("4")).contains(OpenCriterion.Doubt.LEVELS_DIFFER);
        String page = web.perform(Browse.get("v05-canbo", "/appraisal/" + dossier + "/ministry/agree"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("không có tài liệu kiểm chứng")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(ticked(page, "3")).isFalse();
        assertThat(ticked(page, "4")).isFalse();
        for (OpenCriterion each : open()) {
            assertThat(ticked(page, each.criterion().code()))
                    .as(each.criterion().code())
                    .isEqualTo(each.doubts().isEmpty());
        }
    }

    private boolean ticked(String page, String code) {
        return Pattern.compile("name=\"result\\[" + code + "]\"[^>]* checked")
                .matcher(page)
                .find();
    }

    private Iterable<OpenCriterion.Doubt> doubts(String code) {
        return open().stream()
                .filter(each -> each.criterion().code().equals(code))
                .findFirst()
                .orElseThrow()
                .doubts();
    }

    private List<OpenCriterion> open() {
        return openCriteria
                .of(demo.actor("v05-canbo"), dossier, AppraisalLevel.MINISTRY)
                .criteria();
    }
}
