package vn.kieumau.roadmap;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.units.Units;

/** Records the decision from which day on communes count beside wards, or no longer do. */
@Component
public class SetDenominator {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Units units;
    private final Denominators denominators;

    SetDenominator(JdbcClient jdbc, Audit audit, Units units, Denominators denominators) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.units = units;
        this.denominators = denominators;
    }

    @Transactional
    public long set(Actor actor, NewDenominator typed, boolean illustrative) {
        actor.require(Permission.SET_DENOMINATOR);
        UnitSummary country = units.ofLevel(actor, Permission.SET_DENOMINATOR, "country").stream()
                .findFirst()
                .orElseThrow(Refused::notFound);
        String number = Text.required(typed.decisionNumber(), "roadmap.decision_number", Text.LINE);
        String reason = Text.required(typed.reason(), "roadmap.reason", Text.LONG);
        Refused.when(
                typed.decidedOn().isAfter(actor.today()),
                RoadmapRefusal.DAY_AHEAD,
                new Text.Field("roadmap.decided_on"));
        jdbc.sql("lock table roadmap.denominator in share row exclusive mode").update();
        List<Denominator> before = denominators.all();
        Refused.when(
                !before.isEmpty() && !typed.since().isAfter(before.get(0).since()),
                RoadmapRefusal.DENOMINATOR_BEFORE_LAST,
                new Text.Field("roadmap.since"));
        Refused.when(
                typed.communes() == (!before.isEmpty() && before.get(0).communes()),
                RoadmapRefusal.DENOMINATOR_UNCHANGED,
                new Text.Field("roadmap.counted"));
        long id = jdbc.sql("""
                        insert into roadmap.denominator (since, communes, decision_number, decided_on, reason, set_by, set_at, illustrative)
                        values (:since, :communes, :number, :decided, :reason, :by, :at, :illustrative) returning id
                        """)
                .param("since", typed.since())
                .param("communes", typed.communes())
                .param("number", number)
                .param("decided", typed.decidedOn())
                .param("reason", reason)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("illustrative", illustrative)
                .query(Long.class)
                .single();
        audit.record(actor, Permission.SET_DENOMINATOR, "roadmap.denominator", id, number, country.unitId(), reason);
        return id;
    }
}
