package vn.kieumau.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.kieumau.accounts.Role;
import vn.kieumau.accounts.Tokens;
import vn.kieumau.kernel.Permission;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Routes;

/**
 * Every account of the demonstration at every page of every object. What it may see is worked out here from roles, offices and
 * the tree alone, not from the application's own queries.
 */
@ApplicationTest
class ScopeTest {
    /** Whose an object is, by the part of the address that names it. */
    private static final Map<String, String> OBJECTS = new LinkedHashMap<>(Map.of(
            "/assessment/{id}", "select id, unit_id from assessment.dossier",
            "/appraisal/{id}", "select id, unit_id from assessment.dossier",
            "/evidence/{id}", "select id, unit_id from evidence.item",
            "/evidence/files/{id}",
                    "select f.id, i.unit_id from evidence.item_file f join evidence.item i on i.id = f.item_id",
            "/units/{id}", "select id, id from units.unit",
            "/recognition/titles/{id}", "select id, unit_id from recognition.title",
            "/campaigns/{cohort}/registrations/{registration}", "select id, unit_id from campaigns.registration"));

    /** Pages that may be missing although the object is in reach: nothing was submitted yet, or the level is not done. */
    private static final Set<String> PERHAPS = Set.of(
            "/assessment/{id}/snapshots/{number}", "/assessment/{id}/remarks/{remark}", "/appraisal/{id}/{level}");

    @Autowired
    MockMvc web;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RequestMappingHandlerMapping mapping;

    @Autowired
    Tokens tokens;

    final Map<String, String> bearers = new HashMap<>();
    final Map<String, Set<Long>> reach = new HashMap<>();
    final Map<String, Set<Permission>> permissions = new HashMap<>();

    @BeforeEach
    void workOutWhatEachMaySee() {
        jdbc.sql("select login from accounts.account")
                .query(String.class)
                .list()
                .forEach(login -> {
                    reach.put(login, new HashSet<>());
                    permissions.put(login, new HashSet<>());
                });
        jdbc.sql("""
                        with recursive below as (
                            select g.account_id, g.role, o.unit_id from accounts.role_grant g join accounts.office o on o.id = g.office_id
                            union
                            select b.account_id, b.role, v.unit_id from below b join units.unit_version v on v.parent_id = b.unit_id
                        )
                        select a.login, b.role, b.unit_id from below b join accounts.account a on a.id = b.account_id
                        """).query(row -> {
            reach.get(row.getString(1)).add(row.getLong(3));
            permissions
                    .get(row.getString(1))
                    .addAll(Role.valueOf(row.getString(2)).permissions());
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
            Map<Long, Long> unitOf = new HashMap<>();
            jdbc.sql(OBJECTS.get(object)).query(row -> {
                unitOf.put(row.getLong(1), row.getLong(2));
            });
            assertThat(unitOf).as(object).isNotEmpty();
            for (String login : reach.keySet()) {
                boolean holds = route.permissions().stream()
                        .anyMatch(permission -> permissions.get(login).contains(permission));
                for (Map.Entry<Long, Long> each :
                        sample(unitOf, reach.get(login)).entrySet()) {
                    int status = status(address(route, each.getKey()), login);
                    boolean mine = reach.get(login).contains(each.getValue());
                    boolean right = !holds
                            ? status == 403
                            : !mine
                                    ? status == 404
                                    : status == 200
                                            || status == 404
                                                    && PERHAPS.contains(
                                                            route.pattern().replaceFirst("^/api/v1", ""));
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

    @Test
    void listsNameNothingOutsideTheReach() throws Exception {
        Map<String, String> lists = Map.of(
                "/assessment?size=250", "/assessment/{id}",
                "/appraisal?size=250", "/appraisal/{id}",
                "/evidence?size=250", "/evidence/{id}",
                "/units?size=250", "/units/{id}",
                "/", "/assessment/{id}",
                "/api/v1/assessment?size=250", "/assessment/{id}",
                "/api/v1/appraisal?size=250", "/appraisal/{id}",
                "/api/v1/evidence?size=250", "/evidence/{id}",
                "/api/v1/units?size=250", "/units/{id}");
        Map<String, String> keys = Map.of(
                "/assessment/{id}",
                "dossierId",
                "/appraisal/{id}",
                "dossierId",
                "/evidence/{id}",
                "itemId",
                "/units/{id}",
                "unitId");
        List<String> wrong = new ArrayList<>();
        int named = 0;
        for (Map.Entry<String, String> list : lists.entrySet()) {
            Map<Long, Long> unitOf = new HashMap<>();
            jdbc.sql(OBJECTS.get(list.getValue())).query(row -> {
                unitOf.put(row.getLong(1), row.getLong(2));
            });
            Pattern link = Pattern.compile(
                    list.getKey().startsWith("/api/")
                            ? "\"" + keys.get(list.getValue()) + "\":(\\d+)"
                            : "href=\""
                                    + list.getValue().replace("{id}", "(\\d+)").replace("/", "\\/"));
            for (String login : reach.keySet()) {
                String body = web.perform(request(list.getKey(), login))
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
                Matcher found = link.matcher(body);
                while (found.find()) {
                    named++;
                    long id = Long.parseLong(found.group(1));
                    if (!reach.get(login).contains(unitOf.get(id))) {
                        wrong.add(list.getKey() + " as " + login + " names " + id);
                    }
                }
            }
        }
        assertThat(named).isGreaterThan(300);
        assertThat(wrong).isEmpty();
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
                int status = status(address(route, 1), login);
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
        return url.startsWith("/api/")
                ? get(url).header(
                                "Authorization",
                                bearers.computeIfAbsent(
                                        login,
                                        each -> "Bearer "
                                                + tokens.create(each, Duration.ofDays(1))
                                                        .orElseThrow()))
                : get(url).with(user(login));
    }

    private static String object(Routes.Route route) {
        String pattern = route.pattern().replaceFirst("^/api/v1", "");
        if (pattern.matches("/campaigns/\\{[a-z]+}/registrations/\\{registration}.*")) {
            return "/campaigns/{cohort}/registrations/{registration}";
        }
        return OBJECTS.keySet().stream()
                .filter(prefix -> pattern.equals(prefix) || pattern.startsWith(prefix + "/"))
                .findFirst()
                .orElse(null);
    }

    private String address(Routes.Route route, long id) {
        return route.pattern()
                .replace("/campaigns/{id}/registrations/{registration}", "/campaigns/1/registrations/" + id)
                .replace("{id}", String.valueOf(id))
                .replace("{code}", "1")
                .replace("{level}", "province")
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
