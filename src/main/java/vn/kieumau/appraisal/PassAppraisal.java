package vn.kieumau.appraisal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** The end of a level's work: one person prepares it, another passes it on, or hands it back to be looked at again. */
@Component
public class PassAppraisal {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Dossiers dossiers;
    private final Appraisals appraisals;
    private final Preparers preparers;
    private final CouncilStandings councilStandings;

    PassAppraisal(
            JdbcClient jdbc,
            Audit audit,
            Dossiers dossiers,
            Appraisals appraisals,
            Preparers preparers,
            CouncilStandings councilStandings) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.dossiers = dossiers;
        this.appraisals = appraisals;
        this.preparers = preparers;
        this.councilStandings = councilStandings;
    }

    /** Every criterion has the level's own result; the approver is asked. */
    @Transactional
    public void prepare(Actor actor, long dossierId, AppraisalLevel level) {
        DossierHead dossier = dossier(actor, AppraisalMove.PREPARE, dossierId, level);
        AppraisalHead head = appraisals.head(dossier, level);
        int missing = dossier.criteria() - head.findings();
        Refused.when(missing > 0, AppraisalRefusal.INCOMPLETE, missing);
        long appraisalId = move(actor, dossier, level, AppraisalMove.PREPARE, "");
        preparers.add(appraisalId, actor);
    }

    /**
     * Neither who ever prepared it nor anybody who ever appraised one of the criteria can pass; nor anybody, where the set has a
     * council, before that has approved the appraisal as it is.
     */
    @Transactional
    public void pass(Actor actor, long dossierId, AppraisalLevel level) {
        DossierHead dossier = dossier(actor, AppraisalMove.PASS, dossierId, level);
        Refused.when(appraised(actor, dossier, level), KernelRefusal.SAME_PERSON);
        Refused.when(!appraisals.head(dossier, level).is(AppraisalState.PREPARED), KernelRefusal.NOT_IN_THIS_STATE);
        councilStandings
                .of(actor, dossier, level)
                .filter(standing -> !standing.approved())
                .ifPresent(standing -> {
                    throw new Refused(standing.refusal());
                });
        move(actor, dossier, level, AppraisalMove.PASS, "");
        dossiers.move(actor, dossier, level.move(), "");
    }

    /** The approver hands a prepared appraisal back, and says why. */
    @Transactional
    public void handBack(Actor actor, long dossierId, AppraisalLevel level, String reason) {
        DossierHead dossier = dossier(actor, AppraisalMove.HAND_BACK, dossierId, level);
        String why = Text.required(reason, "appraisal.hand_back_reason", Text.LONG);
        move(actor, dossier, level, AppraisalMove.HAND_BACK, why);
    }

    /** Locked, as for every act on a dossier, so that it is not sent on while one of these goes on. */
    private DossierHead dossier(Actor actor, AppraisalMove move, long dossierId, AppraisalLevel level) {
        Permission permission = move.permission(level);
        actor.require(permission);
        DossierHead dossier = Refused.found(dossiers.lock(actor, permission, dossierId));
        level.requireHere(actor, dossier);
        return dossier;
    }

    private boolean appraised(Actor actor, DossierHead dossier, AppraisalLevel level) {
        return jdbc.sql("""
                        select exists (
                            select 1 from appraisal.v_preparer
                            where dossier_id = :dossier and level = :level and account_id = :by)
                        """)
                .param("dossier", dossier.dossierId())
                .param("level", level.code())
                .param("by", actor.accountId())
                .query(Boolean.class)
                .single();
    }

    /** @param reason kept with the appraisal where the move opens it again */
    long move(Actor actor, DossierHead dossier, AppraisalLevel level, AppraisalMove move, String reason) {
        Long id = jdbc.sql("""
                        update appraisal.appraisal
                        set state = :to, version = version + 1,
                            hand_back_reason = case :to when 'under_way' then :reason else hand_back_reason end,
                            prepared_by = case :to when 'prepared' then :by when 'under_way' then null else prepared_by end,
                            prepared_at = case :to when 'prepared' then :at when 'under_way' then null else prepared_at end,
                            passed_by = case :to when 'passed' then :by end,
                            passed_at = case :to when 'passed' then :at end
                        where dossier_id = :dossier and level = :level and state = :from
                        returning id
                        """)
                .param("to", move.to().code())
                .param("reason", reason)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("dossier", dossier.dossierId())
                .param("level", level.code())
                .param("from", move.from().code())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refused(KernelRefusal.NOT_IN_THIS_STATE));
        audit.record(
                actor,
                move.permission(level),
                "appraisal.appraisal",
                id,
                dossier.unitName() + " · " + dossier.cohortNameVi(),
                dossier.unitId(),
                reason);
        return id;
    }
}
