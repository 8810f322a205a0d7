package vn.kieumau.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;
import vn.kieumau.support.DemoPages;
import vn.kieumau.support.Routes;
import vn.kieumau.support.SqlCount;

/** Every page costs at most twelve statements, with few wards and with 250 more. */
@ApplicationTest
class PageCostTest {
    @Autowired
    MockMvc web;

    @Autowired
    DemoPages pages;

    @Autowired
    DemoApi api;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RequestMappingHandlerMapping mapping;

    @Test
    void everyPageIsAmongThem() {
        AntPathMatcher paths = new AntPathMatcher();
        List<String> seen = pages.all().stream()
                .map(page -> page.url().replaceAll("\\?.*", ""))
                .toList();
        List<String> read = api.all().stream().map(DemoApi.Read::pattern).toList();
        List<String> unseen = Routes.of(mapping).stream()
                .filter(route -> route.method().equals("GET"))
                .map(Routes.Route::pattern)
                .filter(pattern -> !read.contains(pattern) && seen.stream().noneMatch(url -> paths.match(pattern, url)))
                .toList();
        assertThat(unseen)
                .as(
                        "no pages of the signed in, or counted elsewhere: answers to watchers and to anybody, files; parts of pages, and a form that RecognitionPageTest counts")
                .containsExactlyInAnyOrder(
                        "/health/ready",
                        "/accounts/links/{link}",
                        "/accounts/second-factor",
                        "/accounts/export",
                        "/appraisal/quality/export",
                        "/assessment/{id}/sheet/others",
                        "/archive/cohorts/{cohort}/progress",
                        "/archive/packages/{id}/download",
                        "/audit/export",
                        "/criteria/{id}/pack",
                        "/criteria/drafts/{id}/pack",
                        "/audit/keys",
                        "/api/v1/openapi.json",
                        "/api/v1/inspection/phones/{phone}",
                        "/inspection/{id}/visits/{visit}/photographs/{photograph}",
                        "/inspection/{id}/papers/{paper}",
                        "/inspection/{id}/visits/{visit}/form",
                        "/inspection/{id}/minutes/{kind}",
                        "/appraisal/{id}/{level}/slip/document",
                        "/assessment/{id}/snapshots/{number}/report/document",
                        "/recommendations/{id}/letter/document",
                        "/campaigns/documents/{document}/file",
                        "/exchange/activities/export",
                        "/exchange/conferences/{id}/papers/{paper}",
                        "/exchange/conferences/{id}/document",
                        "/exchange/initiatives/{initiative}/documents/{document}",
                        "/documents/{document}/signed/{copy}",
                        "/insight/criteria/{code}/export",
                        "/documents/templates/{template}/file",
                        "/documents/templates/{template}/preview",
                        "/insight/export",
                        "/insight/recommendations/export",
                        "/insight/roadmap/export",
                        "/insight/support/export",
                        "/units/export",
                        "/indicators/export",
                        "/indicators/imports/{id}/problems",
                        "/indicators/surveys/export",
                        "/recommendations/export",
                        "/roadmap/scenarios/{id}/export",
                        "/roadmap/scenarios/{id}/progress",
                        "/units/reorganisations/{id}/export",
                        "/evidence/files/{id}",
                        "/evidence/files/{id}/thumbnail",
                        "/recognition/proposals/{id}/decide/{dossier}",
                        "/recognition/proposals/{id}/documents/{kind}",
                        "/recognition/titles/{id}/certificate");
    }

    @Test
    void aPageCostsTheSameFewStatementsHoweverManyWards() throws Exception {
        Map<String, Integer> few = costs();
        manyWards();
        assertThat(costs())
                .isEqualTo(few)
                .allSatisfy((page, cost) -> assertThat(cost).as(page).isLessThanOrEqualTo(12));
    }

