package vn.kieumau.recommendations;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Sorting;

/** Reading recommendations: those of units in reach; a specialist department those alone that came to it. */
@Component
public class Recommendations {
    /** No table that is taken out is longer. */
    public static final int MOST = 10_000;

    private static final String HEADS = """
            select r.id as recommendation_id, r.direction, r.cohort_id, c.name_vi as cohort_name_vi, c.name_en as cohort_name_en, c.set_id, r.unit_id,
                u.name as unit_name, u.path as unit_path, r.class as class_code, k.code as criterion_code, k.title_vi as criterion_title_vi,
                k.title_en as criterion_title_en, r.title, r.request, r.money, r.wanted_level, r.wanted_by, r.state, r.state_since, r.level,
                r.owner_office_id, w.name as owner_name, w.name_en as owner_name_en, r.origin_office_id, o.name as origin_name,
                o.name_en as origin_name_en, r.due, r.remind_on, r.answer_kind, r.answer_office_id, r.answer_level, r.by_delegation, r.raised_at,
                i.imported_at, r.illustrative, r.version, r.group_id, g.title as group_title, r.line_id, l.kind as line_kind, l.name as line_name,
                l.year as line_year, case l.kind when 'action' then '/plans/' || l.registration_id || '/actions/' || l.line_id
                    when 'premises' then '/plans/units/' || r.unit_id || '/premises/' || l.line_id
                    else '/plans/units/' || r.unit_id || '/resources/' || l.line_id end as line_address, r.document_id, b.name as document_name, count(*) over () as total
            from recommendations.recommendation r
            join campaigns.v_cohort c on c.cohort_id = r.cohort_id
            join units.v_unit u on u.unit_id = r.unit_id
            join accounts.v_office w on w.office_id = r.owner_office_id
            join accounts.v_office o on o.office_id = r.origin_office_id
            left join criteria.v_criterion k on k.criterion_id = r.criterion_id
            left join plans.v_line l on l.line_id = r.line_id
            left join campaigns.v_legal_document b on b.document_id = r.document_id
            left join recommendations.recommendation_group g on g.id = r.group_id
            left join audit.v_imported i on i.table_name = 'recommendations.recommendation' and i.row_id = r.id
            """;

    /** Of the units in reach, or come to an office in which one sees what came to it. */
    static final String SEEN = """
            (r.unit_id in (select unit_id from units.reached(:reach))
                or exists (select 1 from recommendations.hop h where h.recommendation_id = r.id and h.to_office_id = any(:offices)))
            """;

    private static final String FILTERED = " where " + SEEN + """
              and r.direction = :direction
              and (:class = '' or r.class = :class)
              and (:state = '' or r.state = :state or :state = 'open' and r.state not in ('answered', 'closed')
                  or :state = 'settled' and r.state in ('answered', 'closed'))
              and (:level = '' or r.level = :level)
              and (not :overdue or r.due < :today)
              and (:province = 0 or r.unit_id in (select unit_id from units.reached(:today::date || ' read {' || :province::bigint || '}')))
              and (:words = '' or fold(r.title || ' ' || r.request) like '%' || fold(:words) || '%' or u.folded like '%' || fold(:words) || '%')
              and (:document = 0 or r.document_id = :document)
              and (:cohort = 0 or r.cohort_id = :cohort)
              and (:criterion = '' or k.code = :criterion)
              and (:answered = '' or r.answer_level = :answered and r.state in ('answered', 'closed'))
              and (:unit = 0 or r.unit_id = :unit)
              and (:age = '' or :age = case when :today::date - (r.raised_at at time zone 'Asia/Ho_Chi_Minh')::date < 7 then 'week'
                  when :today::date - (r.raised_at at time zone 'Asia/Ho_Chi_Minh')::date <= 30 then 'month' else 'longer' end)
            """;

    private static final Sorting SORTING = new Sorting("r.due nulls last, r.id", "r.id")
            .by("title", "r.title collate vi_natural")
            .by("unit", "u.top_down collate vi_natural")
            .by("class", "r.class")
            .by("state", "r.state")
            .by("owner", "w.name collate vi_natural")
            .by("raised", "r.raised_at")
            .by("due", "r.due");

    private final JdbcClient jdbc;
    private final Routes routes;

    Recommendations(JdbcClient jdbc, Routes routes) {
        this.jdbc = jdbc;
        this.routes = routes;
    }

    /** A province with recommendations in reach. */
    public record Province(long unitId, String name) {}

    public PageOf<RecommendationHead> page(Actor reader, RecommendationFilter filter, Paging paging) {
        List<RecommendationHead> rows = filtered(reader, filter, SORTING.page(paging))
                .params(Sorting.values(paging))
                .query(RecommendationHead.class)
                .list();
        return new PageOf<>(rows, rows.isEmpty() ? 0 : rows.get(0).total(), paging);
    }

    /** All of them, as far as a table goes. */
    public List<RecommendationHead> all(Actor reader, RecommendationFilter filter) {
        return filtered(reader, filter, " order by r.id limit :limit")
                .param("limit", MOST)
                .query(RecommendationHead.class)
                .list();
    }

