package vn.kieumau.roadmap;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reading which plans were made the roadmap. */
@Component
public class Adoptions {
    private final JdbcClient jdbc;

    Adoptions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first: that one is the roadmap. */
    public List<Adoption> all() {
        return jdbc.sql("""
                        select d.id as adoption_id, d.run_id, r.scenario_id, s.name as scenario_name, d.decision_number, d.decided_on, d.reason,
                            audit.signed(a.display_name, 'roadmap.adoption', d.id, d.adopted_by) as adopted_by_name, d.adopted_at, d.illustrative
                        from roadmap.adoption d
                        join roadmap.run r on r.id = d.run_id
                        join roadmap.scenario s on s.id = r.scenario_id
                        join accounts.v_account a on a.account_id = d.adopted_by
                        order by d.id desc limit 250
                        """).query(Adoption.class).list();
    }
}
