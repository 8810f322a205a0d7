package vn.kieumau.inspection.offline;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was at a ward from when to when, and who signed there. The caller has made sure that the reader may see it. */
@Component
public class VisitRecords {
    private final JdbcClient jdbc;

    VisitRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A member's time at a ward, by the clocks of phones.
     *
     * @param begunAt the first time it was said to begin; null where it was not
     * @param endedAt the last time it was said to end; null where it was not
     */
    public record Presence(
            String name,
            String nameEn,
            @Nullable OffsetDateTime begunAt,
            @Nullable OffsetDateTime endedAt) {}

    /** @param picture PNG; null once it has been deleted */
    public record DrawnSignature(String name, String post, byte @Nullable [] picture, OffsetDateTime signedAt) {}

    public List<Presence> presences(long visitId) {
        return jdbc.sql("""
                        select a.display_name as name, a.display_name_en as name_en, min(p.happened_at) filter (where p.kind = 'begun') as begun_at,
                            max(p.happened_at) filter (where p.kind = 'ended') as ended_at
                        from inspection.presence p join accounts.v_account a on a.account_id = p.account_id
                        where p.visit_id = :visit group by a.account_id, a.display_name, a.display_name_en order by min(p.happened_at)
                        """).param("visit", visitId).query(Presence.class).list();
    }

    public List<DrawnSignature> signatures(long visitId) {
        return jdbc.sql("""
                        select name, post, picture, signed_at from inspection.signature where visit_id = :visit order by signed_at, id
                        """).param("visit", visitId).query(DrawnSignature.class).list();
    }
}
