package vn.kieumau.assessment;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reading frozen submissions; the caller has found the dossier in reach. */
@Component
public class Snapshots {
    private final JdbcClient jdbc;

    Snapshots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Snapshot> find(DossierHead dossier, int number) {
        return jdbc.sql("""
                        select s.id, s.number, s.sha256, p.display_name as submitted_by_name, s.submitted_at
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

    private List<Snapshot.Line> lines(long snapshotId) {
        return jdbc.sql("""
                        select c ->> 'code' as code, c ->> 'title' as title_vi, c ->> 'title_en' as title_en, c ->> 'result' as result,
                            c ->> 'explanation' as explanation, (c ->> 'instead_of_evidence')::boolean as instead_of_evidence,
                            (select string_agg(concat_ws(' · ', e ->> 'title', nullif(e ->> 'number', ''), (
                                    select string_agg((f ->> 'name') || ' (SHA-256 ' || left(f ->> 'sha256', 12) || '…)', ', ')
                                    from jsonb_array_elements(case when jsonb_typeof(e -> 'files') = 'array' then e -> 'files'
                                        else '[]' end) as f)), E'\\n' order by n)
                                from jsonb_array_elements(c -> 'evidence') with ordinality as x (e, n)) as evidence
                        from assessment.snapshot s, jsonb_array_elements(s.content -> 'criteria') with ordinality as l (c, position)
                        where s.id = :id order by position
                        """).param("id", snapshotId).query(Snapshot.Line.class).list();
    }

    record Head(long id, int number, String sha256, String submittedByName, OffsetDateTime submittedAt) {}
}
