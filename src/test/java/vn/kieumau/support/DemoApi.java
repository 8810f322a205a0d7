package vn.kieumau.support;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.kieumau.accounts.Role;
import vn.kieumau.accounts.Tokens;
import vn.kieumau.kernel.Permission;

/** Every read of the API once, each as somebody who may, of something that is there. */
@TestComponent
public class DemoApi {
    private static final List<String> READERS = List.of("v05-canbo", "v05-lanhdao", "hn-canbo", "kiemtoan", "admin");

    private final JdbcClient jdbc;
    private final Demo demo;
    private final DemoCouncil demoCouncil;
    private final DemoDelegation demoDelegation;
    private final DemoDocuments demoDocuments;
    private final DemoRoadmap demoRoadmap;
    private final Tokens tokens;
    private final RequestMappingHandlerMapping mapping;

    DemoApi(
            JdbcClient jdbc,
            Demo demo,
            DemoCouncil demoCouncil,
            DemoDelegation demoDelegation,
            DemoDocuments demoDocuments,
            DemoRoadmap demoRoadmap,
            Tokens tokens,
            RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.jdbc = jdbc;
        this.demo = demo;
        this.demoCouncil = demoCouncil;
        this.demoDelegation = demoDelegation;
        this.demoDocuments = demoDocuments;
        this.demoRoadmap = demoRoadmap;
        this.tokens = tokens;
        this.mapping = requestMappingHandlerMapping;
    }

    /** A route and an address of it. */
    public record Read(String pattern, String url, String login) {}

    public List<Read> all() {
        Map<String, String> ids = ids();
        return Routes.of(mapping).stream()
                .filter(route -> route.method().equals("GET") && route.pattern().startsWith("/api/"))
                .filter(route -> !route.permissions().isEmpty())
                .map(route -> {
                    String url = route.pattern();
                    for (Map.Entry<String, String> each : ids.entrySet()) {
                        url = each.getKey().startsWith("{") || url.startsWith("/api/v1" + each.getKey())
                                ? url.replace(each.getKey().replaceAll(".*\\{", "{"), each.getValue())
                                : url;
                    }
                    return new Read(route.pattern(), url, reader(route.permissions()));
                })
                .toList();
    }

    /** A request with a token of that account. */
    public MockHttpServletRequestBuilder get(String login, String url) {
        return MockMvcRequestBuilders.get(url).header("Authorization", bearer(login));
    }

    public String bearer(String login) {
        return "Bearer " + tokens.create(login, Duration.ofDays(1)).orElseThrow();
    }

    private String reader(List<Permission> permissions) {
        return READERS.stream()
                .filter(login -> demo.actor(login).grants().stream()
                        .map(grant -> Role.valueOf(grant.role()))
                        .anyMatch(role -> role.permissions().containsAll(permissions)))
                .findFirst()
                .orElseThrow();
    }