    private Map<String, Integer> costs() throws Exception {
        Map<String, Integer> costs = new LinkedHashMap<>();
        for (DemoPages.Page page : pages.all()) {
            MockHttpServletRequestBuilder request = MockMvcRequestBuilders.get(page.url());
            if (!page.login().isEmpty()) {
                request.with(user(page.login()));
            }
            costs.put(page.login() + " " + page.url(), SqlCount.during(() -> web.perform(request)));
        }
        for (DemoApi.Read read : api.all()) {
            MockHttpServletRequestBuilder request = api.get(read.login(), read.url());
            costs.put(read.login() + " " + read.url(), SqlCount.during(() -> web.perform(request)));
        }
        return costs;
    }

    /** 250 wards more of Hà Nội, registered in 2023, answered, submitted, with a proof each. */
    private void manyWards() {
        jdbc.sql("insert into units.unit (key) select 'nhieu-' || n from generate_series(1, 250) n")
                .update();
        jdbc.sql("""
                        insert into units.unit_version (unit_id, name, type, level, parent_id, valid)
                        select id, 'Phường thử ' || key, 'Phường', 'commune', :hn, daterange(null, null) from units.unit where key like 'nhieu-%'
                        """).param("hn", demo.unit("hn")).update();
        jdbc.sql("select units.refresh(current_date)")
                .query((row, number) -> "")
                .single();
        jdbc.sql("""
                        insert into campaigns.registration (cohort_id, unit_id, province_id, state, over_quota_reason, proposed_by,
                            proposed_at, confirmed_by, confirmed_at, illustrative)
                        select :cohort, u.id, :hn, 'registered', '', a.account_id, now(), b.account_id, now(), true
                        from units.unit u, accounts.v_account a, accounts.v_account b
                        where u.key like 'nhieu-%' and a.login = 'hn-canbo' and b.login = 'hn-lanhdao'
                        """)
                .param("cohort", demo.cohort2023())
                .param("hn", demo.unit("hn"))
                .update();
        jdbc.sql("""
                        insert into assessment.dossier (registration_id, unit_id, state, state_since)
                        select r.id, r.unit_id, 'submitted', now() from campaigns.registration r join units.unit u on u.id = r.unit_id
                        where u.key like 'nhieu-%'
                        """).update();
        jdbc.sql("""
                        with r as (
                            insert into recommendations.recommendation (direction, cohort_id, unit_id, origin_office_id, class, title, request, wanted_level, wanted_by,
                                state, state_since, owner_office_id, level, due, remind_on, raised_at, illustrative)
                            select 'up', :cohort, u.id, o.office_id, 'premises', 'Trụ sở', 'Đề nghị', 'ministry', date '2023-12-31', 'raised', now(), o.office_id,
                                'ministry', date '2023-12-01', date '2023-11-20', now(), true
                            from units.unit u, accounts.v_office o where u.key like 'nhieu-%' and o.key = 'v05' returning id, owner_office_id
                        )
                        insert into recommendations.hop (recommendation_id, number, act, from_state, to_state, from_office_id, to_office_id, level, due, reason,
                            done_by, done_at)
                        select r.id, 1, 'raise', '', 'raised', o.office_id, o.office_id, 'specialist', date '2023-12-01', '', 1, now()
                        from r, accounts.v_office o where o.key = 'cuc-hau-can'
                        """).param("cohort", demo.cohort2023()).update();
        assertThat(jdbc.sql("""
                        with i as (insert into evidence.item (unit_id, illustrative) select id, true from units.unit where key like 'nhieu-%' returning id)
                        insert into evidence.revision (item_id, revision, title, kind, number, issuer, reason, form_id, no_secrets, recorded_by, recorded_at)
                        select i.id, 1, 'Kế hoạch', 'document', '1', '', '', gen_random_uuid(), true, a.account_id, now()
                        from i, accounts.v_account a where a.login = 'nhattan-canbo'
                        """).update()).isEqualTo(250);
    }
}
