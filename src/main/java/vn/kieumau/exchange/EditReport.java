package vn.kieumau.exchange;

import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** Edits the draft of a conference's report, sentence by sentence, until it is issued; by the unit whose conference it is. Each edit stays. */
@Component
public class EditReport {
    public static final int SENTENCE = 2_000;

    private static final String FIELD = "exchange.report.text";

    private final JdbcClient jdbc;
    private final Audit audit;
    private final LockedConferences locked;
    private final Conferences conferences;
    private final WrittenReports reports;

    EditReport(
            JdbcClient jdbc, Audit audit, LockedConferences locked, Conferences conferences, WrittenReports reports) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.locked = locked;
        this.conferences = conferences;
        this.reports = reports;
    }

    /**
     * To say the same again keeps it, with the figures of now; to say what is written puts it back.
     *
     * @param version of the conference that was read
     */
    @Transactional
    public void edit(Actor actor, long id, int version, @Nullable String key, @Nullable String text) {
        String said = said(text);
        change(actor, id, version, (conference, report) -> {
            ReportLine line = line(report, key);
            if (said.equals(line.written())) {
                restored(actor, conference, line);
            } else if (!said.equals(line.text()) || line.otherFigures()) {
                record(actor, conference, line, ReportEdit.EDIT, said);
            }
        });
    }

    @Transactional
    public void leaveOut(Actor actor, long id, int version, @Nullable String key) {
        change(actor, id, version, (conference, report) -> {
            ReportLine line = line(report, key);
            if (!line.leftOut() || line.otherFigures()) {
                record(actor, conference, line, ReportEdit.LEAVE_OUT, "");
            }
        });
    }

    /** As it is written by its rule now; where none writes it, it goes. */
    @Transactional
    public void restore(Actor actor, long id, int version, @Nullable String key) {
        change(actor, id, version, (conference, report) -> {
            ReportLine line = line(report, key);
            Refused.when(line.added(), KernelRefusal.NOT_FOUND);
            restored(actor, conference, line);
        });
    }

    /** At the end of a section. */
    @Transactional
    public void add(Actor actor, long id, int version, @Nullable String section, @Nullable String text) {
        String said = said(text);
        ReportSection where = ReportSection.of(section)
                .orElseThrow(() -> new Refused(KernelRefusal.MISSING, new Text.Field("exchange.report.section")));
        change(actor, id, version, (conference, report) -> {
            long added = report.edits().stream()
                    .filter(each -> each.act().equals(ReportEdit.ADD))
                    .count();
            Refused.when(added >= KeepConference.MOST, ConferenceRefusal.TOO_MANY_LINES, KeepConference.MOST);
            ReportLine line =
                    new ReportLine(0, ReportEdit.ADDED + (added + 1), where, "", "", List.of(), List.of(), null, false);
            record(actor, conference, line, ReportEdit.ADD, said);
        });
    }

    private void change(Actor actor, long id, int version, BiConsumer<Conference, WrittenReport> act) {
        Conference found = locked.lock(actor, Permission.EDIT_CONFERENCE_REPORT, id, version);
        Refused.when(conferences.issued(found).isPresent(), ConferenceRefusal.REPORT_ISSUED);
        act.accept(found, reports.draft(actor, found));
    }

    private static ReportLine line(WrittenReport report, @Nullable String key) {
        return Refused.found(report.find(key == null ? "" : key));
    }

    /** A sentence is one paragraph. */
    private static String said(@Nullable String text) {
        return Text.required(text, FIELD, SENTENCE).replaceAll("\\s+", " ");
    }

    private void restored(Actor actor, Conference conference, ReportLine line) {
        if (line.edit() != null) {
            record(actor, conference, line, ReportEdit.RESTORE, line.written());
        }
    }

    private void record(Actor actor, Conference conference, ReportLine line, String act, String after) {
        long id = jdbc.sql("""
                        insert into exchange.report_edit (conference_id, sentence, act, section, written, text_before, text_after, edited_by, edited_at)
                        values (:conference, :sentence, :act, :section, :written, :before, :after, :by, :at) returning id
                        """)
                .param("conference", conference.conferenceId())
                .param("sentence", line.key())
                .param("act", act)
                .param("section", line.section().code())
                .param("written", line.written())
                .param("before", line.text())
                .param("after", after)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .query(Long.class)
                .single();
        jdbc.sql("update exchange.conference set version = version + 1 where id = :id")
                .param("id", conference.conferenceId())
                .update();
        audit.record(
                actor,
                Permission.EDIT_CONFERENCE_REPORT,
                "exchange.report_edit",
                id,
                conference.title(),
                conference.unitId(),
                "");
    }
}
