package vn.kieumau.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.kieumau.support.Refusals.refused;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.accounts.AccountsRefusal;
import vn.kieumau.accounts.Actors;
import vn.kieumau.accounts.GrantRoles;
import vn.kieumau.accounts.NewGrant;
import vn.kieumau.accounts.Role;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoDelegation;
import vn.kieumau.units.Touched;

/** A delegation of V05 visits wards of Hải Phòng; whose rights it gives, who sees it, and what it refuses. */
@ApplicationTest
class DelegationTest {
    static final String[] TWO = {"v05-lanhdao", "quansat"};

    @Autowired
    PrepareDelegation prepareDelegation;

    @Autowired
    PlanRoute planRoute;

    @Autowired
    DecideDelegation decideDelegation;

    @Autowired
    Delegations delegations;

    @Autowired
    DelegationRehearsal delegationRehearsal;

    @Autowired
    GrantRoles grantRoles;

    @Autowired
    Actors actors;

    @Autowired
    DemoDelegation demoDelegation;

    @Autowired
    Demo demo;

    @Autowired
    MockMvc web;

    @Autowired
    JdbcClient jdbc;

    @Test
    void onlyThoseWhoPrepareDraftAndOnlyWhatIsWhole() {
        refused(KernelRefusal.NOT_PERMITTED, () -> prepare("v05-lanhdao", DemoDelegation.typed("Đoàn", TWO)));
        refused(KernelRefusal.NOT_PERMITTED, () -> prepare("catbi-truong", DemoDelegation.typed("Đoàn", TWO)));
        refused(
                InspectionRefusal.NO_COHORT,
                () -> prepareDelegation.prepare(
                        demo.actor("v05-canbo"), 99_999, DemoDelegation.typed("Đoàn", TWO), false));
        refused(KernelRefusal.MISSING, () -> prepare("v05-canbo", DemoDelegation.typed("\u200b", TWO)));
        refused(
                InspectionRefusal.NO_PURPOSE,
                () -> prepare("v05-canbo", DemoDelegation.delegation("Đoàn", "chơi", "24/11/2023", "30/11/2023", TWO)));
        refused(
                InspectionRefusal.PERIOD,
                () -> prepare(
                        "v05-canbo", DemoDelegation.delegation("Đoàn", "result", "30/11/2023", "29/11/2023", TWO)));
        refused(
                InspectionRefusal.PERIOD,
                () -> prepare(
                        "v05-canbo", DemoDelegation.delegation("Đoàn", "result", "24/11/2023", "24/11/2024", TWO)));
        refused(
                InspectionRefusal.PERIOD_PAST,
                () -> prepare(
                        "v05-canbo", DemoDelegation.delegation("Đoàn", "result", "01/11/2023", "23/11/2023", TWO)));
        refused(InspectionRefusal.ONE_HEAD, () -> prepare("v05-canbo", DemoDelegation.typed("Đoàn")));
        refused(
                InspectionRefusal.UNKNOWN_ACCOUNT,
                () -> prepare("v05-canbo", DemoDelegation.typed("Đoàn", "v05-lanhdao", "khong-co-ai")));
        refused(
                InspectionRefusal.MEMBER_TWICE,
                () -> prepare("v05-canbo", DemoDelegation.typed("Đoàn", "v05-lanhdao", "quansat", "quansat")));
        refused(
                InspectionRefusal.TOO_MANY_MEMBERS,
                () -> prepare(
                        "v05-canbo",
                        DemoDelegation.typed(
                                "Đoàn",
                                IntStream.rangeClosed(0, PrepareDelegation.MOST_MEMBERS)
                                        .mapToObj(each -> "ai" + each)
                                        .toArray(String[]::new))));
        long id = prepare("v05-canbo", DemoDelegation.typed("Đoàn được lưu", TWO));
        assertThat(delegations.members(id))
                .extracting(DelegationMember::login, DelegationMember::role)
                .containsExactly(tuple("v05-lanhdao", "head"), tuple("quansat", "member"));
        assertThat(demo.audited("PREPARE_DELEGATION", "inspection.delegation")).isPositive();
    }

