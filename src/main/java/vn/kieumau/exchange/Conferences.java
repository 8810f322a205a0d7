package vn.kieumau.exchange;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.kieumau.documents.DocumentFormat;
import vn.kieumau.documents.IssuedDocument;
import vn.kieumau.documents.IssuedDocuments;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Sorting;

/** Reading review conferences: those of units in reach; and of those above the own units once they were held. */
@Component
public class Conferences {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String CONFERENCE = """
            select c.id as conference_id, c.kind, c.title, c.cohort_id, h.name_vi as cohort_name_vi, h.name_en as cohort_name_en, c.unit_id, u.name as unit_name,
                u.path as unit_path, c.held_on, c.place, c.state, audit.signed(a.display_name, 'exchange.conference', c.id, c.kept_by) as kept_by_name, c.kept_at,
                c.unit_id = any(:keeps) as mine, c.unit_id = any(:concludes) as concludes, c.unit_id = any(:issues) as issues,
                c.unit_id = any(:edits) as edits, c.illustrative, c.version, count(*) over () as total
            from exchange.conference c
            join campaigns.v_cohort h on h.cohort_id = c.cohort_id
            join units.v_unit u on u.unit_id = c.unit_id
            join accounts.v_account a on a.account_id = c.kept_by
            where (c.unit_id in (select unit_id from units.reached(:reach))
                or c.state <> 'prepared' and c.unit_id in (select unit_id from units.above(:roots)))
            """;

    private static final Sorting SORTING = new Sorting("c.held_on desc, c.id desc", "c.id")
            .by("title", "c.title collate vi_natural")
            .by("unit", "u.top_down collate vi_natural")
            .by("held", "c.held_on")
            .by("state", "array_position(array['prepared', 'held', 'concluded'], c.state)");

    private final JdbcClient jdbc;
    private final CompileReport compileReport;
    private final IssuedDocuments issuedDocuments;

    Conferences(JdbcClient jdbc, CompileReport compileReport, IssuedDocuments issuedDocuments) {
        this.jdbc = jdbc;
        this.compileReport = compileReport;
        this.issuedDocuments = issuedDocuments;
    }

    /** @param words in the title, the place or the unit; accents are not needed @param kind and state: empty is all */
    public PageOf<Conference> page(Actor reader, String words, String kind, String state, Paging paging) {
        List<Conference> rows = conferences(reader, """
                        and (:words = '' or fold(c.title || ' ' || c.place || ' ' || u.name) like '%' || fold(:words) || '%')
                        and (:kind = '' or c.kind = :kind) and (:state = '' or c.state = :state)
                        """ + SORTING.page(paging))
                .param("words", words)
                .param("kind", kind)
                .param("state", state)
                .params(Sorting.values(paging))
                .query(Conference.class)
                .list();
        return new PageOf<>(rows, rows.isEmpty() ? 0 : rows.get(0).total(), paging);
    }

    /** Empty both for one that is not there and for one that the reader does not see. */
    public Optional<Conference> find(Actor reader, long id) {
        return conferences(reader, "and c.id = :id")
                .param("id", id)
                .query(Conference.class)
                .optional();
    }

    /** One whose figures were kept. */
    public Optional<Conference> held(Actor reader, long id) {
        return find(reader, id).filter(each -> !each.opens(ConferenceMove.HOLD));
    }

    private StatementSpec conferences(Actor reader, String further) {
        return jdbc.sql(CONFERENCE + further)
                .param("reach", reader.reach(Permission.VIEW_EXCHANGE))
                .param("roots", reader.units(Permission.VIEW_EXCHANGE))
                .param("keeps", reader.units(Permission.KEEP_CONFERENCE))
                .param("concludes", reader.units(Permission.CONCLUDE_CONFERENCE))
                .param("issues", reader.units(Permission.ISSUE_CONFERENCE_REPORT))
                .param("edits", reader.units(Permission.EDIT_CONFERENCE_REPORT));
    }

    /** What is on and who comes. */
    public record Programme(
            List<NewConference.ConferenceItem> agenda, List<NewConference.ConferenceDelegates> delegates) {}

    public Programme programme(long id) {
        return jdbc.sql("""
                        select json_build_object(
                            'agenda', (select coalesce(json_agg(json_build_object('starts', starts, 'item', item, 'office', office) order by position), '[]')
                                from exchange.conference_item where conference_id = :id),
                            'delegates', (select coalesce(json_agg(json_build_object('office', office, 'delegates', delegates) order by position), '[]')
                                from exchange.conference_delegates where conference_id = :id))::text
                        """)
                .param("id", id)
                .query(String.class)
                .optional()
                .map(json -> JSON.readValue(json, Programme.class))
                .orElseThrow();
    }

    public List<ConferencePaper> papers(long id) {
        return jdbc.sql("""
                        select p.id as paper_id, p.office, p.name, p.sha256,
                            audit.signed(a.display_name, 'exchange.conference_paper', p.id, p.kept_by) as kept_by_name, p.kept_at
                        from exchange.conference_paper p join accounts.v_account a on a.account_id = p.kept_by
                        where p.conference_id = :id order by p.id
                        """).param("id", id).query(ConferencePaper.class).list();
    }

    public List<ConferenceConclusion> conclusions(Actor reader, long id) {
        return jdbc.sql("""
                        select id as conclusion_id, conclusion, office, due, done_on, done, done_on is null and coalesce(due < :today, false) as late
                        from exchange.conference_conclusion where conference_id = :id order by id
                        """)
                .param("today", reader.today())
                .param("id", id)
                .query(ConferenceConclusion.class)
                .list();
    }

    /** Its report as it was issued; none is before it is held. */
    public Optional<IssuedDocument> issued(Conference conference) {
        return conference.opens(ConferenceMove.HOLD)
                ? Optional.empty()
                : issuedDocuments.of(IssueReport.source(conference));
    }

    public Optional<IssuedDocuments.DocumentFile> issuedFile(Conference conference, DocumentFormat format) {
        return issuedDocuments.file(IssueReport.source(conference), format);
    }

    /** As it was kept on the day; before it is held, as it stands now. */
    public ConferenceReport report(Actor reader, Conference conference) {
        if (conference.opens(ConferenceMove.HOLD)) {
            return compileReport.compile(conference.cohortId(), conference.unitId(), reader.today());
        }
        return jdbc.sql("select report::text from exchange.conference where id = :id and report is not null")
                .param("id", conference.conferenceId())
                .query(String.class)
                .optional()
                .map(json -> JSON.readValue(json, ConferenceReport.class))
                .orElseGet(() -> compileReport.compile(conference.cohortId(), conference.unitId(), reader.today()));
    }
}
