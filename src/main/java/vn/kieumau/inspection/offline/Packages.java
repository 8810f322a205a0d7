package vn.kieumau.inspection.offline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.inspection.DelegationHead;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;

/** What a phone takes along of a ward beside the checklist: what the ward said, and its proofs with their small pictures. */
@Component
public class Packages {
    /** As many characters as the rest of an entry has beside its words, about. */
    private static final int AROUND = 200;

    private final JdbcClient jdbc;

    Packages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the ward said at a criterion. */
    public record WardWords(String criterionCode, String words) {}

    /**
     * A file of a proof, or a proof without one.
     *
     * @param fileId null where the proof has no file
     * @param previewSize bytes of its small picture; null where there is none
     */
    public record CarriedProof(
            String criterionCode,
            String title,
            String number,
            String issuer,
            @Nullable Long fileId,
            @Nullable String fileName,
            @Nullable Integer previewSize) {}

    /**
     * How large it is, before it is taken.
     *
     * @param bytes about, of the checklist and what the ward said
     * @param previews small pictures, and {@code previewBytes} how large they are together
     */
    public record Size(long visitId, String unitName, int items, long bytes, int previews, long previewBytes) {}

    private static final String DOSSIER = """
            from inspection.visit v
            join inspection.delegation g on g.id = v.delegation_id
            join campaigns.v_registration r on r.cohort_id = g.cohort_id and r.unit_id = v.unit_id and r.state <> 'withdrawn'
            """;

    /** Of wards whose dossier the reader reaches. */
    public List<WardWords> words(Actor reader, long visitId) {
        return jdbc.sql("select c.code as criterion_code, a.explanation as words " + DOSSIER + """
                        join assessment.v_dossier d on d.registration_id = r.registration_id
                        join assessment.v_answer a on a.dossier_id = d.dossier_id
                        join criteria.v_criterion c on c.criterion_id = a.criterion_id
                        where v.id = :visit and a.explanation <> '' and v.unit_id in (select unit_id from units.reached(:reach))
                        order by c.group_position, c.position
                        """)
                .param("visit", visitId)
                .param("reach", reader.reach(Permission.VIEW_EVIDENCE))
                .query(WardWords.class)
                .list();
    }

    public List<CarriedProof> proofs(Actor reader, long visitId) {
        return jdbc.sql("""
                        select c.code as criterion_code, l.title, l.number, l.issuer, f.file_id, f.name as file_name, t.size as preview_size
                        """ + DOSSIER + """
                        join evidence.v_link l on l.registration_id = r.registration_id
                        join criteria.v_criterion c on c.criterion_id = l.criterion_id
                        left join evidence.v_file f on f.item_id = l.item_id and f.revision = l.revision
                        left join files.v_thumbnail t on t.sha256 = f.sha256
                        where v.id = :visit and v.unit_id in (select unit_id from units.reached(:reach))
                        order by c.group_position, c.position, l.item_id, f.position
                        """)
                .param("visit", visitId)
                .param("reach", reader.reach(Permission.VIEW_EVIDENCE))
                .query(CarriedProof.class)
                .list();
    }

    /** Of each ward on the route. */
    public List<Size> sizes(Actor reader, DelegationHead delegation) {
        return jdbc.sql("""
                        select v.id as visit_id, u.name as unit_name, i.items, coalesce(i.bytes, 0) + coalesce(w.bytes, 0) as bytes,
                            coalesce(p.previews, 0) as previews, coalesce(p.bytes, 0) as preview_bytes
                        from inspection.visit v
                        join inspection.delegation g on g.id = v.delegation_id
                        join units.v_unit u on u.unit_id = v.unit_id
                        left join campaigns.v_registration r on r.cohort_id = g.cohort_id and r.unit_id = v.unit_id and r.state <> 'withdrawn'
                            and v.unit_id in (select unit_id from units.reached(:reach))
                        left join lateral (
                            select count(*) as items, sum(octet_length(text_vi) + octet_length(text_en) + :around) as bytes
                            from inspection.item where visit_id = v.id) i on true
                        left join lateral (
                            select sum(octet_length(a.explanation) + :around) as bytes
                            from assessment.v_dossier d join assessment.v_answer a on a.dossier_id = d.dossier_id
                            where d.registration_id = r.registration_id) w on true
                        left join lateral (
                            select count(distinct t.sha256) as previews, sum(t.size) as bytes
                            from evidence.v_link l
                            join evidence.v_file f on f.item_id = l.item_id and f.revision = l.revision
                            join files.v_thumbnail t on t.sha256 = f.sha256 and t.size is not null
                            where l.registration_id = r.registration_id) p on true
                        where v.delegation_id = :delegation order by v.position, v.id
                        """)
                .param("delegation", delegation.delegationId())
                .param("around", AROUND)
                .param("reach", reader.reach(Permission.VIEW_EVIDENCE))
                .query(Size.class)
                .list();
    }
}
