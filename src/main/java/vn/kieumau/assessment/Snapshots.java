package vn.kieumau.assessment;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reading frozen submissions; the caller has found the dossier in reach. */
@Component
public class Snapshots {
    private static final String LINES =
            "select l.code, l.title_vi, l.title_en, l.result, l.explanation, l.instead_of_evidence, l.evidence ";

    private final JdbcClient jdbc;

    Snapshots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Snapshot> find(DossierHead dossier, int number) {
        return jdbc.sql("""
                        select s.id, s.number, s.sha256, audit.signed(p.display_name, 'assessment.snapshot', s.id, s.submitted_by) as submitted_by_name, s.submitted_at
                        from assessment.snapshot s join accounts.v_account p on p.account_id = s.submitted_by
                        where s.dossier_id = :dossier and s.number = :number
                        """)
                .param("dossier", dossier.dossierId())
                .param("number", number)
                .query(Head.class)
                .optional()
                .map(head -> new Snapshot(
                        head.number(), head.sha256(), head.submittedByName(), head.submittedAt(), lines(head.id())));
    }

    /** What a submission says otherwise than the one before. */
    public Changes changes(DossierHead dossier, Snapshot snapshot) {
        return find(dossier, snapshot.number() - 1)
                .map(before -> Changes.between(before.number(), before.lines(), snapshot.lines()))
                .orElse(Changes.NONE);
    }

    /** What is new: of the last submission against the one before; while the ward works on it again, of now against the last. */
    public Changes changes(DossierHead dossier) {
        Integer last = dossier.snapshotNumber();
        if (last == null || dossier.dossierState() == DossierState.OPEN) {
            return Changes.NONE;
        }
        if (dossier.dossierState() != DossierState.RETURNED) {
            return last == 1
                    ? Changes.NONE
                    : changes(dossier, find(dossier, last).orElseThrow());
        }
        return Changes.between(last, find(dossier, last).orElseThrow().lines(), now(dossier));
    }

    /** What the dossier says just now, criterion by criterion. */
    public List<Snapshot.Line> now(DossierHead dossier) {
        return jdbc.sql(LINES + """
                        from (%s) v, assessment.lines(v.content) as l order by l.place
                        """.formatted(Content.NOW))
                .param("dossier", dossier.dossierId())
                .query(Snapshot.Line.class)
                .list();
    }

    private List<Snapshot.Line> lines(long snapshotId) {
        return jdbc.sql(LINES + """
                        from assessment.snapshot s, assessment.lines(s.content) as l
                        where s.id = :id order by l.place
                        """)
                .param("id", snapshotId)
                .query(Snapshot.Line.class)
                .list();
    }

    record Head(long id, int number, String sha256, String submittedByName, OffsetDateTime submittedAt) {}
}
