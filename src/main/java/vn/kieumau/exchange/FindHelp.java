package vn.kieumau.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.assessment.Verdict;
import vn.kieumau.assessment.Verdicts;
import vn.kieumau.criteria.judging.Truth;
import vn.kieumau.exchange.WardProblems.AskableWard;
import vn.kieumau.exchange.WardProblems.HelpElsewhere;
import vn.kieumau.exchange.WardProblems.UnmetCriterion;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.units.Units;

/**
 * Finds what helped others with what a ward does not meet: by its last submission, or, where there is none, by figures and what was said until
 * today. Nearest first: of the same province, then of the same type. What others report proves nothing, so that nothing is ranked by effect.
 */
@Component
public class FindHelp {
    /** As many for each criterion as somebody reads. */
    private static final int MOST = 5;

    private final JdbcClient jdbc;
    private final Units units;
    private final Verdicts verdicts;
    private final Initiatives initiatives;

    FindHelp(JdbcClient jdbc, Units units, Verdicts verdicts, Initiatives initiatives) {
        this.jdbc = jdbc;
        this.units = units;
        this.verdicts = verdicts;
        this.initiatives = initiatives;
    }

    private record Latest(
            @Nullable Long dossierId,
            @Nullable Integer snapshotNumber,
            long cohortId,
            int year,
            String programmeCode,
            String programmeNameVi,
            String programmeNameEn) {}

    private record Judged(UnitSummary ward, @Nullable Integer submission, Verdict verdict) {}

    private record Found(
            String criterion,
            long initiativeId,
            String name,
            String kind,
            long unitId,
            String unitName,
            String unitPath,
            LocalDate since,
            String state,
            boolean sameProvince,
            boolean sameType,
            boolean illustrative) {}

    /** The ward of whoever asks; empty for those of larger units, also while they inspect one. */
    public Optional<Long> own(Actor actor) {
        return actor.grants().stream()
                .filter(each -> each.permissions().contains(Permission.VIEW_EXCHANGE)
                        && each.unitLevel().equals("commune"))
                .map(each -> each.unitId())
                .findFirst();
    }

    /** Registered wards in reach, by name; at most 250. */
    public List<AskableWard> wards(Actor actor) {
        return jdbc.sql("""
                        select u.unit_id, u.name, u.path from units.v_unit u
                        where u.unit_id in (select unit_id from campaigns.v_registration where state <> 'withdrawn')
                          and u.unit_id in (select unit_id from units.reached(:reach))
                        order by u.top_down collate vi_natural, u.unit_id limit 250
                        """)
                .param("reach", actor.reach(Permission.VIEW_DOSSIER))
                .query(AskableWard.class)
                .list();
    }

    /**
     * @param cohortId whose criteria are asked about; 0: those of the ward's newest dossier
     * @param criterion code of the only one that is asked for; empty: all that the ward does not meet
     */
    public WardProblems of(Actor actor, long unitId, long cohortId, String criterion) {
        actor.require(Permission.VIEW_DOSSIER);
        Latest latest = Refused.found(latest(unitId, cohortId));
        Judged judged = judge(actor, unitId, latest);
        List<Verdict.CriterionVerdict> asked = judged.verdict().criteria().stream()
                .filter(each -> criterion.isEmpty()
                        ? each.truth() == Truth.NOT_MET
                        : each.code().equals(criterion))
                .toList();
        Refused.when(!criterion.isEmpty() && asked.isEmpty(), KernelRefusal.NOT_FOUND);
        Map<String, List<HelpElsewhere>> helps = helps(
                actor, unitId, asked.stream().map(each -> key(latest, each)).toList());
        return new WardProblems(
                judged.ward(),
                latest.programmeCode(),
                latest.programmeNameVi(),
                latest.programmeNameEn(),
                latest.year(),
                judged.submission(),
                (int) judged.verdict().criteria().stream()
                        .filter(each -> each.truth() == Truth.UNKNOWN)
                        .count(),
                asked.stream()
                        .map(each -> new UnmetCriterion(
                                key(latest, each),
                                each.code(),
                                each.titleVi(),
                                each.titleEn(),
                                each.truth().code(),
                                helps.getOrDefault(key(latest, each), List.of())))
                        .toList());
    }

    private static String key(Latest latest, Verdict.CriterionVerdict criterion) {
        return latest.programmeCode() + ":" + criterion.code();
    }

