package vn.kieumau.exchange;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Sorting;

/** Reading campaign activities within the reader's reach. */
@Component
public class Activities {
    private static final String ACTIVITY = """
            select a.id as activity_id, a.unit_id, u.name as unit_name, u.path as unit_path, a.held_on, a.form, a.topic, a.body_kind, a.body_name,
                a.cadres, a.members, a.people, a.void_reason, a.unit_id in (select unit_id from units.reached(:keeps)) as mine, m.imported_at,
                a.illustrative, a.version, count(*) over () as total
            """;

    private static final String FROM = """
            from exchange.activity a
            join units.v_unit u on u.unit_id = a.unit_id
            left join audit.v_imported m on m.table_name = 'exchange.activity' and m.row_id = a.id
            where a.unit_id in (select unit_id from units.reached(:reach))
            """;

    private static final String FILTERED = """
              and (not :placed or a.unit_id in (select unit_id from units.reached(:place)))
              and (:form = '' or a.form = :form)
              and (:from::date is null or a.held_on >= :from::date) and (:until::date is null or a.held_on <= :until::date)
            """;

    private static final Sorting SORTING = new Sorting("a.held_on desc, a.id desc", "a.id")
            .by("day", "a.held_on")
            .by("unit", "u.top_down collate vi_natural")
            .by("form", "a.form")
            .by("body", "a.body_kind")
            .by("cadres", "a.cadres")
            .by("members", "a.members")
            .by("people", "a.people");

    private final JdbcClient jdbc;

    Activities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What counts, added up. */
    public record Totals(long activities, long cadres, long members, long people) {}

    /** A unit of whose activities the list can be. */
    public record Place(long unitId, String name, String path) {}

    /** The latest first. */
    public PageOf<CampaignActivity> page(Actor reader, ActivityFilter filter, Paging paging) {
        List<CampaignActivity> activities = filtered(reader, filter, ACTIVITY + FROM + FILTERED + SORTING.page(paging))
                .param("keeps", reader.reach(Permission.LOG_ACTIVITY))
                .params(Sorting.values(paging))
                .query(CampaignActivity.class)
                .list();
        return new PageOf<>(
                activities, activities.isEmpty() ? 0 : activities.get(0).total(), paging);
    }

    /** Those that are void are not counted. */
    public Totals totals(Actor reader, ActivityFilter filter) {
        return filtered(reader, filter, """
                        select count(*) as activities, coalesce(sum(a.cadres), 0) as cadres, coalesce(sum(a.members), 0) as members,
                            coalesce(sum(a.people), 0) as people
                        """ + FROM + FILTERED + " and a.void_reason = ''")
                .query(Totals.class)
                .single();
    }

    /** One after the other, the earliest first, without those that are void. */
    @Transactional(readOnly = true)
    public void each(Actor reader, ActivityFilter filter, Consumer<CampaignActivity> reads) {
        try (var all = filtered(
                reader, filter, ACTIVITY + FROM + FILTERED + " and a.void_reason = '' order by a.held_on, a.id")
                .param("keeps", Actor.NO_REACH)
                .query(CampaignActivity.class)
                .stream()) {
            all.forEach(reads);
        }
    }

    private StatementSpec filtered(Actor reader, ActivityFilter filter, String sql) {
        return jdbc.sql(sql)
                .param("reach", reader.reach(Permission.VIEW_EXCHANGE))
                .param("placed", filter.unit() != 0)
                .param("place", reader.today() + " read {" + filter.unit() + "}")
                .param("form", filter.form())
                .param("from", filter.from())
                .param("until", filter.until());
    }

    public Optional<CampaignActivity> find(Actor reader, long activityId) {
        return jdbc.sql(ACTIVITY + FROM + "and a.id = :id")
                .param("reach", reader.reach(Permission.VIEW_EXCHANGE))
                .param("keeps", reader.reach(Permission.LOG_ACTIVITY))
                .param("id", activityId)
                .query(CampaignActivity.class)
                .optional();
    }

    /** Units in reach that have logged something, by name; at most 250. */
    public List<Place> places(Actor reader) {
        return jdbc.sql("""
                        select u.unit_id, u.name, u.path from units.v_unit u
                        where u.unit_id in (select unit_id from exchange.activity) and u.unit_id in (select unit_id from units.reached(:reach))
                        order by u.top_down collate vi_natural, u.unit_id limit 250
                        """)
                .param("reach", reader.reach(Permission.VIEW_EXCHANGE))
                .query(Place.class)
                .list();
    }
}
