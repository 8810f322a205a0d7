package vn.kieumau.assessment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.criteria.Result;
import vn.kieumau.evidence.AddEvidence;
import vn.kieumau.evidence.CitedPages;
import vn.kieumau.evidence.EvidenceLinks;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** The ward's own result for one criterion, with its explanation and proofs; saved together or not at all. */
@Component
public class AnswerCriterion {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Dossiers dossiers;
    private final AddEvidence addEvidence;
    private final EvidenceLinks links;
    private final Statements statements;
    private final CarryAnswers carryAnswers;

    AnswerCriterion(
            JdbcClient jdbc,
            Audit audit,
            Dossiers dossiers,
            AddEvidence addEvidence,
            EvidenceLinks links,
            Statements statements,
            CarryAnswers carryAnswers) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.dossiers = dossiers;
        this.addEvidence = addEvidence;
        this.links = links;
        this.statements = statements;
        this.carryAnswers = carryAnswers;
    }

    @Transactional
    public void answer(Actor actor, long dossierId, String criterionCode, Answer answer) {
        actor.require(Permission.ANSWER_CRITERION);
        DossierHead dossier = Refused.found(dossiers.lock(actor, Permission.ANSWER_CRITERION, dossierId));
        CriterionAnswer criterion = Refused.found(dossiers.answer(dossier, criterionCode));
        Refused.when(!dossier.dossierState().withWard(), KernelRefusal.NOT_IN_THIS_STATE);
        String explanation = Text.of(answer.explanation(), "assessment.explanation", Text.LONG);
        Refused.when(
                !Result.known(answer.result()), AssessmentRefusal.RESULT_MISSING, new Text.Field("assessment.result"));
        boolean doesNotApply = answer.result().equals("not_applicable");
        Refused.when(doesNotApply && criterion.mandatory(), AssessmentRefusal.MUST_APPLY, criterion.code());
        boolean explains = answer.insteadOfEvidence() || !answer.result().equals("met");
        Refused.when(
                explains && explanation.isEmpty(),
                AssessmentRefusal.EXPLANATION_MISSING,
                new Text.Field("assessment.explanation"));
        List<Long> items = new ArrayList<>(answer.itemIds());
        Map<Long, String> cited = new HashMap<>(answer.cited());
        String citedOfNew = cited.remove(Answer.NEW_ITEM);
        if (answer.newEvidence() != null) {
            long added = addEvidence.add(actor, answer.newEvidence());
            items.add(added);
            cited.put(added, Objects.requireNonNullElse(citedOfNew, ""));
        }
        if (answer.version() != criterion.version()) {
            // The same form sent twice has nothing left to do; anything else would undo what somebody saved meanwhile.
            Map<Long, String> linked = dossiers.cited(dossier, criterion.criterionId());
            boolean resent = criterion.says(answer.result(), explanation, answer.insteadOfEvidence())
                    && Set.copyOf(items).equals(linked.keySet())
                    && items.stream()
                            .filter(cited::containsKey)
                            .allMatch(item -> CitedPages.of(cited.get(item)).equals(linked.get(item)))
                    && statements
                            .latest(dossierId, criterion.criterionId())
                            .entrySet()
                            .containsAll(answer.requirements().entrySet());
            Refused.when(!resent, KernelRefusal.CHANGED_MEANWHILE);
            return;
        }
        links.set(actor, dossier.unitId(), dossier.registrationId(), criterion.criterionId(), items, cited);
        statements.say(actor, dossierId, criterion, answer);
        boolean carried = carryAnswers.confirm(actor, dossierId, criterion, answer.result(), explanation, items);
        long id = save(actor, dossier, criterion, answer, explanation);
        audit.record(
                actor,
                Permission.ANSWER_CRITERION,
                "assessment.answer",
                id,
                "%s · %s. %s%s"
                        .formatted(
                                dossier.unitName(),
                                criterion.code(),
                                criterion.titleVi(),
                                carried ? " · xác nhận nội dung mang sang" : ""),
                dossier.unitId(),
                "");
    }

    /** The dossier is locked and the version was compared, so nobody's answer is overwritten unseen. */
    private long save(Actor actor, DossierHead dossier, CriterionAnswer criterion, Answer answer, String explanation) {
        jdbc.sql(
                        "insert into assessment.preparer (dossier_id, account_id) values (:dossier, :by) on conflict do nothing")
                .param("dossier", dossier.dossierId())
                .param("by", actor.accountId())
                .update();
        return jdbc.sql("""
                        insert into assessment.answer as a (dossier_id, criterion_id, result, explanation, instead_of_evidence,
                            answered_by, answered_at, illustrative)
                        values (:dossier, :criterion, :result, :explanation, :instead, :by, :at, :illustrative)
                        on conflict (dossier_id, criterion_id) do update
                        set result = excluded.result, explanation = excluded.explanation,
                            instead_of_evidence = excluded.instead_of_evidence, answered_by = excluded.answered_by,
                            answered_at = excluded.answered_at, illustrative = excluded.illustrative, version = a.version + 1
                        returning id
                        """)
                .param("dossier", dossier.dossierId())
                .param("criterion", criterion.criterionId())
                .param("result", answer.result())
                .param("explanation", explanation)
                .param("instead", answer.insteadOfEvidence())
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("illustrative", answer.illustrative())
                .query(Long.class)
                .single();
    }
}
