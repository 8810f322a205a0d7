package vn.kieumau.plans;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.SqlCount;
import vn.kieumau.units.Touched;

/** What Phường Hùng Vương builds, needs and has. */
@ApplicationTest
class ResourcesTest {
    static final LocalDate TODAY = LocalDate.of(2023, 11, 24);

    @Autowired
    Resources resources;

    @Autowired
    KeepResources keepResources;

    @Autowired
    KeepPremises keepPremises;

    @Autowired
    ResourcesRehearsal resourcesRehearsal;

    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    long ward;
    long project;

    @BeforeEach
    void find() {
        ward = demo.unit("hungvuong");
        project = resources.premises(ward).get(0).premisesId();
    }

    @Test
    void whoMayNotOrIsOutOfReachChangesNothing() {
        for (String login : List.of("v05-lanhdao", "quansat", "kiemtoan")) {
            refused(KernelRefusal.NOT_PERMITTED, () -> keepResources.add(demo.actor(login), ward, staff("X", 1), true));
            refused(KernelRefusal.NOT_PERMITTED, () -> keepPremises.add(demo.actor(login), ward, building(), true));
        }
        for (String login : List.of("catbi-truong", "hn-canbo")) {
            Actor foreign = demo.actor(login);
            refused(KernelRefusal.NOT_FOUND, () -> keepResources.add(foreign, ward, staff("X", 1), true));
            refused(KernelRefusal.NOT_FOUND, () -> keepPremises.add(foreign, ward, building(), true));
            refused(KernelRefusal.NOT_FOUND, () -> keepPremises.advance(foreign, ward, project, 3, TODAY, ""));
            refused(KernelRefusal.NOT_FOUND, () -> keepPremises.drop(foreign, ward, project, 3));
        }
        refused(
                KernelRefusal.NOT_FOUND,
                () -> keepPremises.drop(demo.actor("hp-canbo"), demo.unit("catbi"), project, 3));
        refused(
                KernelRefusal.NOT_FOUND,
                () -> keepResources.add(demo.actor("hp-canbo"), demo.unit("hp"), staff("X", 1), true));
        assertThat(resources.ward(demo.actor("catbi-truong"), Permission.VIEW_PLAN, ward))
                .isEmpty();
    }

    @Test
    void whatIsTypedWronglyIsSaid() {
        Actor officer = demo.actor("hungvuong-canbo");
        ResourceLine other = resources.lines(ward).stream()
                .filter(each -> each.kind().equals("budget") && each.name().equals("social"))
                .findFirst()
                .orElseThrow();
        demo.apart(() -> refused(
                PlansRefusal.ALREADY_LISTED,
                () -> keepResources.change(
                        officer, ward, other.resourceId(), 1, new NewResource("budget", "local", 2023, 1, 1, ""))));
        refused(PlansRefusal.UNKNOWN_KIND, () -> add(officer, "people", "X", null, 1));
        refused(PlansRefusal.UNKNOWN_KIND, () -> add(officer, "budget", "lottery", 2024, 1));
        refused(KernelRefusal.MISSING, () -> add(officer, "budget", "local", null, 1));
        refused(KernelRefusal.NOT_A_NUMBER, () -> add(officer, "budget", "local", 1999, 1));
        refused(KernelRefusal.MISSING, () -> add(officer, "staffing", " ", null, 1));
        refused(KernelRefusal.NOT_A_NUMBER, () -> add(officer, "equipment", "X", null, -1));
        refused(KernelRefusal.NOT_A_NUMBER, () -> add(officer, "equipment", "X", null, 100_000_001));
        refused(PlansRefusal.ALREADY_LISTED, () -> add(officer, "budget", "local", 2023, 1));
        refused(
                PlansRefusal.UNKNOWN_KIND,
                () -> keepResources.change(officer, ward, other.resourceId(), 1, staff("X", 1)));
        refused(KernelRefusal.CHANGED_MEANWHILE, () -> keepResources.drop(officer, ward, other.resourceId(), 2));
        refused(
                PlansRefusal.STEPS_OUT_OF_ORDER,
                () -> keepPremises.add(
                        officer, ward, new NewPremises("X", TODAY, null, TODAY.minusDays(1), null, null, ""), true));
    }

