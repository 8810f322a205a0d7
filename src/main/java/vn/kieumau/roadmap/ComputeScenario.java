package vn.kieumau.roadmap;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** Has a scenario computed: as long as it takes, one after another, and watched. What a restart interrupts has failed and may be asked for again. */
@Component
public class ComputeScenario {
    private static final Logger LOG = LoggerFactory.getLogger(ComputeScenario.class);
    private static final double TENTHS_OF_PERCENT = 1000.0;
    private static final int MOST_PRICES = 50;
    private static final long SEED = 1;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final PlanningScenarios scenarios;
    private final ComposeScenario compose;
    private final TransactionOperations transactions;
    private final Executor longWork;
    private final boolean restoring;
    private final Clock clock;
    private final Map<Long, Progress> progress = new ConcurrentHashMap<>();
    private final Set<Long> stopping = ConcurrentHashMap.newKeySet();

    ComputeScenario(
            JdbcClient jdbc,
            Audit audit,
            PlanningScenarios scenarios,
            ComposeScenario compose,
            TransactionOperations transactions,
            @Qualifier("longWork") Executor longWork,
            @Value("${kieumau.restoring:false}") boolean restoring,
            Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.scenarios = scenarios;
        this.compose = compose;
        this.transactions = transactions;
        this.longWork = longWork;
        this.restoring = restoring;
        this.clock = clock;
    }

    /** @return the run's key */
    @Transactional
    public long ask(Actor actor, long scenarioId) {
        actor.require(Permission.PLAN_SCENARIO);
        PlanningScenario scenario = Refused.found(scenarios.find(scenarioId));
        check(scenario.question(), actor);
        long run;
        try {
            run = jdbc.sql("""
                            insert into roadmap.run (scenario_id, asked_version, question, state, asked_by, asked_at)
                            values (:scenario, :version, :question::jsonb, 'waiting', :by, :at) returning id
                            """)
                    .param("scenario", scenarioId)
                    .param("version", scenario.version())
                    .param("question", RoadmapJson.write(scenario.question()))
                    .param("by", actor.accountId())
                    .param("at", actor.at())
                    .query(Long.class)
                    .single();
        } catch (DuplicateKeyException underWay) {
            throw new Refused(RoadmapRefusal.COMPUTED_ALREADY);
        }
        audit.record(actor, Permission.PLAN_SCENARIO, "roadmap.scenario", scenarioId, scenario.name(), null, "");
        longWork.execute(() -> compute(run, scenario.question(), actor));
        return run;
    }

    private void check(Question question, Actor actor) {
        try {
            compose.compose(question, actor.today());
        } catch (ScenarioRefused refused) {
            ScenarioFault.Kind kind = refused.faults().get(0).kind();
            Refused.when(kind == ScenarioFault.Kind.NO_WARDS, RoadmapRefusal.NO_WARDS);
            throw new Refused(RoadmapRefusal.TOO_COSTLY);
        }
    }

    /** Lets what is computed come to an end with what it has. */
    @Transactional
    public void stop(Actor actor, long scenarioId) {
        actor.require(Permission.PLAN_SCENARIO);
        PlanningScenario scenario = Refused.found(scenarios.find(scenarioId));
        Run run = Refused.found(scenarios.lastRun(scenarioId));
        Refused.when(!run.unfinished(), KernelRefusal.NOT_IN_THIS_STATE);
        stopping.add(run.runId());
        audit.record(actor, Permission.PLAN_SCENARIO, "roadmap.scenario", scenarioId, scenario.name(), null, "");
    }

    /** How far a run has come; empty before it began and after it ended. */
    public Optional<Progress> progress(long runId) {
        return Optional.ofNullable(progress.get(runId));
    }

    /** When the server begins to answer; a command beside it leaves alone what it is computing, and a restored backup is not there yet. */
    @EventListener(WebServerInitializedEvent.class)
    void forgetInterrupted() {
        if (restoring) {
            return;
        }
        transactions.executeWithoutResult(status -> jdbc.sql(
                        "update roadmap.run set state = 'failed', fault = 'interrupted', ended_at = :at where state in ('waiting', 'running')")
                .param("at", OffsetDateTime.now(clock))
                .update());
    }

