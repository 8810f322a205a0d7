package vn.kieumau.roadmap;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the adopted roadmap still has before it. */
@Component
class AdoptedPlan {
    private final JdbcClient jdbc;

    AdoptedPlan(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Wards of a province as it is today that are to register in a year. */
    record Planned(long provinceId, int year, int wards) {}

    /** Wards that are there, have not registered since and are not registered now. */
    List<Planned> toCome(LocalDate today) {
        return jdbc.sql("""
                        with adopted as materialized (
                            select w.unit_id, w.province_id, w.year from roadmap.adoption a join roadmap.run_ward w on w.run_id = a.run_id
                            join units.v_unit u on u.unit_id = w.unit_id and (u.valid_to is null or u.valid_to > :today)
                            where a.id = (select max(id) from roadmap.adoption) and w.year is not null
                              and not exists (select 1 from campaigns.v_registration r where r.unit_id = w.unit_id
                                and (r.state in ('proposed', 'registered') or r.state = 'recognised' and r.year >= extract(year from a.decided_on)))
                        )
                        select s.under_id as province_id, w.year, count(*) as wards
                        from adopted w
                        join units.standing(array(select distinct province_id from adopted), 'province', :today) s on s.unit_id = w.province_id
                        where s.under_id is not null
                        group by 1, 2
                        """).param("today", today).query(Planned.class).list();
    }
}