    @Test
    void aRouteTakesRegisteredWardsOfTheOwnReachWhileItIsADraft() {
        long id = prepare("hp-canbo", DemoDelegation.typed("Đoàn của Hải Phòng", "hp-lanhdao", "hp-canbo"));
        Actor officer = demo.actor("hp-canbo");
        refused(InspectionRefusal.NOTHING_CHOSEN, () -> planRoute.add(officer, id, List.of()));
        refused(InspectionRefusal.NOT_REGISTERED, () -> planRoute.add(officer, id, List.of(demo.unit("nhattan"))));
        assertThat(route(id)).as("all or none").isEmpty();
        refused(KernelRefusal.NOT_FOUND, () -> planRoute.add(demo.actor("v05-canbo"), id, List.of(demo.unit("catbi"))));
        planRoute.add(officer, id, List.of(demo.unit("ngocxuyen"), demo.unit("catbi")));
        refused(InspectionRefusal.NOT_REGISTERED, () -> planRoute.add(officer, id, List.of(demo.unit("catbi"))));
        planRoute.addAll(officer, id);
        List<VisitLine> route = route(id);
        assertThat(route)
                .extracting(VisitLine::unitId)
                .as("its province's wards and no others")
                .contains(demo.unit("hungvuong"), demo.unit("kenhduong"))
                .doesNotContain(demo.unit("nhattan"));
        refused(InspectionRefusal.NOTHING_CHOSEN, () -> planRoute.addAll(officer, id));
        refused(
                InspectionRefusal.NOT_THE_ROUTE,
                () -> planRoute.arrange(
                        officer, id, List.of(new PlanRoute.Stop(route.get(0).visitId(), "", ""))));
        List<PlanRoute.Stop> stops = route.stream()
                .sorted((one, other) -> Long.compare(other.visitId(), one.visitId()))
                .map(each -> new PlanRoute.Stop(each.visitId(), "25/11/2023", "Đảng ủy phường\nUBND phường"))
                .toList();
        refused(
                InspectionRefusal.DAY_OUTSIDE,
                () -> planRoute.arrange(
                        officer,
                        id,
                        stops.stream()
                                .map(each -> new PlanRoute.Stop(each.visitId(), "01/12/2023", ""))
                                .toList()));
        planRoute.arrange(officer, id, stops);
        assertThat(route(id))
                .extracting(VisitLine::visitId)
                .containsExactlyElementsOf(
                        stops.stream().map(PlanRoute.Stop::visitId).toList());
        assertThat(route(id)).allSatisfy(each -> assertThat(each.visitsOn()).isEqualTo("2023-11-25"));
        refused(KernelRefusal.NOT_FOUND, () -> planRoute.remove(officer, id, 99_999));
        planRoute.remove(officer, id, route.get(0).visitId());
        assertThat(route(id)).hasSize(route.size() - 1);
        prepareDelegation.change(
                officer,
                id,
                1,
                DemoDelegation.delegation("Đoàn của Hải Phòng", "result", "26/11/2023", "27/11/2023", "hp-lanhdao"));
        assertThat(route(id))
                .as("days outside the new period")
                .allSatisfy(each -> assertThat(each.visitsOn()).isNull());
        refused(
                KernelRefusal.CHANGED_MEANWHILE,
                () -> prepareDelegation.change(officer, id, 1, DemoDelegation.typed("Đoàn", "hp-lanhdao")));
    }

