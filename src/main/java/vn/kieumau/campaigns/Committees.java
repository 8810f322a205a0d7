package vn.kieumau.campaigns;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Sorting;

/** Reading steering committees: those of the own units, and those above them, which steer them too. */
@Component
public class Committees {
    private static final String COMMITTEE = """
            with own as materialized (
                select unit_id from units.reached(:reach)
            )
            select c.id as committee_id, c.programme_code, c.unit_id, u.name as unit_name, u.path as unit_path, c.name, c.founded_by,
                (select count(*) from campaigns.committee_member m where m.committee_id = c.id and m.since <= :today and (m.until is null or m.until >= :today)) as members,
                c.unit_id in (select unit_id from units.reached(:keeps)) as mine, c.illustrative, c.version, count(*) over () as total
            from campaigns.committee c join units.v_unit u on u.unit_id = c.unit_id
            where (c.unit_id in (select unit_id from own) or c.unit_id in (select unit_id from units.above(:roots)))
            """;

    private static final Sorting SORTING = new Sorting("u.top_down collate vi_natural, c.id", "c.id")
            .by("unit", "u.top_down collate vi_natural")
            .by("name", "c.name collate vi_natural");

    private final JdbcClient jdbc;

    Committees(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param words in the name or the unit; accents are not needed */
    public PageOf<Committee> page(Actor reader, String words, Paging paging) {
        List<Committee> committees = committees(
                        reader,
                        "and (:words = '' or public.fold(c.name || ' ' || u.name) like '%' || public.fold(:words) || '%')"
                                + SORTING.page(paging))
                .param("words", words)
                .params(Sorting.values(paging))
                .query(Committee.class)
                .list();
        return new PageOf<>(
                committees, committees.isEmpty() ? 0 : committees.get(0).total(), paging);
    }

    public Optional<Committee> find(Actor reader, long committee) {
        return committees(reader, "and c.id = :committee")
                .param("committee", committee)
                .query(Committee.class)
                .optional();
    }

    /** Who sits now, by post, then who sat; the caller has found the committee. */
    public List<CommitteeMember> members(long committee) {
        return jdbc.sql("""
                        select id as member_id, post, office, since, until, reason from campaigns.committee_member where committee_id = :committee
                        order by until is not null, array_position(array['head', 'standing_deputy', 'deputy', 'member', 'secretary'], post), until desc, since, id
                        """)
                .param("committee", committee)
                .query(CommitteeMember.class)
                .list();
    }

    /** The matrix over the programme's newest published set; the caller has found the committee. */
    public List<Responsibility> matrix(Committee committee) {
        return jdbc.sql("""
                        select k.code, k.title_vi, k.title_en,
                            coalesce(max(r.body) filter (where r.part = 'leads'), '') as leads, coalesce(max(r.body) filter (where r.part = 'runs'), '') as runs,
                            coalesce(max(r.body) filter (where r.part = 'core'), '') as core, coalesce(max(r.body) filter (where r.part = 'joins'), '') as joins
                        from criteria.v_criterion k
                        left join campaigns.responsibility r on r.criterion_id = k.criterion_id and r.committee_id = :committee
                        where k.set_id = (select max(set_id) from criteria.v_set where programme_code = :programme and state = 'published')
                        group by k.criterion_id, k.code, k.title_vi, k.title_en, k.group_position, k.position
                        order by k.group_position, k.position
                        """)
                .param("committee", committee.committeeId())
                .param("programme", committee.programmeCode())
                .query(Responsibility.class)
                .list();
    }

    private StatementSpec committees(Actor reader, String condition) {
        return jdbc.sql(COMMITTEE + condition)
                .param("reach", reader.reach(Permission.VIEW_CAMPAIGNS))
                .param("roots", reader.units(Permission.VIEW_CAMPAIGNS))
                .param("keeps", reader.reach(Permission.KEEP_COMMITTEE))
                .param("today", reader.today());
    }
}
