package vn.kieumau.assessment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.campaigns.Cohort;
import vn.kieumau.campaigns.Cohorts;
import vn.kieumau.criteria.Carrying;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.criteria.Draft;
import vn.kieumau.criteria.Drafts;
import vn.kieumau.criteria.Pack;
import vn.kieumau.criteria.RuledSet;
import vn.kieumau.criteria.judging.Judgement;
import vn.kieumau.criteria.judging.Judging;
import vn.kieumau.criteria.judging.Truth;
import vn.kieumau.indicators.Figures;
import vn.kieumau.indicators.KnownFigures;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.units.UnitAttributes;
import vn.kieumau.units.Units;

/** What a draft would make of a cohort: every ward judged by the set it runs on and by the draft, side by side. */
@Component
public class CompareVersions {
    /** Many enough that reading them costs little more than reading all at once. */
    private static final int PART = 800;

    private final JdbcClient jdbc;
    private final Statements statements;
    private final Cohorts cohorts;
    private final CriteriaSets sets;
    private final Drafts drafts;
    private final Figures figures;
    private final Units units;
    private final Clock clock;

    CompareVersions(
            JdbcClient jdbc,
            Statements statements,
            Cohorts cohorts,
            CriteriaSets sets,
            Drafts drafts,
            Figures figures,
            Units units,
            Clock clock) {
        this.jdbc = jdbc;
        this.statements = statements;
        this.cohorts = cohorts;
        this.sets = sets;
        this.drafts = drafts;
        this.figures = figures;
        this.units = units;
        this.clock = clock;
    }

    /** A ward under both. */
    public record ComparedWard(long unitId, String unitName, String unitPath, VerdictCounts now, VerdictCounts then) {
        public boolean differs() {
            return !now.equals(then);
        }
    }

    public record VerdictCounts(Truth truth, int met, int notMet, int unknown) {
        static VerdictCounts of(Judgement judgement) {
            Map<Truth, Long> count = judgement.criteria().values().stream()
                    .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
            return new VerdictCounts(
                    judgement.set(),
                    count.getOrDefault(Truth.MET, 0L).intValue(),
                    count.getOrDefault(Truth.NOT_MET, 0L).intValue(),
                    count.getOrDefault(Truth.UNKNOWN, 0L).intValue());
        }
    }

    /**
     * @param now the content of the set that the cohort runs on
     * @param then the content of the draft
     * @param carried requirements of the draft for which what was said goes on
     */
    public record Comparison(Cohort cohort, Pack now, Pack then, Draft draft, int carried, List<ComparedWard> lines) {}

    record Ward(long unitId, String name, String path, String type) {}

    /** Wards of the cohort within the reader's reach, in the order of the tree. */
    public Comparison compare(Actor actor, long cohortId, long draftId, LocalDate day) {
        actor.require(Permission.VIEW_CRITERIA_DRAFTS);
        Cohort cohort = Refused.found(cohorts.find(actor, cohortId));
        Drafts.Written written = Refused.found(drafts.written(draftId));
        Pack draft = written.content();
        Refused.when(!sets.check().faults(draft).isEmpty(), AssessmentRefusal.DRAFT_HAS_FAULTS);
        RuledSet now = sets.ruled(cohort.setId());
        RuledSet then = sets.ruled(draft);
        Map<String, String> carried =
                now.pack().programme().code().equals(draft.programme().code())
                        ? Carrying.between(now.pack(), draft).requirements()
                        : Map.of();
        List<Ward> wards = jdbc.sql("""
                        select u.unit_id, u.name, u.path, u.type from campaigns.v_registration r join units.v_unit u on u.unit_id = r.unit_id
                        where r.cohort_id = :cohort and r.state in ('registered', 'recognised', 'not_recognised')
                          and r.unit_id in (select unit_id from units.reached(:reach))
                        order by u.top_down collate vi_natural
                        """)
                .param("cohort", cohortId)
                .param("reach", actor.reach(Permission.VIEW_DOSSIER))
                .query(Ward.class)
                .list();
        Map<Long, Map<String, Truth>> said = statements.said(cohortId, day);
        boolean alike = now.pack().set().closingDay() == draft.set().closingDay()
                && Objects.equals(now.pack().set().baselineYear(), draft.set().baselineYear());
        Set<String> both = new TreeSet<>(now.metrics());
        both.addAll(then.metrics());
        List<ComparedWard> lines = whileReading(wards, part -> {
            KnownFigures ofNow = known(now, both, cohort.year(), day, part);
            KnownFigures ofThen = alike ? ofNow : known(then, both, cohort.year(), day, part);
            Map<Long, UnitAttributes> attributes = units.attributes(part, day);
            return ward -> {
                Attributes own = Attributes.of(ward.type(), attributes.get(ward.unitId()));
                Map<String, Truth> stated = said.getOrDefault(ward.unitId(), Map.of());
                return new ComparedWard(
                        ward.unitId(),
                        ward.name(),
                        ward.path(),
                        judge(now, ofNow, ward.unitId(), own, stated),
                        judge(then, ofThen, ward.unitId(), own, goingOn(carried, stated)));
            };
        });
        return new Comparison(cohort, now.pack(), draft, written.draft(), carried.size(), lines);
    }

    private KnownFigures known(RuledSet set, Set<String> metrics, int year, LocalDate day, List<Long> unitIds) {
        return figures.readAll(
                unitIds,
                metrics,
                year,
                set.pack().set().baselineYear(),
                day,
                clock.instant(),
                set.pack().set().calendar());
    }

    private static Map<String, Truth> goingOn(Map<String, String> carried, Map<String, Truth> stated) {
        Map<String, Truth> goesOn = new HashMap<>();
        carried.forEach((code, before) -> {
            if (stated.containsKey(before)) {
                goesOn.put(code, stated.get(before));
            }
        });
        return goesOn;
    }

    /**
     * What is made of each ward, in their order. Figures of one part of them are read while those before are judged, on the
     * other processors.
     *
     * @param reading what is made of each of these units, once it is read what is known of them
     */
    static <T> List<T> whileReading(List<Ward> wards, Function<List<Long>, Function<Ward, T>> reading) {
        List<Ward> byId =
                wards.stream().sorted(Comparator.comparing(Ward::unitId)).toList();
        List<CompletableFuture<Map<Long, T>>> parts = new ArrayList<>();
        for (int from = 0; from < byId.size(); from += PART) {
            List<Ward> part = byId.subList(from, Math.min(from + PART, byId.size()));
            Function<Ward, T> judging =
                    reading.apply(part.stream().map(Ward::unitId).toList());
            parts.add(CompletableFuture.supplyAsync(
                    () -> part.parallelStream().collect(Collectors.toConcurrentMap(Ward::unitId, judging))));
        }
        Map<Long, T> made = new HashMap<>();
        parts.forEach(part -> made.putAll(part.join()));
        return wards.stream()
                .map(ward -> Objects.requireNonNull(made.get(ward.unitId())))
                .toList();
    }

    /** Nothing is explained. */
    static VerdictCounts judge(
            RuledSet set, KnownFigures figures, long unitId, Attributes attributes, Map<String, Truth> stated) {
        Map<String, Object> known = figures.of(unitId);
        known.putAll(attributes.byName());
        Map<String, Truth> truths = new HashMap<>();
        set.judge(new RuledSet.Known(known, figures.atLeast(unitId), stated))
                .forEach((code, judged) -> truths.put(code, judged.truth()));
        return VerdictCounts.of(Judging.judge(set.shape(), truths));
    }
}
