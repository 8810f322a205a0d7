package vn.kieumau.recognition;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Titles as they are counted: of the programme of the first cohort, a ward once, however many cohorts gave it one. A title that is
 * suspended, lapsed or revoked is not held.
 */
@Component
public class HeldTitles {
    private final JdbcClient jdbc;

    HeldTitles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Titles of a cohort's year in a province as it is on a day.
     *
     * @param held by wards that are still there; the year of their last title
     * @param ofEnded by wards that have ended since
     * @param lost lapsed or revoked
     */
    public record Counted(long provinceId, int year, int held, int ofEnded, int lost) {}

    /** By province and year; titles of a ward that was divided among provinces are in none. */
    public List<Counted> byProvince(LocalDate day) {
        return jdbc.sql("""
                        with every as (
                            select t.unit_id, c.year, t.state from recognition.title t
                            join campaigns.v_cohort c on c.cohort_id = t.cohort_id
                            join criteria.v_set s on s.set_id = c.set_id and s.programme_code = (
                                select f.programme_code from campaigns.v_cohort o join criteria.v_set f on f.set_id = o.set_id order by o.cohort_id limit 1)
                        ), title as materialized (
                            select unit_id, year, true as holds from recognition.held()
                            union all
                            select unit_id, year, false from every where state in ('lapsed', 'revoked')
                        )
                        select p.under_id as province_id, t.year,
                            count(*) filter (where t.holds and not p.ended) as held, count(*) filter (where t.holds and p.ended) as of_ended,
                            count(*) filter (where not t.holds) as lost
                        from title t
                        join units.standing(array(select distinct unit_id from title), 'province', :day) p on p.unit_id = t.unit_id
                        where p.under_id is not null
                        group by 1, 2
                        """).param("day", day).query(Counted.class).list();
    }

    /** Units that hold one. */
    public List<Long> holders() {
        return jdbc.sql("""
                        select unit_id from recognition.held()
                        """).query(Long.class).list();
    }
}
