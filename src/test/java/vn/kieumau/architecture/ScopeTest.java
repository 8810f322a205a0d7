package vn.kieumau.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kieumau.accounts.Role;
import vn.kieumau.accounts.Tokens;
import vn.kieumau.kernel.Permission;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoCouncil;
import vn.kieumau.support.Routes;
import vn.kieumau.support.Samples;

/**
 * Every account of the demonstration at every page of every object. What it may see is worked out here from roles, offices and
 * the tree alone, not from the application's own queries.
 */
@ApplicationTest
class ScopeTest {
    /** Whose an object is, by the part of the address that names it. */
    private static final Map<String, String> OBJECTS = new LinkedHashMap<>(
            Map.of(
                    "/assessment/{id}", "select id, unit_id from assessment.dossier",
                    "/appraisal/{id}", "select id, unit_id from assessment.dossier",
                    "/appraisal/councils/{id}", "select id, unit_id from appraisal.council",
                    "/appraisal/sessions/{id}",
                            "select s.id, c.unit_id from appraisal.session s join appraisal.council c on c.id = s.council_id",
                    "/evidence/{id}", "select id, unit_id from evidence.item",
                    "/evidence/held/{id}", "select id, unit_id from evidence.held",
                    "/evidence/files/{id}",
                            "select f.id, i.unit_id from evidence.item_file f join evidence.revision r on r.id = f.revision_id join evidence.item i on i.id = r.item_id",
                    "/indicators/{id}", "select unit_id, unit_id from campaigns.registration",
                    "/recognition/titles/{id}", "select id, unit_id from recognition.title",
                    "/campaigns/{cohort}/registrations/{registration}",
                            "select r.id, r.unit_id from campaigns.registration r join campaigns.cohort c on c.id = r.cohort_id and c.year = 2023"));

    static {
        OBJECTS.put(
                "/campaigns/{cohort}/screening/{unit}",
                "select r.unit_id, r.unit_id from campaigns.registration r join campaigns.cohort c on c.id = r.cohort_id and c.year = 2023");
        OBJECTS.put("/plans/units/{id}", "select unit_id, unit_id from campaigns.registration");
        OBJECTS.put("/plans/{id}", "select id, unit_id from campaigns.registration");
        OBJECTS.put(
                "/roadmap/{id}",
                "select unit_id, unit_id from units.place where level = 'province' and valid @> date '2023-11-24'");
        OBJECTS.put(
                "/archive/packages/{id}",
                "select p.id, d.unit_id from archive.package p join assessment.dossier d on d.id = p.dossier_id");
        OBJECTS.put("/exchange/requests/{id}", "select id, unit_id from exchange.change_request");
        OBJECTS.put("/recommendations/{id}", "select id, unit_id from recommendations.recommendation");
    }

    /** Units that can be registered: of the tree itself everybody reads all. */
    private static final String CANDIDATE = "units";

    /** Pages that may be missing although the object is in reach: nothing was submitted yet, or the level is not done. */
    private static final Set<String> PERHAPS = Set.of(
            "/assessment/{id}/snapshots/{number}",
            "/assessment/{id}/remarks/{remark}",
            "/assessment/{id}/remarks/drafts/{draft}",
            "/appraisal/{id}/{level}",
            "/appraisal/{id}/{level}/slip",
            "/appraisal/{id}/{level}/slip/document",
            "/assessment/{id}/snapshots/{number}/report",
            "/assessment/{id}/snapshots/{number}/report/document",
            "/recommendations/{id}/letter",
            "/recommendations/{id}/letter/document",
            "/evidence/files/{id}/thumbnail",
            "/plans/{id}/actions/{action}",
            "/plans/units/{id}/resources/{line}",
            "/plans/units/{id}/premises/{premises}",
            "/plans/units/{id}/contributions/{contribution}",
            "/appraisal/{id}/{level}/photographs",
            // only of a closed session, and only by the council's own level
            "/appraisal/sessions/{id}/minutes",
            "/appraisal/councils/{id}/members/new");

    /** Pages to work on that are refused although the object is in reach: as long as it lies with another level. */
    private static final Set<String> WHILE_WITH_ONE = Set.of(
            "/appraisal/{id}/{level}/agree",
            "/appraisal/{id}/{level}/return",
            "/assessment/{id}/sheet",
            "/assessment/{id}/sheet/others");

