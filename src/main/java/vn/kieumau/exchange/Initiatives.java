package vn.kieumau.exchange;

import java.util.Collection;
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

/** Reading initiatives: those that are published, or have ended since, of the whole country; drafts within the reader's reach. */
@Component
public class Initiatives {
    private static final String READABLE = """
            with recursive own as materialized (
                select unit_id from units.reached(:reach)
            ), readable as (
                select id, taken_from_id from exchange.initiative where state <> 'draft' or unit_id in (select unit_id from own)
            )
            """;

    private static final String INITIATIVE = READABLE + """
            select i.id as initiative_id, i.unit_id, u.name as unit_name, u.path as unit_path, i.kind, i.name, i.description, i.sites, i.teams, i.since, i.cost,
                i.contact_office_id, o.name as contact_name, o.name_en as contact_name_en, i.taken_from_id, s.name as taken_from_name,
                su.name as taken_from_unit, (select count(*) from readable t where t.taken_from_id = i.id) as taken_over,
                coalesce((select string_agg(v.programme_code || ':' || k.code, ' ' order by v.programme_code, k.group_position, k.position)
                    from exchange.initiative_criterion c join criteria.v_criterion k on k.criterion_id = c.criterion_id
                    join criteria.v_set v on v.set_id = k.set_id where c.initiative_id = i.id), '') as criteria,
                i.state, i.published_on, i.ended_on, i.reason, i.unit_id in (select unit_id from units.reached(:keeps)) as mine, m.imported_at,
                i.illustrative, i.version, count(*) over () as total
            """;

    private static final String FROM = """
            from exchange.initiative i
            join units.v_unit u on u.unit_id = i.unit_id
            left join accounts.v_office o on o.office_id = i.contact_office_id
            left join exchange.initiative s on s.id = i.taken_from_id and s.id in (select id from readable)
            left join units.v_unit su on su.unit_id = s.unit_id
            left join audit.v_imported m on m.table_name = 'exchange.initiative' and m.row_id = i.id
            where i.id in (select id from readable)
            """;

    private static final String FILTERED = """
              and (:kind = '' or i.kind = :kind)
              and (:criterion = '' or exists (
                select 1 from exchange.initiative_criterion c join criteria.v_criterion k on k.criterion_id = c.criterion_id
                join criteria.v_set v on v.set_id = k.set_id where c.initiative_id = i.id and v.programme_code || ':' || k.code = :criterion))
              and (not :placed or i.unit_id in (select unit_id from units.reached(:place)))
              and case :show when 'kept' then i.state <> 'ended' when 'ended' then i.state = 'ended' when 'published' then i.state = 'published' when 'draft' then i.state = 'draft' else true end
              and (:words = '' or public.fold(i.name || ' ' || i.description) like '%' || public.fold(:words) || '%'
                or u.folded like '%' || public.fold(:words) || '%')
            """;

    private static final Sorting SORTING = new Sorting("i.since desc, i.id desc", "i.id")
            .by("name", "i.name collate vi_natural")
            .by("unit", "u.top_down collate vi_natural")
            .by("kind", "i.kind")
            .by("sites", "i.sites")
            .by("teams", "i.teams")
            .by("since", "i.since")
            .by("taken", "taken_over")
            .by("state", "array_position(array['draft', 'published', 'ended'], i.state)");

    private final JdbcClient jdbc;

