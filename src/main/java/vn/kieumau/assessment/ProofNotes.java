package vn.kieumau.assessment;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proofs of a dossier that are no longer as they were; the caller has found the dossier in reach. */
@Component
public class ProofNotes {
    private final JdbcClient jdbc;

    ProofNotes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<ProofNote> of(DossierHead dossier, LocalDate day) {
        return jdbc.sql("""
                        select l.item_id, l.title, l.revision, k.revision as kept, l.valid_until, coalesce(l.valid_until < :day::date, false) as expired,
                            string_agg(c.code, ', ' order by c.group_position, c.position) as codes
                        from evidence.v_link l
                        join criteria.v_criterion c on c.criterion_id = l.criterion_id
                        left join assessment.v_kept_evidence k on k.dossier_id = :dossier and k.snapshot_number = :last::int
                            and k.code = c.code and k.item_id = l.item_id
                        where l.registration_id = :registration and (l.valid_until < :day::date or l.revision > k.revision)
                        group by l.item_id, l.title, l.revision, k.revision, l.valid_until order by l.item_id, k.revision
                        """)
                .param("day", day)
                .param("dossier", dossier.dossierId())
                .param("last", dossier.snapshotNumber())
                .param("registration", dossier.registrationId())
                .query(ProofNote.class)
                .list();
    }
}
