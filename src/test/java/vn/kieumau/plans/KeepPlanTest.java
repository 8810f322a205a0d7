package vn.kieumau.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.kieumau.support.Refusals.refused;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.campaigns.WithdrawRegistration;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;
import vn.kieumau.web.WorkItem;

/** The plan of Phường Hùng Vương for the cohort of 2023. */
@ApplicationTest
class KeepPlanTest {
    static final LocalDate TODAY = LocalDate.of(2023, 11, 24);

    @Autowired
    Plans plans;

    @Autowired
    KeepPlan keepPlan;

    @Autowired
    PlansWork plansWork;

    @Autowired
    WithdrawRegistration withdrawRegistration;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whoMayNotOrIsOutOfReachChangesNothing() {
        long plan = plan("hungvuong");
        long action = action(plan, "Lắp bổ sung camera");
        int entries = demo.audited("KEEP_PLAN", "plans.action");
        for (String login : List.of("v05-canbo", "quansat", "kiemtoan", "tayho-canbo", "v05-doan1")) {
            refused(KernelRefusal.NOT_PERMITTED, () -> keepPlan.add(demo.actor(login), plan, good(), true));
            refused(KernelRefusal.NOT_PERMITTED, () -> keepPlan.drop(demo.actor(login), plan, action, 2));
        }
        for (String login : List.of("nhattan-canbo", "nhattan-truong", "hn-canbo", "catbi-canbo")) {
            refused(KernelRefusal.NOT_FOUND, () -> keepPlan.add(demo.actor(login), plan, good(), true));
            refused(KernelRefusal.NOT_FOUND, () -> keepPlan.change(demo.actor(login), plan, action, 2, good()));
            refused(KernelRefusal.NOT_FOUND, () -> keepPlan.report(demo.actor(login), plan, action, 2, 100, ""));
            refused(KernelRefusal.NOT_FOUND, () -> keepPlan.drop(demo.actor(login), plan, action, 2));
        }
        refused(KernelRefusal.NOT_FOUND, () -> keepPlan.drop(demo.actor("hp-canbo"), plan("catbi"), action, 2));
        assertThat(demo.audited("KEEP_PLAN", "plans.action")).isEqualTo(entries);
        assertThat(plans.find(demo.actor("nhattan-canbo"), Permission.VIEW_PLAN, plan))
                .isEmpty();
        assertThat(plans.find(demo.actor("quansat"), Permission.VIEW_PLAN, plan))
                .isPresent();
    }

    @Test
    void whatIsTypedWronglyIsSaid() {
        Actor officer = demo.actor("hungvuong-canbo");
        long plan = plan("hungvuong");
        refused(
                PlansRefusal.UNKNOWN_CRITERION,
                () -> keepPlan.add(officer, plan, with("99", TODAY, TODAY, null), true));
        refused(KernelRefusal.MISSING, () -> keepPlan.add(officer, plan, text(" \u200b"), true));
        refused(KernelRefusal.TOO_LONG, () -> keepPlan.add(officer, plan, text("x".repeat(501)), true));
        refused(PlansRefusal.UNKNOWN_OFFICE, () -> keepPlan.add(officer, plan, owned("cap-nhattan"), true));
        refused(PlansRefusal.UNKNOWN_OFFICE, () -> keepPlan.add(officer, plan, owned("ca-hp"), true));
        refused(
                PlansRefusal.UNKNOWN_OFFICE,
                () -> keepPlan.add(demo.actor("hp-canbo"), plan, owned("cap-catbi"), true));
        refused(
                PlansRefusal.DUE_BEFORE_BEGIN,
                () -> keepPlan.add(officer, plan, with("1", TODAY, TODAY.minusDays(1), null), true));
        refused(
                PlansRefusal.OUT_OF_TIME,
                () -> keepPlan.add(officer, plan, with("1", LocalDate.of(2021, 12, 31), TODAY, null), true));
        refused(
                PlansRefusal.OUT_OF_TIME,
                () -> keepPlan.add(officer, plan, with("1", TODAY, LocalDate.of(2026, 1, 1), null), true));
        refused(KernelRefusal.NOT_A_NUMBER, () -> keepPlan.add(officer, plan, with("1", TODAY, TODAY, -1), true));
        long action = action(plan, "Lắp bổ sung camera");
        refused(KernelRefusal.NOT_A_NUMBER, () -> keepPlan.report(officer, plan, action, 2, 101, ""));
        refused(KernelRefusal.NOT_A_NUMBER, () -> keepPlan.report(officer, plan, action, 2, -1, ""));
        long above = keepPlan.add(demo.actor("hp-canbo"), plan, owned("ca-hp"), true);
        keepPlan.change(officer, plan, above, 1, owned("ca-hp"));
        refused(PlansRefusal.UNKNOWN_OFFICE, () -> keepPlan.change(officer, plan, above, 2, owned("ubnd-hn")));
    }

