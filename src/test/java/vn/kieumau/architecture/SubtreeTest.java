package vn.kieumau.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.kieumau.accounts.Role;
import vn.kieumau.appraisal.Compared;
import vn.kieumau.assessment.Answer;
import vn.kieumau.assessment.AnswerCriterion;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.evidence.AddEvidence;
import vn.kieumau.kernel.Permission;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;
import vn.kieumau.support.DemoCouncil;
import vn.kieumau.support.Routes;
import vn.kieumau.support.Samples;

/**
 * Every page, answer of the API, file, export and search of evidence, assessment and appraisal, with every parameter that its
 * handler takes, as every role on both sides of a border. Everything that is said of a unit there is marked with that unit
 * before; whatever somebody is shown bears only marks, and only names, of units that they reach by the route's own permission.
 */
@ApplicationTest
class SubtreeTest {
    private static final Set<String> MODULES = Set.of("evidence", "assessment", "appraisal", "recommendations");

    /** Wards of three provinces, each at another point of its dossier's way; the addresses name what is theirs. */
    private static final List<String> WARDS =
            List.of("nhattan", "hn-p1", "hn-p2", "hungvuong", "ngocxuyen", "p4tanbinh");

    /** Each role, those of a unit at two of them. Two people have a second role elsewhere: what it opens it opens there only. */
    private static final List<String> LOGINS = List.of(
            "nhattan-canbo",
            "nhattan-truong",
            "hungvuong-canbo",
            "ngocxuyen-canbo",
            "ngocxuyen-truong",
            "tayho-canbo",
            "tayho-lanhdao",
            "hn-canbo",
            "hn-lanhdao",
            "hcm-canbo",
            "hp-lanhdao",
            "v05-canbo",
            "v05-lanhdao",
            "hau-can",
            "quansat",
            "kiemtoan",
            "admin");

    /** Whose an object is, by the beginning of the address that names it, the more special first. */
    private static final List<Owned> OWNED = List.of(
            new Owned("/evidence/files/{id}", """
                    select f.id, i.unit_id from evidence.item_file f join evidence.revision r on r.id = f.revision_id
                    join evidence.item i on i.id = r.item_id
                    """),
            new Owned("/evidence/held/{id}", "select id, unit_id from evidence.held"),
            new Owned("/evidence/{id}", "select id, unit_id from evidence.item"),
            new Owned("/assessment/{id}", "select id, unit_id from assessment.dossier"),
            new Owned("/appraisal/councils/{id}", "select id, unit_id from appraisal.council"),
            new Owned(
                    "/appraisal/sessions/{id}",
                    "select s.id, c.unit_id from appraisal.session s join appraisal.council c on c.id = s.council_id"),
            new Owned("/appraisal/{id}", "select id, unit_id from assessment.dossier"),
            new Owned("/recommendations/{id}", "select id, unit_id from recommendations.recommendation"));

    /** Of each kind and ward, at most; the newest, because those of several programmes are new. */
    private static final int OBJECTS = 2;

    private static final Pattern MARK = Pattern.compile("dau(\\d+)x");

    /** What has no words of a unit to show: a choice of what one may do, figures and codes only, or a picture. */
    private static final Set<String> SHOW_NO_UNIT = Set.of(
            "/assessment/comparisons",
            "/api/v1/assessment/verdicts/{cohort}/{unit}",
            "/api/v1/recommendations/sheet",
            "/api/v1/evidence/files/{id}/thumbnail",
            // of documents: their numbers, and files that are packed
            "/api/v1/appraisal/{id}/{level}/slip",
            "/api/v1/appraisal/{id}/{level}/slip/document",
            "/api/v1/assessment/{id}/snapshots/{number}/report",
            "/api/v1/assessment/{id}/snapshots/{number}/report/document",
            "/api/v1/recommendations/{id}/letter",
            "/api/v1/recommendations/{id}/letter/document");

    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    DemoCouncil demoCouncil;

    @Autowired
    DemoApi api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RequestMappingHandlerMapping mapping;

    @Autowired
    AnswerCriterion answerCriterion;

    @Autowired
    AddEvidence addEvidence;

    @Autowired
    Dossiers dossiers;

    final Map<String, Map<Permission, Set<Long>>> reach = new HashMap<>();
    final Map<String, String> bearers = new HashMap<>();
    final Map<String, Integer> absent = new HashMap<>();
    /** Names of the wards and of their provinces by unit; whoever reaches something of a province may read its name. */
    final Map<Long, String> names = new HashMap<>();

