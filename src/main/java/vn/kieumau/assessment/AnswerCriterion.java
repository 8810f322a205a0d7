package vn.kieumau.assessment;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.evidence.AddEvidence;
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

    AnswerCriterion(JdbcClient jdbc, Audit audit, Dossiers dossiers, AddEvidence addEvidence, EvidenceLinks links) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.dossiers = dossiers;
        this.addEvidence = addEvidence;
        this.links = links;
    }

    @Transactional
    public void answer(Actor actor, long dossierId, String criterionCode, Answer answer) {
        actor.require(Permission.ANSWER_CRITERION);
        DossierHead dossier = Refused.found(dossiers.lock(actor, Permission.ANSWER_CRITERION, dossierId));
        CriterionAnswer criterion = Refused.found(dossiers.answer(dossier, criterionCode));
        Refused.when(dossier.dossierState() != DossierState.OPEN, KernelRefusal.NOT_IN_THIS_STATE);
        String explanation = Text.of(answer.explanation(), "assessment.explanation", Text.LONG);
        Refused.when(answer.result().isEmpty(), AssessmentRefusal.RESULT_MISSING);
        boolean doesNotApply = answer.result().equals("not_applicable");
        Refused.when(doesNotApply && criterion.mandatory(), AssessmentRefusal.MUST_APPLY, criterion.code());
        boolean explains = answer.insteadOfEvidence() || !answer.result().equals("met");
        Refused.when(explains && explanation.isEmpty(), AssessmentRefusal.EXPLANATION_MISSING);
        List<Long> items = new ArrayList<>(answer.itemIds());
        if (answer.newEvidence() != null) {
            items.add(addEvidence.add(actor, answer.newEvidence()));
        }
        links.set(actor, dossier.unitId(), dossier.registrationId(), criterion.criterionId(), items);
        long id = save(actor, dossier, criterion, answer, explanation);
        audit.record(
                actor,
                Permission.ANSWER_CRITERION,
                "assessment.answer",
                id,
                "%s · %s. %s".formatted(dossier.unitName(), criterion.code(), criterion.titleVi()),
                dossier.unitId(),
                "");
    }

    /** Who saw an older version, or none where there is one by now, is told so; the same form sent twice is not. */
    private long save(Actor actor, DossierHead dossier, CriterionAnswer criterion, Answer answer, String explanation) {
        List<Long> saved = jdbc.sql("""
                        insert into assessment.answer as a (dossier_id, criterion_id, result, explanation, instead_of_evidence,
                            answered_by, answered_at, illustrative)
                        values (:dossier, :criterion, :result, :explanation, :instead, :by, :at, :illustrative)
                        on conflict (dossier_id, criterion_id) do update
                        set result = excluded.result, explanation = excluded.explanation,
                            instead_of_evidence = excluded.instead_of_evidence, answered_by = excluded.answered_by,
                            answered_at = excluded.answered_at, illustrative = excluded.illustrative, version = a.version + 1
                        where a.version = :version or (a.result, a.explanation, a.instead_of_evidence, a.answered_by)
                            = (excluded.result, excluded.explanation, excluded.instead_of_evidence, excluded.answered_by)
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
                .param("version", answer.version())
                .query(Long.class)
                .list();
        Refused.when(saved.isEmpty(), KernelRefusal.CHANGED_MEANWHILE);
        return saved.get(0);
    }
}
