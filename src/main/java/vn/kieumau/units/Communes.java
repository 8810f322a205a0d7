package vn.kieumau.units;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many communes there are, and which. Official ones only: a unit without a code stands for one that is counted by its own name. */
@Component
public class Communes {
    private final JdbcClient jdbc;

    Communes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Communes of a province on the last day of a year. @param all wards among them; the others only where they were asked for */
    public record Count(long provinceId, int year, int wards, int all) {}

    /** One of them with its province. */
    public record Commune(long unitId, long provinceId) {}

    /** Of each province that has any; the tree as it is known now. */
    public List<Count> atYearEnds(int first, int last, boolean withCommunes) {
        return jdbc.sql("""
                        select case p.level when 'province' then p.unit_id else p.parent_id end as province_id, y.year,
                            count(*) filter (where c.type = 'Phường') as wards, count(*) as all
                        from generate_series(:first::int, :last::int) y (year)
                        join units.place c on c.valid @> make_date(y.year, 12, 31) and c.level = 'commune' and c.code is not null
                            and (:communes or c.type = 'Phường')
                        join units.place p on p.unit_id = c.parent_id and (p.valid @> make_date(y.year, 12, 31)) is true
                        group by 1, 2
                        """)
                .param("first", first)
                .param("last", last)
                .param("communes", withCommunes)
                .query(Count.class)
                .list();
    }

    /** Those of a day: wards, or all communes. */
    public List<Commune> on(LocalDate day, boolean withCommunes) {
        return jdbc.sql("""
                        select c.unit_id, case p.level when 'province' then p.unit_id else p.parent_id end as province_id
                        from units.place c
                        join units.place p on p.unit_id = c.parent_id and (p.valid @> :day) is true
                        where c.valid @> :day and c.level = 'commune' and c.code is not null and (:communes or c.type = 'Phường')
                        order by c.unit_id
                        """)
                .param("day", day)
                .param("communes", withCommunes)
                .query(Commune.class)
                .list();
    }
}
