package vn.kieumau.audit.trail;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.AuditDiscretion;
import vn.kieumau.audit.AuditScope;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Sorting;

@Component
class Trail {
    private static final int FETCH = 500;
    private static final Sorting SORTING =
            new Sorting("seq desc", "seq").by("at", "at").by("act", "act").by("actor", "actor_name collate vi_natural");

    private final JdbcClient jdbc;
    private final AuditScope scope;
    private final List<AuditDiscretion> discretions;

    Trail(JdbcClient jdbc, AuditScope scope, List<AuditDiscretion> discretions) {
        this.jdbc = jdbc;
        this.scope = scope;
        this.discretions = discretions;
    }

    PageOf<TrailEntry> page(Actor reader, TrailFilter filter, Paging paging) {
        List<TrailEntry> entries = select(
                        reader,
                        Permission.VIEW_AUDIT,
                        filter,
                        paging.after() == null ? "count(*) over () as total" : "0 as total",
                        SORTING.page(paging))
                .params(Sorting.values(paging))
                .query(TrailEntry.class)
                .list();
        return new PageOf<>(entries, entries.isEmpty() ? 0 : entries.get(0).total(), paging);
    }

    /** All of them, one by one: however many, only one is held at a time. */
    @Transactional(readOnly = true)
    void each(Actor reader, TrailFilter filter, Consumer<TrailEntry> entry) {
        try (Stream<TrailEntry> entries =
                select(reader, Permission.EXPORT_AUDIT, filter, "0 as total", " order by seq desc")
                        .withFetchSize(FETCH)
                        .query(TrailEntry.class)
                        .stream()) {
            entries.forEach(entry);
        }
    }

    private JdbcClient.StatementSpec select(
            Actor reader, Permission permission, TrailFilter filter, String total, String part) {
        reader.require(permission);
        var units = scope.unitsOf(reader);
        return jdbc.sql("""
                        select seq, recorded_at, at, imported, actor_name, office_name, act, subject, reason, row_hash, hash,
                            coalesce((content ->> 'illustrative')::boolean, false) as illustrative, %s
                        from audit.entry
                        where (:everything or unit_id = any(:units::bigint[]))
                          and act <> all(:withheld::text[])
                          and (:act = '' or act = :act)
                          and (:from::date is null or at >= :from::date::timestamp at time zone 'Asia/Ho_Chi_Minh')
                          and (:until::date is null or at < (:until::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')
                          and (:words = '' or fold(subject || ' ' || actor_name || ' ' || office_name || ' ' || reason) like '%%' || fold(:words) || '%%')
                        %s
                        """.formatted(total, part))
                .param("everything", units.isEmpty())
                .param("units", units.orElse(new Long[0]))
                .param("withheld", withheld(reader))
                .param("act", filter.act())
                .param("from", filter.from())
                .param("until", filter.until())
                .param("words", filter.words());
    }

    private String[] withheld(Actor reader) {
        return discretions.stream()
                .flatMap(each -> each.withheld(reader).stream())
                .map(Enum::name)
                .toArray(String[]::new);
    }
}
