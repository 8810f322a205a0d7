package vn.kieumau.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;

/**
 * Photographs that look very much like one that proves something in a dossier. That is a question to whoever appraises, and says
 * nothing about anybody: the same place may have been photographed twice, a picture may have been handed on with good reason.
 */
@Component
public class SimilarPhotographs {
    /** So many are shown beside one; of more the count is told. */
    private static final int BESIDE_ONE = 3;

    private final JdbcClient jdbc;

    SimilarPhotographs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param here proves something in the dossier
     * @param others that look very much like it, the most alike first; at most {@value #BESIDE_ONE}
     * @param more how many others do
     */
    public record PhotographQuestion(Photograph here, List<Photograph> others, int more) {}

    /**
     * Asked are photographs of other units, and of the same unit in another proof of an earlier year, unless it is the very file. The
     * year of a photograph is the earliest of the cohorts in which its proof is linked and of the day on which it was taken or,
     * where it does not say, the proof was issued or recorded. What the reader does not reach, on either side, is not asked about,
     * nor counted.
     *
     * @param registrationId whose proofs are looked at
     * @return nothing where the reader does not reach the registered unit, or may not see this at all
     */
    public List<PhotographQuestion> of(Actor reader, long registrationId) {
        if (!reader.may(Permission.VIEW_SIMILAR_PHOTOGRAPHS)) {
            return List.of();
        }
        Map<Long, PhotographQuestion> questions = new LinkedHashMap<>();
        jdbc.sql("""
                        with photograph as materialized (
                            select distinct on (i.id, f.sha256) i.id as item_id, i.unit_id, f.id as file_id, f.sha256
                            from evidence.link l
                            join evidence.item i on i.id = l.item_id
                            join evidence.revision r on r.item_id = i.id and r.revision = i.revision
                            join evidence.item_file f on f.revision_id = r.id
                            where l.registration_id = :registration
                              and i.unit_id in (select unit_id from units.reached(:reach))
                            order by i.id, f.sha256, f.position
                        ), pair as (
                            select distinct on (p.file_id, i.id) p.file_id as here, f.id as other, a.distance
                            from photograph p
                            join files.alike(array(select sha256 from photograph)) a on a.picture = p.sha256
                            join evidence.item_file f on f.sha256 = a.other
                            join evidence.revision r on r.id = f.revision_id
                            join evidence.item i on i.id = r.item_id
                            where i.id <> p.item_id and (i.unit_id <> p.unit_id or f.sha256 <> p.sha256)
                              and i.unit_id in (select unit_id from units.reached(:reach))
                            order by p.file_id, i.id, a.distance, r.revision desc, f.position
                        ), shown as (
                            select f.id as file_id, f.name, i.id as item_id, i.unit_id, i.illustrative, r.revision, r.title, r.recorded_at,
                                u.name as unit_name, u.path as unit_path, b.captured_at,
                                least(
                                    (select min(g.year) from evidence.link l
                                     join campaigns.v_registration g on g.registration_id = l.registration_id where l.item_id = i.id),
                                    extract(year from coalesce((b.captured_at at time zone 'Asia/Ho_Chi_Minh')::date, r.issued_on,
                                        (r.recorded_at at time zone 'Asia/Ho_Chi_Minh')::date))) as year
                            from evidence.item_file f
                            join evidence.revision r on r.id = f.revision_id
                            join evidence.item i on i.id = r.item_id
                            join files.v_blob b on b.sha256 = f.sha256
                            join units.v_unit u on u.unit_id = i.unit_id
                            where f.id in (select here from pair union select other from pair)
                        ), asked as (
                            select h.item_id as here_item_id, h.revision as here_revision, h.file_id as here_file_id,
                                h.unit_name as here_unit_name, h.unit_path as here_unit_path, h.title as here_title, h.name as here_name,
                                h.captured_at as here_captured_at, h.recorded_at as here_recorded_at, h.illustrative as here_illustrative,
                                o.item_id as other_item_id, o.revision as other_revision, o.file_id as other_file_id,
                                o.unit_name as other_unit_name, o.unit_path as other_unit_path, o.title as other_title,
                                o.name as other_name, o.captured_at as other_captured_at, o.recorded_at as other_recorded_at,
                                o.illustrative as other_illustrative,
                                row_number() over (partition by h.file_id order by pair.distance, o.recorded_at, o.file_id) as place,
                                count(*) over (partition by h.file_id) as others
                            from pair join shown h on h.file_id = pair.here join shown o on o.file_id = pair.other
                            where o.unit_id <> h.unit_id or o.year < h.year
                        )
                        select * from asked where place <= :most order by here_item_id, here_file_id, place
                        """)
                .param("registration", registrationId)
                .param("reach", reader.reach(Permission.VIEW_SIMILAR_PHOTOGRAPHS))
                .param("most", BESIDE_ONE)
                .query(row -> {
                    Photograph here = photograph(row, "here_");
                    int more = Math.max(row.getInt("others") - BESIDE_ONE, 0);
                    questions
                            .computeIfAbsent(
                                    here.fileId(), any -> new PhotographQuestion(here, new ArrayList<>(), more))
                            .others()
                            .add(photograph(row, "other_"));
                });
        return List.copyOf(questions.values());
    }

    private static Photograph photograph(ResultSet row, String which) throws SQLException {
        return new Photograph(
                row.getLong(which + "item_id"),
                row.getInt(which + "revision"),
                row.getLong(which + "file_id"),
                row.getString(which + "unit_name"),
                row.getString(which + "unit_path"),
                row.getString(which + "title"),
                row.getString(which + "name"),
                row.getObject(which + "captured_at", OffsetDateTime.class),
                row.getObject(which + "recorded_at", OffsetDateTime.class),
                row.getBoolean(which + "illustrative"));
    }
}