    final Map<Long, Set<Long>> below = new HashMap<>();

    /** A proof of Phường Nhật Tân that counts in three dossiers of two programmes. */
    long shared;

    private record Owned(String address, String sql) {}

    /**
     * @param template with {@code @} where the object is named
     * @param unit whose the object is; 0 for an address that names nobody's
     */
    private record Address(String template, String object, long unit) {
        String url() {
            return template.replace("@", object);
        }

        /** The same of an object that is not there. */
        String absent() {
            return template.replace("@", "999999999");
        }

        Address with(String changed) {
            return new Address(changed, object, unit);
        }
    }

    @BeforeEach
    void markEverything() {
        severalRoles("hungvuong-canbo", Role.OBSERVER, "Công an thành phố Hà Nội");
        severalRoles("hcm-canbo", Role.UNIT_OFFICER, "Công an phường Nhật Tân");
        demo.heldFile();
        demoCouncil.shown();
        demo.remarkDraft();
        jdbc.sql("""
                        insert into evidence.held (unit_id, name, sha256, size, hits, title, kind, number, issuer, illustrative, held_by,
                            held_at, state, reason)
                        select :unit, name, sha256, size, hits, title, kind, number, issuer, illustrative, held_by, held_at, state, reason
                        from evidence.held
                        """).param("unit", demo.unit("hungvuong")).update();
        shared = proofOfSeveralProgrammes();
        mark();
        workOutReach();
    }

    private void severalRoles(String login, Role role, String office) {
        int granted = jdbc.sql("""
                        insert into accounts.role_grant (account_id, role, office_id, valid)
                        select a.id, :role, o.id, daterange(date '2023-01-01', null)
                        from accounts.account a, accounts.office o where a.login = :login and o.name = :office
                        """)
                .param("role", role.name())
                .param("login", login)
                .param("office", office)
                .update();
        assertThat(granted).isEqualTo(1);
    }

    private long proofOfSeveralProgrammes() {
        long proof = addEvidence.add(demo.actor("nhattan-canbo"), demo.evidence("nhattan", "Dùng ở nhiều nơi"));
        for (long dossier : List.of(
                demo.openDossier("nhattan", 2030, demo.setId()),
                demo.openDossier("nhattan", 2031, demo.setId()),
                demo.openDossier("nhattan", 2030, demo.setId() + 1))) {
            DossierHead head = dossiers.find(demo.actor("nhattan-canbo"), Permission.VIEW_DOSSIER, dossier)
                    .orElseThrow();
            answerCriterion.answer(
                    demo.actor("nhattan-canbo"),
                    dossier,
                    dossiers.answers(head).get(0).code(),
                    new Answer("met", "Có chứng cứ", false, List.of(proof), null, 0, true));
        }
        return proof;
    }

    /** Past what keeps revisions and submissions from being changed, in this transaction alone. */
    private void mark() {
        String dossier = "'dau' || d.unit_id || 'x ' || ";
        jdbc.sql("set local session_replication_role = replica").update();
        for (String sql : List.of(
                "update assessment.answer t set explanation = " + dossier
                        + "explanation from assessment.dossier d where d.id = t.dossier_id",
                "update assessment.remark t set text = " + dossier + "text, answer = " + dossier
                        + "answer from assessment.dossier d where d.id = t.dossier_id",
                "update assessment.remark_draft t set text = " + dossier
                        + "text from assessment.dossier d where d.id = t.dossier_id",
                "update assessment.dossier_return t set reason = " + dossier
                        + "reason from assessment.dossier d where d.id = t.dossier_id",
                """
                update assessment.snapshot t set content = x.content, sha256 = encode(sha256(convert_to(x.content::text, 'UTF8')), 'hex')
                from (select s.id, replace(s.content::text, '"explanation": "', '"explanation": "dau' || d.unit_id || 'x ')::jsonb as content
                    from assessment.snapshot s join assessment.dossier d on d.id = s.dossier_id) x
                where x.id = t.id
                """,
                "update appraisal.finding t set reason = " + dossier + """
                reason from appraisal.appraisal a join assessment.dossier d on d.id = a.dossier_id where a.id = t.appraisal_id
                """,
                """
                update evidence.revision t set title = 'dau' || i.unit_id || 'x ' || left(title, 200), issuer = 'dau' || i.unit_id || 'x'
                from evidence.item i where i.id = t.item_id
                """,
                """
                update evidence.item_file t set name = 'dau' || i.unit_id || 'x ' || left(name, 100)
                from evidence.revision r join evidence.item i on i.id = r.item_id where r.id = t.revision_id
                """,
                "update evidence.held set name = 'dau' || unit_id || 'x ' || left(name, 100), title = 'dau' || unit_id || 'x'")) {
            assertThat(jdbc.sql(sql).update()).as(sql).isPositive();
        }
        jdbc.sql("set local session_replication_role = origin").update();
    }

