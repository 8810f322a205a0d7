package vn.kieumau.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** The criteria that things of the exchange can be about: those of the newest published set of each programme. */
@Component
public class ProblemCriteria {
    private final JdbcClient jdbc;

    ProblemCriteria(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of programmes and sets; the same for every reader. */
    public List<ProblemCriterion> all() {
        return jdbc.sql("""
                        select k.criterion_id, s.programme_code, s.programme_name_vi, s.programme_name_en, k.code, k.title_vi, k.title_en
                        from criteria.v_criterion k join criteria.v_set s on s.set_id = k.set_id
                        where s.set_id in (select max(set_id) from criteria.v_set where state = 'published' group by programme_code)
                        order by s.set_id, k.group_position, k.position
                        """).query(ProblemCriterion.class).list();
    }

    /**
     * What keys name.
     *
     * @param kept criteria that a thing has already, which it may keep though no newest set has them any more
     */
    List<Long> named(@Nullable List<String> keys, List<ProblemCriterion> kept) {
        Map<String, ProblemCriterion> known = kept.stream()
                .collect(Collectors.toMap(ProblemCriterion::key, Function.identity(), (one, other) -> one));
        all().forEach(each -> known.put(each.key(), each));
        List<Long> named = new ArrayList<>();
        for (String key :
                keys == null ? List.<String>of() : keys.stream().distinct().toList()) {
            ProblemCriterion found = known.get(key);
            if (found == null) {
                throw new Refused(InitiativeRefusal.NOT_IN_LIST, new Text.Field("exchange.criteria"));
            }
            named.add(found.criterionId());
        }
        return named;
    }
}
