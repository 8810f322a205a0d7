package vn.kieumau.campaigns;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;

/** Reading cohorts and their ledger; every reader sees each cohort, and totals of the own reach only. */
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
                select cohort_id, sum(amount) as quota from campaigns.quota_entry e
                where e.unit_id in (select unit_id from units.reached(:reach))
                group by cohort_id
            ) q on q.cohort_id = c.id
            left join (
                select cohort_id, count(*) filter (where state = 'proposed') as proposed,
                    count(*) filter (where state in ('registered', 'recognised', 'not_recognised')) as registered,
                    count(*) filter (where state = 'recognised') as recognised
                from campaigns.registration r
                where r.unit_id in (select unit_id from units.reached(:reach))
                group by cohort_id
            ) r on r.cohort_id = c.id
            """;

    private final JdbcClient jdbc;

    Cohorts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Cohort> all(Actor reader) {
        return jdbc.sql(COHORT + " order by c.year desc, c.id desc")
                .param("reach", reader.reach(Permission.VIEW_CAMPAIGNS))
                .query(Cohort.class)
                .list();
    }

    public Optional<Cohort> find(Actor reader, long cohortId) {
        return jdbc.sql(COHORT + " where c.id = :cohort")
                .param("reach", reader.reach(Permission.VIEW_CAMPAIGNS))
                .param("cohort", cohortId)
                .query(Cohort.class)
                .optional();
    }

    /** Provinces in reach that have a quota or a registration; all of them for who assigns quotas. */
    public List<ProvinceLine> provinces(Actor reader, long cohortId) {
        return jdbc.sql("""
                        select u.unit_id, u.name, coalesce(q.quota, 0) as quota, coalesce(r.proposed, 0) as proposed,
                            coalesce(r.registered, 0) as registered, coalesce(r.recognised, 0) as recognised,
                            coalesce(q.illustrative, false) as illustrative
                        from units.v_unit u
                        left join (select unit_id, sum(amount) as quota, bool_or(illustrative) as illustrative
                                   from campaigns.quota_entry where cohort_id = :cohort group by unit_id) q on q.unit_id = u.unit_id
                        left join (select province_id, count(*) filter (where state = 'proposed') as proposed,
                                       count(*) filter (where state in ('registered', 'recognised', 'not_recognised')) as registered,
                                       count(*) filter (where state = 'recognised') as recognised
                                   from campaigns.registration where cohort_id = :cohort group by province_id) r on r.province_id = u.unit_id
                        where u.level = 'province' and (:all and (u.valid_to is null or u.valid_to > :today) or q.unit_id is not null or r.province_id is not null)
                          and u.unit_id in (select unit_id from units.reached(:reach))
                        order by u.name collate vi_natural
                        """)
                .param("cohort", cohortId)
                .param("all", reader.may(Permission.ASSIGN_QUOTA))
                .param("today", reader.today())
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
                .param("cohort", cohortId)
                .query(Cohort.class)
                .optional();
    }

    int quota(long cohortId, long provinceId) {
        return jdbc.sql("""
                        select coalesce(sum(amount), 0) from campaigns.quota_entry
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
