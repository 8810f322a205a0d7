package vn.kieumau.exchange;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Sorting;

/**
 * What the figures of a conference counted when it was held. Registrations, dossiers, initiatives and requests are kept one by one, since
 * what they were on a day cannot be read from what they are; of the other figures there are lists as of any day.
 */
@Component
public class ConferenceCounted {
    /** As a reader sees it: wards' within the reach of dossiers, requests within that of exchange, initiatives that ever were published. */
    private static final String COUNTED = """
            with counted as (
                select k.figure, k.subject_id, r.unit_id, r.province_id, '' as title, '/assessment/' || d.dossier_id as address
                from exchange.conference_counted k
                join campaigns.v_registration r on r.registration_id = k.subject_id
                left join assessment.v_dossier d on d.registration_id = r.registration_id
                where k.conference_id = :id and (k.figure = 'registered' or k.figure like 'dossiers.%') and r.unit_id in (select unit_id from units.reached(:dossiers))
                union all
                select k.figure, k.subject_id, i.unit_id, null, i.name, '/exchange/initiatives/' || i.id
                from exchange.conference_counted k join exchange.initiative i on i.id = k.subject_id
                where k.conference_id = :id and k.figure = 'initiatives' and (i.state <> 'draft' or i.unit_id in (select unit_id from units.reached(:exchange)))
                union all
                select k.figure, k.subject_id, q.unit_id, null, q.title, '/exchange/requests/' || q.id
                from exchange.conference_counted k join exchange.change_request q on q.id = k.subject_id
                where k.conference_id = :id and k.figure = 'requests' and q.unit_id in (select unit_id from units.reached(:exchange))
            )
            """;

    /** How many of each figure the reader sees; of registrations by province as well: rows of {@link ConferenceLists.Listed}. */
    static final String COUNTS = COUNTED + """
            select figure as code, '' as name, 0 as province, 0 as of, count(*) as count from counted group by figure
            union all
            select c.figure, n.name, c.province_id, 0, count(*) from counted c join units.v_unit n on n.unit_id = c.province_id
            where c.figure = 'registered' group by c.figure, n.name, c.province_id
            """;

    private static final Sorting SORTING = new Sorting("u.top_down collate vi_natural, c.subject_id", "c.subject_id")
            .by("unit", "u.top_down collate vi_natural")
            .by("title", "c.title collate vi_natural");

    private final JdbcClient jdbc;

    ConferenceCounted(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps what {@link CompileReport#compile} counts just now. */
    void keep(long id, long cohortId, long unitId, LocalDate day) {
        jdbc.sql("""
                        insert into exchange.conference_counted (conference_id, figure, subject_id)
                        select :id, 'registered', r.registration_id from campaigns.v_registration r
                        where r.cohort_id = :cohort and r.state in ('registered', 'recognised', 'not_recognised')
                          and r.unit_id in (select unit_id from units.reached(:scope))
                        union all
                        select :id, 'dossiers.' || d.state, d.registration_id
                        from assessment.v_dossier d join campaigns.v_registration r on r.registration_id = d.registration_id
                        where r.cohort_id = :cohort and d.unit_id in (select unit_id from units.reached(:scope))
                        union all
                        select :id, 'initiatives', i.id from exchange.initiative i
                        where i.state = 'published' and i.published_on <= :day and i.unit_id in (select unit_id from units.reached(:scope))
                        union all
                        select :id, 'requests', q.id from exchange.change_request q
                        join criteria.v_criterion k on k.criterion_id = q.criterion_id
                        join campaigns.v_cohort h on h.set_id = k.set_id and h.cohort_id = :cohort
                        where q.state <> 'withdrawn' and q.unit_id in (select unit_id from units.reached(:scope))
                        """)
                .param("id", id)
                .param("cohort", cohortId)
                .param("day", day)
                .param("scope", day + " read {" + unitId + "}")
                .update();
    }

    /** @param figure its code @param province of registrations; 0: all */
    public PageOf<CountedThing> page(Actor reader, long id, String figure, long province, Paging paging) {
        List<CountedThing> rows = jdbc.sql(COUNTED + """
                        select c.subject_id, u.name as unit_name, u.path as unit_path, c.title, c.address, count(*) over () as total
                        from counted c join units.v_unit u on u.unit_id = c.unit_id
                        where c.figure = :figure and (:province = 0 or c.province_id = :province)
                        """ + SORTING.page(paging))
                .param("id", id)
                .param("dossiers", reader.reach(Permission.VIEW_DOSSIER))
                .param("exchange", reader.reach(Permission.VIEW_EXCHANGE))
                .param("figure", figure)
                .param("province", province)
                .params(Sorting.values(paging))
                .query(CountedThing.class)
                .list();
        return new PageOf<>(rows, rows.isEmpty() ? 0 : rows.get(0).total(), paging);
    }
}
