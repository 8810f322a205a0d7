package vn.kieumau.exchange.pages;

import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.exchange.Conference;
import vn.kieumau.exchange.Conferences;
import vn.kieumau.exchange.EditReport;
import vn.kieumau.exchange.WrittenReports;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Requires;

@RestController
class ReportApi {
    private static final String REPORT = "/api/v1/exchange/conferences/{id}/report";

    private final Conferences conferences;
    private final WrittenReports reports;
    private final EditReport editReport;

    ReportApi(Conferences conferences, WrittenReports reports, EditReport editReport) {
        this.conferences = conferences;
        this.reports = reports;
        this.editReport = editReport;
    }

    /** @param version of the conference, for the next edit */
    record ReportInFull(long conferenceId, int version, WrittenReports.Shown report) {}

    /** @param version of the conference that was read @param sentence its key */
    record SentenceToEdit(
            int version,
            @Nullable String sentence,
            @Nullable String text) {}

    /** @param version of the conference that was read @param sentence its key */
    record SentenceToChoose(int version, @Nullable String sentence) {}

    /** @param version of the conference that was read @param section code of a part of the report */
    record SentenceToAdd(
            int version, @Nullable String section, @Nullable String text) {}

    @GetMapping(REPORT)
    @Requires(Permission.VIEW_EXCHANGE)
    @Operation(
            summary =
                    "The report of a conference sentence by sentence, each with its figures and what was edited: the draft for those who edit it, or as it was issued")
    ReportInFull conferenceReport(Actor actor, @PathVariable long id) {
        Conference found = Refused.found(conferences.find(actor, id));
        return new ReportInFull(id, found.version(), Refused.found(reports.shown(actor, found)));
    }

    @PostMapping(REPORT + "/edit")
    @Requires(Permission.EDIT_CONFERENCE_REPORT)
    @Operation(summary = "Say a sentence of the draft in other words; the same words keep it with the figures of now")
    ReportInFull editSentence(Actor actor, @PathVariable long id, @RequestBody SentenceToEdit edit) {
        editReport.edit(actor, id, edit.version(), edit.sentence(), edit.text());
        return conferenceReport(actor, id);
    }

    @PostMapping(REPORT + "/leave-out")
    @Requires(Permission.EDIT_CONFERENCE_REPORT)
    @Operation(summary = "Leave a sentence out of the report")
    ReportInFull leaveOutSentence(Actor actor, @PathVariable long id, @RequestBody SentenceToChoose left) {
        editReport.leaveOut(actor, id, left.version(), left.sentence());
        return conferenceReport(actor, id);
    }

    @PostMapping(REPORT + "/restore")
    @Requires(Permission.EDIT_CONFERENCE_REPORT)
    @Operation(summary = "Put a sentence back to what its rule writes")
    ReportInFull restoreSentence(Actor actor, @PathVariable long id, @RequestBody SentenceToChoose restored) {
        editReport.restore(actor, id, restored.version(), restored.sentence());
        return conferenceReport(actor, id);
    }

    @PostMapping(REPORT + "/add")
    @Requires(Permission.EDIT_CONFERENCE_REPORT)
    @Operation(summary = "Add a sentence at the end of a part of the report")
    ReportInFull addSentence(Actor actor, @PathVariable long id, @RequestBody SentenceToAdd added) {
        editReport.add(actor, id, added.version(), added.section(), added.text());
        return conferenceReport(actor, id);
    }
}