    private void compute(long run, Question question, Actor actor) {
        try {
            int begun = Optional.ofNullable(transactions.execute(status -> jdbc.sql(
                                    "update roadmap.run set state = 'running' where id = :id and state = 'waiting'")
                            .param("id", run)
                            .update()))
                    .orElse(0);
            if (begun == 1) {
                ComposeScenario.Composed composed = compose.compose(question, actor.today());
                Outcome outcome = Planner.propose(
                        composed.scenario(),
                        new Effort(question.gap() / TENTHS_OF_PERCENT, Duration.ofSeconds(question.seconds()), SEED),
                        told -> {
                            progress.put(run, told);
                            return !stopping.contains(run);
                        });
                transactions.executeWithoutResult(status -> keep(run, composed, outcome));
            }
        } catch (RuntimeException | LinkageError failed) {
            LOG.error("scenario run {} failed", run, failed);
            transactions.executeWithoutResult(status -> end(run, "failed", null, null, "failed"));
        } finally {
            progress.remove(run);
            stopping.remove(run);
        }
    }

    private void keep(long run, ComposeScenario.Composed composed, Outcome outcome) {
        boolean stopped = stopping.contains(run);
        int wards = composed.scenario().wards().size();
        int unknown = composed.unknown().size();
        if (outcome instanceof Proposal proposal) {
            wards(run, composed, proposal.plan());
            List<Answer.PriceLine> prices = proposal.prices().stream()
                    .sorted(Comparator.comparing(Price::price).reversed())
                    .limit(MOST_PRICES)
                    .map(each -> new Answer.PriceLine(DemandLine.of(each.demand()), each.price()))
                    .toList();
            end(
                    run,
                    stopped && !proposal.proven() ? "stopped" : "proposed",
                    outcome,
                    new Answer(wards, unknown, prices, List.of(), false),
                    "");
        } else if (outcome instanceof Contradiction contradiction) {
            end(
                    run,
                    "contradicting",
                    outcome,
                    new Answer(
                            wards,
                            unknown,
                            List.of(),
                            contradiction.demands().stream().map(DemandLine::of).toList(),
                            contradiction.minimal()),
                    "");
        } else {
            end(
                    run,
                    stopped ? "stopped" : "undecided",
                    outcome,
                    new Answer(wards, unknown, List.of(), List.of(), false),
                    "");
        }
    }

    private void end(long run, String state, @Nullable Outcome outcome, @Nullable Answer answer, String fault) {
        Proposal proposal = outcome instanceof Proposal each ? each : null;
        jdbc.sql("""
                        update roadmap.run set state = :state, ended_at = :at, value = :value::bigint, bound = :bound::bigint, gap = :gap::float8,
                            proven = :proven::boolean, seconds = :seconds::float8, answer = :answer::jsonb, fault = :fault
                        where id = :id
                        """)
                .param("state", state)
                .param("at", OffsetDateTime.now(clock))
                .param("value", proposal == null ? null : proposal.value())
                .param("bound", proposal == null ? null : proposal.bound())
                .param("gap", proposal == null ? null : proposal.gap())
                .param("proven", proposal == null ? null : proposal.proven())
                .param("seconds", outcome == null ? null : outcome.seconds())
                .param("answer", answer == null ? null : RoadmapJson.write(answer))
                .param("fault", fault)
                .param("id", run)
                .update();
    }

    /** A ward as the statement below reads it. */
    private record Row(
            long unit,
            long province,
            @Nullable Integer year,
            int readiness,
            int lacks,
            boolean known,
            long cost,
            int earliest,
            List<ReasonLine> reasons) {}

    private void wards(long run, ComposeScenario.Composed composed, Plan plan) {
        List<WardState> wards = composed.scenario().wards();
        List<Explanation> explanations = Explanations.of(composed.scenario(), plan);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < wards.size(); i++) {
            WardState ward = wards.get(i);
            rows.add(new Row(
                    ward.id(),
                    ward.province(),
                    plan.years().get(ward.id()),
                    ward.readiness(),
                    ward.lacks(),
                    !composed.unknown().contains(ward.id()),
                    composed.scenario().cost(ward),
                    ward.earliest(),
                    explanations.get(i).reasons().stream().map(ReasonLine::of).toList()));
        }
        jdbc.sql("""
                        insert into roadmap.run_ward (run_id, unit_id, province_id, year, readiness, lacks, known, cost, earliest, reasons)
                        select :run, unit, province, year, readiness, lacks, known, cost, earliest, reasons
                        from jsonb_to_recordset(:rows::jsonb) as x (unit bigint, province bigint, year int, readiness int, lacks int, known boolean,
                            cost bigint, earliest int, reasons jsonb)
                        """).param("run", run).param("rows", RoadmapJson.write(rows)).update();
    }
}
