package vn.kieumau.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Sorting;

/** Reading change requests: those of the units in reach. What was decided about them in common is for all to read, in topics. */
@Component
public class ChangeRequests {
    private static final String REQUESTS = """
            select r.id as request_id, r.unit_id, u.name as unit_name, u.path as unit_path, o.name as origin_name, o.name_en as origin_name_en,
                k.set_id, s.version as set_version, k.code as criterion_code, k.title_vi as criterion_title_vi, k.title_en as criterion_title_en,
                r.kind, r.title, r.experience, r.proposed, r.state,
                audit.signed(a.display_name, 'exchange.change_request', r.id, r.raised_by) as raised_by_name, r.raised_at, i.imported_at,
                r.withdrawn_reason, r.topic_id, t.title as topic_title, t.outcome, t.reason, t.decided_at,
                r.origin_office_id = any(:own) and r.unit_id in (select unit_id from units.reached(:withdraws)) as mine,
                r.illustrative, r.version, count(*) over () as total
            from exchange.change_request r
            join units.v_unit u on u.unit_id = r.unit_id
            join accounts.v_office o on o.office_id = r.origin_office_id
            join accounts.v_account a on a.account_id = r.raised_by
            join criteria.v_criterion k on k.criterion_id = r.criterion_id
            join criteria.v_set s on s.set_id = k.set_id
            left join exchange.change_topic t on t.id = r.topic_id
            left join audit.v_imported i on i.table_name = 'exchange.change_request' and i.row_id = r.id
            where r.unit_id in (select unit_id from units.reached(:reach))
            """;

    private static final Sorting SORTING = new Sorting("r.raised_at desc, r.id desc", "r.id")
            .by("title", "r.title collate vi_natural")
            .by("unit", "u.top_down collate vi_natural")
            .by("criterion", "k.set_id, k.group_position, k.position")
            .by("kind", "r.kind")
            .by("state", "array_position(array['raised', 'grouped', 'decided', 'traced', 'withdrawn'], r.state)")
            .by("raised", "r.raised_at");

    private final JdbcClient jdbc;

    ChangeRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A province with change requests in reach. */
    public record Province(long unitId, String name) {}

    /** A criteria set that can be spoken about. */
    public record SetChoice(long setId, String titleVi, String titleEn, String version) {}

    public PageOf<ChangeRequest> page(Actor reader, ChangeFilter filter, Paging paging) {
        List<ChangeRequest> rows = requests(reader, Permission.VIEW_EXCHANGE, """
                        and (:words = '' or r.folded like '%' || public.fold(:words) || '%' or u.folded like '%' || public.fold(:words) || '%')
                        and (:set = 0 or k.set_id = :set) and (:criterion = '' or k.code = :criterion) and (:state = '' or r.state = :state)
                        and (:province = 0 or r.unit_id in (select unit_id from units.reached(:today::date || ' read {' || :province::bigint || '}')))
                        """ + SORTING.page(paging))
                .param("words", filter.words())
                .param("set", filter.set())
                .param("criterion", filter.criterion())
                .param("state", filter.state())
                .param("province", filter.province())
                .param("today", reader.today())
                .params(Sorting.values(paging))
                .query(ChangeRequest.class)
                .list();
        return new PageOf<>(rows, rows.isEmpty() ? 0 : rows.get(0).total(), paging);
    }

    /** Empty both for one that is not there and for one out of reach. */
    public Optional<ChangeRequest> find(Actor reader, long id) {
        return requests(reader, Permission.VIEW_EXCHANGE, " and r.id = :id")
                .param("id", id)
                .query(ChangeRequest.class)
                .optional();
    }

    /** What the reader reaches of a topic. */
    public List<ChangeRequest> ofTopic(Actor reader, long topic) {
        return requests(
                        reader,
                        Permission.VIEW_EXCHANGE,
                        " and r.topic_id = :topic order by u.top_down collate vi_natural, r.id")
                .param("topic", topic)
                .query(ChangeRequest.class)
                .list();
    }

    /** Raised ones of a set that the actor may put into a topic, by criterion, the longest waiting first. */
    public List<ChangeRequest> toGroup(Actor actor, long set) {
        return requests(
                        actor,
                        Permission.GROUP_CHANGE_REQUEST,
                        " and r.state = 'raised' and k.set_id = :set order by k.group_position, k.position, r.raised_at, r.id limit 250")
                .param("set", set)
                .query(ChangeRequest.class)
                .list();
    }

    /** Those of these that the actor may group, by their keys. */
    List<ChangeRequest> among(Actor actor, List<Long> ids) {
        return requests(actor, Permission.GROUP_CHANGE_REQUEST, " and r.id = any(:ids) order by r.id")
                .param("ids", ids.toArray(Long[]::new))
                .query(ChangeRequest.class)
                .list();
    }

    /** Published and retired sets, the newest first. */
    public List<SetChoice> sets() {
        return jdbc.sql("""
                        select set_id, title_vi, title_en, version from criteria.v_set where state in ('published', 'retired')
                        order by set_id desc
                        """).query(SetChoice.class).list();
    }

    public List<Province> provinces(Actor reader) {
        return jdbc.sql("""
                        select p.unit_id, p.name
                        from units.standing(array(select r.unit_id from exchange.change_request r
                            where r.unit_id in (select unit_id from units.reached(:reach))), 'province', :today) s
                        join units.v_unit p on p.unit_id = s.under_id
                        group by p.unit_id, p.name
                        order by p.name collate vi_natural
                        """)
                .param("reach", reader.reach(Permission.VIEW_EXCHANGE))
                .param("today", reader.today())
                .query(Province.class)
                .list();
    }

    /** What the reader may do with it now, in the order of the table of moves. */
    public List<ChangeMove> possible(Actor actor, ChangeRequest request) {
        return Arrays.stream(ChangeMove.values())
                .filter(move -> move.opens(request.state()))
                .filter(move -> switch (move) {
                    case WITHDRAW -> request.mine();
                    case GROUP -> actor.may(move.permission());
                    // with its topic
                    default -> false;
                })
                .toList();
    }

    private StatementSpec requests(Actor reader, Permission permission, String more) {
        return jdbc.sql(REQUESTS + more)
                .param("reach", reader.reach(permission))
                .param("withdraws", reader.reach(Permission.WITHDRAW_CHANGE_REQUEST))
                .param("own", offices(reader, Permission.WITHDRAW_CHANGE_REQUEST));
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