    /** Something plausible for every field of every form. */
    private static final Map<String, String> TYPED = Map.ofEntries(
            Map.entry("returnReason", "lý do"),
            Map.entry("returnDue", "31/12/2023"),
            Map.entry("handBackReason", "lý do"),
            Map.entry("explanation", "giải trình"),
            Map.entry("text", "góp ý"),
            Map.entry("answer", "trả lời"));

    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    DemoCouncil demoCouncil;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RequestMappingHandlerMapping mapping;

    @Autowired
    Tokens tokens;

    final Map<String, String> bearers = new HashMap<>();
    final Map<String, Set<Long>> reach = new HashMap<>();
    final Map<String, Set<Permission>> permissions = new HashMap<>();
    final Map<String, Map<Permission, Set<Long>>> reachOfPermissions = new HashMap<>();

    @BeforeEach
    void workOutWhatEachMaySee() {
        demo.heldFile();
        demo.packedDossier();
        demoCouncil.shown();
        // What a specialist department sees is no question of units: RecommendationTest.
        jdbc.sql("select login from accounts.account where login not in ('hau-can', 'to-chuc')")
                .query(String.class)
                .list()
                .forEach(login -> {
                    reach.put(login, new HashSet<>());
                    permissions.put(login, new HashSet<>());
                    reachOfPermissions.put(login, new HashMap<>());
                });
        jdbc.sql("""
                        with recursive below as (
                            select g.account_id, g.role, coalesce(g.unit_id, o.unit_id) as unit_id
                            from accounts.role_grant g join accounts.office o on o.id = g.office_id
                            where g.role <> 'SPECIALIST' and g.valid @> ?
                            union
                            select b.account_id, b.role, v.unit_id from below b join units.unit_version v on v.parent_id = b.unit_id
                        )
                        select a.login, b.role, b.unit_id from below b join accounts.account a on a.id = b.account_id
                        """).param(demo.actor("admin").today()).query(row -> {
            String login = row.getString(1);
            reach.get(login).add(row.getLong(3));
            for (Permission each : Role.valueOf(row.getString(2)).permissions()) {
                permissions.get(login).add(each);
                reachOfPermissions
                        .get(login)
                        .computeIfAbsent(each, any -> new HashSet<>())
                        .add(row.getLong(3));
            }
        });
        permissions.get("admin").addAll(Role.ADMINISTRATOR.permissions());
    }

    @Test
    void nobodySeesAnObjectOutsideTheOwnReachAndEverybodyTheOwn() throws Exception {
        List<String> wrong = new ArrayList<>();
        int shown = 0;
        int hidden = 0;
        for (Routes.Route route : Routes.of(mapping)) {
            String object = object(route);
            if (!route.method().equals("GET") || object == null) {
                continue;
            }
            Map<Long, Long> unitOf = unitOf(object);
            assertThat(unitOf).as(object).isNotEmpty();
            for (String login : reach.keySet()) {
                boolean holds = route.permissions().stream()
                        .anyMatch(permission -> permissions.get(login).contains(permission));
                Set<Long> units = reach(route, login);
                for (Map.Entry<Long, Long> each : sample(unitOf, units).entrySet()) {
                    int status = status(address(route, each.getKey(), login), login);
                    boolean mine = units.contains(each.getValue());
                    boolean right = !holds
                            ? status == 403
                            : !mine
                                    ? status == 404
                                    : status == 200
                                            || status == 404
                                                    && PERHAPS.contains(
                                                            route.pattern().replaceFirst("^/api/v1", ""))
                                            || (status == 409 || status == 403)
                                                    && WHILE_WITH_ONE.contains(route.pattern());
                    shown += status == 200 ? 1 : 0;
                    hidden += status == 404 ? 1 : 0;
                    if (!right) {
                        wrong.add("%s as %s: %s %d answered %d"
                                .formatted(route, login, mine ? "own" : "foreign", each.getKey(), status));
                    }
                }
            }
        }
        assertThat(shown).isGreaterThan(300);
        assertThat(hidden).isGreaterThan(300);
        assertThat(wrong).isEmpty();
    }

    /** A list, whose objects are in it, and how they are named there. */
    private record Listed(String url, String object, String named) {
        static Listed page(String url, String object) {
            return new Listed(url, object, "href=\"" + object.replaceFirst("\\{id}.*", "(\\\\d+)"));
        }

        static Listed api(String url, String object, String key) {
            return new Listed("/api/v1" + url, object, "\"" + key + "\":(\\d+)");
        }
    }