    private JdbcClient.StatementSpec filtered(Actor reader, RecommendationFilter filter, String end) {
        return jdbc.sql(HEADS + FILTERED + end)
                .param("reach", reader.reach(Permission.VIEW_RECOMMENDATION))
                .param("offices", offices(reader, Permission.VIEW_FORWARDED_RECOMMENDATION))
                .param("direction", filter.directives() ? RecommendationHead.DOWN : RecommendationHead.UP)
                .param("class", filter.classCode())
                .param("state", filter.state())
                .param("level", filter.level())
                .param("overdue", filter.overdue())
                .param("today", reader.today())
                .param("province", filter.province())
                .param("words", filter.words())
                .param("document", filter.document())
                .param("cohort", filter.cohort())
                .param("age", filter.age())
                .param("criterion", filter.criterion())
                .param("answered", filter.answered())
                .param("unit", filter.unit());
    }

    /** Empty both for one that is not there and for one that the reader does not see. */
    public Optional<RecommendationHead> find(Actor reader, long id) {
        return seen(reader, " and r.id = :id")
                .param("id", id)
                .query(RecommendationHead.class)
                .optional();
    }

    /** Those of these that the reader sees, by their keys. */
    List<RecommendationHead> among(Actor reader, List<Long> ids) {
        return seen(reader, " and r.id = any(:ids) order by r.id")
                .param("ids", ids.toArray(Long[]::new))
                .query(RecommendationHead.class)
                .list();
    }

    /** What the reader sees of a group: the open ones first, by their last day. */
    public List<RecommendationHead> ofGroup(Actor reader, long group) {
        return seen(
                        reader,
                        " and r.group_id = :group order by r.state in ('answered', 'closed'), r.due, u.top_down collate vi_natural, r.id")
                .param("group", group)
                .query(RecommendationHead.class)
                .list();
    }

    private JdbcClient.StatementSpec seen(Actor reader, String more) {
        return jdbc.sql(HEADS + " where " + SEEN + more)
                .param("reach", reader.reach(Permission.VIEW_RECOMMENDATION))
                .param("offices", offices(reader, Permission.VIEW_FORWARDED_RECOMMENDATION));
    }

    /** As it is, whoever asks: for what time does. */
    RecommendationHead current(long id) {
        return jdbc.sql(HEADS + " where r.id = :id")
                .param("id", id)
                .query(RecommendationHead.class)
                .single();
    }

    /** Its steps in their order; the caller has found it. */
    public List<Hop> hops(long id) {
        return jdbc.sql("""
                        select h.number, h.act, h.from_state, h.to_state, f.name as from_name, f.name_en as from_name_en, t.name as to_name,
                            t.name_en as to_name_en, h.from_office_id <> h.to_office_id as moved, h.level, h.due, h.missed, h.answer_kind, h.reason,
                            audit.signed(a.display_name, 'recommendations.hop', h.id, h.done_by) as done_by_name, h.done_at,
                            extract(day from date_trunc('day', h.done_at at time zone 'Asia/Ho_Chi_Minh')
                                - date_trunc('day', lag(h.done_at) over (order by h.number) at time zone 'Asia/Ho_Chi_Minh'))::int as days
                        from recommendations.hop h
                        join accounts.v_office f on f.office_id = h.from_office_id
                        join accounts.v_office t on t.office_id = h.to_office_id
                        left join accounts.v_account a on a.account_id = h.done_by
                        where h.recommendation_id = :id order by h.number
                        """).param("id", id).query(Hop.class).list();
    }

    /** What the actor may do with it now, in the order of the table of moves. */
    public List<RecommendationMove> possible(Actor actor, RecommendationHead head) {
        return Arrays.stream(RecommendationMove.values())
                .filter(move -> move.from() == head.recommendationState())
                .filter(move -> mover(actor, head, move).isPresent())
                .toList();
    }

    /** The office in whose name the actor may make a move; empty where it is not the actor's to make. */
    Optional<Long> mover(Actor actor, RecommendationHead head, RecommendationMove move) {
        Permission permission = move.permission();
        if (permission == null || !actor.may(permission)) {
            return Optional.empty();
        }
        List<Long> own = List.of(offices(actor, permission));
        return head.mover(move)
                .filter(own::contains)
                .or(() ->
                        move == RecommendationMove.FORWARD_REST || !head.level().equals(RouteLevel.ORIGIN.code())
                                ? Optional.empty()
                                : routes.heir(head, actor.today()).filter(own::contains));
    }

    /** Where it can be sent on to by that move. */
    public List<Routes.Onward> onward(Actor actor, RecommendationHead head) {
        return routes.onward(
                head,
                head.recommendationState() == RecommendationState.ANSWERED && head.answerLevel() != null
                        ? head.answerLevel()
                        : head.level(),
                actor.today());
    }

    public List<Province> provinces(Actor reader) {
        return jdbc.sql("""
                        select p.unit_id, p.name
                        from units.standing(array(select r.unit_id from recommendations.recommendation r
                            where r.unit_id in (select unit_id from units.reached(:reach))), 'province', :today) s
                        join units.v_unit p on p.unit_id = s.under_id
                        group by p.unit_id, p.name
                        order by p.name collate vi_natural
                        """)
                .param("reach", reader.reach(Permission.VIEW_RECOMMENDATION))
                .param("today", reader.today())
                .query(Province.class)
                .list();
    }

    /** Offices in whose name the actor holds the permission. */
    static Long[] offices(Actor actor, Permission permission) {
        return actor.grants().stream()
                .filter(grant -> grant.permissions().contains(permission))
                .map(Grant::officeId)
                .distinct()
                .toArray(Long[]::new);
    }
}