    @Test
    void aBuildingGoesOnOneStepOnADayAndBackOnlyWithAReason() {
        Actor officer = demo.actor("hungvuong-canbo");
        assertThat(at()).isEqualTo("planned");
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> keepPremises.back(officer, ward, project, 3, "Không."));
        refused(PlansRefusal.DAY_AHEAD, () -> keepPremises.advance(officer, ward, project, 3, TODAY.plusDays(1), ""));
        refused(KernelRefusal.CHANGED_MEANWHILE, () -> keepPremises.advance(officer, ward, project, 2, TODAY, ""));
        keepPremises.advance(officer, ward, project, 3, TODAY.minusDays(9), "Có đất.");
        assertThat(at()).isEqualTo("land");
        refused(
                PlansRefusal.BEFORE_LAST_STEP,
                () -> keepPremises.advance(officer, ward, project, 4, TODAY.minusDays(10), ""));
        refused(KernelRefusal.MISSING, () -> keepPremises.back(officer, ward, project, 4, " "));
        keepPremises.back(officer, ward, project, 4, "Vướng quy hoạch.");
        assertThat(at()).isEqualTo("planned");
        assertThat(resources.project(ward, project).orElseThrow().days().get(0).reached())
                .isNull();
        for (int i = 0; i < 5; i++) {
            keepPremises.advance(officer, ward, project, 5 + i, TODAY, "");
        }
        assertThat(at()).isEqualTo("handed_over");
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> keepPremises.advance(officer, ward, project, 10, TODAY, ""));
        refused(PlansRefusal.ALREADY_RAISED, () -> keepPremises.drop(officer, ward, project, 10));
        long other = keepPremises.add(officer, ward, building(), true);
        keepPremises.drop(officer, ward, other, 1);
        assertThat(resources.project(ward, other)).isEmpty();
    }

    @Test
    void lateAndLackingAreComputed() {
        PremisesProject late = resources.project(ward, project).orElseThrow();
        assertThat(late.late(TODAY)).as("land was planned for June").isTrue();
        assertThat(late.late(LocalDate.of(2023, 6, 30))).isFalse();
        assertThat(resources.premises(demo.unit("nhattan")).get(0))
                .satisfies(done -> assertThat(done.late(TODAY)).isFalse())
                .satisfies(done -> assertThat(done.days())
                        .extracting(PremisesProject.Day::step, each -> each.late(TODAY))
                        .containsExactly(
                                tuple("land", false),
                                tuple("design", true),
                                tuple("funding", false),
                                tuple("building", true),
                                tuple("handed_over", true)));
        assertThat(resources.lines(ward))
                .filteredOn(each -> each.kind().equals("equipment"))
                .extracting(ResourceLine::lacking)
                .containsExactly(4, 4, 0);
    }

    @Test
    void aReorganisationIsToldWhatStandsAtTheWard() {
        assertThat(resourcesRehearsal.touched(new Long[] {ward}, new Long[] {demo.unit("catbi")}, TODAY))
                .extracting(Touched::unitId, Touched::kind, Touched::rule)
                .hasSize(1 + 10 + 5 + 1 + 1)
                .contains(
                        tuple(ward, "plans.rehearsal.premises", "plans.rehearsal.stays"),
                        tuple(ward, "plans.rehearsal.resource", "plans.rehearsal.stays"),
                        tuple(demo.unit("catbi"), "plans.rehearsal.premises", "plans.rehearsal.goes_on"));
    }

    @Test
    void thePagesShowSumsAndTakeForms() throws Exception {
        String page = "/plans/units/" + ward;
        web.perform(Browse.get("admin", page)).andExpect(status().isForbidden());
        web.perform(Browse.get("catbi-canbo", page)).andExpect(status().isNotFound());
        web.perform(Browse.get("v05-canbo", "/plans/units/" + demo.unit("hp"))).andExpect(status().isNotFound());
        web.perform(Browse.get("quansat", page))
                .andExpect(content().string(containsString("Tổng năm 2024")))
                .andExpect(content().string(containsString("2.900")))
                .andExpect(content().string(containsString("Ngân sách trung ương")))
                .andExpect(content().string(not(containsString("/resources/new"))));
        web.perform(Browse.post("hungvuong-canbo", page + "/resources/new")
                        .param("kind", "budget")
                        .param("name", "other")
                        .param("year", "năm sau")
                        .param("needed", "10")
                        .param("present", "0"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("value=\"năm sau\"")));
        web.perform(Browse.post("hungvuong-canbo", page + "/resources/new")
                        .param("kind", "staffing")
                        .param("name", "Phó trưởng <b>")
                        .param("needed", "2")
                        .param("present", "1"))
                .andExpect(redirectedUrl(page));
        web.perform(Browse.get("hungvuong-canbo", page))
                .andExpect(content().string(containsString("Phó trưởng &lt;b&gt;")));
        String building = page + "/premises/" + project;
        web.perform(Browse.post("hungvuong-canbo", building + "/advance")
                        .param("version", "3")
                        .param("reachedOn", "25/11/2023"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("“Ngày đạt được” không được sau hôm nay.")))
                .andExpect(content().string(containsString("value=\"25/11/2023\"")));
        web.perform(Browse.post("hungvuong-canbo", building + "/advance")
                        .param("version", "3")
                        .param("reachedOn", "24/11/2023"))
                .andExpect(redirectedUrl(building));
        web.perform(Browse.post("hungvuong-canbo", building + "/back").param("version", "4"))
                .andExpect(status().isUnprocessableContent());
        assertThat(SqlCount.during(() -> web.perform(Browse.get("hungvuong-canbo", page))))
                .isLessThanOrEqualTo(8);
    }

    private String at() {
        return resources.project(ward, project).orElseThrow().step();
    }

    private void add(Actor actor, String kind, String name, @Nullable Integer year, int needed) {
        keepResources.add(actor, ward, new NewResource(kind, name, year, needed, 0, ""), true);
    }

    private static NewResource staff(String name, int needed) {
        return new NewResource("staffing", name, null, needed, 0, "");
    }

    private static NewPremises building() {
        return new NewPremises("Nhà", null, null, null, null, null, "");
    }
}
