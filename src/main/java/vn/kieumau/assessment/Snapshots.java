package vn.kieumau.assessment;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
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
                        head.number(),
                        head.sha256(),
                        head.submittedByName(),
                        head.submittedAt(),
                        lines(dossier, number),
                        proofs(dossier, number)));
    }

    /** What a submission says otherwise than the one before. */
    public Changes changes(DossierHead dossier, Snapshot snapshot) {
        int number = snapshot.number();
        return number == 1 ? Changes.NONE : Changes.between(number - 1, lines(dossier, number - 1), snapshot.lines());
    }

    /** What is new: of the last submission against the one before; while the ward works on it again, of now against the last. */
    public Changes changes(DossierHead dossier) {
        Integer last = dossier.snapshotNumber();
        if (last == null || dossier.dossierState() == DossierState.OPEN) {
            return Changes.NONE;
        }
        boolean returned = dossier.dossierState() == DossierState.RETURNED;
        if (last == 1 && !returned) {
            return Changes.NONE;
        }
        int before = returned ? last : last - 1;
        Map<Integer, List<Snapshot.Line>> lines = lines(dossier, before, last, returned);
        return Changes.between(
                before, lines.getOrDefault(before, List.of()), lines.getOrDefault(returned ? 0 : last, List.of()));
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

    private List<Snapshot.Line> lines(DossierHead dossier, int number) {
        return lines(dossier, number, number, false).getOrDefault(number, List.of());
    }

    /** Of the submissions from one number to another, by their numbers; with what the dossier says just now, under 0. */
    private Map<Integer, List<Snapshot.Line>> lines(DossierHead dossier, int first, int last, boolean now) {
        Map<Integer, List<Snapshot.Line>> lines = new HashMap<>();
        RowMapper<Snapshot.Line> line = DataClassRowMapper.newInstance(Snapshot.Line.class);
        jdbc.sql(LINES + """
                        , v.number from (
                            select number, content from assessment.snapshot
                            where dossier_id = :dossier and number between :first and :last
                            union all select 0, content from (%s) n where :now
                        ) v, assessment.lines(v.content) as l order by v.number, l.place
                        """.formatted(Content.NOW))
                .param("dossier", dossier.dossierId())
                .param("first", first)
                .param("last", last)
                .param("now", now)
                .query(row -> {
                    lines.computeIfAbsent(row.getInt("number"), any -> new ArrayList<>())
                            .add(Objects.requireNonNull(line.mapRow(row, row.getRow())));
                });
        return lines;
    }

    private List<Snapshot.Proof> proofs(DossierHead dossier, int number) {
        return jdbc.sql("""
                        select k.code, k.item_id, k.revision, i.revision as latest, k.title, k.number, k.pages
                        from assessment.v_kept_evidence k join evidence.v_item i on i.item_id = k.item_id
                        where k.dossier_id = :dossier and k.snapshot_number = :number order by k.place, k.position
                        """)
                .param("dossier", dossier.dossierId())
                .param("number", number)
                .query(Snapshot.Proof.class)
                .list();
    }

    record Head(long id, int number, String sha256, String submittedByName, OffsetDateTime submittedAt) {}
}