    /** The ward's newest dossier; for a ward without one the newest cohort. Whether the ward is in reach is asked afterwards. */
    private Optional<Latest> latest(long unitId, long cohortId) {
        return jdbc.sql("""
                        select l.dossier_id, l.snapshot_number, l.cohort_id, l.year, s.programme_code, s.programme_name_vi, s.programme_name_en
                        from (
                            select d.dossier_id, d.snapshot_number, r.cohort_id, r.set_id, r.year
                            from assessment.v_dossier d join campaigns.v_registration r on r.registration_id = d.registration_id
                            where d.unit_id = :unit and d.state <> 'withdrawn'
                            union all
                            select null, null, cohort_id, set_id, year from campaigns.v_cohort
                        ) l join criteria.v_set s on s.set_id = l.set_id
                        where :cohort = 0 or l.cohort_id = :cohort
                        order by l.dossier_id is null, l.year desc, l.dossier_id desc, l.cohort_id desc limit 1
                        """)
                .param("unit", unitId)
                .param("cohort", cohortId)
                .query(Latest.class)
                .optional();
    }

    private Judged judge(Actor actor, long unitId, Latest latest) {
        Long dossier = latest.dossierId();
        Integer number = latest.snapshotNumber();
        Optional<Verdict> submitted =
                dossier == null || number == null ? Optional.empty() : verdicts.of(dossier, number);
        if (submitted.isPresent()) {
            UnitSummary ward = Refused.found(units.find(actor, Permission.VIEW_DOSSIER, unitId)
                    .filter(each -> each.level().equals("commune")));
            return new Judged(ward, number, submitted.get());
        }
        Verdicts.Judged today = verdicts.judge(actor, latest.cohortId(), unitId, actor.today());
        return new Judged(today.unit(), null, today.verdict());
    }

    private Map<String, List<HelpElsewhere>> helps(Actor actor, long unitId, List<String> criteria) {
        List<Found> found = jdbc.sql("""
                        with ward as (
                            select u.type, p.unit_id as province_id, p.type as province_type
                            from units.v_unit u
                            left join units.standing(array[:unit], 'province', :today) s on s.unit_id = u.unit_id
                            left join units.v_unit p on p.unit_id = s.under_id
                            where u.unit_id = :unit
                        ), near as (
                            select v.programme_code || ':' || k.code as criterion, i.id as initiative_id, i.name, i.kind, i.unit_id, u.name as unit_name,
                                u.path as unit_path, i.since, i.state, coalesce(p.unit_id = w.province_id, false) as same_province,
                                coalesce(u.type = w.type and p.type = w.province_type, false) as same_type, i.illustrative
                            from exchange.initiative_criterion c
                            join criteria.v_criterion k on k.criterion_id = c.criterion_id
                            join criteria.v_set v on v.set_id = k.set_id
                            join exchange.initiative i on i.id = c.initiative_id and i.state <> 'draft' and i.unit_id <> :unit
                            join units.v_unit u on u.unit_id = i.unit_id
                            cross join ward w
                            left join units.standing((select coalesce(array_agg(distinct unit_id), '{}') from exchange.initiative where state <> 'draft'),
                                'province', :today) s on s.unit_id = i.unit_id
                            left join units.v_unit p on p.unit_id = s.under_id
                            where v.programme_code || ':' || k.code = any(:criteria)
                        ), placed as (
                            select n.*, row_number() over (partition by n.criterion order by n.same_province desc, n.same_type desc, n.state = 'published' desc,
                                n.since desc, n.initiative_id) as place
                            from near n
                        )
                        select criterion, initiative_id, name, kind, unit_id, unit_name, unit_path, since, state, same_province, same_type, illustrative
                        from placed where place <= :most order by criterion, place
                        """)
                .param("unit", unitId)
                .param("today", actor.today())
                .param("criteria", criteria.toArray(new String[0]))
                .param("most", MOST)
                .query(Found.class)
                .list();
        Map<Long, List<InitiativeEffect>> effects =
                initiatives
                        .effects(found.stream()
                                .map(Found::initiativeId)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.groupingBy(InitiativeEffect::initiativeId));
        return found.stream()
                .collect(Collectors.groupingBy(
                        Found::criterion,
                        Collectors.mapping(
                                each -> new HelpElsewhere(
                                        each.initiativeId(),
                                        each.name(),
                                        each.kind(),
                                        each.unitId(),
                                        each.unitName(),
                                        each.unitPath(),
                                        each.since(),
                                        each.state(),
                                        each.sameProvince(),
                                        each.sameType(),
                                        each.illustrative(),
                                        effects.getOrDefault(each.initiativeId(), List.of())),
                                Collectors.toList())));
    }
}
