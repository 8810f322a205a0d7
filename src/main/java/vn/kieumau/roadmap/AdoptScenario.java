package vn.kieumau.roadmap;

import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.units.Units;

/** Makes a plan the roadmap, by decision and by somebody else than who had it computed. Neither targets nor registrations change. */
@Component
public class AdoptScenario {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Units units;
    private final PlanningScenarios scenarios;

    AdoptScenario(JdbcClient jdbc, Audit audit, Units units, PlanningScenarios scenarios) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.units = units;
        this.scenarios = scenarios;
    }

    /** @return the adoption's key */
    @Transactional
    public long adopt(Actor actor, long scenarioId, NewAdoption typed, boolean illustrative) {
        actor.require(Permission.ADOPT_SCENARIO);
        PlanningScenario scenario = Refused.found(scenarios.find(scenarioId));
        Run run = Refused.found(scenarios.lastRun(scenarioId));
        Refused.when(run.runId() != typed.runId(), KernelRefusal.CHANGED_MEANWHILE);
        Refused.when(!run.planned(), RoadmapRefusal.NO_PLAN);
        Refused.when(run.askedVersion() != scenario.version(), RoadmapRefusal.ASKED_BEFORE_CHANGE);
        Refused.when(run.askedBy() == actor.accountId(), KernelRefusal.SAME_PERSON);
        String number = Text.required(typed.decisionNumber(), "roadmap.decision_number", Text.LINE);
        String reason = Text.required(typed.reason(), "roadmap.reason", Text.LONG);
        Refused.when(
                typed.decidedOn().isAfter(actor.today()),
                RoadmapRefusal.DAY_AHEAD,
                new Text.Field("roadmap.decided_on"));
        List<UnitSummary> country = units.ofLevel(actor, Permission.ADOPT_SCENARIO, "country");
        Refused.when(country.isEmpty(), KernelRefusal.NOT_FOUND);
        long id = insert(actor, run, typed, number, reason, illustrative);
        audit.record(
                actor,
                Permission.ADOPT_SCENARIO,
                "roadmap.adoption",
                id,
                number + " · " + scenario.name(),
                country.get(0).unitId(),
                reason);
        return id;
    }

    private long insert(Actor actor, Run run, NewAdoption typed, String number, String reason, boolean illustrative) {
        try {
            return jdbc.sql("""
                            insert into roadmap.adoption (run_id, decision_number, decided_on, reason, adopted_by, adopted_at, illustrative)
                            values (:run, :number, :decided, :reason, :by, :at, :illustrative) returning id
                            """)
                    .param("run", run.runId())
                    .param("number", number)
                    .param("decided", typed.decidedOn())
                    .param("reason", reason)
                    .param("by", actor.accountId())
                    .param("at", actor.at())
                    .param("illustrative", illustrative)
                    .query(Long.class)
                    .single();
        } catch (DuplicateKeyException twice) {
            throw new Refused(RoadmapRefusal.ADOPTED_ALREADY);
        }
    }
}
