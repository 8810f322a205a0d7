package vn.kieumau.recognition;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.assessment.DossierState;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** Writes the letter (tờ trình) that proposes wards of one cohort whose dossiers are ready. */
@Component
public class ProposeRecognition {
    static final String NUMBER = "recognition.proposal_number";

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Numbers numbers;

    ProposeRecognition(JdbcClient jdbc, Audit audit, Numbers numbers) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.numbers = numbers;
    }

    /** All of the dossiers or none; each may be proposed once. */
    @Transactional
    public long propose(Actor actor, long cohortId, String number, List<Long> dossierIds, boolean illustrative) {
        actor.require(Permission.PROPOSE_RECOGNITION);
        boolean marked = numbers.illustrative(illustrative);
        String read = numbers.read(number, NUMBER, marked);
        Refused.when(dossierIds.isEmpty(), RecognitionRefusal.NOTHING_CHOSEN);
        List<Candidate> candidates = candidates(actor, dossierIds);
        Refused.when(candidates.size() != dossierIds.stream().distinct().count(), KernelRefusal.NOT_FOUND);
        for (Candidate each : candidates) {
            Refused.when(each.cohortId() != cohortId, RecognitionRefusal.OTHER_COHORT, each.unitName());
            Refused.when(
                    !each.state().equals(DossierState.READY.code()), RecognitionRefusal.NOT_READY, each.unitName());
        }
        long proposalId = insert(actor, cohortId, read, marked);
        String cohortName = candidates.get(0).cohortNameVi();
        audit.record(
                actor,
                Permission.PROPOSE_RECOGNITION,
                "recognition.proposal",
                proposalId,
                read + " · " + cohortName,
                null,
                "");
        for (Candidate each : candidates) {
            audit.record(
                    actor,
                    Permission.PROPOSE_RECOGNITION,
                    "recognition.proposal_item",
                    insertItem(proposalId, each),
                    each.unitName() + ", " + cohortName,
                    each.unitId(),
                    read);
        }
        return proposalId;
    }

    private List<Candidate> candidates(Actor actor, List<Long> dossierIds) {
        return jdbc.sql("""
                        select d.dossier_id, d.unit_id, u.name as unit_name, d.state, r.cohort_id, r.cohort_name_vi
                        from assessment.v_dossier d
                        join campaigns.v_registration r on r.registration_id = d.registration_id
                        join units.v_unit u on u.unit_id = d.unit_id
                        where d.dossier_id = any(:ids)
                          and d.unit_id in (select unit_id from units.reached(:reach))
                        order by d.dossier_id
                        """)
                .param("ids", dossierIds.toArray(new Long[0]))
                .param("reach", actor.reach(Permission.PROPOSE_RECOGNITION))
                .query(Candidate.class)
                .list();
    }

    private long insert(Actor actor, long cohortId, String number, boolean illustrative) {
        return jdbc.sql("""
                        insert into recognition.proposal (cohort_id, number, proposed_by, proposed_at, illustrative)
                        values (:cohort, :number, :by, :at, :illustrative)
                        on conflict on constraint proposal_number_once do nothing returning id
                        """)
                .param("cohort", cohortId)
                .param("number", number)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("illustrative", illustrative)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refused(RecognitionRefusal.NUMBER_TAKEN, new Text.Field(NUMBER), number));
    }

    private long insertItem(long proposalId, Candidate candidate) {
        return jdbc.sql("""
                        insert into recognition.proposal_item (proposal_id, dossier_id) values (:proposal, :dossier)
                        on conflict on constraint proposal_item_once do nothing returning id
                        """)
                .param("proposal", proposalId)
                .param("dossier", candidate.dossierId())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refused(RecognitionRefusal.ALREADY_PROPOSED, candidate.unitName()));
    }

    record Candidate(long dossierId, long unitId, String unitName, String state, long cohortId, String cohortNameVi) {}
}
