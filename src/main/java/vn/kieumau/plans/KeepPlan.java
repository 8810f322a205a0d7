package vn.kieumau.plans;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.campaigns.Registrations;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/**
 * Writes the plan of a registration: what is to be done for each criterion, how far it is, and what is dropped again. A plan of a
 * registration that was withdrawn or decided is not changed any more.
 */
@Component
public class KeepPlan {
    private static final int WHOLE = 100;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Plans plans;
    private final Registrations registrations;
    private final Lines lines;

    KeepPlan(JdbcClient jdbc, Audit audit, Plans plans, Registrations registrations, Lines lines) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.plans = plans;
        this.registrations = registrations;
        this.lines = lines;
    }

    /** What was typed, read. */
    private record Read(
            long criterionId,
            String text,
            long ownerOfficeId,
            LocalDate beginsOn,
            LocalDate due,
            String needed,
            @Nullable Integer cost) {}

    /** @return the action's key */
    @Transactional
    public long add(Actor actor, long registrationId, NewAction typed, boolean illustrative) {
        PlanHead plan = lock(actor, registrationId);
        Read read = read(actor, plan, typed, null);
        long id = jdbc.sql("""
                        with line as (insert into plans.line (kind) values ('action') returning id)
                        insert into plans.action (id, registration_id, criterion_id, text, owner_office_id, begins_on, due, needed, cost, illustrative)
                        select id, :registration, :criterion, :text, :owner, :begins, :due, :needed, :cost::int, :illustrative from line
                        returning id
                        """)
                .param("registration", registrationId)
                .param("criterion", read.criterionId())
                .param("text", read.text())
                .param("owner", read.ownerOfficeId())
                .param("begins", read.beginsOn())
                .param("due", read.due())
                .param("needed", read.needed())
                .param("cost", read.cost())
                .param("illustrative", illustrative)
                .query(Long.class)
                .single();
        record(actor, plan, id, read.text(), "");
        return id;
    }

    /** @param version that was seen */
    @Transactional
    public void change(Actor actor, long registrationId, long actionId, int version, NewAction typed) {
        PlanHead plan = lock(actor, registrationId);
        PlanAction before = Refused.found(plans.action(registrationId, actionId));
        Read read = read(actor, plan, typed, before.ownerOfficeId());
        int changed = jdbc.sql("""
                        update plans.action set criterion_id = :criterion, text = :text, owner_office_id = :owner, begins_on = :begins, due = :due,
                            needed = :needed, cost = :cost::int, version = version + 1
                        where id = :id and version = :version
                        """)
                .param("criterion", read.criterionId())
                .param("text", read.text())
                .param("owner", read.ownerOfficeId())
                .param("begins", read.beginsOn())
                .param("due", read.due())
                .param("needed", read.needed())
                .param("cost", read.cost())
                .param("id", actionId)
                .param("version", version)
                .update();
        Refused.when(changed == 0, KernelRefusal.CHANGED_MEANWHILE);
        record(actor, plan, actionId, read.text(), "");
    }

    /**
     * Tells how far an action is; with 100 it is done, on the day of telling it.
     *
     * @param note what there is to say about it; kept in the trail with each progress
     */
    @Transactional
    public void report(
            Actor actor, long registrationId, long actionId, int version, int progress, @Nullable String note) {
        PlanHead plan = lock(actor, registrationId);
        PlanAction action = Refused.found(plans.action(registrationId, actionId));
        Refused.when(
                progress < 0 || progress > WHOLE,
                KernelRefusal.NOT_A_NUMBER,
                new Text.Field("plans.progress"),
                progress,
                0,
                WHOLE);
        String said = Text.of(note, "plans.note", Text.LONG);
        int changed = jdbc.sql("""
                        update plans.action set progress = :progress, note = :note, noted_on = :today, version = version + 1,
                            done_on = case when :progress = 100 then coalesce(done_on, :today) end
                        where id = :id and version = :version
                        """)
                .param("progress", progress)
                .param("note", said)
                .param("today", actor.today())
                .param("id", actionId)
                .param("version", version)
                .update();
        Refused.when(changed == 0, KernelRefusal.CHANGED_MEANWHILE);
        record(actor, plan, actionId, action.text() + " · " + progress + "%", said);
    }

    /** Takes an action out of the plan; the trail keeps all that it was. */
    @Transactional
    public void drop(Actor actor, long registrationId, long actionId, int version) {
        PlanHead plan = lock(actor, registrationId);
        PlanAction action = Refused.found(plans.action(registrationId, actionId));
        lines.release(actionId);
        int dropped = jdbc.sql("delete from plans.action where id = :id and version = :version")
                .param("id", actionId)
                .param("version", version)
                .update();
        Refused.when(dropped == 0, KernelRefusal.CHANGED_MEANWHILE);
        lines.drop(actionId);
        record(actor, plan, actionId, action.text(), "");
    }

    /** The registration is locked first, so that it is neither withdrawn nor decided meanwhile. */
    private PlanHead lock(Actor actor, long registrationId) {
        actor.require(Permission.KEEP_PLAN);
        registrations.lock(registrationId);
        PlanHead plan = Refused.found(plans.find(actor, Permission.KEEP_PLAN, registrationId));
        Refused.when(plan.ended(), PlansRefusal.PLAN_ENDED);
        return plan;
    }

    /** @param owner who sees to it until now, and may go on to even where the actor could not have chosen it; null for a new one */
    private Read read(Actor actor, PlanHead plan, NewAction typed, @Nullable Long owner) {
        long criterion = plans.criteria(plan.setId()).stream()
                .filter(each -> each.code().equals(typed.criterion()))
                .findFirst()
                .orElseThrow(() -> new Refused(PlansRefusal.UNKNOWN_CRITERION, new Text.Field("plans.criterion")))
                .criterionId();
        String text = Text.required(typed.text(), "plans.text", NewAction.LONGEST);
        boolean asBefore = owner != null && owner == typed.ownerOfficeId();
        Refused.when(
                !asBefore
                        && plans.owners(actor, plan.unitId()).stream()
                                .noneMatch(each -> each.officeId() == typed.ownerOfficeId()),
                PlansRefusal.UNKNOWN_OFFICE,
                new Text.Field("plans.owner"));
        days(plan, typed.beginsOn(), "plans.begins_on");
        days(plan, typed.due(), "plans.due");
        Refused.when(
                typed.due().isBefore(typed.beginsOn()),
                PlansRefusal.DUE_BEFORE_BEGIN,
                new Text.Field("plans.due"),
                new Text.Field("plans.begins_on"));
        Refused.when(
                typed.cost() != null && (typed.cost() < 0 || typed.cost() > NewAction.MOST_COST),
                KernelRefusal.NOT_A_NUMBER,
                new Text.Field("plans.cost"),
                typed.cost(),
                0,
                NewAction.MOST_COST);
        return new Read(
                criterion,
                text,
                typed.ownerOfficeId(),
                typed.beginsOn(),
                typed.due(),
                Text.of(typed.needed(), "plans.needed", Text.LINE),
                typed.cost());
    }

    private static void days(PlanHead plan, LocalDate day, String field) {
        Refused.when(
                day.isBefore(plan.earliest()) || day.isAfter(plan.latest()),
                PlansRefusal.OUT_OF_TIME,
                new Text.Field(field),
                String.valueOf(plan.earliest().getYear()),
                String.valueOf(plan.latest().getYear()));
    }

    private void record(Actor actor, PlanHead plan, long actionId, String subject, String reason) {
        audit.record(
                actor,
                Permission.KEEP_PLAN,
                "plans.action",
                actionId,
                plan.unitName() + " · " + subject,
                plan.unitId(),
                reason);
    }
}
