package vn.kieumau.audit.trail;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.audit.AuditDiscretion;
import vn.kieumau.audit.AuditScope;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;

@Component
class Trail {
    private final JdbcClient jdbc;
    private final AuditScope scope;
    private final List<AuditDiscretion> discretions;

    Trail(JdbcClient jdbc, AuditScope scope, List<AuditDiscretion> discretions) {
        this.jdbc = jdbc;
        this.scope = scope;
        this.discretions = discretions;
    }

    PageOf<TrailEntry> page(Actor reader, String words, String act, Paging paging) {
        var units = scope.unitsOf(reader);
        List<TrailEntry> entries = jdbc.sql("""
                        select seq, recorded_at, at, imported, actor_name, office_name, act, subject, reason, row_hash, hash,
                            coalesce((content ->> 'illustrative')::boolean, false) as illustrative,
                            count(*) over () as total
                        from audit.entry
                        where (:everything or unit_id = any(:units::bigint[]))
                          and act <> all(:withheld::text[])
                          and (:act = '' or act = :act)
                          and (:words = '' or fold(subject || ' ' || actor_name) like '%' || fold(:words) || '%')
                        order by seq desc
                        limit :limit offset :offset
                        """)
                .param("everything", units.isEmpty())
                .param("units", units.orElse(new Long[0]))
                .param("withheld", withheld(reader))
                .param("act", act)
                .param("words", words)
                .param("limit", paging.size())
                .param("offset", paging.offset())
                .query(TrailEntry.class)
                .list();
        return new PageOf<>(entries, entries.isEmpty() ? 0 : entries.get(0).total(), paging);
    }

    private String[] withheld(Actor reader) {
        return discretions.stream()
                .flatMap(each -> each.withheld(reader).stream())
                .map(Enum::name)
                .toArray(String[]::new);
    }
}
