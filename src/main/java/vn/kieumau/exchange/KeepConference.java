package vn.kieumau.exchange;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.campaigns.Cohorts;
import vn.kieumau.files.Blob;
import vn.kieumau.files.Blobs;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.AsOf;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** Prepares a review conference and holds it; by the unit whose conference it is. */
@Component
public class KeepConference {
    /** Of the lines of an agenda, of delegates, of conclusions, and of papers. */
    public static final int MOST = 100;

    private static final Set<String> KINDS = Set.of("interim", "final");
    private static final int ITEM = 300;
    private static final int MOST_DELEGATES = 10_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Cohorts cohorts;
    private final Blobs blobs;
    private final Conferences conferences;
    private final LockedConferences locked;
    private final CompileReport compileReport;
    private final CompileFindings compileFindings;
    private final ConferenceCounted conferenceCounted;

    KeepConference(
            JdbcClient jdbc,
            Audit audit,
            Cohorts cohorts,
            Blobs blobs,
            Conferences conferences,
            LockedConferences locked,
            CompileReport compileReport,
            CompileFindings compileFindings,
            ConferenceCounted conferenceCounted) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.cohorts = cohorts;
        this.blobs = blobs;
        this.conferences = conferences;
        this.locked = locked;
        this.compileReport = compileReport;
        this.compileFindings = compileFindings;
        this.conferenceCounted = conferenceCounted;
    }

    @Transactional
    public long prepare(Actor actor, NewConference typed, boolean illustrative) {
        actor.require(Permission.KEEP_CONFERENCE);
        Refused.when(
                !List.of(actor.units(Permission.KEEP_CONFERENCE)).contains(typed.unitId()), KernelRefusal.NOT_FOUND);
        NewConference read = read(actor, typed);
        long id = jdbc.sql("""
                        insert into exchange.conference (kind, title, cohort_id, unit_id, held_on, place, kept_by, kept_at, illustrative)
                        values (:kind, :title, :cohort, :unit, :on, :place, :by, :at, :illustrative) returning id
                        """)
                .param("kind", read.kind())
                .param("title", read.title())
                .param("cohort", read.cohortId())
                .param("unit", read.unitId())
                .param("on", read.heldOn())
                .param("place", read.place())
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("illustrative", illustrative)
                .query(Long.class)
                .single();
        lines(id, read);
        record(actor, Permission.KEEP_CONFERENCE, "exchange.conference", id, read.title(), read.unitId());
        return id;
    }

    /** As long as it is prepared; its unit stays. */
    @Transactional
    public void change(Actor actor, long id, int version, NewConference typed) {
        Conference found = locked.lock(actor, Permission.KEEP_CONFERENCE, id, version);
        Refused.when(!found.opens(ConferenceMove.HOLD), KernelRefusal.NOT_IN_THIS_STATE);
        NewConference read = read(actor, typed);
        jdbc.sql("""
                        update exchange.conference set kind = :kind, title = :title, cohort_id = :cohort, held_on = :on, place = :place, version = version + 1
                        where id = :id
                        """)
                .param("kind", read.kind())
                .param("title", read.title())
                .param("cohort", read.cohortId())
                .param("on", read.heldOn())
                .param("place", read.place())
                .param("id", id)
                .update();
        jdbc.sql("delete from exchange.conference_item where conference_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("delete from exchange.conference_delegates where conference_id = :id")
                .param("id", id)
                .update();
        lines(id, read);
        record(actor, Permission.KEEP_CONFERENCE, "exchange.conference", id, read.title(), found.unitId());
    }

    /** @param office whose paper it is @return its id */
    @Transactional
    public long addPaper(Actor actor, long id, String office, @Nullable Upload file) {
        Conference found = locked.lock(actor, Permission.KEEP_CONFERENCE, id, null);
        if (file == null) {
            throw new Refused(KernelRefusal.MISSING, new Text.Field("exchange.document.file"));
        }
        Refused.when(conferences.papers(id).size() >= MOST, ConferenceRefusal.TOO_MANY_LINES, MOST);
        String whose = Text.required(office, "exchange.conference.office", Text.LINE);
        String name = Text.required(file.name(), "exchange.document.file", ITEM);
        Blob blob = blobs.store(file::into, name, actor.at());
        long paper = jdbc.sql("""
                        insert into exchange.conference_paper (conference_id, office, name, sha256, kept_by, kept_at)
                        values (:id, :office, :name, :sha256, :by, :at) on conflict (conference_id, sha256) do nothing returning id
                        """)
                .param("id", id)
                .param("office", whose)
                .param("name", name)
                .param("sha256", blob.sha256())
                .param("by", actor.accountId())
                .param("at", actor.at())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refused(ConferenceRefusal.PAPER_THERE));
        record(
                actor,
                Permission.KEEP_CONFERENCE,
                "exchange.conference_paper",
                paper,
                found.title() + " · " + name,
                found.unitId());
        return paper;
    }

    /** On its day or after it: its report is compiled now and stays, with what it counted. */
    @Transactional
    public void hold(Actor actor, long id, int version) {
        Conference found = locked.lock(actor, ConferenceMove.HOLD.permission(), id, version);
        Refused.when(!found.opens(ConferenceMove.HOLD), KernelRefusal.NOT_IN_THIS_STATE);
        Refused.when(found.heldOn().isAfter(actor.today()), ConferenceRefusal.NOT_YET_HELD, DAY.format(found.heldOn()));
        ConferenceReport report = compileReport.compile(found.cohortId(), found.unitId(), actor.today());
        ReportFindings findings = compileFindings.compile(id, found.cohortId(), found.unitId(), actor.today());
        jdbc.sql("""
                        update exchange.conference set state = :state, report = :report::jsonb, findings = :findings::jsonb, version = version + 1
                        where id = :id
                        """)
                .param("state", ConferenceMove.HOLD.to().code())
                .param("report", Conferences.JSON.writeValueAsString(report))
                .param("findings", Conferences.JSON.writeValueAsString(findings))
                .param("id", id)
                .update();
        conferenceCounted.keep(id, found.cohortId(), found.unitId(), actor.today());
        record(actor, ConferenceMove.HOLD.permission(), "exchange.conference", id, found.title(), found.unitId());
    }

    private NewConference read(Actor actor, NewConference typed) {
        Refused.when(
                !KINDS.contains(typed.kind()),
                ConferenceRefusal.UNKNOWN_KIND,
                new Text.Field("exchange.conference.kind"));
        Refused.found(cohorts.all(actor, AsOf.today(actor)).stream()
                .filter(each -> each.cohortId() == typed.cohortId())
                .findFirst());
        Refused.when(
                typed.agenda().size() > MOST || typed.delegates().size() > MOST,
                ConferenceRefusal.TOO_MANY_LINES,
                MOST);
        return new NewConference(
                typed.kind(),
                Text.required(typed.title(), "exchange.conference.title", Text.LINE),
                typed.cohortId(),
                typed.unitId(),
                typed.heldOn(),
                Text.required(typed.place(), "exchange.conference.place", Text.LINE),
                typed.agenda().stream()
                        .map(each -> new NewConference.ConferenceItem(
                                starts(each),
                                Text.required(each.item(), "exchange.conference.agenda", ITEM),
                                Text.of(each.office(), "exchange.conference.office", Text.LINE)))
                        .toList(),
                typed.delegates().stream().map(KeepConference::delegates).toList());
    }

    private static String starts(NewConference.ConferenceItem item) {
        Refused.when(
                !item.starts().matches("(([01]\\d|2[0-3]):[0-5]\\d)?"),
                ConferenceRefusal.LINE_NOT_READ,
                new Text.Field("exchange.conference.agenda"),
                item.starts() + "; " + item.item());
        return item.starts();
    }

    private static NewConference.ConferenceDelegates delegates(NewConference.ConferenceDelegates each) {
        String office = Text.required(each.office(), "exchange.conference.delegates", Text.LINE);
        Refused.when(
                each.delegates() < 1 || each.delegates() > MOST_DELEGATES,
                KernelRefusal.NOT_A_NUMBER,
                new Text.Field("exchange.conference.delegates"),
                String.valueOf(each.delegates()),
                1,
                MOST_DELEGATES);
        return new NewConference.ConferenceDelegates(office, each.delegates());
    }

    private void lines(long id, NewConference read) {
        jdbc.sql("""
                        insert into exchange.conference_item (conference_id, position, starts, item, office)
                        select :id, n, s, i, o from unnest(:starts::text[], :items::text[], :offices::text[]) with ordinality as x (s, i, o, n)
                        """)
                .param("id", id)
                .param(
                        "starts",
                        read.agenda().stream()
                                .map(NewConference.ConferenceItem::starts)
                                .toArray(String[]::new))
                .param(
                        "items",
                        read.agenda().stream()
                                .map(NewConference.ConferenceItem::item)
                                .toArray(String[]::new))
                .param(
                        "offices",
                        read.agenda().stream()
                                .map(NewConference.ConferenceItem::office)
                                .toArray(String[]::new))
                .update();
        jdbc.sql("""
                        insert into exchange.conference_delegates (conference_id, position, office, delegates)
                        select :id, n, o, d from unnest(:offices::text[], :delegates::int[]) with ordinality as x (o, d, n)
                        """)
                .param("id", id)
                .param(
                        "offices",
                        read.delegates().stream()
                                .map(NewConference.ConferenceDelegates::office)
                                .toArray(String[]::new))
                .param(
                        "delegates",
                        read.delegates().stream()
                                .map(NewConference.ConferenceDelegates::delegates)
                                .toArray(Integer[]::new))
                .update();
    }

    private void record(Actor actor, Permission act, String table, long row, String subject, long unit) {
        audit.record(actor, act, table, row, subject, unit, "");
    }
}
