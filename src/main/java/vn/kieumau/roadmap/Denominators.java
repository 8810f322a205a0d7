package vn.kieumau.roadmap;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.units.Communes;

/** Against how many units targets are held: the wards of a province on a day, with communes from the day on which that was decided. */
@Component
public class Denominators {
    private static final int LAST_MONTH = 12;
    private static final int LAST_DAY = 31;

    private final JdbcClient jdbc;
    private final Communes communes;

    Denominators(JdbcClient jdbc, Communes communes) {
        this.jdbc = jdbc;
        this.communes = communes;
    }

    /** Decisions, the newest first; none: wards alone count. */
    public List<Denominator> all() {
        return jdbc.sql("""
                        select d.id as denominator_id, d.since, d.communes, d.decision_number, d.decided_on, d.reason,
                            audit.signed(a.display_name, 'roadmap.denominator', d.id, d.set_by) as set_by_name, d.set_at, d.illustrative
                        from roadmap.denominator d join accounts.v_account a on a.account_id = d.set_by
                        order by d.since desc
                        """).query(Denominator.class).list();
    }

    /** Whether communes count on a day. @param all as {@link #all()} gives them */
    public static boolean withCommunes(List<Denominator> all, LocalDate day) {
        return all.stream()
                .filter(each -> !each.since().isAfter(day))
                .findFirst()
                .map(Denominator::communes)
                .orElse(false);
    }

    /** By province, then by year, at each year's end; a province is not there for years without any. */
    public Map<Long, SortedMap<Integer, Integer>> atYearEnds(int first, int last) {
        List<Denominator> all = all();
        boolean any = all.stream().anyMatch(Denominator::communes);
        Map<Long, SortedMap<Integer, Integer>> counts = new HashMap<>();
        for (Communes.Count each : communes.atYearEnds(first, last, any)) {
            boolean with = withCommunes(all, end(each.year()));
            counts.computeIfAbsent(each.provinceId(), none -> new TreeMap<>())
                    .put(each.year(), with ? each.all() : each.wards());
        }
        return counts;
    }

    int atYearEnd(long provinceId, int year) {
        return atYearEnds(year, year).getOrDefault(provinceId, new TreeMap<>()).getOrDefault(year, 0);
    }

    static LocalDate end(int year) {
        return LocalDate.of(year, LAST_MONTH, LAST_DAY);
    }
}
