package vn.kieumau.insight;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Sorting;

/** Lists of what the dashboard counts and no other list tells apart. */
@Component
public class CountedDossiers {
    private static final Sorting SORTING = new Sorting("d.state_since, d.dossier_id", "d.dossier_id")
            .by("unit", "u.top_down collate vi_natural")
            .by("step", "d.step")
            .by("since", "d.state_since");

    private final JdbcClient jdbc;

    CountedDossiers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which are listed; empty or 0: all.
     *
     * @param step a dossier's state
     * @param age code of an {@link Age}
     * @param criterion code of one of which was said last that it is not met
     */
    public record Filter(long cohort, long province, String step, String age, String criterion) {}

    /** Those in reach; the longest waiting first. */
    public PageOf<CountedDossier> page(Actor reader, Filter filter, Paging paging) {
        List<CountedDossier> rows = jdbc.sql(
                        Counted.DOSSIERS + """
                        select d.dossier_id, d.unit_id, u.name as unit_name, u.path as unit_path, d.step, d.state_since, d.days, d.illustrative,
                            count(*) over () as total
                        from dossier d join units.v_unit u on u.unit_id = d.unit_id
                        where d.dossier_id is not null
                          and (:step = '' or d.step = :step)
                          and (:age = '' or %s = :age)
                          and (:criterion = '' or d.dossier_id in (
                              select v.dossier_id from %s v join criteria.v_criterion c on c.criterion_id = v.criterion_id
                              where c.code = :criterion and v.result = 'not_met'))
                        """.formatted(Age.CODE, Counted.VERDICTS) + SORTING.page(paging))
                .param("cohort", filter.cohort())
                .param("reach", reader.reach(Permission.VIEW_INSIGHT))
                .param("today", reader.today())
                .param("province", filter.province())
                .param("step", filter.step())
                .param("age", filter.age())
                .param("criterion", filter.criterion())
                .params(Sorting.values(paging))
                .query(CountedDossier.class)
                .list();
        return new PageOf<>(rows, rows.isEmpty() ? 0 : rows.get(0).total(), paging);
    }
}
