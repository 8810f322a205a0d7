package vn.kieumau.roadmap;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.web.Sorting;

/** Reading scenarios and their last runs. They are about the whole country: whoever may see one sees all. */
@Component
public class PlanningScenarios {
    private static final Sorting SORTING = new Sorting("s.id desc", "s.id").by("name", "s.name collate vi_natural");

    private static final String RUN = """
            select r.id as run_id, r.scenario_id, r.asked_version, r.state, r.asked_by, a.display_name as asked_by_name, r.asked_at, r.ended_at,
                r.value, r.bound, r.gap, r.proven, r.seconds, r.answer::text as answer,
                exists (select 1 from roadmap.adoption d where d.run_id = r.id) as adopted
            from roadmap.run r join accounts.v_account a on a.account_id = r.asked_by
            """;

    private final JdbcClient jdbc;

    PlanningScenarios(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record StoredScenario(
            long scenarioId,
            String name,
            String note,
            String question,
            String madeByName,
            OffsetDateTime madeAt,
            boolean illustrative,
            int version) {
        PlanningScenario read() {
            return new PlanningScenario(
                    scenarioId, name, note, RoadmapJson.question(question), madeByName, madeAt, illustrative, version);
        }
    }

    record StoredRun(
            long runId,
            long scenarioId,
            int askedVersion,
            String state,
            long askedBy,
            String askedByName,
            OffsetDateTime askedAt,
            @Nullable OffsetDateTime endedAt,
            @Nullable Long value,
            @Nullable Long bound,
            @Nullable Double gap,
            @Nullable Boolean proven,
            @Nullable Double seconds,
            @Nullable String answer,
            boolean adopted) {
        Run read() {
            return new Run(
                    runId,
                    scenarioId,
                    askedVersion,
                    state,
                    askedBy,
                    askedByName,
                    askedAt,
                    endedAt,
                    value,
                    bound,
                    gap,
                    proven,
                    seconds,
                    answer == null ? null : RoadmapJson.answer(answer),
                    adopted);
        }
    }

    /** The newest first. */
    public PageOf<ScenarioLine> page(Paging paging) {
        List<ScenarioLine> rows = jdbc.sql("""
                        select s.id as scenario_id, s.name, a.display_name as made_by_name, s.made_at, s.illustrative, r.state as run_state, r.gap,
                            case when r.value is not null then (select count(*) from roadmap.run_ward w where w.run_id = r.id and w.year is not null) end as registering,
                            exists (select 1 from roadmap.adoption d join roadmap.run x on x.id = d.run_id where x.scenario_id = s.id) as adopted,
                            count(*) over () as total
                        from roadmap.scenario s
                        join accounts.v_account a on a.account_id = s.made_by
                        left join lateral (select * from roadmap.run r where r.scenario_id = s.id order by r.id desc limit 1) r on true
                        where true
                        """ + SORTING.page(paging))
                .params(Sorting.values(paging))
                .query(ScenarioLine.class)
                .list();
        return new PageOf<>(rows, rows.isEmpty() ? 0 : rows.get(0).total(), paging);
    }

    public Optional<PlanningScenario> find(long scenarioId) {
        return jdbc.sql("""
                        select s.id as scenario_id, s.name, s.note, s.question::text as question, a.display_name as made_by_name, s.made_at, s.illustrative,
                            s.version
                        from roadmap.scenario s join accounts.v_account a on a.account_id = s.made_by where s.id = :id
                        """)
                .param("id", scenarioId)
                .query(StoredScenario.class)
                .optional()
                .map(StoredScenario::read);
    }

    /** The newest computation of a scenario. */
    public Optional<Run> lastRun(long scenarioId) {
        return jdbc.sql(RUN + " where r.scenario_id = :id order by r.id desc limit 1")
                .param("id", scenarioId)
                .query(StoredRun.class)
                .optional()
                .map(StoredRun::read);
    }

    public Optional<Run> run(long runId) {
        return jdbc.sql(RUN + " where r.id = :id")
                .param("id", runId)
                .query(StoredRun.class)
                .optional()
                .map(StoredRun::read);
    }

    private record Named(long unitId, String name) {}

    /** What units are called that demands speak of. */
    public Map<Long, String> names(Collection<DemandLine> demands) {
        return named(demands.stream()
                .flatMap(each -> Stream.of(each.province(), each.ward()))
                .filter(Objects::nonNull)
                .distinct()
                .toArray(Long[]::new));
    }

    /** What the provinces of a comparison are called. */
    public Map<Long, String> provinces(Comparison comparison) {
        return named(comparison.lines().stream()
                .map(Comparison.Line::province)
                .distinct()
                .toArray(Long[]::new));
    }

    private Map<Long, String> named(Long[] ids) {
        Map<Long, String> names = new LinkedHashMap<>();
        jdbc.sql(
                        "select unit_id, name from units.v_unit where unit_id = any(:ids) order by top_down collate vi_natural")
                .param("ids", ids)
                .query(Named.class)
                .list()
                .forEach(each -> names.put(each.unitId(), each.name()));
        return names;
    }
}
