package vn.kieumau.plans;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.web.Typed;

/** Writes a ward's building projects and moves them along the one table of moves. */
@Component
public class KeepPremises {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Resources resources;
    private final Lines lines;

    KeepPremises(JdbcClient jdbc, Audit audit, Resources resources, Lines lines) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.resources = resources;
        this.lines = lines;
    }

    /** @return the project's key */
    @Transactional
    public long add(Actor actor, long unitId, NewPremises typed, boolean illustrative) {
        UnitSummary ward = ward(actor, unitId);
        String name = Text.required(typed.name(), "plans.premises.name", Text.LINE);
        String note = Text.of(typed.note(), "plans.note", Text.LONG);
        long id = jdbc.sql("""
                        with line as (insert into plans.line (kind) values ('premises') returning id)
                        insert into plans.premises (id, unit_id, name, planned, reached, note, illustrative)
                        select id, :unit, :name, string_to_array(:planned, ',', '')::date[], string_to_array(:reached, ',', '')::date[], :note,
                            :illustrative
                        from line returning id
                        """)
                .param("unit", unitId)
                .param("name", name)
                .param("planned", planned(typed))
                .param("reached", ",".repeat(PremisesStep.DAYS - 1))
                .param("note", note)
                .param("illustrative", illustrative)
                .query(Long.class)
                .single();
        record(actor, ward, id, name, note);
        return id;
    }

    /** @param version that was seen */
    @Transactional
    public void change(Actor actor, long unitId, long premisesId, int version, NewPremises typed) {
        UnitSummary ward = ward(actor, unitId);
        Refused.found(resources.project(unitId, premisesId));
        String name = Text.required(typed.name(), "plans.premises.name", Text.LINE);
        String note = Text.of(typed.note(), "plans.note", Text.LONG);
        int changed = jdbc.sql("""
                        update plans.premises set name = :name, planned = string_to_array(:planned, ',', '')::date[], note = :note, version = version + 1
                        where id = :id and version = :version
                        """)
                .param("name", name)
                .param("planned", planned(typed))
                .param("note", note)
                .param("id", premisesId)
                .param("version", version)
                .update();
        Refused.when(changed == 0, KernelRefusal.CHANGED_MEANWHILE);
        record(actor, ward, premisesId, name, note);
    }

    /** One step on, reached on a day that is not before the step's before it and not to come. */
    @Transactional
    public void advance(
            Actor actor, long unitId, long premisesId, int version, LocalDate reachedOn, @Nullable String note) {
        UnitSummary ward = ward(actor, unitId);
        PremisesProject project = Refused.found(resources.project(unitId, premisesId));
        PremisesMove move = project.onwards().orElseThrow(() -> new Refused(KernelRefusal.NOT_IN_THIS_STATE));
        Text.Field field = new Text.Field("plans.premises.reached");
        Refused.when(reachedOn.isAfter(actor.today()) || !Typed.plausible(reachedOn), PlansRefusal.DAY_AHEAD, field);
        Refused.when(
                project.days().stream()
                        .map(PremisesProject.Day::reached)
                        .filter(Objects::nonNull)
                        .anyMatch(reachedOn::isBefore),
                PlansRefusal.BEFORE_LAST_STEP,
                field);
        move(actor, ward, project, version, move, reachedOn, Text.of(note, "plans.note", Text.LONG));
    }

    /** One step back, with a reason: what was reached is so no more. */
    @Transactional
    public void back(Actor actor, long unitId, long premisesId, int version, @Nullable String reason) {
        UnitSummary ward = ward(actor, unitId);
        PremisesProject project = Refused.found(resources.project(unitId, premisesId));
        PremisesMove move = project.back().orElseThrow(() -> new Refused(KernelRefusal.NOT_IN_THIS_STATE));
        move(actor, ward, project, version, move, null, Text.required(reason, "plans.premises.back_reason", Text.LONG));
    }

    /** Takes a project out; the trail keeps all that it was. */
    @Transactional
    public void drop(Actor actor, long unitId, long premisesId, int version) {
        UnitSummary ward = ward(actor, unitId);
        PremisesProject project = Refused.found(resources.project(unitId, premisesId));
        lines.release(premisesId);
        int dropped = jdbc.sql("delete from plans.premises where id = :id and version = :version")
                .param("id", premisesId)
                .param("version", version)
                .update();
        Refused.when(dropped == 0, KernelRefusal.CHANGED_MEANWHILE);
        lines.drop(premisesId);
        record(actor, ward, premisesId, project.name(), "");
    }

    private void move(
            Actor actor,
            UnitSummary ward,
            PremisesProject project,
            int version,
            PremisesMove move,
            @Nullable LocalDate reachedOn,
            String why) {
        List<@Nullable LocalDate> reached = new ArrayList<>();
        project.days().forEach(each -> reached.add(each.reached()));
        reached.set((move.onwards() ? move.to() : move.from()).day(), reachedOn);
        int moved = jdbc.sql("""
                        update plans.premises set step = :to, reached = string_to_array(:reached, ',', '')::date[], note = :note, version = version + 1
                        where id = :id and version = :version and step = :from
                        """)
                .param("to", move.to().code())
                .param("from", move.from().code())
                .param("reached", stored(reached))
                .param("note", why)
                .param("id", project.premisesId())
                .param("version", version)
                .update();
        Refused.when(moved == 0, KernelRefusal.CHANGED_MEANWHILE);
        record(actor, ward, project.premisesId(), project.name(), why);
    }

    /** In their order, as far as they are said. */
    private static String planned(NewPremises typed) {
        List<@Nullable LocalDate> days = typed.planned();
        LocalDate last = null;
        for (int i = 0; i < days.size(); i++) {
            LocalDate day = days.get(i);
            if (day == null) {
                continue;
            }
            Text.Field field = new Text.Field("plans.premises.step." + PremisesStep.values()[i + 1].code());
            Refused.when(!Typed.plausible(day), KernelRefusal.NOT_A_DATE, field, day.toString());
            Refused.when(last != null && day.isBefore(last), PlansRefusal.STEPS_OUT_OF_ORDER, field);
            last = day;
        }
        return stored(days);
    }

    private static String stored(List<@Nullable LocalDate> days) {
        return days.stream().map(each -> each == null ? "" : each.toString()).collect(Collectors.joining(","));
    }

    private UnitSummary ward(Actor actor, long unitId) {
        actor.require(Permission.KEEP_RESOURCES);
        return Refused.found(resources.ward(actor, Permission.KEEP_RESOURCES, unitId));
    }

    private void record(Actor actor, UnitSummary ward, long id, String subject, String reason) {
        audit.record(
                actor,
                Permission.KEEP_RESOURCES,
                "plans.premises",
                id,
                ward.name() + " · " + subject,
                ward.unitId(),
                reason);
    }
}
