package vn.kieumau.roadmap;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A question that can be asked at once: every ward without a title, every year worth the same, nothing scarce. */
@Component
public class ScenarioDefaults {
    private static final int FEWEST_YEARS = 5;
    private static final int MENDED = 10;
    private static final int GAP = 10;
    private static final int SECONDS = 60;

    private final JdbcClient jdbc;

    ScenarioDefaults(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A group of criteria, of the newest cohort. */
    public record Group(String code, String titleVi, String titleEn) {}

    /** By what costs of missing criteria are told apart. */
    public List<Group> groups() {
        return jdbc.sql("""
                        select c.group_code as code, min(c.group_title_vi) as title_vi, min(c.group_title_en) as title_en
                        from criteria.v_criterion c
                        where c.set_id = (select o.set_id from campaigns.v_cohort o join criteria.v_set s on s.set_id = o.set_id and s.programme_code = (
                            select f.programme_code from campaigns.v_cohort n join criteria.v_set f on f.set_id = n.set_id order by n.cohort_id limit 1)
                            order by o.year desc, o.cohort_id desc limit 1)
                        group by c.group_code, c.group_position order by c.group_position
                        """).query(Group.class).list();
    }

    public Question question(LocalDate today, List<Group> groups) {
        int first = today.getYear() + 1;
        int last = Math.max(Prospects.HORIZON, first + FEWEST_YEARS - 1);
        return new Question(
                IntStream.rangeClosed(first, last)
                        .mapToObj(year -> new Question.Year(year, 1, null, null, null))
                        .toList(),
                List.of(),
                groups.stream().map(each -> new Question.Cost(each.code(), 0)).toList(),
                0,
                0,
                MENDED,
                false,
                false,
                List.of(),
                List.of(),
                GAP,
                SECONDS);
    }
}
