package vn.kieumau.units;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Sorting;

/** Reorganisations, their lines and what their rehearsal found. */
@Component
public class Reorganisations {
    private static final String SUMMARY = """
            select r.id as reorganisation_id, r.title, r.day, upper(r.state) as state,
                (select count(*) from units.change c where c.reorganisation_id = r.id) as lines,
                (select count(*) from units.touched t where t.reorganisation_id = r.id) as touched,
                r.reason, r.key is not null as provided, r.illustrative, r.version, count(*) over () as total
            from units.reorganisation r
            """;
    private static final String LINE = """
            select line, from_code, part, coalesce(to_code, '') as to_code, coalesce(to_name, '') as to_name, coalesce(to_type, '') as to_type,
                coalesce(to_parent_code, '') as to_parent_code, legal_basis
            from units.change where reorganisation_id = :id
            """;
    private static final Sorting SORTING = new Sorting("r.day desc, r.id desc", "r.id")
            .by("day", "r.day")
            .by("title", "r.title collate vi_natural")
            .by("state", "r.state");
    private static final Sorting TOUCHED =
            new Sorting("u.top_down collate vi_natural, t.unit_id, t.kind, t.row_id, t.touched_id", "t.touched_id");

    private final JdbcClient jdbc;
    private final Audit audit;

    Reorganisations(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    public PageOf<Reorganisation> page(Paging paging) {
        List<Reorganisation> found = jdbc.sql(SUMMARY + " where true" + SORTING.page(paging))
                .params(Sorting.values(paging))
                .query(Reorganisation.class)
                .list();
        return new PageOf<>(found, found.isEmpty() ? 0 : found.get(0).total(), paging);
    }

    public Optional<Reorganisation> find(long id) {
        return jdbc.sql(SUMMARY + " where r.id = :id")
                .param("id", id)
                .query(Reorganisation.class)
                .optional();
    }

    public List<Change> lines(long id) {
        return jdbc.sql(LINE + " order by line")
                .param("id", id)
                .query(Change.class)
                .list();
    }

    /** Lines from one on, for a page that cannot show all. */
    public List<Change> lines(long id, Paging paging) {
        return jdbc.sql(LINE + " order by line limit :limit offset :offset")
                .param("id", id)
                .params(Sorting.values(paging))
                .query(Change.class)
                .list();
    }

    /** How many things of each kind a rehearsal found, with what becomes of them. */
    public List<TouchedKind> kinds(long id) {
        return jdbc.sql("""
                        select kind, rule, count(*) as count from units.touched where reorganisation_id = :id
                        group by kind, rule order by kind, rule
                        """).param("id", id).query(TouchedKind.class).list();
    }

    /** What a rehearsal found, by unit; of one kind, or of all where it is empty. */
    public PageOf<TouchedLine> touched(long id, String kind, Paging paging) {
        List<TouchedLine> found = jdbc.sql("""
                        select t.touched_id, t.unit_id, u.name as unit_name, u.path as unit_path, t.kind, t.row_id, t.subject, t.rule
                        from units.touched t join units.latest u on u.unit_id = t.unit_id
                        where t.reorganisation_id = :id and (:kind = '' or t.kind = :kind)
                        """ + TOUCHED.page(paging))
                .param("id", id)
                .param("kind", kind)
                .params(Sorting.values(paging))
                .query(TouchedLine.class)
                .list();
        long total = kinds(id).stream()
                .filter(each -> kind.isEmpty() || each.kind().equals(kind))
                .mapToLong(TouchedKind::count)
                .sum();
        return new PageOf<>(found, total, paging);
    }

    /** Locks it until the end of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    Reorganisation lock(long id, int version) {
        jdbc.sql("select 1 from units.reorganisation where id = :id for update")
                .param("id", id)
                .query(Integer.class)
                .optional();
        Reorganisation found = Refused.found(find(id));
        Refused.when(found.version() != version, KernelRefusal.CHANGED_MEANWHILE);
        return found;
    }

    /** One tree, one writer: whoever changes or measures it waits here. */
    @Transactional(propagation = Propagation.MANDATORY)
    void lockTree() {
        jdbc.sql("lock table units.unit_version in share row exclusive mode").update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void move(Actor actor, Reorganisation from, ReorganisationMove move, String reason) {
        jdbc.sql("""
                        update units.reorganisation set state = :to, state_since = :at, reason = :reason, version = version + 1,
                            authors = case when :prepares and not :by = any(authors) then authors || :by else authors end
                        where id = :id
                        """)
                .param("to", move.to().code())
                .param("at", actor.at())
                .param("reason", reason)
                .param("prepares", move.prepares())
                .param("by", actor.accountId())
                .param("id", from.reorganisationId())
                .update();
        audit.record(
                actor, move.permission(), "units.reorganisation", from.reorganisationId(), from.title(), null, reason);
    }

    /** Writes the lines of a draft in place of those it had. */
    @Transactional(propagation = Propagation.MANDATORY)
    void write(long id, List<Change> changes) {
        jdbc.sql("delete from units.touched where reorganisation_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("delete from units.change where reorganisation_id = :id")
                .param("id", id)
                .update();
        List<List<String>> columns = new ArrayList<>();
        for (int column = 0; column < 7; column++) {
            columns.add(new ArrayList<>(changes.size()));
        }
        for (Change each : changes) {
            columns.get(0).add(each.fromCode());
            columns.get(1).add(each.part());
            columns.get(2).add(each.toCode());
            columns.get(3).add(each.toName());
            columns.get(4).add(each.toType());
            columns.get(5).add(each.toParentCode());
            columns.get(6).add(each.legalBasis());
        }
        jdbc.sql("""
                        insert into units.change (reorganisation_id, line, from_code, part, to_code, to_name, to_type, to_parent_code, legal_basis)
                        select :id, line, from_code, part, nullif(to_code, ''), nullif(to_name, ''), nullif(to_type, ''), nullif(to_parent_code, ''), legal_basis
                        from unnest(:lines::int[], :froms::text[], :parts::text[], :codes::text[], :names::text[], :types::text[], :parents::text[], :bases::text[])
                            as l (line, from_code, part, to_code, to_name, to_type, to_parent_code, legal_basis)
                        """)
                .param("id", id)
                .param("lines", changes.stream().map(Change::line).toArray(Integer[]::new))
                .param("froms", columns.get(0).toArray(String[]::new))
                .param("parts", columns.get(1).toArray(String[]::new))
                .param("codes", columns.get(2).toArray(String[]::new))
                .param("names", columns.get(3).toArray(String[]::new))
                .param("types", columns.get(4).toArray(String[]::new))
                .param("parents", columns.get(5).toArray(String[]::new))
                .param("bases", columns.get(6).toArray(String[]::new))
                .update();
    }

    boolean prepared(Actor actor, long id) {
        return jdbc.sql("select :by = any(authors) from units.reorganisation where id = :id")
                .param("by", actor.accountId())
                .param("id", id)
                .query(Boolean.class)
                .single();
    }
}