    private void workOutReach() {
        LOGINS.forEach(login -> reach.put(login, new EnumMap<>(Permission.class)));
        jdbc.sql("""
                        with recursive below as (
                            select g.account_id, g.role, o.unit_id from accounts.role_grant g join accounts.office o on o.id = g.office_id
                            union
                            select b.account_id, b.role, v.unit_id from below b join units.unit_version v on v.parent_id = b.unit_id
                        )
                        select a.login, b.role, b.unit_id from below b join accounts.account a on a.id = b.account_id
                        where a.login = any(:logins)
                        """).param("logins", LOGINS.toArray(new String[0])).query(row -> {
            for (Permission permission : Role.valueOf(row.getString(2)).permissions()) {
                reach.get(row.getString(1))
                        .computeIfAbsent(permission, any -> new HashSet<>())
                        .add(row.getLong(3));
            }
        });
        jdbc.sql("""
                        select u.unit_id, u.name, r.unit_id as ward from campaigns.v_registration r
                        join units.v_unit u on u.unit_id in (r.unit_id, r.province_id) where u.name !~ '[0-9]'
                        """).query(row -> {
            names.put(row.getLong(1), row.getString(2));
            below.computeIfAbsent(row.getLong(1), any -> new HashSet<>()).add(row.getLong(3));
        });
    }

    @Test
    void everyRoleLooksAndTheTwoSidesDiffer() {
        Set<Role> roles = LOGINS.stream()
                .flatMap(login -> demo.actor(login).grants().stream())
                .map(grant -> Role.valueOf(grant.role()))
                .collect(Collectors.toSet());
        assertThat(roles).containsExactlyInAnyOrder(Role.values());
        assertThat(reach.get("hungvuong-canbo").get(Permission.VIEW_DOSSIER)).contains(demo.unit("nhattan"));
        assertThat(reach.get("hungvuong-canbo").get(Permission.VIEW_EVIDENCE)).doesNotContain(demo.unit("nhattan"));
        assertThat(names.values())
                .contains("Phường Nhật Tân", "Phường Hùng Vương", "Thành phố Hà Nội", "Thành phố Hải Phòng");
    }

