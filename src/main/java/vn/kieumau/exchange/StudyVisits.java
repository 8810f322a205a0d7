package vn.kieumau.exchange;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import vn.kieumau.inspection.DelegationHead;
import vn.kieumau.inspection.DelegationState;
import vn.kieumau.inspection.Delegations;
import vn.kieumau.inspection.Purpose;
import vn.kieumau.inspection.VisitLine;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.units.Units;
import vn.kieumau.web.Sorting;

/**
 * Reading study visits: delegations that the reader sees; of what was taken home, that of units in reach or seen at them. Who came to
 * see one ward reads what was asked there or of none.
 */
@Component
public class StudyVisits {
    private static final String TAKE_HOMES = """
            select t.id as take_home_id, t.delegation_id, t.unit_id, u.name as unit_name, u.path as unit_path, t.seen_unit_id, s.name as seen_at,
                t.practice, t.intended, t.due, t.state, t.due < :today and t.state in ('noted', 'trying') as late,
                audit.signed(a.display_name, 'exchange.take_home', t.id, t.noted_by) as noted_by_name, t.noted_at, i.imported_at,
                t.unit_id = any(:own) and t.unit_id in (select unit_id from units.reached(:follows)) as mine, t.illustrative, t.version,
                count(*) over () as total
            from exchange.take_home t
            join units.v_unit u on u.unit_id = t.unit_id
            left join units.v_unit s on s.unit_id = t.seen_unit_id
            join accounts.v_account a on a.account_id = t.noted_by
            left join audit.v_imported i on i.table_name = 'exchange.take_home' and i.row_id = t.id
            where (t.unit_id in (select unit_id from units.reached(:reach)) or t.seen_unit_id in (select unit_id from units.reached(:reach)))
            """;

    private static final Sorting SORTING = new Sorting("t.state in ('introduced', 'dropped'), t.due, t.id", "t.id")
            .by("practice", "t.practice collate vi_natural")
            .by("unit", "u.top_down collate vi_natural")
            .by("state", "array_position(array['noted', 'trying', 'introduced', 'dropped'], t.state)")
            .by("due", "t.due");

    private final JdbcClient jdbc;
    private final Delegations delegations;
    private final Units units;

    StudyVisits(JdbcClient jdbc, Delegations delegations, Units units) {
        this.jdbc = jdbc;
        this.delegations = delegations;
        this.units = units;
    }

    record Counted(
            long delegationId,
            int questions,
            int unanswered,
            int noted,
            int trying,
            int introduced,
            int dropped,
            int late) {
        static final Counted NOTHING = new Counted(0, 0, 0, 0, 0, 0, 0, 0);

        StudyVisit of(DelegationHead delegation) {
            return new StudyVisit(delegation, questions, unanswered, noted, trying, introduced, dropped, late);
        }
    }

