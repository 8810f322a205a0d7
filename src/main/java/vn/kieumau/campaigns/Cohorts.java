package vn.kieumau.campaigns;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.AsOf;
import vn.kieumau.kernel.Permission;

/** Reading cohorts; every reader sees each cohort, and totals of the own reach only. */
@Component
public class Cohorts {
    private static final String COHORT = """
            select c.id as cohort_id, c.set_id, s.title_vi as set_title_vi, s.title_en as set_title_en, s.notice_vi, s.notice_en,
                c.year, c.name_vi, c.name_en, c.registration_due, c.answers_due, c.province_due, c.ministry_due,
                c.decision_due, c.opened_at, i.imported_at, c.illustrative, coalesce(q.quota, 0) as quota, coalesce(r.proposed, 0) as proposed,
                coalesce(r.registered, 0) as registered, coalesce(r.recognised, 0) as recognised
            from campaigns.cohort c
            join criteria.v_set s on s.set_id = c.set_id
            left join audit.v_imported i on i.table_name = 'campaigns.cohort' and i.row_id = c.id
            left join (
                select cohort_id, sum(amount) as quota from campaigns.v_quota e
                where e.unit_id in (select unit_id from units.reached(:reach)) and e.entered_at < campaigns.after_day(:day)
                group by cohort_id
            ) q on q.cohort_id = c.id
            left join (
                select cohort_id, count(*) filter (where state_on = 'proposed') as proposed,
                    count(*) filter (where state_on in ('registered', 'recognised', 'not_recognised')) as registered,
                    count(*) filter (where state_on = 'recognised') as recognised
                from (select cohort_id, campaigns.state_on(r, :day) from campaigns.registration r
                      where r.unit_id in (select unit_id from units.reached(:reach))) r
                group by cohort_id
            ) r on r.cohort_id = c.id
            """;

    private static final String UNDER_PROVINCE =
            "where unit_id in (select unit_id from units.standing(counted.units, 'province', :tree) where under_id = :province)";

    private final JdbcClient jdbc;

    Cohorts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Cohorts opened by then. */
    public List<Cohort> all(Actor reader, AsOf asOf) {
        return jdbc.sql(COHORT + " where c.opened_at < campaigns.after_day(:day) order by c.year desc, c.id desc")
                .param("reach", reader.reach(Permission.VIEW_CAMPAIGNS))
                .param("day", asOf.day())
                .query(Cohort.class)
                .list();
    }

    public Optional<Cohort> find(Actor reader, long cohortId) {
        return find(reader, cohortId, AsOf.today(reader));
    }

    public Optional<Cohort> find(Actor reader, long cohortId, AsOf asOf) {
        return jdbc.sql(COHORT + " where c.id = :cohort")
                .param("reach", reader.reach(Permission.VIEW_CAMPAIGNS))
                .param("cohort", cohortId)
                .param("day", asOf.day())
                .query(Cohort.class)
                .optional();
    }

    /** Code of the programme that a cohort belongs to. */
    public String programme(long cohortId) {
        return jdbc.sql("""
                        select s.programme_code from campaigns.cohort c join criteria.v_set s on s.set_id = c.set_id where c.id = :cohort
                        """).param("cohort", cohortId).query(String.class).single();
    }

