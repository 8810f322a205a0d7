package vn.kieumau.units;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.audit.AuditScope;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Sorting;

/**
 * Reading the tree on any day. It is published law, so that who may view units views all of them; what happens in a unit is
 * read within a reach only.
 */
@Component
public class Units implements AuditScope {
    private static final String SUMMARY =
            "select unit_id, code, name, type, level, parent_id, path, valid_from, valid_to, 1 as total from units.v_unit ";
    private static final String PLACE =
            "select unit_id, code, name, type, level, parent_id, path, since as valid_from, until as valid_to, 1 as total from units.place ";
    private static final Sorting SORTING = new Sorting("place", "place")
            .by("name", "p.top_down collate vi_natural")
            .by("code", "p.code")
            .by("type", "p.type collate vi_natural");

    private final JdbcClient jdbc;

    Units(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Units in force on the asked day. Words without a day look among all that ever were, today's first: in any order,
     * unfinished, without accents, with the usual abbreviations; what is called so comes before what lies in a unit called so.
     * Units without an official code appear only where words ask for them.
     */
    public PageOf<UnitSummary> search(Actor actor, UnitSearch asked, Paging paging) {
        boolean ever = asked.asOf() == null && !asked.words().isEmpty();
        List<UnitSummary> units = jdbc.sql("""
                        with asked as materialized (
                            select units.asked(:words) as words, units.query(units.asked(:words)) as query
                        ), found as (
                            select distinct on (p.unit_id) p.unit_id, p.valid, p.position, p.valid @> :today as today,
                                case when :words = '' then 0
                                    when a.words in (p.own_words, p.bare) then 0
                                    when p.own_words like a.words || '%' or p.bare like a.words || '%'
                                        or a.words like p.own_words || ' %' or a.words like p.bare || ' %' then 1
                                    when p.own_words like '%' || a.words || '%' then 2
                                    else 3 end as distance
                            from units.place p cross join asked a
                            where (:ever or p.valid @> :day)
                              and (:level = '' or p.level = :level)
                              and (:type = '' or p.type = :type)
                              and (:parent = 0 or case when :level = '' then p.parent_id = :parent
                                  else p.unit_id in (select r.unit_id from units.reach r where r.ancestor_id = :parent and r.valid && p.valid and not r.ended)
                                      and p.unit_id <> :parent end)
                              and (:words = '' and p.code is not null or p.words @@ a.query)
                            order by p.unit_id, distance, today desc, p.valid desc
                        ), placed as (
                            select unit_id, valid, count(*) over () as total, row_number() over (order by distance, today desc, position) as place
                            from found
                        )
                        select p.unit_id, p.code, p.name, p.type, p.level, p.parent_id, p.path, p.since as valid_from, p.until as valid_to, total
                        from placed join units.place p on p.unit_id = placed.unit_id
                            and (p.valid = placed.valid) is true -- found by its unit: by its days there are thousands
                        where place > case when :last = 0 then 0 else (select place from placed where unit_id = :last) end
                        """ + SORTING.page(new Paging(paging.page(), paging.size(), paging.sort())))
                .param("today", actor.today())
                .param("ever", ever)
                .param("day", asked.asOf() == null ? actor.today() : asked.asOf())
                .param("words", asked.words())
                .param("level", asked.level())
                .param("type", asked.type())
                .param("parent", asked.parentId())
                .param("last", paging.after() == null ? 0L : paging.after())
                .params(Sorting.values(paging))
                .query(UnitSummary.class)
                .list();
        return new PageOf<>(units, units.isEmpty() ? 0 : units.get(0).total(), paging);
    }

    /** A unit as it is today, or as it was last, or as it will be first. */
    public Optional<UnitSummary> find(long unitId) {
        return jdbc.sql(SUMMARY + "where unit_id = :unitId")
                .param("unitId", unitId)
                .query(UnitSummary.class)
                .optional();
    }

    /** A unit as it was on a day; empty where it did not exist. */
    public Optional<UnitSummary> find(long unitId, LocalDate day) {
        return jdbc.sql(PLACE + "where unit_id = :unitId and valid @> :day")
                .param("unitId", unitId)
                .param("day", day)
                .query(UnitSummary.class)
                .optional();
    }

    /** The unit that had an official code on a day. */
    public Optional<UnitSummary> at(String code, LocalDate day) {
        return jdbc.sql(PLACE + "where code = :code and valid @> :day")
                .param("code", code)
                .param("day", day)
                .query(UnitSummary.class)
                .optional();
    }

    /** Those right below a unit on a day. */
    public List<UnitSummary> children(long unitId, LocalDate day) {
        return jdbc.sql(PLACE + """
                        where parent_id = :unitId and valid @> :day
                        order by units.depth(level), name collate vi_natural, unit_id
                        """)
                .param("unitId", unitId)
                .param("day", day)
                .query(UnitSummary.class)
                .list();
    }

    /** What a unit was called and where it stood, the latest first. */
    public List<UnitSummary> versions(long unitId) {
        return jdbc.sql(PLACE + "where unit_id = :unitId order by valid desc")
                .param("unitId", unitId)
                .query(UnitSummary.class)
                .list();
    }

    /** How many official units of each level and type there were on a day. */
    public List<UnitCount> counts(LocalDate day) {
        return jdbc.sql("""
                        select level, type, count(*) as count from units.place
                        where valid @> :day and level <> 'country' and code is not null
                        group by level, type order by units.depth(level), count desc
                        """).param("day", day).query(UnitCount.class).list();
    }

    /** Units that it came from, and into which it went, as they were that day. */
    public Lineage lineage(long unitId) {
        return new Lineage(predecessors(unitId), relatives(unitId, "s.from_id", "s.to_id", "p.valid @> s.day"));
    }

    /** Units that stand on a day for one that has ended or given something away, over one reorganisation or several. */
    public List<UnitSummary> successors(long unitId, LocalDate day) {
        return jdbc.sql("""
                        with recursive after as (
                            select to_id from units.succession where from_id = :unitId and day <= :day
                            union select s.to_id from after a join units.succession s on s.from_id = a.to_id and s.day <= :day
                        )
                        """ + PLACE + """
                        where unit_id in (select to_id from after) and unit_id <> :unitId and valid @> :day
                        order by top_down collate vi_natural, unit_id
                        """)
                .param("unitId", unitId)
                .param("day", day)
                .query(UnitSummary.class)
                .list();
    }

    /** Units that it came from, as they were that day. */
    public List<Relative> predecessors(long unitId) {
        return relatives(unitId, "s.to_id", "s.from_id", "p.until = s.day");
    }

    private List<Relative> relatives(long unitId, String own, String other, String when) {
        return jdbc.sql("""
                        select p.unit_id, p.code, p.name, p.path, s.part, s.day as on_day, s.legal_basis
                        from units.succession s join units.place p on p.unit_id = %s and %s
                        where %s = :unitId
                        order by s.day, array_position(array['whole', 'people', 'remainder', 'part', 'area'], s.part), p.top_down collate vi_natural
                        """.formatted(other, when, own))
                .param("unitId", unitId)
                .query(Relative.class)
                .list();
    }

    /** Empty both for a unit that is not there and for one outside the permission's reach. */
    public Optional<UnitSummary> find(Actor actor, Permission permission, long unitId) {
        return jdbc.sql(SUMMARY + "where unit_id = :unitId and unit_id in (select unit_id from units.reached(:reach))")
                .param("unitId", unitId)
                .param("reach", actor.reach(permission))
                .query(UnitSummary.class)
                .optional();
    }

    /** Those of the units that the permission reaches, in the order of their names. */
    public List<UnitSummary> findAll(Actor actor, Permission permission, List<Long> unitIds) {
        return jdbc.sql(SUMMARY + """
                        where unit_id = any(:unitIds) and unit_id in (select unit_id from units.reached(:reach))
                        order by top_down collate vi_natural, unit_id
                        """)
                .param("unitIds", unitIds.toArray(new Long[0]))
                .param("reach", actor.reach(permission))
                .query(UnitSummary.class)
                .list();
    }

    /** Units of a level that the permission reaches and that exist on the actor's day, by name. */
    public List<UnitSummary> ofLevel(Actor actor, Permission permission, String level) {
        return jdbc.sql(PLACE + """
                        where level = :level and valid @> :day and unit_id in (select unit_id from units.reached(:reach))
                        order by name collate vi_natural, unit_id
                        """)
                .param("level", level)
                .param("day", actor.today())
                .param("reach", actor.reach(permission))
                .query(UnitSummary.class)
                .list();
    }

    /** The unit of a level at or above a unit on a day. */
    public Optional<Long> above(long unitId, String level, LocalDate day) {
        return jdbc.sql("""
                        select p.unit_id from units.reach x join units.place p on p.unit_id = x.ancestor_id and p.valid @> :day
                        where x.unit_id = :unitId and not x.ended and x.valid @> :day and p.level = :level
                        """)
                .param("unitId", unitId)
                .param("day", day)
                .param("level", level)
                .query(Long.class)
                .optional();
    }

    /** What the tree says of each of the units on a day; one statement, however many they are. */
    public Map<Long, UnitAttributes> attributes(List<Long> unitIds, LocalDate day) {
        // Looked up unit by unit: a plan made before the number of units is known would join all with all.
        return jdbc
                .sql("""
                        select u.unit_id,
                            (select max(p.type) filter (where p.level = 'province')
                             from units.reach x join units.place p on p.unit_id = x.ancestor_id and p.valid @> :day::date
                             where x.unit_id = u.unit_id and not x.ended and x.valid @> :day::date) as province_type,
                            greatest(
                                (select nullif(min(coalesce(b.since, '-infinity')), '-infinity') from units.place b where b.unit_id = u.unit_id),
                                (select max(s.day) from units.succession s
                                 where s.to_id = u.unit_id and s.part <> 'area' and s.day <= :day::date)) as since
                        from unnest(:unitIds) as u (unit_id)
                        """)
                .param("unitIds", unitIds.toArray(new Long[0]))
                .param("day", day)
                .query(UnitAttributes.class)
                .list()
                .stream()
                .collect(Collectors.toMap(UnitAttributes::unitId, Function.identity()));
    }

    /** Unit ids by the keys that import folders use. */
    public Map<String, Long> byKey() {
        Map<String, Long> ids = new HashMap<>();
        jdbc.sql("select key, id from units.unit union all select key, unit_id from units.alias")
                .query(row -> {
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
        return Optional.of(jdbc.sql("select distinct unit_id from units.reached(:reach)")
                .param("reach", reader.reach(Permission.VIEW_AUDIT))
                .query(Long.class)
                .list()
                .toArray(new Long[0]));
    }
}
