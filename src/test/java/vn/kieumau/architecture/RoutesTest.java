package vn.kieumau.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.kieumau.accounts.Role;
import vn.kieumau.accounts.Tokens;
import vn.kieumau.kernel.Permission;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;
import vn.kieumau.support.Routes;
import vn.kieumau.support.Routes.Route;
import vn.kieumau.support.Samples;

/** Each role at each route: whoever lacks the permission is refused before anything is looked up. */
@ApplicationTest
class RoutesTest {
    /** Somebody of the demonstration who holds this role and no other. */
    static final Map<Role, String> WHO = new EnumMap<>(Map.ofEntries(
            Map.entry(Role.UNIT_OFFICER, "nhattan-canbo"),
            Map.entry(Role.UNIT_CHIEF, "nhattan-truong"),
            Map.entry(Role.DISTRICT_APPRAISER, "tayho-canbo"),
            Map.entry(Role.DISTRICT_APPROVER, "tayho-lanhdao"),
            Map.entry(Role.PROVINCIAL_OFFICER, "hn-canbo"),
            Map.entry(Role.PROVINCIAL_APPROVER, "hn-lanhdao"),
            Map.entry(Role.PROGRAMME_OFFICER, "v05-canbo"),
            Map.entry(Role.PROGRAMME_APPROVER, "v05-lanhdao"),
            Map.entry(Role.SPECIALIST, "hau-can"),
            Map.entry(Role.OBSERVER, "quansat"),
            Map.entry(Role.AUDITOR, "kiemtoan"),
            Map.entry(Role.ADMINISTRATOR, "admin")));

    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Tokens tokens;

    @Autowired
    RequestMappingHandlerMapping mapping;

