package vn.kieumau.appraisal;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.audit.Audit;
import vn.kieumau.criteria.Result;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** A level's officer records the own result of criteria, some or all at once; nothing below is overwritten. */
@Component
public class AppraiseCriteria {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Dossiers dossiers;
    private final Appraisals appraisals;
    private final Preparers preparers;

    AppraiseCriteria(JdbcClient jdbc, Audit audit, Dossiers dossiers, Appraisals appraisals, Preparers preparers) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.dossiers = dossiers;
        this.appraisals = appraisals;
        this.preparers = preparers;
    }

    /** Saves those findings that say something new; all of them or none. */
    @Transactional
    public void appraise(Actor actor, long dossierId, AppraisalLevel level, List<Finding> findings) {
        actor.require(level.appraises());
        Refused.when(findings.isEmpty(), AppraisalRefusal.NOTHING_CHOSEN);
        DossierHead dossier = Refused.found(dossiers.lock(actor, level.appraises(), dossierId));
        level.requireHere(actor, dossier);
        Map<String, AppraisedCriterion> criteria = appraisals.criteria(dossier, level).stream()
                .collect(Collectors.toMap(AppraisedCriterion::code, Function.identity()));
        long appraisalId = begin(dossier, level);
        for (Finding finding : findings) {
            AppraisedCriterion criterion = criteria.get(finding.criterionCode());
            if (criterion == null) {
                throw Refused.notFound();
            }
            String reason = Text.of(finding.reason(), "appraisal.reason", Text.LONG);
            Refused.when(!Result.known(finding.result()), AppraisalRefusal.NOTHING_CHOSEN);
            boolean doesNotApply = finding.result().equals("not_applicable");
            Refused.when(doesNotApply && criterion.mandatory(), AppraisalRefusal.MUST_APPLY, criterion.code());
            Refused.when(
                    !finding.result().equals(criterion.below()) && reason.isEmpty(),
                    AppraisalRefusal.REASON_MISSING,
                    criterion.code());
            boolean unchanged = criterion.judged()
                    && finding.result().equals(criterion.result())
                    && reason.equals(criterion.reason());
            if (!unchanged) {
                save(actor, dossier, level, appraisalId, criterion, finding, reason);
            }
        }
    }

    /** The level's appraisal of the dossier, begun now if it was not; refused once it is prepared. */
    private long begin(DossierHead dossier, AppraisalLevel level) {
        jdbc.sql("""
                        insert into appraisal.appraisal (dossier_id, level, state) values (:dossier, :level, 'under_way')
                        on conflict (dossier_id, level) do nothing
                        """)
                .param("dossier", dossier.dossierId())
                .param("level", level.code())
                .update();
        return jdbc.sql("""
                        select id from appraisal.appraisal
                        where dossier_id = :dossier and level = :level and state = 'under_way'
                        """)
                .param("dossier", dossier.dossierId())
                .param("level", level.code())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refused(KernelRefusal.NOT_IN_THIS_STATE));
    }

    private void save(
            Actor actor,
            DossierHead dossier,
            AppraisalLevel level,
            long appraisalId,
            AppraisedCriterion criterion,
            Finding finding,
            String reason) {
        List<Long> saved = jdbc.sql("""
                        insert into appraisal.finding as f (appraisal_id, criterion_id, result, reason, appraised_by, appraised_at, illustrative)
                        values (:appraisal, :criterion, :result, :reason, :by, :at, :illustrative)
                        on conflict (appraisal_id, criterion_id) do update
                        set result = excluded.result, reason = excluded.reason, appraised_by = excluded.appraised_by,
                            appraised_at = excluded.appraised_at, version = f.version + 1
                        where f.version = :version
                        returning id
                        """)
                .param("appraisal", appraisalId)
                .param("criterion", criterion.criterionId())
                .param("result", finding.result())
                .param("reason", reason)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("version", finding.version())
                .param("illustrative", dossier.illustrative())
                .query(Long.class)
                .list();
        Refused.when(saved.isEmpty(), KernelRefusal.CHANGED_MEANWHILE);
        preparers.add(appraisalId, actor);
        audit.record(
                actor,
                level.appraises(),
                "appraisal.finding",
                saved.get(0),
                "%s · %s. %s".formatted(dossier.unitName(), criterion.code(), criterion.titleVi()),
                dossier.unitId(),
                reason);
    }
}
