package vn.kieumau.appraisal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;

/** In the cohort of 2023 Hà Nội has passed two dossiers, of which V05 one; Hải Phòng has passed none. */
@ApplicationTest
class AppraisalQualityTest {
    @Autowired
    AppraisalQuality quality;

    @Autowired
    Demo demo;

    @Autowired
    MockMvc web;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(strings = {"nhattan-canbo", "nhattan-truong", "quansat", "kiemtoan", "admin"})
    void whoDoesNotAppraiseIsNotShownHowOthersDo(String login) throws Exception {
        for (String page : List.of("/appraisal/quality", "/appraisal/quality/export", "/api/v1/appraisal/quality")) {
            web.perform(Browse.get(login, page)).andExpect(status().isForbidden());
        }
    }

    @Test
    void whatIsComparedWithNothingKnownIsNotThere() throws Exception {
        web.perform(Browse.get("v05-canbo", "/appraisal/quality?compared=ward_moon"))
                .andExpect(status().isNotFound());
    }

    @Test
    void aProvinceSeesItsOwnOfficeOnly() {
        assertThat(offices("v05-canbo")).containsExactly(demo.unit("hn"));
        assertThat(offices("hn-canbo")).containsExactly(demo.unit("hn"));
        assertThat(offices("hp-lanhdao")).isEmpty();
    }

    private List<Long> offices(String login) {
        return of(login, Compared.WARD_PROVINCE, false).offices().stream()
                .map(AppraisalQuality.OfOffice::officeId)
                .toList();
    }

    @Test
    void everyPassedResultIsCountedOnce() {
        int passed = jdbc.sql("""
                        select count(*) from appraisal.finding f join appraisal.appraisal a on a.id = f.appraisal_id
                        join assessment.dossier d on d.id = a.dossier_id
                        join campaigns.v_registration r on r.registration_id = d.registration_id
                        where a.level = 'province' and a.state = 'passed' and r.cohort_id = :cohort and r.state <> 'withdrawn'
                        """)
                .param("cohort", demo.cohort2023())
                .query(Integer.class)
                .single();
        AppraisalQuality.Quality all = of("v05-canbo", Compared.WARD_PROVINCE, false);
        assertThat(passed).isPositive();
        assertThat(all.all().agreement().of()).isEqualTo(passed);
        assertThat(all.criteria().stream()
                        .mapToInt(each -> each.turned().agreement().of())
                        .sum())
                .isEqualTo(passed);
        assertThat(all.offices().stream()
                        .mapToInt(each -> each.turned().agreement().of())
                        .sum())
                .isEqualTo(passed);
    }

    @Test
    void whatALevelTurnedIsCountedByItsDirection() {
        AppraisalQuality.Turned before = criterion("1");
        long finding = jdbc.sql("""
                        select min(f.id) from appraisal.finding f join appraisal.appraisal a on a.id = f.appraisal_id
                        join assessment.dossier d on d.id = a.dossier_id
                        join campaigns.v_registration r on r.registration_id = d.registration_id
                        join criteria.v_criterion c on c.criterion_id = f.criterion_id
                        where a.level = 'province' and a.state = 'passed' and r.cohort_id = :cohort and c.code = '1' and f.result = 'met'
                          and exists (select 1 from assessment.answer w where w.dossier_id = d.id and w.criterion_id = f.criterion_id and w.result = 'met')
                        """)
                .param("cohort", demo.cohort2023())
                .query(Long.class)
                .single();
        jdbc.sql("update appraisal.finding set result = 'not_met' where id = :id")
                .param("id", finding)
                .update();
        AppraisalQuality.Turned after = criterion("1");
        assertThat(after.lowered()).isEqualTo(before.lowered() + 1);
        assertThat(after.raised()).isEqualTo(before.raised());
        assertThat(after.agreement().agreed()).isEqualTo(before.agreement().agreed() - 1);
        jdbc.sql("update appraisal.finding set result = 'not_applicable' where id = :id")
                .param("id", finding)
                .update();
        assertThat(criterion("1").exempted()).isEqualTo(before.exempted() + 1);
    }

    private AppraisalQuality.Turned criterion(String code) {
        return of("v05-canbo", Compared.WARD_PROVINCE, false).criteria().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow()
                .turned();
    }

    @Test
    void onesOwnResultsAreThoseThatOneRecorded() {
        int own = jdbc.sql("""
                        select count(*) from appraisal.finding f join appraisal.appraisal a on a.id = f.appraisal_id
                        join assessment.v_dossier d on d.dossier_id = a.dossier_id
                        join campaigns.v_registration r on r.registration_id = d.registration_id
                        where a.level = 'province' and a.state = 'passed' and r.cohort_id = :cohort and r.state <> 'withdrawn'
                          and f.appraised_by = :by
                        """)
                .param("cohort", demo.cohort2023())
                .param("by", demo.actor("hn-canbo").accountId())
                .query(Integer.class)
                .single();
        assertThat(own).isPositive();
        assertThat(of("hn-canbo", Compared.WARD_PROVINCE, true)
                        .all()
                        .agreement()
                        .of())
                .isEqualTo(own);
        assertThat(of("hn-lanhdao", Compared.WARD_PROVINCE, true).all())
                .as("who approves recorded none")
                .isNull();
    }

    @Test
    void thePageNamesOfficesAndNobody() throws Exception {
        web.perform(Browse.get("v05-canbo", "/appraisal/quality"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Thành phố Hà Nội</td>")))
                .andExpect(content().string(not(containsString("Cán bộ Công an thành phố Hà Nội"))));
        web.perform(Browse.get("hp-lanhdao", "/appraisal/quality"))
                .andExpect(content().string(containsString("Chưa có lượt thẩm định nào đã duyệt")));
        web.perform(Browse.get("v05-canbo", "/appraisal/quality/export"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(containsString("criterion,title,office,compared,result_below,result_above,count")))
                .andExpect(content().string(containsString("ward_province,met,met,")));
    }

    private AppraisalQuality.Quality of(String login, Compared compared, boolean own) {
        return quality.of(demo.actor(login), demo.cohort2023(), compared, own);
    }
}