    @Test
    void listsAndSearchesNameNothingOutsideTheReach() throws Exception {
        long cohort = demo.cohort2023();
        String registrations = "/campaigns/{cohort}/registrations/{registration}";
        String held = "/exchange/conferences/"
                + jdbc.sql("select min(id) from exchange.conference where state <> 'prepared'")
                        .query(Long.class)
                        .single();
        List<Listed> lists = List.of(
                Listed.page("/assessment?size=250", "/assessment/{id}"),
                Listed.page("/assessment?size=250&q=phuong", "/assessment/{id}"),
                Listed.page("/insight?cohort=" + cohort, "/assessment/{id}"),
                Listed.page("/insight/dossiers?size=250&cohort=" + cohort, "/assessment/{id}"),
                Listed.api("/insight/dossiers?limit=250&cohort=" + cohort, "/assessment/{id}", "dossierId"),
                Listed.page("/insight/criteria/1/dossiers?size=250&cohort=" + cohort, "/assessment/{id}"),
                Listed.api("/insight/criteria/1/dossiers?limit=250&cohort=" + cohort, "/assessment/{id}", "dossierId"),
                Listed.page("/insight/support?size=250&cohort=" + cohort, "/assessment/{id}"),
                Listed.api("/insight/support?limit=250&cohort=" + cohort, "/assessment/{id}", "dossierId"),
                Listed.page("/insight/titles?size=250", "/recognition/titles/{id}"),
                Listed.api("/insight/titles?limit=250", "/recognition/titles/{id}", "titleId"),
                Listed.page("/appraisal?size=250", "/appraisal/{id}"),
                Listed.page("/evidence?size=250", "/evidence/{id}"),
                Listed.page("/evidence/held?size=250", "/evidence/held/{id}"),
                Listed.api("/evidence/held?limit=250", "/evidence/held/{id}", "heldId"),
                new Listed("/indicators?size=250&q=phuong", CANDIDATE, "href=\"/indicators/(\\d+)"),
                new Listed("/indicators/surveys?size=250&year=2023", CANDIDATE, "href=\"/indicators/(\\d+)"),
                Listed.page("/recognition?size=250", "/recognition/titles/{id}"),
                Listed.page("/archive?size=250", "/archive/packages/{id}"),
                Listed.api("/archive/packages?limit=250", "/archive/packages/{id}", "packageId"),
                Listed.page("/plans?size=250", "/plans/{id}"),
                Listed.page("/plans?size=250&late=true", "/plans/{id}"),
                Listed.api("/plans?limit=250", "/plans/{id}", "registrationId"),
                Listed.page("/", "/plans/{id}"),
                Listed.page("/exchange/requests?size=250", "/exchange/requests/{id}"),
                Listed.page("/", "/exchange/requests/{id}"),
                Listed.api("/exchange/requests?limit=250", "/exchange/requests/{id}", "requestId"),
                Listed.page(held + "/counted?size=250", "/assessment/{id}"),
                Listed.page(held + "/counted?size=250&figure=requests", "/exchange/requests/{id}"),
                new Listed("/api/v1" + held + "/counted?limit=250", "/assessment/{id}", "\"/assessment/(\\d+)\""),
                Listed.page("/recommendations?size=250", "/recommendations/{id}"),
                Listed.page("/recommendations?size=250&q=tru%20so", "/recommendations/{id}"),
                Listed.page("/", "/recommendations/{id}"),
                Listed.api("/recommendations?limit=250", "/recommendations/{id}", "recommendationId"),
                Listed.page("/", "/assessment/{id}"),
                new Listed("/campaigns/" + cohort + "?size=250", registrations, "/registrations/(\\d+)/withdraw"),
                Listed.api("/assessment?limit=250", "/assessment/{id}", "dossierId"),
                Listed.api("/assessment?limit=250&q=phuong&after=1", "/assessment/{id}", "dossierId"),
                Listed.api("/appraisal?limit=250", "/appraisal/{id}", "dossierId"),
                Listed.api("/evidence?limit=250", "/evidence/{id}", "itemId"),
                Listed.api("/indicators?limit=250", CANDIDATE, "unitId"),
                Listed.api("/indicators/surveys?limit=250&year=2023", CANDIDATE, "unitId"),
                Listed.api("/recognition/titles?limit=250", "/recognition/titles/{id}", "titleId"),
                Listed.api("/recognition/ready?limit=250", "/assessment/{id}", "dossierId"),
                Listed.api("/campaigns/" + cohort + "/screening?limit=250", CANDIDATE, "unitId"),
                Listed.api("/campaigns/" + cohort + "/register?limit=250", CANDIDATE, "id"),
                Listed.api("/campaigns/" + cohort + "/registrations?limit=250", registrations, "registrationId"));
        List<String> wrong = new ArrayList<>();
        int named = 0;
        for (Listed list : lists) {
            Map<Long, Long> unitOf = unitOf(list.object());
            for (String login : reach.keySet()) {
                String body = web.perform(request(list.url(), login))
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
                Matcher found = Pattern.compile(list.named()).matcher(body);
                while (found.find()) {
                    named++;
                    long id = Long.parseLong(found.group(1));
                    if (!reach.get(login).contains(unitOf.get(id))) {
                        wrong.add(list.url() + " as " + login + " names " + id);
                    }
                }
            }
        }
        assertThat(named).isGreaterThan(1000);
        assertThat(wrong).isEmpty();
    }