    /** By the beginning of an address, the more special first; then by the name of what is meant. */
    private Map<String, String> ids() {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("/notices/rules/{id}", one("select min(id) from notices.act"));
        ids.put("/notices/webhooks/{id}", String.valueOf(demo.webhook()));
        ids.put("/archive/packages/{id}", String.valueOf(demo.packedDossier()));
        ids.put("/evidence/held/{id}", String.valueOf(demo.heldFile()));
        ids.put("/evidence/files/{id}", one("select min(id) from evidence.item_file"));
        ids.put("/evidence/{id}", one("select min(id) from evidence.item"));
        ids.put("/plans/units/{id}/resources/{line}", one("select min(id) from plans.resource"));
        ids.put("/plans/units/{id}/contributions/{contribution}", one("select min(id) from plans.contribution"));
        ids.put("/plans/units/{id}/premises/{premises}", one("select min(id) from plans.premises"));
        ids.put("/plans/units/{id}", String.valueOf(demo.unit("hungvuong")));
        ids.put("/plans/{id}/actions/{action}", one("select min(id) from plans.action"));
        ids.put(
                "/plans/{id}",
                one("select registration_id from plans.action where id = (select min(id) from plans.action)"));
        ids.put("/exchange/lessons/{lesson}", one("select min(id) from exchange.lesson"));
        ids.put("/exchange/activities/{activity}", one("select min(id) from exchange.activity"));
        ids.put(
                "/exchange/initiatives/{initiative}/documents/{document}",
                one("select min(id) from exchange.initiative_document"));
        ids.put(
                "/exchange/initiatives/{initiative}",
                one("select min(initiative_id) from exchange.initiative_document"));
        ids.put(
                "/exchange/visits/{delegation}",
                one("select min(id) from inspection.delegation where purpose = 'study'"));
        ids.put("/exchange/conferences/{id}/papers/{paper}", one("select min(id) from exchange.conference_paper"));
        ids.put("/exchange/conferences/{id}", String.valueOf(demo.issuedReport()));
        ids.put("/documents/templates/{template}", String.valueOf(demo.template()));
        ids.put(
                "/documents/{document}/signed/{copy}",
                String.valueOf(demo.signedDocument().copy()));
        ids.put("/documents/{document}", String.valueOf(demo.signedDocument().document()));
        ids.put("/exchange/take-homes/{id}", one("select min(id) from exchange.take_home"));
        ids.put("/exchange/requests/{id}", one("select min(id) from exchange.change_request"));
        ids.put("/exchange/topics/{topic}", one("select min(id) from exchange.change_topic"));
        ids.put("/recommendations/groups/{group}", String.valueOf(demo.recommendationGroup()));
        ids.put("/recommendations/{id}/letter", demoDocuments.letterOnRecommendation() + "/letter");
        ids.put("/recommendations/{id}", one("select min(id) from recommendations.recommendation"));
        ids.put("/recognition/titles/{id}", one("select min(id) from recognition.title"));
        ids.put("/recognition/proposals/{id}/documents", demoDocuments.letter() + "/documents");
        ids.put("/recognition/proposals/{id}", one("select min(id) from recognition.proposal"));
        ids.put("/accounts/{id}", one("select min(id) from accounts.account"));
        ids.put("/campaigns/documents/{document}", String.valueOf(demo.legalDocument()));
        ids.put("/campaigns/committees/{committee}", one("select min(id) from campaigns.committee"));
        ids.put("{member}", one("select min(id) from campaigns.committee_member"));
        ids.put("/campaigns/{id}", String.valueOf(demo.cohort2023()));
        ids.put("/assessment/{id}/remarks/drafts/{draft}", String.valueOf(demo.remarkDraft()));
        demoDocuments.report();
        ids.put("/assessment/{id}", String.valueOf(demo.dossier2023("ngocxuyen")));
        DemoCouncil.Shown council = demoCouncil.shown();
        ids.put("/appraisal/councils/{id}", String.valueOf(council.council()));
        ids.put("/appraisal/sessions/{id}", String.valueOf(council.closed()));
        demoDocuments.slip();
        ids.put("/appraisal/{id}", String.valueOf(demo.dossier2023("hn-p2")));
        DemoDelegation.Shown delegation = demoDelegation.shown();
        ids.put("/inspection/{id}/draws/{draw}", String.valueOf(delegation.draw()));
        ids.put("/inspection/{id}/papers/{paper}", String.valueOf(delegation.paper()));
        ids.put("/inspection/{id}/papers", delegation.concluded() + "/papers");
        ids.put("/inspection/{id}/minutes/documents/{kind}", "minutes");
        ids.put("/inspection/{id}/minutes/documents", demoDocuments.delegation() + "/minutes/documents");
        ids.put("/inspection/{id}/minutes", delegation.concluded() + "/minutes");
        ids.put("/inspection/{id}/demands/{demand}", String.valueOf(delegation.demand()));
        ids.put("/inspection/{id}/demands", delegation.concluded() + "/demands");
        ids.put("/inspection/phones/{phone}/photographs/{photograph}", delegation.sentPhotograph());
        ids.put("/inspection/phones/{phone}", delegation.phone());
        ids.put("/inspection/{id}/visits/{visit}/photographs/{photograph}", String.valueOf(delegation.photograph()));
        ids.put("/inspection/{id}/visits/{visit}", String.valueOf(delegation.visit()));
        ids.put("/inspection/{id}", String.valueOf(delegation.underWay()));
        ids.put("/units/reorganisations/{id}", one("select min(id) from units.reorganisation"));
        ids.put("/units/imports/{id}", String.valueOf(demo.broughtFile()));
        DemoRoadmap.Shown roadmap = demoRoadmap.shown();
        ids.put(
                "/roadmap/scenarios/compare",
                "/roadmap/scenarios/compare?first=" + roadmap.scenario() + "&second=" + roadmap.other());
        ids.put("/roadmap/scenarios/{id}", String.valueOf(roadmap.scenario()));
        ids.put("/roadmap/{id}", String.valueOf(demo.unit("hn")));
        ids.put("/units/at", "/units/at?code=00103&on=2025-07-01");
        ids.put("/units/{id}", String.valueOf(demo.unit("hn")));
        ids.put("/indicators/imports/{id}", String.valueOf(demo.broughtFigures()));
        ids.put("/indicators/{id}", String.valueOf(demo.unit("nhattan")));
        ids.put("{period}", "2023-11");
        ids.put("{year}", "2023");
        ids.put("{metric}", "crimes_occurred");
        ids.put("/criteria/drafts/{id}", String.valueOf(demo.draft()));
        ids.put("{cohort}", String.valueOf(demo.cohort2023()));
        ids.put("{unit}", String.valueOf(demo.unit("nhattan")));
        ids.put("{draft}", String.valueOf(demo.draft()));
        ids.put("/criteria/{id}", String.valueOf(demo.setId()));
        ids.put(
                "{registration}",
                one("select min(id) from campaigns.registration where cohort_id = " + demo.cohort2023()));
        ids.put(
                "{remark}",
                one("select min(id) from assessment.remark where dossier_id = " + demo.dossier2023("ngocxuyen")));
        ids.put(
                "{dossier}",
                one(
                        "select min(dossier_id) from recognition.proposal_item where proposal_id = (select min(id) from recognition.proposal)"));
        ids.put("{table}", "units");
        ids.put("{code}", "1");
        ids.put("{number}", "1");
        ids.put("{level}", "ministry");
        ids.put("{kind}", "decision");
        return ids;
    }

    private String one(String sql) {
        return String.valueOf(jdbc.sql(sql).query(Long.class).single());
    }
}
