package vn.kieumau.assessment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.criteria.judging.Truth;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Refused;

/**
 * What is said of the requirements that no figure judges. It follows the criterion's answer unless it is said singly; of a
 * criterion that is not met nothing follows for its requirements, unless there is only one.
 */
@Component
public class Statements {
    private static final List<String> RESULTS = List.of("met", "not_met", "not_applicable");

    private final JdbcClient jdbc;

    Statements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Asked(long requirementId, String code, boolean byFigures, String latest) {}

    /** What was said last of the requirements of a criterion, by their codes; those judged by figures are left out. */
    public Map<String, String> latest(long dossierId, long criterionId) {
        Map<String, String> latest = new LinkedHashMap<>();
        asked(dossierId, criterionId).stream()
                .filter(each -> !each.byFigures())
                .forEach(each -> latest.put(each.code(), each.latest()));
        return latest;
    }

    /** What had been said last of a unit's requirements by the end of a day, in the order of their codes. */
    List<Facts.Statement> said(long cohortId, long unitId, LocalDate day) {
        return said(cohortId, day, unitId).stream().map(Said::statement).toList();
    }

    /** The same of all units of a cohort, as it is judged. */
    Map<Long, Map<String, Truth>> said(long cohortId, LocalDate day) {
        Map<Long, Map<String, Truth>> said = new HashMap<>();
        said(cohortId, day, 0)
                .forEach(each -> said.computeIfAbsent(each.unitId(), any -> new HashMap<>())
                        .put(each.requirement(), each.statement().truth()));
        return said;
    }

    private record Said(
            long unitId,
            String requirement,
            String result,
            String by,
            OffsetDateTime at,
            @Nullable Boolean proved) {
        Facts.Statement statement() {
            return new Facts.Statement(requirement, result, by, at, proved);
        }
    }

    /** @param unitId 0: of all */
    private List<Said> said(long cohortId, LocalDate day, long unitId) {
        return jdbc.sql("""
                        select distinct on (d.unit_id, q.code) d.unit_id, q.code as requirement, s.result, a.display_name as by, s.said_at as at,
                            case when q.kind = 'document' then
                                exists (select 1 from evidence.v_link l where l.registration_id = d.registration_id and l.criterion_id = q.criterion_id
                                    and coalesce(l.valid_until >= :day::date, true))
                                or exists (select 1 from assessment.answer n
                                    where n.dossier_id = d.id and n.criterion_id = q.criterion_id and n.instead_of_evidence) end as proved
                        from assessment.statement s
                        join assessment.dossier d on d.id = s.dossier_id
                        join campaigns.v_registration r on r.registration_id = d.registration_id
                        join criteria.v_requirement q on q.requirement_id = s.requirement_id
                        join accounts.v_account a on a.account_id = s.said_by
                        where r.cohort_id = :cohort and :unit in (0, d.unit_id) and r.state <> 'withdrawn' and s.said_at < :day::date + 1
                        order by d.unit_id, q.code, s.id desc
                        """)
                .param("cohort", cohortId)
                .param("unit", unitId)
                .param("day", day)
                .query(Said.class)
                .list();
    }

    /** The same for all criteria of a set, by their ids. */
    public Map<Long, Map<String, String>> latestOfAll(long dossierId, long setId) {
        Map<Long, Map<String, String>> latest = new LinkedHashMap<>();
        jdbc.sql("""
                        select r.criterion_id, r.code, coalesce(s.result, 'unknown') as latest
                        from criteria.v_requirement r
                        join criteria.v_criterion c on c.criterion_id = r.criterion_id
                        left join (
                            select distinct on (requirement_id) requirement_id, result from assessment.statement
                            where dossier_id = :dossier order by requirement_id, id desc
                        ) s on s.requirement_id = r.requirement_id
                        where c.set_id = :set and not r.by_figures order by r.criterion_id, r.position
                        """).param("dossier", dossierId).param("set", setId).query(row -> {
            latest.computeIfAbsent(row.getLong("criterion_id"), any -> new LinkedHashMap<>())
                    .put(row.getString("code"), row.getString("latest"));
        });
        return latest;
    }

    void say(Actor actor, long dossierId, CriterionAnswer criterion, Answer answer) {
        List<Asked> all = asked(dossierId, criterion.criterionId());
        for (Asked each : all) {
            String single = answer.requirements().getOrDefault(each.code(), "");
            Refused.when(!single.isEmpty() && !RESULTS.contains(single), AssessmentRefusal.RESULT_MISSING);
            Refused.when(
                    single.equals("not_applicable") && criterion.mandatory(),
                    AssessmentRefusal.MUST_APPLY,
                    criterion.code());
            if (!each.byFigures()) {
                String result = single.isEmpty() ? following(answer.result(), all.size()) : single;
                if (!result.equals(each.latest())) {
                    append(actor, dossierId, each.requirementId(), result, answer.illustrative());
                }
            }
        }
    }

    private static String following(String result, int requirements) {
        return result.equals("not_met") && requirements > 1 ? "unknown" : result;
    }

    private List<Asked> asked(long dossierId, long criterionId) {
        return jdbc.sql("""
                        select r.requirement_id, r.code, r.by_figures, coalesce((
                            select s.result from assessment.statement s
                            where s.dossier_id = :dossier and s.requirement_id = r.requirement_id order by s.id desc limit 1), 'unknown') as latest
                        from criteria.v_requirement r where r.criterion_id = :criterion order by r.position
                        """)
                .param("dossier", dossierId)
                .param("criterion", criterionId)
                .query(Asked.class)
                .list();
    }

    private void append(Actor actor, long dossierId, long requirementId, String result, boolean illustrative) {
        jdbc.sql("""
                        insert into assessment.statement (dossier_id, requirement_id, result, said_by, said_at, illustrative)
                        values (:dossier, :requirement, :result, :by, :at, :illustrative)
                        """)
                .param("dossier", dossierId)
                .param("requirement", requirementId)
                .param("result", result)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("illustrative", illustrative)
                .update();
    }
}
