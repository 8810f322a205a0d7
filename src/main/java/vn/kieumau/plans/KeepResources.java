package vn.kieumau.plans;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
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

/** Writes what a ward needs and has: staff, equipment, money. */
@Component
public class KeepResources {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Resources resources;
    private final Lines lines;

    KeepResources(JdbcClient jdbc, Audit audit, Resources resources, Lines lines) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.resources = resources;
        this.lines = lines;
    }

    private record Read(String kind, String name, @Nullable Integer year, int needed, int present, String note) {}

    /** @return the line's key */
    @Transactional
    public long add(Actor actor, long unitId, NewResource typed, boolean illustrative) {
        UnitSummary ward = ward(actor, unitId);
        Read read = read(typed);
        long line = jdbc.sql("insert into plans.line (kind) values (:kind) returning id")
                .param("kind", read.kind())
                .query(Long.class)
                .single();
        int added = jdbc.sql("""
                        insert into plans.resource (id, unit_id, kind, name, year, needed, present, note, illustrative)
                        values (:id, :unit, :kind, :name, :year::int, :needed, :present, :note, :illustrative)
                        on conflict on constraint resource_once do nothing
                        """)
                .param("id", line)
                .param("unit", unitId)
                .param("kind", read.kind())
                .param("name", read.name())
                .param("year", read.year())
                .param("needed", read.needed())
                .param("present", read.present())
                .param("note", read.note())
                .param("illustrative", illustrative)
                .update();
        Refused.when(added == 0, PlansRefusal.ALREADY_LISTED, new Text.Field("plans.resource." + read.kind()));
        record(actor, ward, line, read.name(), read.note());
        return line;
    }

    /** @param version that was seen */
    @Transactional
    public void change(Actor actor, long unitId, long resourceId, int version, NewResource typed) {
        UnitSummary ward = ward(actor, unitId);
        ResourceLine line = Refused.found(resources.line(unitId, resourceId));
        Refused.when(
                !line.kind().equals(typed.kind()), PlansRefusal.UNKNOWN_KIND, new Text.Field("plans.resource.kind"));
        Read read = read(typed);
        int changed;
        try {
            changed = jdbc.sql("""
                            update plans.resource set name = :name, year = :year::int, needed = :needed, present = :present, note = :note,
                                version = version + 1
                            where id = :id and version = :version
                            """)
                    .param("name", read.name())
                    .param("year", read.year())
                    .param("needed", read.needed())
                    .param("present", read.present())
                    .param("note", read.note())
                    .param("id", resourceId)
                    .param("version", version)
                    .update();
        } catch (DuplicateKeyException there) {
            throw new Refused(PlansRefusal.ALREADY_LISTED, new Text.Field("plans.resource." + read.kind()));
        }
        Refused.when(changed == 0, KernelRefusal.CHANGED_MEANWHILE);
        record(actor, ward, resourceId, read.name(), read.note());
    }

    /** Takes a line out; the trail keeps all that it was. */
    @Transactional
    public void drop(Actor actor, long unitId, long resourceId, int version) {
        UnitSummary ward = ward(actor, unitId);
        ResourceLine line = Refused.found(resources.line(unitId, resourceId));
        lines.release(resourceId);
        int dropped = jdbc.sql("delete from plans.resource where id = :id and version = :version")
                .param("id", resourceId)
                .param("version", version)
                .update();
        Refused.when(dropped == 0, KernelRefusal.CHANGED_MEANWHILE);
        lines.drop(resourceId);
        record(actor, ward, resourceId, line.name(), "");
    }

    private UnitSummary ward(Actor actor, long unitId) {
        actor.require(Permission.KEEP_RESOURCES);
        return Refused.found(resources.ward(actor, Permission.KEEP_RESOURCES, unitId));
    }

    private static Read read(NewResource typed) {
        ResourceKind kind = ResourceKind.of(typed.kind())
                .orElseThrow(() -> new Refused(PlansRefusal.UNKNOWN_KIND, new Text.Field("plans.resource.kind")));
        String name = Text.required(typed.name(), "plans.resource.name." + kind.code(), Text.LINE);
        boolean budget = kind == ResourceKind.BUDGET;
        Refused.when(
                budget && !BudgetSource.isCode(name),
                PlansRefusal.UNKNOWN_KIND,
                new Text.Field("plans.resource.name.budget"));
        Refused.when(budget && typed.year() == null, KernelRefusal.MISSING, new Text.Field("plans.resource.year"));
        if (budget && typed.year() != null) {
            within(typed.year(), "plans.resource.year", NewResource.FIRST_YEAR, NewResource.LAST_YEAR);
        }
        within(typed.needed(), "plans.resource.needed", 0, NewResource.MOST);
        within(typed.present(), "plans.resource.present", 0, NewResource.MOST);
        return new Read(
                kind.code(),
                name,
                budget ? typed.year() : null,
                typed.needed(),
                typed.present(),
                Text.of(typed.note(), "plans.note", Text.LONG));
    }

    private static void within(int number, String field, int least, int most) {
        Refused.when(
                number < least || number > most,
                KernelRefusal.NOT_A_NUMBER,
                new Text.Field(field),
                String.valueOf(number),
                least,
                most);
    }

    private void record(Actor actor, UnitSummary ward, long id, String subject, String reason) {
        audit.record(
                actor,
                Permission.KEEP_RESOURCES,
                "plans.resource",
                id,
                ward.name() + " · " + subject,
                ward.unitId(),
                reason);
    }
}
