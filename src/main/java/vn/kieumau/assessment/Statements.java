package vn.kieumau.assessment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
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
