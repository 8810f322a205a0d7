package vn.kieumau.audit.trail;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.audit.AuditScope;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;

@Component
class Trail {
    private final JdbcClient jdbc;
    private final AuditScope scope;

    Trail(JdbcClient jdbc, AuditScope scope) {
        this.jdbc = jdbc;
        this.scope = scope;
    }

    PageOf<TrailEntry> page(Actor reader, String words, String act, Paging paging) {
        var units = scope.unitsOf(reader);
        List<TrailEntry> entries = jdbc.sql("""
                        select seq, recorded_at, at, imported, actor_name, office_name, act, subject, reason, row_hash, hash,
                            count(*) over () as total
                        from audit.entry
                        where (:everything or unit_id = any(:units::bigint[]))
                          and (:act = '' or act = :act)
                          and (:words = '' or fold(subject || ' ' || actor_name) like '%' || fold(:words) || '%')
                        order by seq desc
                        limit :limit offset :offset
                        """)
                .param("everything", units.isEmpty())
                .param("units", units.orElse(new Long[0]))
                .param("act", act)
                .param("words", words)
                .param("limit", paging.size())
                .param("offset", paging.offset())
                .query(TrailEntry.class)
                .list();
        return new PageOf<>(entries, entries.isEmpty() ? 0 : entries.get(0).total(), paging);
    }
}