    Initiatives(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many there are, as they are counted: by name, by sites and by teams. */
    public record Totals(long initiatives, long sites, long teams) {}

    /** A province in which something that is listed is kept. */
    public record Province(long unitId, String name) {}

    /** One that another may have been taken over from. */
    public record Choice(long initiativeId, String name, String unitName, int year) {}

    /** An office that answers questions. */
    public record Contact(long officeId, String name, String nameEn) {}

    public PageOf<Initiative> page(Actor reader, InitiativeFilter filter, Paging paging) {
        List<Initiative> initiatives = filtered(reader, filter, INITIATIVE + FROM + FILTERED + SORTING.page(paging))
                .param("keeps", reader.reach(Permission.KEEP_INITIATIVE))
                .params(Sorting.values(paging))
                .query(Initiative.class)
                .list();
        return new PageOf<>(
                initiatives, initiatives.isEmpty() ? 0 : initiatives.get(0).total(), paging);
    }

    public Totals totals(Actor reader, InitiativeFilter filter) {
        return filtered(reader, filter, READABLE + """
                        select count(*) as initiatives, coalesce(sum(i.sites), 0) as sites, coalesce(sum(i.teams), 0) as teams
                        """ + FROM + FILTERED)
                .query(Totals.class)
                .single();
    }

    private StatementSpec filtered(Actor reader, InitiativeFilter filter, String sql) {
        return jdbc.sql(sql)
                .param("reach", reader.reach(Permission.VIEW_EXCHANGE))
                .param("kind", filter.kind())
                .param("criterion", filter.criterion())
                .param("placed", filter.province() != 0)
                .param("place", reader.today() + " read {" + filter.province() + "}")
                .param("show", filter.show())
                .param("words", filter.words());
    }

    public List<Province> provinces(Actor reader) {
        return jdbc.sql(READABLE + """
                        select p.unit_id, p.name from units.v_unit p
                        where p.unit_id in (select under_id from units.standing(
                            (select coalesce(array_agg(distinct i.unit_id), '{}') from exchange.initiative i where i.id in (select id from readable)), 'province', :today))
                        order by p.name collate vi_natural, p.unit_id
                        """)
                .param("reach", reader.reach(Permission.VIEW_EXCHANGE))
                .param("today", reader.today())
                .query(Province.class)
                .list();
    }

    /** Empty both for one that is not there and for somebody else's draft. */
    public Optional<Initiative> find(Actor reader, long initiativeId) {
        return jdbc.sql(INITIATIVE + FROM + "and i.id = :id")
                .param("reach", reader.reach(Permission.VIEW_EXCHANGE))
                .param("keeps", reader.reach(Permission.KEEP_INITIATIVE))
                .param("id", initiativeId)
                .query(Initiative.class)
                .optional();
    }

    /** The caller has found the initiatives. */
    public List<InitiativeEffect> effects(Collection<Long> initiatives) {
        return jdbc.sql("""
                        select id as effect_id, initiative_id, measured, unit_of_measure, trim_scale(figure_before)::text as figure_before,
                            trim_scale(figure_after)::text as figure_after, period, source
                        from exchange.initiative_effect where initiative_id = any(:ids) order by initiative_id, id
                        """)
                .param("ids", initiatives.toArray(new Long[0]))
                .query(InitiativeEffect.class)
                .list();
    }

    /** The caller has found the initiative. */
    public List<InitiativeDocument> documents(long initiativeId) {
        return jdbc.sql("""
                        select d.id as document_id, d.name, d.sha256, d.size,
                            audit.signed(a.display_name, 'exchange.initiative_document', d.id, d.kept_by) as kept_by_name, d.kept_at
                        from exchange.initiative_document d join accounts.v_account a on a.account_id = d.kept_by
                        where d.initiative_id = :id order by d.id
                        """)
                .param("id", initiativeId)
                .query(InitiativeDocument.class)
                .list();
    }

    /** The caller has found the initiative. */
    public List<ProblemCriterion> criteria(long initiativeId) {
        return jdbc.sql("""
                        select k.criterion_id, s.programme_code, s.programme_name_vi, s.programme_name_en, k.code, k.title_vi, k.title_en
                        from exchange.initiative_criterion c
                        join criteria.v_criterion k on k.criterion_id = c.criterion_id
                        join criteria.v_set s on s.set_id = k.set_id
                        where c.initiative_id = :id order by s.programme_code, k.group_position, k.position
                        """)
                .param("id", initiativeId)
                .query(ProblemCriterion.class)
                .list();
    }

    /** What can be named as the origin of another, by name; at most 250, and whatever is asked for by its id. */
    public List<Choice> choices(Actor reader, long also) {
        return jdbc.sql(READABLE + """
                        select i.id as initiative_id, i.name, u.name as unit_name, extract(year from i.since)::int as year
                        from exchange.initiative i join units.v_unit u on u.unit_id = i.unit_id
                        where i.id in (select id from readable)
                          and (i.id = :also or i.id in (select id from exchange.initiative where state <> 'draft' order by published_on desc, id desc limit 250))
                        order by i.name collate vi_natural, i.since, i.id
                        """)
                .param("reach", reader.reach(Permission.VIEW_EXCHANGE))
                .param("also", also)
                .query(Choice.class)
                .list();
    }

    /** Offices of the keeper's own reach, by unit and name; at most 500. */
    public List<Contact> contacts(Actor keeper) {
        return jdbc.sql("""
                        select o.office_id, o.name, o.name_en from accounts.v_office o join units.v_unit u on u.unit_id = o.unit_id
                        where o.unit_id in (select unit_id from units.reached(:reach))
                        order by array_position(array['country', 'province', 'district', 'commune'], u.level), o.name collate vi_natural, o.office_id limit 500
                        """)
                .param("reach", keeper.reach(Permission.KEEP_INITIATIVE))
                .query(Contact.class)
                .list();
    }

    /** From the first one on, whoever took over from whom, as far as the reader can read it; at most 200. */
    public List<Spread.TakenOver> spread(Actor reader, long initiativeId) {
        return jdbc.sql(READABLE + """
                        , up as (
                            select id, taken_from_id, 0 as steps from readable where id = :id
                            union all
                            select r.id, r.taken_from_id, up.steps + 1 from up join readable r on r.id = up.taken_from_id
                        ), down as (
                            (select id from up order by steps desc limit 1)
                            union all
                            select r.id from down join readable r on r.taken_from_id = down.id
                        )
                        select i.id as initiative_id, i.taken_from_id, i.name, u.name as unit_name, u.path as unit_path, i.since, i.ended_on, i.illustrative
                        from down join exchange.initiative i on i.id = down.id join units.v_unit u on u.unit_id = i.unit_id
                        order by i.since, i.id limit 200
                        """)
                .param("reach", reader.reach(Permission.VIEW_EXCHANGE))
                .param("id", initiativeId)
                .query(Spread.TakenOver.class)
                .list();
    }
}
