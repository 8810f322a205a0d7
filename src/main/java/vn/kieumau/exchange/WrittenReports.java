package vn.kieumau.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.documents.IssuedDocument;
import vn.kieumau.kernel.Actor;
import vn.kieumau.web.Messages;
import vn.kieumau.web.View;

/** Reading the reports of conferences sentence by sentence: the draft, written anew each time; and what was issued, as it was. */
@Component
public class WrittenReports {
    private final JdbcClient jdbc;
    private final Conferences conferences;
    private final CompileFindings compileFindings;
    private final Messages messages;

    WrittenReports(JdbcClient jdbc, Conferences conferences, CompileFindings compileFindings, Messages messages) {
        this.jdbc = jdbc;
        this.conferences = conferences;
        this.compileFindings = compileFindings;
        this.messages = messages;
    }

    /**
     * A report as the reader sees it.
     *
     * @param issued the document that it went out as; null: it is a draft
     * @param report null where it was issued before sentences were kept
     * @param day of the draft's figures; null once it was issued
     */
    public record Shown(
            @Nullable IssuedDocument issued,
            @Nullable WrittenReport report,
            @Nullable LocalDate day) {}

    /** As it was issued, or else as it is written now, for those who edit it; empty for others. */
    public Optional<Shown> shown(Actor reader, Conference conference) {
        IssuedDocument issued = conferences.issued(conference).orElse(null);
        if (issued != null) {
            return Optional.of(new Shown(issued, kept(conference.conferenceId()), null));
        }
        if (!conference.edits()) {
            return Optional.empty();
        }
        ReportFacts facts = facts(reader, conference);
        return Optional.of(new Shown(null, draft(facts), facts.report().day()));
    }

    private @Nullable WrittenReport kept(long conferenceId) {
        return jdbc.sql("select content::text from exchange.issued_report where conference_id = :id")
                .param("id", conferenceId)
                .query(String.class)
                .optional()
                .map(json -> Conferences.JSON.readValue(json, WrittenReport.class))
                .orElse(null);
    }

    /** What whoever issues a conference's report is to look at first; empty where there is nothing to issue, or not by the reader. */
    public Optional<WrittenReport> toIssue(
            Conference conference, ConferenceReport report, List<ConferenceConclusion> conclusions) {
        return conference.issues() && !conference.opens(ConferenceMove.HOLD)
                ? Optional.of(draft(facts(conference, report, conclusions)))
                : Optional.empty();
    }

    WrittenReport draft(Actor reader, Conference conference) {
        return draft(facts(reader, conference));
    }

    private WrittenReport draft(ReportFacts facts) {
        return WrittenReport.of(
                ReportWriting.write(facts, key -> messages.text(View.VIETNAMESE, key)), edits(facts.conferenceId()));
    }

    private ReportFacts facts(Actor reader, Conference conference) {
        return facts(
                conference,
                conferences.report(reader, conference),
                conferences.conclusions(reader, conference.conferenceId()));
    }

    /** What the figures of the day were kept with; before the conference is held, what is counted now. */
    private ReportFacts facts(Conference conference, ConferenceReport report, List<ConferenceConclusion> conclusions) {
        long id = conference.conferenceId();
        ReportFindings findings = jdbc.sql(
                        "select findings::text from exchange.conference where id = :id and findings is not null")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(json -> Conferences.JSON.readValue(json, ReportFindings.class))
                .orElseGet(() -> compileFindings.compile(id, conference.cohortId(), conference.unitId(), report.day()));
        return new ReportFacts(
                conference.cohortNameVi(),
                conference.cohortId(),
                conference.unitName(),
                report,
                findings,
                id,
                conclusions);
    }

    private List<ReportEdit> edits(long conferenceId) {
        return jdbc.sql("""
                        select e.id as edit_id, e.sentence, e.act, e.section, e.written, e.text_before, e.text_after,
                            audit.signed(a.display_name, 'exchange.report_edit', e.id, e.edited_by) as edited_by_name, e.edited_at
                        from exchange.report_edit e join accounts.v_account a on a.account_id = e.edited_by
                        where e.conference_id = :id order by e.id
                        """).param("id", conferenceId).query(ReportEdit.class).list();
    }
}
