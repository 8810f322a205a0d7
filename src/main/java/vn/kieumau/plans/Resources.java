package vn.kieumau.plans;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.units.Units;

/** Reading what wards build, need and have, within the reader's reach. */
@Component
public class Resources {
    private static final String WARD = "commune";

    private final JdbcClient jdbc;
    private final Units units;

    Resources(JdbcClient jdbc, Units units) {
        this.jdbc = jdbc;
        this.units = units;
    }

    /** A ward that the permission reaches; empty for whatever else. */
    public Optional<UnitSummary> ward(Actor actor, Permission permission, long unitId) {
        return units.find(actor, permission, unitId).filter(each -> each.level().equals(WARD));
    }

    /** The caller has found the ward. */
    public List<PremisesProject> premises(long unitId) {
        return premises(unitId, 0);
    }

    public Optional<PremisesProject> project(long unitId, long premisesId) {
        return premisesId <= 0
                ? Optional.empty()
                : premises(unitId, premisesId).stream().findFirst();
    }

    private List<PremisesProject> premises(long unitId, long premisesId) {
        return jdbc
                .sql("""
                        select p.id as premises_id, p.unit_id, p.name, p.step, array_to_string(p.planned, ',', '') as planned,
                            array_to_string(p.reached, ',', '') as reached, p.note, i.imported_at, p.illustrative, p.version
                        from plans.premises p
                        left join audit.v_imported i on i.table_name = 'plans.premises' and i.row_id = p.id
                        where p.unit_id = :unit and (:id = 0 or p.id = :id)
                        order by p.id
                        """)
                .param("unit", unitId)
                .param("id", premisesId)
                .query(PremisesProject.Stored.class)
                .list()
                .stream()
                .map(PremisesProject.Stored::read)
                .toList();
    }

    /** Staffing, equipment and budget, each in the order of names; budgets by year. The caller has found the ward. */
    public List<ResourceLine> lines(long unitId) {
        return lines(unitId, 0);
    }

    public Optional<ResourceLine> line(long unitId, long resourceId) {
        return resourceId <= 0
                ? Optional.empty()
                : lines(unitId, resourceId).stream().findFirst();
    }

    private List<ResourceLine> lines(long unitId, long resourceId) {
        return jdbc.sql("""
                        select r.id as resource_id, r.unit_id, r.kind, r.name, r.year, r.needed, r.present, r.note, i.imported_at, r.illustrative, r.version
                        from plans.resource r
                        left join audit.v_imported i on i.table_name = 'plans.resource' and i.row_id = r.id
                        where r.unit_id = :unit and (:id = 0 or r.id = :id)
                        order by array_position(array['staffing', 'equipment', 'budget'], r.kind), r.year,
                            array_position(array['central', 'local', 'social', 'other'], r.name), r.name collate vi_natural, r.id
                        """)
                .param("unit", unitId)
                .param("id", resourceId)
                .query(ResourceLine.class)
                .list();
    }
}
