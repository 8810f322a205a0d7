package vn.kieumau.archive;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Periods in force: the latest of each programme and outcome, the default where there is none. */
@Component
public class Retentions {
    private static final String RETENTION = """
            select p.programme_code, p.programme_name_vi, p.programme_name_en, o.outcome, case when r.id is null then %d else r.years end as years,
                coalesce(r.basis, '') as basis, a.display_name as kept_by_name, r.kept_at
            from (select distinct on (programme_code) programme_code, programme_name_vi, programme_name_en from criteria.v_set order by programme_code) p
            cross join (values ('conferred', 1), ('refused', 2)) o (outcome, position)
            left join lateral (select * from archive.retention x where x.programme_code = p.programme_code and x.outcome = o.outcome
                order by x.id desc limit 1) r on true
            left join accounts.v_account a on a.account_id = r.kept_by
            """.formatted(Retention.DEFAULT_YEARS);

    private final JdbcClient jdbc;

    Retentions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Retention> all() {
        return jdbc.sql(RETENTION + " order by p.programme_name_vi collate vi_natural, o.position")
                .query(Retention.class)
                .list();
    }

    Retention of(long setId, String outcome) {
        return jdbc.sql(RETENTION + """
                        where o.outcome = :outcome and p.programme_code = (select programme_code from criteria.v_set where set_id = :set)
                        """)
                .param("outcome", outcome)
                .param("set", setId)
                .query(Retention.class)
                .single();
    }
}