    @Test
    void whoComesSecondIsTold() {
        long plan = plan("hungvuong");
        long action = action(plan, "Lắp bổ sung camera");
        Actor officer = demo.actor("hungvuong-canbo");
        keepPlan.change(demo.actor("hungvuong-truong"), plan, action, 2, good());
        refused(KernelRefusal.CHANGED_MEANWHILE, () -> keepPlan.change(officer, plan, action, 2, good()));
        refused(KernelRefusal.CHANGED_MEANWHILE, () -> keepPlan.report(officer, plan, action, 2, 10, ""));
        refused(KernelRefusal.CHANGED_MEANWHILE, () -> keepPlan.drop(officer, plan, action, 2));
    }

    @Test
    void aPlanOfAWithdrawnOrDecidedRegistrationIsHistory() {
        long decided = plan("hn-p2");
        long done = action(decided, "Sửa chữa trụ sở");
        refused(PlansRefusal.PLAN_ENDED, () -> keepPlan.add(demo.actor("hn-canbo"), decided, owned("ca-hn"), true));
        refused(PlansRefusal.PLAN_ENDED, () -> keepPlan.report(demo.actor("hn-p2-canbo"), decided, done, 2, 10, ""));
        refused(PlansRefusal.PLAN_ENDED, () -> keepPlan.drop(demo.actor("hn-p2-canbo"), decided, done, 2));
        assertThat(plans.actions(decided)).hasSize(2);

        long dossier = demo.openDossier("hn-p1", 2032, demo.setId());
        long registration = jdbc.sql("select registration_id from assessment.dossier where id = ?")
                .param(dossier)
                .query(Long.class)
                .single();
        NewAction later = new NewAction(
                "1", "Việc", office("cap-hn-p1"), LocalDate.of(2032, 1, 1), LocalDate.of(2032, 2, 1), "", null);
        keepPlan.add(demo.actor("hn-p1-canbo"), registration, later, true);
        withdrawRegistration.withdraw(
                demo.actor("hn-lanhdao"),
                plans.find(demo.actor("hn-lanhdao"), Permission.VIEW_PLAN, registration)
                        .orElseThrow()
                        .cohortId(),
                registration,
                "Chưa đủ điều kiện");
        refused(PlansRefusal.PLAN_ENDED, () -> keepPlan.add(demo.actor("hn-p1-canbo"), registration, later, true));
    }

