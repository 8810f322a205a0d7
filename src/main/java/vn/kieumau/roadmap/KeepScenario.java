package vn.kieumau.roadmap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** Writes scenarios. What was computed of one before stays as it was asked. */
@Component
public class KeepScenario {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final PlanningScenarios scenarios;
    private final ComposeScenario compose;

    KeepScenario(JdbcClient jdbc, Audit audit, PlanningScenarios scenarios, ComposeScenario compose) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.scenarios = scenarios;
        this.compose = compose;
    }

    /** @return its key */
    @Transactional
    public long make(Actor actor, NewScenario typed, boolean illustrative) {
        actor.require(Permission.PLAN_SCENARIO);
        NewScenario read = read(actor, typed);
        long id = jdbc.sql("""
                        insert into roadmap.scenario (name, note, question, made_by, made_at, illustrative)
                        values (:name, :note, :question::jsonb, :by, :at, :illustrative) returning id
                        """)
                .param("name", read.name())
                .param("note", read.note())
                .param("question", RoadmapJson.write(read.question()))
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("illustrative", illustrative)
                .query(Long.class)
                .single();
        audit.record(actor, Permission.PLAN_SCENARIO, "roadmap.scenario", id, read.name(), null, "");
        return id;
    }

    /** The locks of single wards stay. @param version that was seen */
    @Transactional
    public void change(Actor actor, long scenarioId, int version, NewScenario typed) {
        actor.require(Permission.PLAN_SCENARIO);
        PlanningScenario before = Refused.found(scenarios.find(scenarioId));
        NewScenario read = read(
                actor,
                new NewScenario(
                        typed.name(),
                        typed.note(),
                        typed.question().with(before.question().locks())));
        write(actor, scenarioId, version, read);
    }

    /** @param kind locked or not_before; empty: the ward is free again */
    @Transactional
    public void lock(Actor actor, long scenarioId, int version, long ward, String kind, @Nullable Integer year) {
        actor.require(Permission.PLAN_SCENARIO);
        PlanningScenario before = Refused.found(scenarios.find(scenarioId));
        List<Question.Lock> locks = new ArrayList<>(before.question().locks());
        locks.removeIf(each -> each.ward() == ward);
        if (!kind.isEmpty()) {
            Refused.when(year == null, KernelRefusal.MISSING, new Text.Field("roadmap.year"));
            locks.add(new Question.Lock(ward, kind, year == null ? 0 : year));
        }
        write(
                actor,
                scenarioId,
                version,
                read(
                        actor,
                        new NewScenario(
                                before.name(), before.note(), before.question().with(locks))));
    }

    private void write(Actor actor, long scenarioId, int version, NewScenario read) {
        int changed = jdbc.sql("""
                        update roadmap.scenario set name = :name, note = :note, question = :question::jsonb, version = version + 1
                        where id = :id and version = :version
                        """)
                .param("name", read.name())
                .param("note", read.note())
                .param("question", RoadmapJson.write(read.question()))
                .param("id", scenarioId)
                .param("version", version)
                .update();
        Refused.when(changed == 0, KernelRefusal.CHANGED_MEANWHILE);
        audit.record(actor, Permission.PLAN_SCENARIO, "roadmap.scenario", scenarioId, read.name(), null, "");
    }

    private NewScenario read(Actor actor, NewScenario typed) {
        String name = Text.required(typed.name(), "roadmap.scenario.name", Text.LINE);
        String note = Text.of(typed.note(), "roadmap.scenario.note", Text.LONG);
        Question question = typed.question();
        years(question);
        within(question.unknownCost(), "roadmap.scenario.unknown_cost", 0, Question.MOST_MILLION);
        question.costs().forEach(each -> within(each.million(), "roadmap.scenario.cost", 0, Question.MOST_MILLION));
        within(question.unregistered(), "roadmap.scenario.unregistered", 0, Question.MOST_MILLION);
        within(question.mended(), "roadmap.scenario.mended", 1, Question.MOST_MENDED);
        within(question.gap(), "roadmap.scenario.gap", 0, Question.MOST_GAP);
        within(question.seconds(), "roadmap.scenario.seconds", 1, Question.MOST_SECONDS);
        provinces(actor, question);
        return new NewScenario(name, note, question);
    }

    private static void years(Question question) {
        Refused.when(question.years().isEmpty(), RoadmapRefusal.NO_YEARS);
        Set<Integer> seen = new HashSet<>();
        for (Question.Year each : question.years()) {
            within(each.year(), "roadmap.year", NewTarget.FIRST_YEAR, NewTarget.LAST_YEAR);
            Refused.when(!seen.add(each.year()), RoadmapRefusal.YEAR_TWICE, String.valueOf(each.year()));
            within(each.worth(), "roadmap.scenario.worth", 0, Question.MOST_WORTH);
            optional(each.capacity(), "roadmap.scenario.capacity", Question.MOST_WARDS);
            optional(each.provinceCapacity(), "roadmap.scenario.province_capacity", Question.MOST_WARDS);
            optional(each.budget(), "roadmap.scenario.budget", Question.MOST_MILLION);
        }
        Refused.when(seen.size() > Scenario.MOST_YEARS, RoadmapRefusal.NO_YEARS);
        question.locks().forEach(each -> {
            Refused.when(!seen.contains(each.year()), RoadmapRefusal.YEAR_NOT_ASKED, String.valueOf(each.year()));
            Refused.when(!Set.of("locked", "not_before").contains(each.kind()), KernelRefusal.NOT_FOUND);
        });
        question.budgets().forEach(each -> {
            Refused.when(!seen.contains(each.year()), RoadmapRefusal.YEAR_NOT_ASKED, String.valueOf(each.year()));
            within(each.million(), "roadmap.scenario.budget", 0, Question.MOST_MILLION);
        });
    }

    private void provinces(Actor actor, Question question) {
        Map<String, Long> known = compose.provinces(actor.today());
        Set<String> named = new HashSet<>(question.provinces());
        named.addAll(question.budgets().stream().map(Question.Budget::province).collect(Collectors.toSet()));
        named.removeAll(known.keySet());
        Refused.when(!named.isEmpty(), RoadmapRefusal.UNKNOWN_PROVINCE, String.join(", ", named));
    }

    private static void optional(@Nullable Integer number, String field, int most) {
        if (number != null) {
            within(number, field, 0, most);
        }
    }

    private static void within(int number, String field, int least, int most) {
        Refused.when(
                number < least || number > most,
                KernelRefusal.NOT_A_NUMBER,
                new Text.Field(field),
                String.valueOf(number),
                least,
                most);
    }
}
