package vn.kieumau.assessment;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.units.Units;

/**
 * The chief hands the dossier to the level that appraises first on that day: the district where the set has one and the ward lies in one,
 * else the province. What was said is frozen as a numbered snapshot.
 */
@Component
public class SubmitAssessment {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Dossiers dossiers;
    private final Remarks remarks;
    private final Verdicts verdicts;
    private final CriteriaSets sets;
    private final Units units;
    private final ApplicationEventPublisher events;

    SubmitAssessment(
            JdbcClient jdbc,
            Audit audit,
            Dossiers dossiers,
            Remarks remarks,
            Verdicts verdicts,
            CriteriaSets sets,
            Units units,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.dossiers = dossiers;
        this.remarks = remarks;
        this.verdicts = verdicts;
        this.sets = sets;
        this.units = units;
        this.events = events;
    }

    /** @return the snapshot's number */
    @Transactional
    public int submit(Actor actor, long dossierId) {
        actor.require(Permission.SUBMIT_ASSESSMENT);
        DossierHead dossier = Refused.found(dossiers.lock(actor, Permission.SUBMIT_ASSESSMENT, dossierId));
        DossierMove move = DossierMove.submission(dossier.dossierState(), first(actor, dossier));
        List<String> missing = dossiers.answers(dossier).stream()
                .filter(answer -> !answer.complete())
                .map(CriterionAnswer::code)
                .toList();
        Refused.when(!missing.isEmpty(), AssessmentRefusal.INCOMPLETE, missing.size(), String.join(", ", missing));
        List<String> asked = remarks.unanswered(dossier);
        Refused.when(!asked.isEmpty(), AssessmentRefusal.REMARKS_OPEN, asked.size(), String.join(", ", asked));
        Refused.when(answered(actor, dossier), KernelRefusal.SAME_PERSON);
        int number = freeze(actor, dossier);
        dossiers.move(actor, dossier, move, "");
        if (move.to() == DossierState.WITH_DISTRICT) {
            events.publishEvent(new SubmittedToDistrict(dossier, actor));
        }
        return number;
    }

    private DossierState first(Actor actor, DossierHead dossier) {
        boolean district = sets.levelsOn(dossier.setId(), actor.today()).contains(Level.DISTRICT.code())
                && units.above(dossier.unitId(), Level.DISTRICT.code(), actor.today())
                        .isPresent();
        return district ? DossierState.WITH_DISTRICT : DossierState.SUBMITTED;
    }

    private boolean answered(Actor actor, DossierHead dossier) {
        return jdbc.sql("select exists (select 1 from assessment.preparer where dossier_id = :id and account_id = :by)")
                .param("id", dossier.dossierId())
                .param("by", actor.accountId())
                .query(Boolean.class)
                .single();
    }

    private int freeze(Actor actor, DossierHead dossier) {
        Snapshotted snapshot = jdbc.sql("""
                        insert into assessment.snapshot (dossier_id, number, content, sha256, submitted_by, submitted_at)
                        select :dossier,
                            1 + coalesce((select max(number) from assessment.snapshot where dossier_id = :dossier), 0),
                            content, encode(sha256(convert_to(content::text, 'UTF8')), 'hex'), :by, :at
                        from (%s) c
                        returning id, number
                        """.formatted(Content.NOW))
                .param("dossier", dossier.dossierId())
                .param("by", actor.accountId())
                .param("at", actor.at())
                .query(Snapshotted.class)
                .single();
        verdicts.store(actor, dossier, snapshot.id());
        audit.record(
                actor,
                Permission.SUBMIT_ASSESSMENT,
                "assessment.snapshot",
                snapshot.id(),
                dossier.unitName() + " · " + dossier.cohortNameVi(),
                dossier.unitId(),
                "");
        return snapshot.number();
    }

    record Snapshotted(long id, int number) {}
}