    public PageOf<StudyVisit> page(Actor reader, String words, Paging paging) {
        PageOf<DelegationHead> found = delegations.page(reader, words, Purpose.STUDY.code(), "", 0, paging);
        Map<Long, Counted> counted = jdbc
                .sql("""
                        select d as delegation_id, q.questions, q.unanswered, t.noted, t.trying, t.introduced, t.dropped, t.late
                        from unnest(:delegations) d
                        cross join lateral (select count(*) as questions, count(*) filter (where answer = '') as unanswered
                            from exchange.visit_question where delegation_id = d) q
                        cross join lateral (select count(*) filter (where state = 'noted') as noted, count(*) filter (where state = 'trying') as trying,
                                count(*) filter (where state = 'introduced') as introduced, count(*) filter (where state = 'dropped') as dropped,
                                count(*) filter (where due < :today and state in ('noted', 'trying')) as late
                            from exchange.take_home h
                            where h.delegation_id = d and (h.unit_id in (select unit_id from units.reached(:reach))
                                or h.seen_unit_id in (select unit_id from units.reached(:reach)))) t
                        """)
                .param(
                        "delegations",
                        found.items().stream().map(DelegationHead::delegationId).toArray(Long[]::new))
                .param("today", reader.today())
                .param("reach", reader.reach(Permission.VIEW_EXCHANGE))
                .query(Counted.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Counted::delegationId, Function.identity()));
        return new PageOf<>(
                found.items().stream()
                        .map(each -> counted.getOrDefault(each.delegationId(), Counted.NOTHING)
                                .of(each))
                        .toList(),
                found.total(),
                paging);
    }

    /** A study delegation that the reader sees. */
    public Optional<DelegationHead> find(Actor reader, long delegation) {
        return delegations
                .find(reader, delegation)
                .filter(each -> each.purpose().equals(Purpose.STUDY.code()));
    }

    public List<VisitLine> route(Actor reader, DelegationHead delegation) {
        return delegations.visits(reader, delegation);
    }

    /** Whether the actor notes what was said: for the unit that sends it or a ward that it visits, once it is decided. */
    public boolean writes(Actor actor, DelegationHead delegation, List<VisitLine> route) {
        return actor.may(Permission.WRITE_VISIT_NOTES)
                && !delegation.is(DelegationState.DRAFT)
                && !delegation.is(DelegationState.CANCELLED)
                && (delegation.member()
                        || !units.findAll(
                                        actor,
                                        Permission.WRITE_VISIT_NOTES,
                                        Stream.concat(
                                                        Stream.of(delegation.unitId()),
                                                        route.stream().map(VisitLine::unitId))
                                                .toList())
                                .isEmpty());
    }

    /** @param route as the reader sees it */
    public List<VisitQuestion> questions(long delegation, List<VisitLine> route) {
        return jdbc.sql("""
                        select q.id as question_id, q.unit_id, u.name as unit_name, q.asked_by, q.question, q.answer, q.answered_by,
                            audit.signed(a.display_name, 'exchange.visit_question', q.id, q.noted_by) as noted_by_name, q.noted_at, q.illustrative, q.version
                        from exchange.visit_question q left join units.v_unit u on u.unit_id = q.unit_id
                        join accounts.v_account a on a.account_id = q.noted_by
                        where q.delegation_id = :delegation and (q.unit_id is null or q.unit_id = any(:route))
                        order by q.id
                        """)
                .param("delegation", delegation)
                .param("route", route.stream().map(VisitLine::unitId).toArray(Long[]::new))
                .query(VisitQuestion.class)
                .list();
    }

    public List<TakeHome> takeHomes(Actor reader, long delegation) {
        return takeHomes(
                        reader, "and t.delegation_id = :delegation order by u.top_down collate vi_natural, t.due, t.id")
                .param("delegation", delegation)
                .query(TakeHome.class)
                .list();
    }

    /** @param state empty: all */
    public PageOf<TakeHome> takeHomes(Actor reader, String words, String state, boolean late, Paging paging) {
        List<TakeHome> rows = takeHomes(reader, """
                        and (:words = '' or public.fold(t.practice || ' ' || t.intended || ' ' || u.name) like '%' || public.fold(:words) || '%')
                        and (:state = '' or t.state = :state) and (not :late or t.due < :today and t.state in ('noted', 'trying'))
                        """ + SORTING.page(paging))
                .param("words", words)
                .param("state", state)
                .param("late", late)
                .params(Sorting.values(paging))
                .query(TakeHome.class)
                .list();
        return new PageOf<>(rows, rows.isEmpty() ? 0 : rows.get(0).total(), paging);
    }

    public Optional<TakeHome> takeHome(Actor reader, long id) {
        return takeHomes(reader, "and t.id = :id")
                .param("id", id)
                .query(TakeHome.class)
                .optional();
    }

    /** What was done of it, in order; the caller has found it. */
    public List<TakeHomeStep> steps(long takeHome) {
        return jdbc.sql("""
                        select s.number, s.from_state, s.to_state, s.note,
                            audit.signed(a.display_name, 'exchange.take_home_step', s.id, s.done_by) as done_by_name, s.done_at
                        from exchange.take_home_step s join accounts.v_account a on a.account_id = s.done_by
                        where s.take_home_id = :id order by s.number
                        """).param("id", takeHome).query(TakeHomeStep.class).list();
    }

    private StatementSpec takeHomes(Actor reader, String more) {
        return jdbc.sql(TAKE_HOMES + more)
                .param("reach", reader.reach(Permission.VIEW_EXCHANGE))
                .param("follows", reader.reach(Permission.FOLLOW_TAKE_HOME))
                .param("own", reader.units(Permission.FOLLOW_TAKE_HOME))
                .param("today", reader.today());
    }

    static boolean at(List<VisitLine> route, Long unit) {
        return route.stream().anyMatch(each -> Objects.equals(each.unitId(), unit));
    }
}
