package vn.kieumau.assessment;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** Dossiers sent back one level. */
@Component
public class Returns {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Dossiers dossiers;
    private final Remarks remarks;

    Returns(JdbcClient jdbc, Audit audit, Dossiers dossiers, Remarks remarks) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.dossiers = dossiers;
        this.remarks = remarks;
    }

    /** Of a dossier, the latest first. */
    public List<Return> of(DossierHead dossier) {
        return jdbc.sql("""
                        select b.level, b.reason, b.due, b.snapshot_number, audit.signed(p.display_name, 'assessment.dossier_return', b.id, b.returned_by) as returned_by_name, b.returned_at, b.illustrative
                        from assessment.dossier_return b join accounts.v_account p on p.account_id = b.returned_by
                        where b.dossier_id = :dossier order by b.id desc
                        """)
                .param("dossier", dossier.dossierId())
                .query(Return.class)
                .list();
    }

    /**
     * Sends back a dossier that the caller has found with the move's permission; open questions of that level get the
     * return's deadline.
     *
     * @param due today or later
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sendBack(
            Actor actor, DossierHead dossier, DossierMove move, Level level, String reason, LocalDate due) {
        String why = Text.required(reason, "assessment.return.reason", Text.LONG);
        Refused.when(due.isBefore(actor.today()), AssessmentRefusal.DUE_PAST, new Text.Field("assessment.return.due"));
        dossiers.move(actor, dossier, move, why, due);
        long id = jdbc.sql("""
                        insert into assessment.dossier_return (dossier_id, level, reason, due, snapshot_number, returned_by,
                            returned_at, illustrative)
                        values (:dossier, :level, :reason, :due, :snapshot, :by, :at, :illustrative) returning id
                        """)
                .param("dossier", dossier.dossierId())
                .param("level", level.code())
                .param("reason", why)
                .param("due", due)
                .param("snapshot", dossier.snapshotNumber())
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("illustrative", dossier.illustrative())
                .query(Long.class)
                .single();
        audit.record(
                actor,
                move.permission(),
                "assessment.dossier_return",
                id,
                dossier.unitName() + ", " + dossier.cohortNameVi(),
                dossier.unitId(),
                why);
        remarks.postpone(actor, dossier, move, level, due);
    }
}
