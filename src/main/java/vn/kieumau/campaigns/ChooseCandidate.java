package vn.kieumau.campaigns;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** A surveyed ward is chosen to be registered, or is not, with the reason; each choice stays, the last one counts. */
@Component
public class ChooseCandidate {
    private final JdbcClient jdbc;
    private final Audit audit;

    ChooseCandidate(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    private record Found(long id, String subject) {}

    @Transactional
    public void choose(Actor actor, long cohortId, long unitId, boolean chosen, String reason) {
        actor.require(Permission.CHOOSE_CANDIDATE);
        Found candidate = Refused.found(jdbc.sql("""
                        select c.id, u.name || ' · ' || o.name_vi as subject
                        from campaigns.candidate c join campaigns.cohort o on o.id = c.cohort_id join units.v_unit u on u.unit_id = c.unit_id
                        where c.cohort_id = :cohort and c.unit_id = :unit and c.unit_id in (select unit_id from units.reached(:reach))
                        for no key update of c
                        """)
                .param("cohort", cohortId)
                .param("unit", unitId)
                .param("reach", actor.reach(Permission.CHOOSE_CANDIDATE))
                .query(Found.class)
                .optional());
        String why = Text.required(reason, "campaigns.reason", Text.LONG);
        long id = jdbc.sql("""
                        insert into campaigns.candidate_choice (candidate_id, chosen, reason, chosen_by, chosen_at)
                        values (:candidate, :chosen, :reason, :by, :at) returning id
                        """)
                .param("candidate", candidate.id())
                .param("chosen", chosen)
                .param("reason", why)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .query(Long.class)
                .single();
        audit.record(
                actor, Permission.CHOOSE_CANDIDATE, "campaigns.candidate_choice", id, candidate.subject(), unitId, why);
    }
}