    @Test
    void anActionIsPlannedMovedOnAndDroppedAndTheTrailKeepsIt() {
        Actor officer = demo.actor("hungvuong-canbo");
        long plan = plan("hungvuong");
        long id = keepPlan.add(officer, plan, good(), true);
        keepPlan.report(officer, plan, id, 1, 100, "Xong.");
        assertThat(plans.action(plan, id).orElseThrow())
                .extracting(PlanAction::progress, PlanAction::doneOn, PlanAction::note, PlanAction::notedOn)
                .containsExactly(100, TODAY, "Xong.", TODAY);
        keepPlan.report(officer, plan, id, 2, 90, "Phải làm lại một phần.");
        assertThat(plans.action(plan, id).orElseThrow().doneOn()).isNull();
        keepPlan.change(officer, plan, id, 3, with("2", TODAY, TODAY.plusDays(30), 15));
        assertThat(plans.action(plan, id).orElseThrow())
                .extracting(PlanAction::criterionCode, PlanAction::progress, PlanAction::cost, PlanAction::version)
                .containsExactly("2", 90, 15, 4);
        keepPlan.drop(officer, plan, id, 4);
        assertThat(plans.action(plan, id)).isEmpty();
        assertThat(jdbc.sql("select count(*) from plans.line where id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("""
                        select content->>'progress' from audit.entry where table_name = 'plans.action' and row_id = ? order by seq
                        """).param(id).query(String.class).list()).containsExactly("0", "100", "90", "90", null);
    }

    @Test
    void aListCountsWhatIsLateAndFiltersByIt() {
        Actor programme = demo.actor("v05-canbo");
        List<PlanLine> late = page(programme, new PlanFilter("", 0, 0, true));
        assertThat(late)
                .extracting(PlanLine::unitName, PlanLine::actions, PlanLine::late, PlanLine::done)
                .containsExactlyInAnyOrder(tuple("Phường Hùng Vương", 12, 2, 4), tuple("Phường Nhật Tân", 6, 1, 3));
        assertThat(page(programme, new PlanFilter("hung vuong", demo.cohort2023(), demo.unit("hp"), false)))
                .extracting(PlanLine::planned, PlanLine::nextDue)
                .containsExactly(tuple(8, LocalDate.of(2023, 9, 30)));
        assertThat(page(programme, new PlanFilter("hung vuong", 0, demo.unit("hn"), false)))
                .isEmpty();
        assertThat(page(demo.actor("catbi-canbo"), new PlanFilter("", 0, 0, false)))
                .extracting(PlanLine::unitName)
                .containsExactly("Phường Cát Bi");
        assertThat(page(programme, new PlanFilter("", demo.cohort2023(), 0, false)))
                .hasSizeGreaterThan(30);
    }

    @Test
    void lateActionsAwaitTheWardAndTheOfficeInCharge() {
        assertThat(plansWork.awaiting(demo.actor("quansat"))).isEmpty();
        assertThat(plansWork.awaiting(demo.actor("hungvuong-canbo")))
                .extracting(WorkItem::url, item -> item.detail().arguments()[0])
                .containsExactly(tuple("/plans/" + plan("hungvuong"), 2));
        assertThat(plansWork.awaiting(demo.actor("hp-canbo")))
                .as("of the two the one that its own office is to see to")
                .extracting(item -> item.detail().arguments()[0], WorkItem::due)
                .containsExactly(tuple(1, LocalDate.of(2023, 10, 31)));
        assertThat(plansWork.awaiting(demo.actor("hn-canbo"))).isEmpty();
        assertThat(plansWork.awaiting(demo.actor("catbi-truong"))).isEmpty();
    }

    private List<PlanLine> page(Actor reader, PlanFilter filter) {
        return plans.page(reader, filter, new Paging(1, 250)).items();
    }

    private long plan(String ward) {
        return plans.of(demo.cohort2023(), demo.unit(ward)).orElseThrow();
    }

    private long action(long plan, String begins) {
        return plans.actions(plan).stream()
                .filter(each -> each.text().startsWith(begins))
                .findFirst()
                .orElseThrow()
                .actionId();
    }

    private NewAction good() {
        return with("1", TODAY, TODAY.plusDays(10), null);
    }

    private NewAction with(String criterion, LocalDate begins, LocalDate due, @Nullable Integer cost) {
        return new NewAction(criterion, "Việc thử", office("cap-hungvuong"), begins, due, "", cost);
    }

    private NewAction text(String text) {
        return new NewAction("1", text, office("cap-hungvuong"), TODAY, TODAY, "", null);
    }

    private NewAction owned(String office) {
        return new NewAction("1", "Việc thử", office(office), TODAY, TODAY, "", null);
    }

    private long office(String key) {
        return jdbc.sql("select office_id from accounts.v_office where key = ?")
                .param(key)
                .query(Long.class)
                .single();
    }
}