    @Test
    void nothingThatIsReadNamesAnythingOutsideTheSubtree() throws Exception {
        Set<String> wrong = new TreeSet<>();
        Map<String, Integer> seen = new TreeMap<>();
        for (Routes.Route route : routes("GET")) {
            seen.put(route.pattern(), 0);
            for (Address address : addresses(route)) {
                for (String login : LOGINS) {
                    Set<Long> mine = reached(login, route);
                    if (mine.isEmpty()) {
                        continue;
                    }
                    MockHttpServletResponse answer = answer(address.url(), login);
                    boolean foreign = address.unit() != 0 && !mine.contains(address.unit());
                    if (answer.getStatus() >= 500
                            || foreign && (answer.getStatus() < 400 || answer.getStatus() != absent(address, login))) {
                        wrong.add("%s as %s answered %d".formatted(address.url(), login, answer.getStatus()));
                    }
                    // Whoever has a role here may be chosen, by a name that may be of elsewhere; CouncilTest asks who.
                    String text = text(answer).replaceAll("(?s)<datalist id=\"candidates\">.*?</datalist>", "");
                    seen.merge(
                            route.pattern(),
                            unitsOf(text).size() + named(text, mine, true).size(),
                            Integer::sum);
                    unitsOf(text).stream()
                            .filter(unit -> !mine.contains(unit))
                            .forEach(unit ->
                                    wrong.add("%s as %s shows something of %s".formatted(address.url(), login, unit)));
                    named(text, everywhere(login), false)
                            .forEach(name -> wrong.add("%s as %s names %s".formatted(address.url(), login, name)));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(seen.entrySet().stream()
                        .filter(route -> route.getValue() == 0)
                        .map(Map.Entry::getKey))
                .as("routes of which nobody was shown anything, so that nothing was looked at")
                .containsExactlyInAnyOrderElementsOf(SHOW_NO_UNIT);
    }

    /** What is written is named by the address, which ScopeTest walks, or by a field that is tried here. */
    @Test
    void nothingIsWrittenForAUnitOutsideTheSubtree() throws Exception {
        List<String> byField = routes("POST", "PUT", "DELETE", "PATCH").stream()
                .filter(route -> !route.pattern().contains("{id}"))
                .map(Routes.Route::toString)
                .toList();
        assertThat(byField)
                .as(
                        "of proofs; a cohort's council is tried by CouncilTest, recommendations, groups of them and directives"
                                + " by RecommendationTest, GroupsTest and DirectiveTest")
                .containsExactlyInAnyOrder(
                        "POST /recommendations/new",
                        "POST /api/v1/recommendations",
                        "POST /recommendations/directives/new",
                        "POST /api/v1/recommendations/directives",
                        "POST /recommendations/groups/new",
                        "POST /api/v1/recommendations/groups",
                        "POST /recommendations/groups/{group}/members",
                        "POST /api/v1/recommendations/groups/{group}/members",
                        "POST /recommendations/groups/{group}/accept",
                        "POST /api/v1/recommendations/groups/{group}/accept",
                        "POST /recommendations/groups/{group}/forward",
                        "POST /api/v1/recommendations/groups/{group}/forward",
                        "POST /recommendations/groups/{group}/answer",
                        "POST /api/v1/recommendations/groups/{group}/answer",
                        "POST /evidence/new",
                        "POST /api/v1/evidence",
                        "POST /appraisal/councils",
                        "POST /api/v1/appraisal/councils");
        int before = items();
        for (String login : List.of("hungvuong-canbo", "ngocxuyen-canbo")) {
            demo.apart(() -> assertThat(web.perform(form(Browse.post(login, "/evidence/new")))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .isEqualTo(404));
            demo.apart(() -> assertThat(web.perform(form(post("/api/v1/evidence")
                                    .contentType(Samples.FORM)
                                    .content(Samples.EMPTY_FORM)
                                    .header("Authorization", bearer(login))))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .isEqualTo(404));
        }
        assertThat(items()).isEqualTo(before);
    }

    private MockHttpServletRequestBuilder form(MockHttpServletRequestBuilder request) {
        return request.param("unit", String.valueOf(demo.unit("nhattan")))
                .param("title", "Của phường khác")
                .param("kind", "DOCUMENT")
                .param("number", "1")
                .param("noSecrets", "true")
                .param("formId", UUID.randomUUID().toString());
    }

    private int items() {
        return jdbc.sql("select count(*) from evidence.item")
                .query(Integer.class)
                .single();
    }

    /** Were a proof ever to count in a dossier of another unit, the link would open neither to whoever reaches the one only. */
    @Test
    void aLinkIsNoWayIntoAnotherUnit() throws Exception {
        long foreign = demo.dossier2023("ngocxuyen");
        jdbc.sql("""
                        insert into evidence.link (item_id, registration_id, criterion_id, linked_by, linked_at, pages)
                        select :item, d.registration_id, c.criterion_id, 1, now(), '' from assessment.dossier d
                        join campaigns.v_registration r on r.registration_id = d.registration_id
                        join criteria.v_criterion c on c.set_id = r.set_id and c.code = '1' where d.id = :dossier
                        """).param("item", shared).param("dossier", foreign).update();
        for (String address :
                List.of("/evidence/" + shared, "/evidence/" + shared + "/revisions/1", "/api/v1/evidence/" + shared)) {
            for (String login : List.of("ngocxuyen-canbo", "ngocxuyen-truong", "hp-lanhdao")) {
                assertThat(answer(address, login).getStatus())
                        .as("%s as %s", address, login)
                        .isEqualTo(404);
            }
            for (String login : List.of("nhattan-canbo", "hn-canbo")) {
                String shown = text(answer(address, login));
                List<Long> uses = numbers(shown, "(?:/assessment/|\"dossierId\":)(\\d+)");
                assertThat(uses)
                        .as("%s as %s", address, login)
                        .hasSizeGreaterThanOrEqualTo(3)
                        .doesNotContain(foreign);
            }
            List<Long> all = numbers(text(answer(address, "v05-canbo")), "(?:/assessment/|\"dossierId\":)(\\d+)");
            assertThat(all).as("whoever reaches both").contains(foreign);
        }
        assertThat(text(answer("/api/v1/evidence?limit=250&q=nhieu", "hp-lanhdao")))
                .doesNotContain("\"itemId\":" + shared + ",");
    }

    private static List<Long> numbers(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> Long.valueOf(found.group(1)))
                .toList();
    }

    private List<Routes.Route> routes(String... methods) {
        return Routes.of(mapping).stream()
                .filter(route -> Arrays.asList(methods).contains(route.method()))
                .filter(route -> MODULES.contains(route.handler()
                        .getDeclaringClass()
                        .getPackageName()
                        .replaceFirst("^vn\\.kieumau\\.([a-z]+).*", "$1")))
                .toList();
    }

    /** By any of the permissions that open the route. */
    private Set<Long> reached(String login, Routes.Route route) {
        return route.permissions().stream()
                .flatMap(permission -> reach.get(login).getOrDefault(permission, Set.of()).stream())
                .collect(Collectors.toSet());
    }

    private Set<Long> everywhere(String login) {
        return reach.get(login).values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    /** All that a route is asked: its objects by turns, then with each parameter that its handler takes. */
    private List<Address> addresses(Routes.Route route) {
        List<Address> addresses = objects(route);
        for (Map.Entry<String, List<String>> part : parts().entrySet()) {
            addresses = addresses.stream()
                    .flatMap(each -> each.template().contains("{" + part.getKey() + "}")
                            ? part.getValue().stream()
                                    .map(value -> each.with(each.template().replace("{" + part.getKey() + "}", value)))
                            : Stream.of(each))
                    .toList();
        }
        assertThat(addresses)
                .as("parts of the address that nobody has thought of: %s", route)
                .isNotEmpty()
                .noneMatch(each -> each.url().contains("{"));
        List<Address> all = new ArrayList<>();
        String size = route.pattern().startsWith("/api/") ? "?limit=250" : "?size=250";
        for (Address each : addresses) {
            all.add(each.with(each.template() + size));
            for (String parameter : parameters(route)) {
                all.add(each.with(each.template() + size + "&" + parameter));
            }
        }
        return all;
    }

    private List<Address> objects(Routes.Route route) {
        String pattern = route.pattern().replaceFirst("^/api/v1", "");
        if (pattern.contains("{unit}")) {
            return WARDS.stream()
                    .map(demo::unit)
                    .map(unit -> new Address(route.pattern().replace("{unit}", "@"), String.valueOf(unit), unit))
                    .toList();
        }
        if (!pattern.contains("{id}")) {
            return List.of(new Address(route.pattern(), "", 0));
        }
        Owned owned = OWNED.stream()
                .filter(each -> pattern.equals(each.address()) || pattern.startsWith(each.address() + "/"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("whose is what " + route + " shows?"));
        return jdbc.sql("""
                        select id, unit_id from (
                            select x.id, x.unit_id, row_number() over (partition by x.unit_id order by x.id desc) as n from (%s) as x (id, unit_id)
                        ) y where unit_id = any(:units) and n <= :most
                        """.formatted(owned.sql()))
                // councils are their province's
                .param(
                        "units",
                        Stream.concat(WARDS.stream(), Stream.of("hn"))
                                .map(demo::unit)
                                .toArray(Long[]::new))
                .param("most", OBJECTS)
                .query((row, number) ->
                        new Address(route.pattern().replace("{id}", "@"), row.getString(1), row.getLong(2)))
                .list();
    }

    /** What parts of an address name that is no unit's own. */
    private Map<String, List<String>> parts() {
        return Map.of(
                "group",
                        jdbc.sql("select id::text from recommendations.recommendation_group order by id")
                                .query(String.class)
                                .list(),
                "level", List.of("district", "province", "ministry"),
                "number", List.of("1", "2"),
                "code", List.of("1"),
                "remark",
                        jdbc.sql("select id::text from assessment.remark order by id limit 2")
                                .query(String.class)
                                .list(),
                "cohort", List.of(String.valueOf(demo.cohort2023())),
                "draft", List.of(String.valueOf(demo.draft()), String.valueOf(demo.remarkDraft())));
    }

    /** Recommendations that somebody could look for others like. */
    private List<String> waiting() {
        return jdbc.sql(
                        "select id::text from recommendations.recommendation where state in ('accepted', 'forwarded') order by id limit 3")
                .query(String.class)
                .list();
    }

    /** Lines of plans, of two wards at most, that somebody could ask something about. */
    private List<String> lines() {
        return jdbc.sql("select min(line_id)::text from plans.v_line group by unit_id order by 1 limit 2")
                .query(String.class)
                .list();
    }

    private List<String> parameters(Routes.Route route) {
        Map<String, List<String>> known = Map.ofEntries(
                Map.entry("q", List.of("dau", "phuong")),
                Map.entry("kind", List.of("document")),
                Map.entry("state", List.of("submitted", "returned", "decided")),
                Map.entry("cohort", List.of(String.valueOf(demo.cohort2023()))),
                Map.entry("province", List.of(String.valueOf(demo.unit("hn")), String.valueOf(demo.unit("hp")))),
                Map.entry("inline", List.of("true")),
                Map.entry("since", List.of("2023-01-01T00:00:00Z")),
                Map.entry("criterion", List.of("1")),
                Map.entry("classCode", List.of("premises")),
                Map.entry("level", List.of("province")),
                Map.entry("overdue", List.of("true")),
                Map.entry("own", List.of("true")),
                Map.entry("directives", List.of("true")),
                Map.entry("unit", List.of(String.valueOf(demo.unit("nhattan")))),
                Map.entry("like", waiting()),
                Map.entry("line", lines()),
                Map.entry("document", List.of("1")),
                Map.entry("age", List.of("week", "longer")),
                Map.entry("answered", List.of("province")),
                Map.entry("outcome", List.of("recognised")),
                Map.entry("check", List.of("never")),
                Map.entry("ended", List.of("true")),
                Map.entry("show", List.of("published")),
                Map.entry("result", List.of("not_met")),
                Map.entry("until", List.of("2023")),
                Map.entry("code", List.of("1")),
                Map.entry(
                        "compared",
                        Arrays.stream(Compared.values()).map(Compared::code).toList()),
                Map.entry("format", List.of("csv", "xlsx")));
        List<String> parameters = new ArrayList<>();
        for (Parameter parameter : route.handler().getParameters()) {
            assertThat(parameter.isAnnotationPresent(ModelAttribute.class))
                    .as("a form that is read: %s", route)
                    .isFalse();
            RequestParam asked = parameter.getAnnotation(RequestParam.class);
            if (asked != null) {
                String name = asked.value().isEmpty() ? parameter.getName() : asked.value();
                assertThat(known)
                        .as("a parameter that nobody has thought of: %s", route)
                        .containsKey(name);
                known.get(name).forEach(value -> parameters.add(name + "=" + value));
            }
        }
        return parameters;
    }

    private MockHttpServletResponse answer(String url, String login) throws Exception {
        MockHttpServletRequestBuilder request =
                url.startsWith("/api/") ? get(url).header("Authorization", bearer(login)) : Browse.get(login, url);
        return web.perform(request).andReturn().getResponse();
    }

    /** How somebody is answered about an object that is not there; asked once for each address. */
    private int absent(Address address, String login) throws Exception {
        String asked = login + " " + address.absent();
        Integer known = absent.get(asked);
        if (known == null) {
            known = answer(address.absent(), login).getStatus();
            absent.put(asked, known);
        }
        return known;
    }

    private String bearer(String login) {
        return bearers.computeIfAbsent(login, api::bearer);
    }

    /** What a person or a program gets to read: the body, a workbook's sheets, the name of a file. */
    private static String text(MockHttpServletResponse answer) throws IOException {
        String named = String.valueOf(answer.getHeader("Content-Disposition"));
        if (!named.contains(".xlsx")) {
            return named + "\n" + new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
        }
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            return named
                    + workbook.getFirstSheet().read().stream()
                            .flatMap(
                                    row -> row.stream().filter(Objects::nonNull).map(Cell::getText))
                            .collect(Collectors.joining("\n"));
        }
    }

    private static Set<Long> unitsOf(String text) {
        Set<Long> units = new HashSet<>();
        Matcher mark = MARK.matcher(text);
        while (mark.find()) {
            units.add(Long.valueOf(mark.group(1)));
        }
        return units;
    }

    /** Units whose names stand there, with something below them that is reached, or with nothing. */
    private List<String> named(String text, Set<Long> mine, boolean reached) {
        return names.entrySet().stream()
                .filter(each -> text.contains(each.getValue()))
                .filter(each -> below.get(each.getKey()).stream().anyMatch(mine::contains) == reached)
                .map(Map.Entry::getValue)
                .toList();
    }
}