    /** The export is the trail as a file: whatever it says is said of a unit in reach, or of none. */
    @Test
    void theExportNamesNothingOutsideTheReach() throws Exception {
        String withoutReach = web.perform(request("/audit/export", "hn-canbo"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(withoutReach).doesNotContain("SHA-256");
        String all = web.perform(request("/audit/export", "kiemtoan"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(all).contains("SHA-256").contains("Hùng Vương").contains("Nhật Tân");
    }

    /** Whoever may do an act somewhere does it nowhere else, by page and by program; whatever is typed or sent. */
    @Test
    void nobodyWritesOutsideTheOwnReach() throws Exception {
        List<String> wrong = new ArrayList<>();
        int refused = 0;
        JsonNode description = new JsonMapper().readTree(new ClassPathResource("api/openapi.json").getInputStream());
        int entries = entries();
        for (Routes.Route route : Routes.of(mapping)) {
            String object = object(route);
            if (route.method().equals("GET") || object == null) {
                continue;
            }
            for (String login : reach.keySet()) {
                boolean holds = route.permissions().stream()
                        .anyMatch(permission -> permissions.get(login).contains(permission));
                Set<Long> units = reach(route, login);
                Optional<Long> foreign = unitOf(object).entrySet().stream()
                        .filter(each -> !units.contains(each.getValue()))
                        .map(Map.Entry::getKey)
                        .findFirst();
                if (foreign.isEmpty()) {
                    continue;
                }
                MockHttpServletRequestBuilder request =
                        write(route, address(route, foreign.get(), login), login, description);
                int[] status = new int[1];
                demo.apart(() -> status[0] =
                        web.perform(request).andReturn().getResponse().getStatus());
                refused++;
                if (status[0] != (holds ? 404 : 403)) {
                    wrong.add("%s as %s on %d answered %d".formatted(route, login, foreign.get(), status[0]));
                }
            }
        }
        assertThat(refused).isGreaterThan(400);
        assertThat(wrong).isEmpty();
        assertThat(entries()).as("nothing was done").isEqualTo(entries);
    }

    /** Where somebody may use a route; what nobody grants reaches what the person reaches at all. */
    private Set<Long> reach(Routes.Route route, String login) {
        Set<Long> units = new HashSet<>();
        route.permissions()
                .forEach(each -> units.addAll(
                        reachOfPermissions.getOrDefault(login, Map.of()).getOrDefault(each, Set.of())));
        return units;
    }

    private int entries() {
        return jdbc.sql("select count(*) from audit.entry where act <> 'CREATE_TOKEN'")
                .query(Integer.class)
                .single();
    }

    private MockHttpServletRequestBuilder write(Routes.Route route, String url, String login, JsonNode description) {
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.request(HttpMethod.valueOf(route.method()), url);
        if (!url.startsWith("/api/")) {
            request.with(user(login)).with(csrf());
            // Criteria are judged several at once: each has its own result and reason.
            String one = url.startsWith("/appraisal/") ? "[1]" : "";
            TYPED.forEach(request::param);
            return request.param("result" + one, "met").param("reason" + one, "lý do");
        }
        JsonNode described =
                description.get("paths").get(route.pattern()).get(route.method().toLowerCase(Locale.ROOT));
        if (described.path("parameters").toString().contains("If-Match")) {
            request.header("If-Match", "*");
        }
        if (described.at("/requestBody/content").has(MediaType.MULTIPART_FORM_DATA_VALUE)) {
            return request.header("Authorization", bearer(login))
                    .contentType(Samples.FORM)
                    .content(Samples.EMPTY_FORM);
        }
        JsonNode schema = described.at("/requestBody/content/application~1json/schema");
        return request.header("Authorization", bearer(login))
                .contentType(MediaType.APPLICATION_JSON)
                .content(schema.isMissingNode() ? "{}" : sent(description, schema));
    }

    /** The least that the description asks for. */
    private static String sent(JsonNode description, JsonNode described) {
        JsonNode schema = described.has("$ref")
                ? description.at(described.get("$ref").asString().substring(1))
                : described;
        return switch (schema.get("type").asString()) {
            case "object" ->
                schema.path("required")
                        .valueStream()
                        .map(name -> "\"" + name.asString() + "\": "
                                + sent(description, schema.get("properties").get(name.asString())))
                        .collect(Collectors.joining(", ", "{", "}"));
            case "array" -> "[" + sent(description, schema.get("items")) + "]";
            case "integer" -> "1";
            case "boolean" -> "true";
            default -> schema.path("format").asString("").equals("date") ? "\"2023-12-31\"" : "\"met\"";
        };
    }

    private Map<Long, Long> unitOf(String object) {
        Map<Long, Long> unitOf = new HashMap<>();
        jdbc.sql(object.equals(CANDIDATE) ? "select id, id from units.unit" : OBJECTS.get(object))
                .query(row -> {
                    unitOf.put(row.getLong(1), row.getLong(2));
                });
        return unitOf;
    }

    @Test
    void grantsThatEndedYesterdayAreAsIfNeverGiven() throws Exception {
        jdbc.sql("update accounts.role_grant set valid = daterange(lower(valid), date '2023-11-24')")
                .update();
        List<String> wrong = new ArrayList<>();
        for (Routes.Route route : Routes.of(mapping)) {
            if (route.permissions().isEmpty() || !route.method().equals("GET")) {
                continue;
            }
            for (String login : List.of("v05-lanhdao", "hn-canbo", "nhattan-truong", "kiemtoan", "admin")) {
                int status = status(address(route, 1, login), login);
                if (status != 403) {
                    wrong.add(route + " as " + login + " answered " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** A page with a session, an answer of the API with a token. */
    private int status(String url, String login) throws Exception {
        return web.perform(request(url, login)).andReturn().getResponse().getStatus();
    }

    private MockHttpServletRequestBuilder request(String url, String login) {
        return url.startsWith("/api/") ? get(url).header("Authorization", bearer(login)) : get(url).with(user(login));
    }

    private String bearer(String login) {
        return bearers.computeIfAbsent(
                login,
                each -> "Bearer " + tokens.create(each, Duration.ofDays(1)).orElseThrow());
    }

    private static String object(Routes.Route route) {
        String pattern = route.pattern().replaceFirst("^/api/v1", "");
        if (pattern.matches("/campaigns/\\{[a-z]+}/registrations/\\{registration}.*")) {
            return "/campaigns/{cohort}/registrations/{registration}";
        }
        if (pattern.matches("/campaigns/\\{id}/screening/\\{unit}.*")) {
            return "/campaigns/{cohort}/screening/{unit}";
        }
        return OBJECTS.keySet().stream()
                .filter(prefix -> pattern.equals(prefix) || pattern.startsWith(prefix + "/"))
                .findFirst()
                .orElse(null);
    }

    /** At the level of a district for its people; those of V05 have nothing foreign to them. */
    private String address(Routes.Route route, long id, String login) {
        boolean district = permissions.get(login).contains(Permission.APPRAISE_DISTRICT)
                || permissions.get(login).contains(Permission.PASS_DISTRICT);
        return route.pattern()
                .replace("/campaigns/{id}/registrations/{registration}", "/campaigns/1/registrations/" + id)
                .replace("/campaigns/{id}/screening/{unit}", "/campaigns/1/screening/" + id)
                .replace("{id}", String.valueOf(id))
                .replace("{code}", "1")
                .replace("{period}", "2023-10")
                .replace("{year}", "2023")
                .replace("{metric}", "crimes_occurred")
                .replace("{table}", "units")
                .replace("{level}", district ? "district" : "province")
                .replaceAll("\\{[a-z]+}", "1");
    }

    /** A few of one's own and a few of others': each account meets both sides of its border at every page. */
    private static Map<Long, Long> sample(Map<Long, Long> unitOf, Set<Long> reach) {
        Map<Long, Long> sample = new LinkedHashMap<>();
        unitOf.entrySet().stream()
                .filter(each -> reach.contains(each.getValue()))
                .limit(3)
                .forEach(each -> sample.put(each.getKey(), each.getValue()));
        unitOf.entrySet().stream()
                .filter(each -> !reach.contains(each.getValue()))
                .limit(4)
                .forEach(each -> sample.put(each.getKey(), each.getValue()));
        return sample;
    }
}