    @Test
    void everyRoleIsTried() {
        // A delegation gives the one beside others: DelegationTest.
        assertThat(WHO.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Role.values()).filter(Role::granted).toList());
        WHO.forEach((role, login) -> assertThat(demo.actor(login).grants())
                .as(login)
                .filteredOn(grant -> !grant.role().equals(Role.INSPECTOR.name()))
                .allMatch(grant -> grant.role().equals(role.name()))
                .isNotEmpty());
    }

    @Test
    void whoeverLacksThePermissionIsRefusedAndWhoeverHoldsItIsNot() throws Exception {
        List<String> wrong = new ArrayList<>();
        int refused = 0;
        for (Route route : Routes.of(mapping)) {
            if (route.permissions().isEmpty()) {
                continue;
            }
            for (Map.Entry<Role, String> each : WHO.entrySet()) {
                boolean holds = route.permissions().stream()
                        .anyMatch(permission -> each.getKey().permissions().contains(permission)
                                || inspects(each.getValue())
                                        && Role.INSPECTOR.permissions().contains(permission));
                int status = status(route, each.getKey(), each.getValue());
                boolean passed = status != 403 && status != 401 && status < 500;
                refused += status == 403 ? 1 : 0;
                if (holds != passed) {
                    wrong.add("%s as %s answered %d".formatted(route, each.getKey(), status));
                }
            }
        }
        assertThat(refused).as("refusals seen").isGreaterThan(50);
        assertThat(wrong).isEmpty();
    }

    @Test
    void nobodySignedInSeesNothingButTheFewOpenRoutes() throws Exception {
        List<String> open = new ArrayList<>();
        for (Route route : Routes.of(mapping)) {
            MockHttpServletResponse answer = answer(request(route, "province").with(csrf()));
            boolean turnedAway = answer.getStatus() == 401
                    || answer.getStatus() == 302
                            && String.valueOf(answer.getRedirectedUrl()).endsWith("/accounts/sign-in");
            if (!turnedAway) {
                open.add(route.method() + " " + route.pattern());
            }
        }
        assertThat(open)
                .containsExactlyInAnyOrder(
                        "GET /accounts/sign-in",
                        "GET /api/v1/openapi.json",
                        "GET /inspection/phone/",
                        "GET /api/v1/inspection/phones/{phone}",
                        "GET /accounts/links/{link}",
                        "POST /accounts/links/{link}",
                        "POST /accounts/lapsed",
                        "GET /audit/keys",
                        "GET /health/ready",
                        "GET /recognition/certificates/{code}");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        for (Route route : Routes.of(mapping)) {
            if (route.method().equals("POST") && !route.pattern().startsWith("/api/")) {
                assertThat(answer(request(route, "province").with(user("v05-canbo")))
                                .getStatus())
                        .as(route.toString())
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void everyPermissionOpensARouteAndEveryActIsInTheTrail() {
        List<Permission> used = Routes.of(mapping).stream()
                .flatMap(route -> route.permissions().stream())
                .distinct()
                .toList();
        assertThat(used)
                .as("linking is part of answering")
                .doesNotContain(Permission.LINK_EVIDENCE)
                .hasSize(Permission.values().length - 1);
        List<String> recorded = jdbc.sql("select distinct act from audit.entry")
                .query(String.class)
                .list();
        assertThat(recorded)
                .as("acts of the imported demonstration, which went through the use cases")
                .containsAll(Routes.of(mapping).stream()
                        .filter(route -> route.method().equals("POST"))
                        .flatMap(route -> route.permissions().stream())
                        // no folder brings one: AppraisalTest, ReturnTest and WithdrawalTest look after them
                        .filter(permission -> !permission.name().startsWith("HAND_BACK")
                                && permission != Permission.RETURN_MINISTRY
                                && permission != Permission.TAKE_BACK_PROPOSAL
                                // nor a quota that moves on: QuotaLedgerTest
                                && !permission.name().matches("TRANSFER_QUOTA|CARRY_QUOTA_OVER")
                                // nor a group of recommendations: GroupsTest
                                && permission != Permission.GROUP_RECOMMENDATION
                                // nor a remark that was not sent: RemarkDraftsTest
                                && permission != Permission.DRAFT_REMARK
                                && permission != Permission.WITHDRAW_REGISTRATION
                                // nor a scenario, nor what else V05 decides about the roadmap: SetTargetTest,
                                // ComputeScenarioTest
                                && !permission.name().matches("SET_DENOMINATOR|(PLAN|ADOPT)_SCENARIO")
                                // nor is a template sent: KeepTemplateTest
                                && !permission.name().matches("(KEEP|ADOPT)_TEMPLATE")
                                // nor does a signed one come back: KeepSignedDocumentTest
                                && permission != Permission.KEEP_SIGNED_DOCUMENT
                                // nor is a dossier packed: PackDossierTest
                                && !permission.name().matches("PACK_.*|CHECK_PACKAGE|KEEP_RETENTION")
                                // nor is a report edited: EditReportTest
                                && permission != Permission.EDIT_CONFERENCE_REPORT
                                // nor is an official document issued: IssueReportTest, IssueLetterTest and others
                                && !permission.name().matches("ISSUE_.*")
                                // nor a version that answers a change request: ChangesTest
                                && permission != Permission.TRACE_CHANGE_REQUEST
                                // nor these: DraftTest
                                && !permission.name().endsWith("_CRITERIA")
                                && permission != Permission.DROP_CRITERIA_DRAFT
                                // figures come in a folder as they are: EnterFiguresTest looks after these
                                && permission != Permission.ENTER_PROVINCE_FIGURES
                                && permission != Permission.IMPORT_FIGURES
                                // nothing in the demonstration is held apart: HeldEvidenceTest
                                && permission != Permission.PURGE_HELD
                                && permission != Permission.RELEASE_HELD
                                // nor has one of its sets districts that appraise: DistrictTest
                                && !permission.name().matches(".*_DISTRICT|TAKE_OVER_DOSSIER")
                                // nor a council: CouncilTest
                                && !permission.name().matches(".*_COUNCIL|RECORD_ATTENDANCE")
                                // nor is one of its delegations called off: DelegationTest
                                && permission != Permission.CANCEL_DELEGATION
                                // nor has one set out: FindingsTest
                                && permission != Permission.LEAD_DELEGATION
                                && permission != Permission.INSPECT
                                // nor has a phone been along: PhonesTest
                                && permission != Permission.SEND_FROM_PHONE
                                // nor has one concluded: ConclusionTest
                                && !permission
                                        .name()
                                        .matches("WRITE_CONCLUSION|CONCLUDE_DELEGATION|KEEP_DELEGATION_PAPER|.*_DEMAND")
                                // nor has anything become of a title: TitleActTest
                                && !permission
                                        .name()
                                        .matches("CHECK_TITLE|.*_TITLE_ACT|COMPLAIN_ABOUT_TITLE|ANSWER_COMPLAINT")
                                // what somebody has read is nobody else's business
                                && permission != Permission.MARK_NOTICES
                                && permission != Permission.CHOOSE_MAIL
                                // a checkpoint is beside the trail, not in it
                                && permission != Permission.MAKE_CHECKPOINT
                                && permission != Permission.MAKE_BACKUP
                                // nor is anybody outside told: WebhooksTest
                                && !permission.name().endsWith("_WEBHOOK")
                                // nor has anybody chosen who is told: RulesTest
                                && permission != Permission.KEEP_NOTICE_RULE
                                // nor these: AccountsTest, ReorganisationTest and UnitFilesTest look after them
                                && !permission
                                        .name()
                                        .matches(".*_ACCOUNTS?|.*_UNITS|(GRANT|REVOKE)_ROLE|.*_REORGANISATION"))
                        .map(Enum::name)
                        .toList());
    }

    /** Goes with a delegation of the demonstration, beside what the account is otherwise. */
    private boolean inspects(String login) {
        return demo.actor(login).grants().stream()
                .anyMatch(grant -> grant.role().equals(Role.INSPECTOR.name()));
    }

    private int status(Route route, Role role, String login) throws Exception {
        String level = switch (role) {
            case PROGRAMME_OFFICER, PROGRAMME_APPROVER -> "ministry";
            case DISTRICT_APPRAISER, DISTRICT_APPROVER -> "district";
            default -> "province";
        };
        MockHttpServletRequestBuilder request = request(route, level);
        if (route.pattern().startsWith("/api/")) {
            String type = switch (route.pattern()) {
                case "/api/v1/accounts/import", "/api/v1/units/imports", "/api/v1/indicators/imports" -> "text/csv";
                case "/api/v1/inspection/phones/{phone}/photographs/{photograph}/parts" ->
                    MediaType.APPLICATION_OCTET_STREAM_VALUE;
                case "/api/v1/evidence",
                        "/api/v1/evidence/{id}/revisions",
                        "/api/v1/inspection/{id}/papers",
                        "/api/v1/exchange/initiatives/{initiative}/documents",
                        "/api/v1/exchange/conferences/{id}/papers",
                        "/api/v1/documents/templates",
                        "/api/v1/documents/{document}/signed",
                        "/api/v1/campaigns/documents/{document}/issue" -> Samples.FORM;
                default -> MediaType.APPLICATION_JSON_VALUE;
            };
            request.contentType(type)
                    .content(type.equals(Samples.FORM) ? Samples.EMPTY_FORM : "{}")
                    .header(
                            "Authorization",
                            "Bearer " + tokens.create(login, Duration.ofDays(1)).orElseThrow());
        } else {
            request.with(user(login)).with(csrf());
        }
        int[] status = new int[1];
        demo.apart(() -> status[0] = answer(request).getStatus());
        return status[0];
    }

    private static MockHttpServletRequestBuilder request(Route route, String level) {
        String url =
                route.pattern().replace("{level}", level).replace("{code}", "1").replaceAll("\\{[a-z]+}", "1");
        return MockMvcRequestBuilders.request(HttpMethod.valueOf(route.method()), url);
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request).andReturn().getResponse();
    }
}
