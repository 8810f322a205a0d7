package vn.kieumau.units;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.audit.AuditScope;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Sorting;

/** Reading the tree. */
@Component
public class Units implements AuditScope {
    private static final Sorting SORTING = new Sorting("""
            case level when 'country' then 0 when 'province' then 1 when 'district' then 2 else 3 end,
                top_down collate vi_natural, unit_id
            """, "unit_id")
            .by("name", "top_down collate vi_natural")
            .by("code", "code")
            .by("type", "type collate vi_natural");

    private final JdbcClient jdbc;

    Units(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Units in the actor's reach whose name, path or code has the words; without accents too. */
    public PageOf<UnitSummary> search(Actor actor, String words, String level, Paging paging) {
        List<UnitSummary> units = jdbc.sql("""
                        select unit_id, code, name, type, level, parent_id, path, valid_from, valid_to,
                            count(*) over () as total
                        from units.v_unit
                        where unit_id in (select unit_id from units.v_reach where ancestor_id = any(:reach))
                          and (:level = '' or level = :level)
                          and (:words = '' or folded like '%' || fold(:words) || '%')
                        """ + SORTING.page(paging))
                .param("reach", actor.reach(Permission.VIEW_UNITS))
                .param("level", level)
                .param("words", words)
                .params(Sorting.values(paging))
                .query(UnitSummary.class)
                .list();
        return new PageOf<>(units, units.isEmpty() ? 0 : units.get(0).total(), paging);
    }

    /** Empty both for a unit that is not there and for one outside the permission's reach. */
    public Optional<UnitSummary> find(Actor actor, Permission permission, long unitId) {
        return jdbc.sql("""
                        select unit_id, code, name, type, level, parent_id, path, valid_from, valid_to, 1 as total
                        from units.v_unit
                        where unit_id = :unitId
                          and unit_id in (select unit_id from units.v_reach where ancestor_id = any(:reach))
                        """)
                .param("unitId", unitId)
                .param("reach", actor.reach(permission))
                .query(UnitSummary.class)
                .optional();
    }

    /** Those of the units that the permission reaches, in the order of their names. */
    public List<UnitSummary> findAll(Actor actor, Permission permission, List<Long> unitIds) {
        return jdbc.sql("""
                        select unit_id, code, name, type, level, parent_id, path, valid_from, valid_to, 1 as total
                        from units.v_unit
                        where unit_id = any(:unitIds)
                          and unit_id in (select unit_id from units.v_reach where ancestor_id = any(:reach))
                        order by top_down collate vi_natural, unit_id
                        """)
                .param("unitIds", unitIds.toArray(new Long[0]))
                .param("reach", actor.reach(permission))
                .query(UnitSummary.class)
                .list();
    }

    /** The unit of a level at or above a unit. */
    public Optional<Long> above(long unitId, String level) {
        return jdbc.sql("""
                        select u.unit_id from units.v_reach x join units.v_unit u on u.unit_id = x.ancestor_id
                        where x.unit_id = :unitId and u.level = :level
                        """)
                .param("unitId", unitId)
                .param("level", level)
                .query(Long.class)
                .optional();
    }

    public List<UnitSummary> children(long unitId) {
        return jdbc.sql("""
                        select unit_id, code, name, type, level, parent_id, path, valid_from, valid_to, 1 as total
                        from units.v_unit where parent_id = :unitId
                        order by level, name collate vi_natural, unit_id
                        """).param("unitId", unitId).query(UnitSummary.class).list();
    }

    /** Unit ids by the key that import folders use. */
    public Map<String, Long> byKey() {
        Map<String, Long> ids = new HashMap<>();
        jdbc.sql("select key, id from units.unit").query(row -> {
            ids.put(row.getString("key"), row.getLong("id"));
        });
        return ids;
    }

    @Override
    public Optional<Long[]> unitsOf(Actor reader) {
        boolean whole = reader.grants().stream()
                .anyMatch(grant -> grant.permissions().contains(Permission.VIEW_AUDIT)
                        && grant.unitLevel().equals("country"));
        if (whole) {
            return Optional.empty();
        }
        return Optional.of(jdbc.sql("select distinct unit_id from units.v_reach where ancestor_id = any(:reach)")
                .param("reach", reader.reach(Permission.VIEW_AUDIT))
                .query(Long.class)
                .list()
                .toArray(new Long[0]));
    }
}