    @Test
    void aSecondPersonOfTheSameOfficeDecidesAndNothingChangesAfterwards() {
        long id = demoDelegation.draft("Đoàn chờ quyết định", List.of("duhangkenh"), TWO);
        long empty = prepare("v05-canbo", DemoDelegation.typed("Đoàn chưa có phường", TWO));
        refused(KernelRefusal.NOT_PERMITTED, () -> decide("v05-canbo", id));
        refused(KernelRefusal.NOT_FOUND, () -> decide("hp-lanhdao", id));
        refused(InspectionRefusal.NO_WARD, () -> decide("v05-lanhdao", empty));
        refused(KernelRefusal.MISSING, () -> decideDelegation.decide(demo.actor("v05-lanhdao"), id, " ", "20/11/2023"));
        decide("v05-lanhdao", id);
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> decide("v05-lanhdao", id));
        refused(
                KernelRefusal.NOT_IN_THIS_STATE,
                () -> prepareDelegation.change(demo.actor("v05-canbo"), id, 2, DemoDelegation.typed("Đoàn", TWO)));
        refused(
                KernelRefusal.NOT_IN_THIS_STATE,
                () -> planRoute.add(demo.actor("v05-canbo"), id, List.of(demo.unit("catbi"))));
    }

    @Test
    void membersInspectItsWardsForItsDaysAndNoOthers() {
        Actor before = demo.actor("quansat");
        assertThat(before.may(Permission.VIEW_EVIDENCE)).isFalse();
        long id = demoDelegation.draft("Đoàn có quyền", List.of("kenhduong"), TWO);
        assertThat(demo.actor("quansat").may(Permission.VIEW_EVIDENCE))
                .as("a draft gives nothing")
                .isFalse();
        demoDelegation.decide(id);
        assertThat(Set.of(demo.actor("quansat").units(Permission.VIEW_EVIDENCE)))
                .containsExactly(demo.unit("kenhduong"));
        LocalDate last = LocalDate.of(2023, 11, 30);
        assertThat(on("quansat", last).may(Permission.VIEW_EVIDENCE)).isTrue();
        assertThat(on("quansat", last.plusDays(1)).may(Permission.VIEW_EVIDENCE))
                .isFalse();
        refused(KernelRefusal.NOT_PERMITTED, () -> decideDelegation.cancel(demo.actor("v05-lanhdao"), id, "hoãn"));
        refused(KernelRefusal.MISSING, () -> decideDelegation.cancel(demo.actor("v05-canbo"), id, ""));
        decideDelegation.cancel(demo.actor("v05-canbo"), id, "hoãn do mưa bão");
        assertThat(on("quansat", last).may(Permission.VIEW_EVIDENCE))
                .as("rights end with it")
                .isFalse();
        assertThat(jdbc.sql("select count(*) from inspection.given where delegation_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .as("what was given stays to be read")
                .isEqualTo(2);
    }

    @Test
    void nobodyGrantsTheRightsOfADelegationByHand() {
        long account = jdbc.sql("select id from accounts.account where login = 'kiemtoan'")
                .query(Long.class)
                .single();
        long office = jdbc.sql("select min(id) from accounts.office")
                .query(Long.class)
                .single();
        refused(
                AccountsRefusal.BY_DELEGATION_ONLY,
                () -> grantRoles.grant(
                        demo.actor("admin"),
                        account,
                        new NewGrant(Role.INSPECTOR, office, LocalDate.of(2023, 11, 24), null, false)));
    }

    @Test
    void wardsSeeItOnceItIsDecidedAndTheirOwnVisitOnly() {
        long id = demoDelegation.draft("Đoàn đến hai phường", List.of("hungvuong", "catbi"), TWO);
        for (String stranger : List.of("catbi-truong", "hp-canbo", "hn-canbo", "quansat", "nhattan-canbo")) {
            assertThat(delegations.find(demo.actor(stranger), id)).as(stranger).isEmpty();
        }
        demoDelegation.decide(id);
        assertThat(visited("catbi-truong", id)).containsExactly(demo.unit("catbi"));
        assertThat(visited("hp-canbo", id)).containsExactly(demo.unit("catbi"), demo.unit("hungvuong"));
        assertThat(visited("quansat", id)).hasSize(2);
        assertThat(delegations.find(demo.actor("hn-canbo"), id)).isEmpty();
        assertThat(delegations.find(demo.actor("nhattan-canbo"), id)).isEmpty();
        assertThat(delegations
                        .page(demo.actor("nhattan-canbo"), "đến hai", "", "", 0, paging())
                        .items())
                .isEmpty();
        assertThat(delegations
                        .page(demo.actor("catbi-canbo"), "den hai", "result", "decided", 0, paging())
                        .items())
                .extracting(DelegationHead::delegationId)
                .containsExactly(id);
    }

    @Test
    void anUnannouncedOneIsNotSeenBeforeItSetsOut() {
        NewDelegation typed = DemoDelegation.typed("Đoàn không báo trước", TWO);
        long id = prepare(
                "v05-canbo",
                new NewDelegation(typed.name(), "recheck", typed.beginsOn(), typed.endsOn(), false, typed.members()));
        planRoute.add(demo.actor("v05-canbo"), id, List.of(demo.unit("catbi")));
        demoDelegation.decide(id);
        assertThat(delegations.find(demo.actor("catbi-truong"), id)).isEmpty();
        assertThat(delegations.find(demo.actor("hp-lanhdao"), id)).isEmpty();
        assertThat(delegations.find(demo.actor("quansat"), id)).isPresent();
    }

    @Test
    void itIsDraftedDecidedAndCalledOffOnItsPages() throws Exception {
        var typed = Browse.post("v05-canbo", "/inspection")
                .param("cohort", String.valueOf(demo.cohort2023()))
                .param("name", "Đoàn gõ trên trang")
                .param("purpose", "rollout")
                .param("beginsOn", "24/11/2023")
                .param("endsOn", "25/11/2023")
                .param("members.0.login", "v05-lanhdao")
                .param("members.0.role", "head")
                .param("members.0.rank", "Đại tá");
        web.perform(typed)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("value=\"Đại tá\"")));
        String page = Objects.requireNonNull(web.perform(typed.param("members.0.post", "Phó Cục trưởng"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        web.perform(Browse.get("v05-lanhdao", page)).andExpect(content().string(not(containsString("/decide"))));
        web.perform(Browse.post("v05-canbo", page + "/wards/new")
                        .param("unit", String.valueOf(demo.unit("catbi")))
                        .param("unit", String.valueOf(demo.unit("hungvuong"))))
                .andExpect(redirectedUrl(page));
        List<VisitLine> route = route(Long.parseLong(page.substring(page.lastIndexOf('/') + 1)));
        web.perform(Browse.post("v05-canbo", page + "/route")
                        .param("stops.0.visitId", String.valueOf(route.get(0).visitId()))
                        .param("stops.0.position", "2")
                        .param("stops.1.visitId", String.valueOf(route.get(1).visitId()))
                        .param("stops.1.position", "1")
                        .param("stops.1.visitsOn", "24/11/2023"))
                .andExpect(redirectedUrl(page));
        assertThat(route(Long.parseLong(page.substring(page.lastIndexOf('/') + 1))))
                .extracting(VisitLine::visitId)
                .containsExactly(route.get(1).visitId(), route.get(0).visitId());
        web.perform(Browse.post("v05-canbo", page + "/wards/" + route.get(0).visitId() + "/remove"))
                .andExpect(redirectedUrl(page));
        web.perform(Browse.post("v05-lanhdao", page + "/decide")
                        .param("decisionNumber", "88/QĐ-MINH-HOẠ")
                        .param("decidedOn", "hôm qua"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("value=\"88/QĐ-MINH-HOẠ\"")));
        web.perform(Browse.post("v05-lanhdao", page + "/decide")
                        .param("decisionNumber", "88/QĐ-MINH-HOẠ")
                        .param("decidedOn", "22/11/2023"))
                .andExpect(redirectedUrl(page));
        web.perform(Browse.post("v05-canbo", page + "/cancel").param("reason", "Hoãn"))
                .andExpect(redirectedUrl(page));
        web.perform(Browse.get("v05-canbo", page)).andExpect(content().string(containsString("Hoãn")));
    }

    @Test
    void aReorganisationNamesWhatItTouches() {
        long id = demoDelegation.draft("Đoàn trước sắp xếp", List.of("catbi"), TWO);
        Long[] ward = {demo.unit("catbi")};
        assertThat(delegationRehearsal.touched(ward, new Long[0], LocalDate.of(2025, 7, 1)))
                .filteredOn(each -> each.subject().equals("Đoàn trước sắp xếp"))
                .extracting(Touched::rule)
                .containsExactly("inspection.rehearsal.visit.stays");
        assertThat(id).isPositive();
    }

    private long prepare(String login, NewDelegation delegation) {
        return prepareDelegation.prepare(demo.actor(login), demo.cohort2023(), delegation, true);
    }

    private void decide(String login, long id) {
        decideDelegation.decide(demo.actor(login), id, "77/QĐ-MINH-HOẠ", "20/11/2023");
    }

    private List<VisitLine> route(long id) {
        Actor reader = demo.actor("hp-canbo");
        return delegations
                .find(reader, id)
                .map(each -> delegations.visits(reader, each))
                .orElseGet(() -> visits("v05-canbo", id));
    }

    private List<VisitLine> visits(String login, long id) {
        Actor reader = demo.actor(login);
        return delegations.visits(reader, delegations.find(reader, id).orElseThrow());
    }

    private List<Long> visited(String login, long id) {
        return visits(login, id).stream().map(VisitLine::unitId).toList();
    }

    private Actor on(String login, LocalDate day) {
        return actors.on(login, day).orElseThrow();
    }

    private static Paging paging() {
        return new Paging(1, 25);
    }
}