    /**
     * A cohort's totals, by the provinces of a tree, or by the communes of one of its provinces. Every figure is counted once:
     * at the unit above, or at its own unit, undivided. Quotas are those of provinces. Empty by provinces for who reaches none:
     * the part within a single ward's reach is no total of its province.
     *
     * @param provinceId 0: by provinces
     */
    public List<CohortTotal> totals(Actor reader, long cohortId, long provinceId, AsOf asOf) {
        return jdbc.sql("""
                        with reached as materialized (
                            select unit_id from units.reached(:reach)
                        ), figure as (
                            select unit_id, 0 as quota, (state_on = 'proposed')::int as proposed,
                                (state_on in ('registered', 'recognised', 'not_recognised'))::int as registered,
                                (state_on = 'recognised')::int as recognised, illustrative
                            from (select unit_id, illustrative, campaigns.state_on(r, :day) from campaigns.registration r
                                  where cohort_id = :cohort and unit_id in (select unit_id from reached)) r
                            where state_on <> 'withdrawn'
                            union all
                            select unit_id, amount, 0, 0, 0, illustrative from campaigns.v_quota
                            where cohort_id = :cohort and :province = 0 and entered_at < campaigns.after_day(:day)
                              and unit_id in (select unit_id from reached)
                        ), counted as materialized (
                            select array(select distinct unit_id from figure) as units
                        ), standing as (
                            select unit_id, coalesce(under_id, unit_id) as under_id, under_id is null as undivided, ended
                            from counted, units.standing(counted.units, :level, :tree)
                            """ + (provinceId == 0 ? "" : UNDER_PROVINCE) + """
                        ), total as (
                            select under_id, undivided, sum(quota) as quota, sum(proposed) as proposed, sum(registered) as registered,
                                sum(recognised) as recognised, count(distinct unit_id) as counted,
                                count(distinct unit_id) filter (where ended) as ended, bool_or(illustrative) as illustrative
                            from figure join standing using (unit_id)
                            group by under_id, undivided
                        )
                        select under_id as unit_id, n.name, undivided, quota, proposed, registered, recognised, counted, ended, illustrative
                        from total, units.named(under_id, :tree) n
                        where :province <> 0 or exists (select 1 from units.v_place p join reached using (unit_id) where p.level = 'province')
                        order by undivided, n.top_down collate vi_natural, under_id
                        """)
                .param("reach", reader.reach(Permission.VIEW_CAMPAIGNS))
                .param("cohort", cohortId)
                .param("province", provinceId)
                .param("level", provinceId == 0 ? "province" : "commune")
                .param("day", asOf.day())
                .param("tree", asOf.tree())
                .query(CohortTotal.class)
                .list();
    }

    /** What each province in reach has itself, whatever its predecessors had: what proposals are held against. */
    public List<ProvinceLine> provinces(Actor reader, long cohortId) {
        return jdbc.sql("""
                        select u.unit_id, u.name, coalesce(q.quota, 0) as quota, coalesce(r.proposed, 0) as proposed,
                            coalesce(r.registered, 0) as registered, coalesce(q.illustrative, false) as illustrative
                        from units.v_unit u
                        left join (select unit_id, sum(amount) as quota, bool_or(illustrative) as illustrative
                                   from campaigns.v_quota where cohort_id = :cohort group by unit_id) q on q.unit_id = u.unit_id
                        left join (select province_id, count(*) filter (where state = 'proposed') as proposed,
                                       count(*) filter (where state in ('registered', 'recognised', 'not_recognised')) as registered
                                   from campaigns.registration where cohort_id = :cohort group by province_id) r on r.province_id = u.unit_id
                        where u.level = 'province' and (q.unit_id is not null or r.province_id is not null)
                          and u.unit_id in (select unit_id from units.reached(:reach))
                        order by u.name collate vi_natural
                        """)
                .param("cohort", cohortId)
                .param("reach", reader.reach(Permission.VIEW_CAMPAIGNS))
                .query(ProvinceLine.class)
                .list();
    }

    /** Locks a cohort until the end of the transaction, so that whoever counts its ledger counts it alone. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Cohort> lock(long cohortId) {
        jdbc.sql("select 1 from campaigns.cohort where id = :id for no key update")
                .param("id", cohortId)
                .query(Integer.class)
                .optional();
        return jdbc.sql(COHORT + " where c.id = :cohort")
                .param("reach", Actor.NO_REACH)
                .param("day", null)
                .param("cohort", cohortId)
                .query(Cohort.class)
                .optional();
    }

    boolean ofOneProgramme(long cohortId, long otherId) {
        return jdbc.sql("""
                        select count(distinct s.programme_code) = 1 from campaigns.cohort c join criteria.v_set s on s.set_id = c.set_id
                        where c.id in (:cohort, :other)
                        """)
                .param("cohort", cohortId)
                .param("other", otherId)
                .query(Boolean.class)
                .single();
    }

    int quota(long cohortId, long provinceId) {
        return jdbc.sql("""
                        select coalesce(sum(amount), 0) from campaigns.v_quota
                        where cohort_id = :cohort and unit_id = :province
                        """)
                .param("cohort", cohortId)
                .param("province", provinceId)
                .query(Integer.class)
                .single();
    }

    /** Wards that a province has proposed and not withdrawn. */
    int registered(long cohortId, long provinceId) {
        return jdbc.sql("""
                        select count(*) from campaigns.registration
                        where cohort_id = :cohort and province_id = :province and state <> 'withdrawn'
                        """)
                .param("cohort", cohortId)
                .param("province", provinceId)
                .query(Integer.class)
                .single();
    }
}
