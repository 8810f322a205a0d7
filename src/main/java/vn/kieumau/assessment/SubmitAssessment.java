package vn.kieumau.assessment;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** The chief hands the dossier to the province: what was said is frozen as a numbered snapshot. */
@Component
public class SubmitAssessment {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Dossiers dossiers;
    private final Remarks remarks;
    private final Verdicts verdicts;

    SubmitAssessment(JdbcClient jdbc, Audit audit, Dossiers dossiers, Remarks remarks, Verdicts verdicts) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.dossiers = dossiers;
        this.remarks = remarks;
        this.verdicts = verdicts;
    }

    /** @return the snapshot's number */
    @Transactional
    public int submit(Actor actor, long dossierId) {
        actor.require(Permission.SUBMIT_ASSESSMENT);
        DossierHead dossier = Refused.found(dossiers.lock(actor, Permission.SUBMIT_ASSESSMENT, dossierId));
        DossierMove move = DossierMove.of(Permission.SUBMIT_ASSESSMENT, dossier.dossierState());
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
        return number;
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
