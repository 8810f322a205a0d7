package vn.kieumau.exchange.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.kieumau.documents.DocumentDownload;
import vn.kieumau.documents.DocumentFormat;
import vn.kieumau.documents.IssueTerms;
import vn.kieumau.documents.IssuedDocument;
import vn.kieumau.exchange.ConcludeConference;
import vn.kieumau.exchange.Conference;
import vn.kieumau.exchange.ConferenceConclusion;
import vn.kieumau.exchange.ConferenceCounted;
import vn.kieumau.exchange.ConferencePaper;
import vn.kieumau.exchange.ConferenceReport;
import vn.kieumau.exchange.Conferences;
import vn.kieumau.exchange.CountedThing;
import vn.kieumau.exchange.IssueReport;
import vn.kieumau.exchange.KeepConference;
import vn.kieumau.exchange.NewConference;
import vn.kieumau.files.Blobs;
import vn.kieumau.files.Downloads;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Created;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class ConferencesApi {
    private static final String LIST = "/api/v1/exchange/conferences";

    private final Conferences conferences;
    private final ConferenceCounted conferenceCounted;
    private final KeepConference keepConference;
    private final ConcludeConference concludeConference;
    private final IssueReport issueReport;
    private final Blobs blobs;
    private final boolean illustrative;

    ConferencesApi(
            Conferences conferences,
            ConferenceCounted conferenceCounted,
            KeepConference keepConference,
            ConcludeConference concludeConference,
            IssueReport issueReport,
            Blobs blobs,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.conferences = conferences;
        this.conferenceCounted = conferenceCounted;
        this.keepConference = keepConference;
        this.concludeConference = concludeConference;
        this.issueReport = issueReport;
        this.blobs = blobs;
        this.illustrative = demonstration;
    }

    /**
     * @param report as it was kept when the conference was held; before that, as it stands now
     * @param issued the report as an official document
     */
    record ConferenceInFull(
            Conference conference,
            List<NewConference.ConferenceItem> agenda,
            List<NewConference.ConferenceDelegates> delegates,
            List<ConferencePaper> papers,
            List<ConferenceConclusion> conclusions,
            ConferenceReport report,
            @Nullable IssuedDocument issued) {}

    /** @param version the one that was read */
    record ConferenceToChange(int version, NewConference conference) {}

    record ConferenceToHold(int version) {}

    record ConferenceToConclude(int version, List<ConclusionToRecord> conclusions) {}

    /** @param office that does it, by the day; both left out where nobody is to do anything */
    record ConclusionToRecord(
            String conclusion,
            @Nullable String office,
            @Nullable LocalDate due) {}

    record ConclusionToFinish(String done) {}

    /** @param version the one that was read */
    record ReportToIssue(int version, @Nullable IssueTerms terms) {}

    @GetMapping(LIST)
    @Requires(Permission.VIEW_EXCHANGE)
    @Operation(summary = "Review conferences of units in reach, and those above that were held")
    Slice<Conference> conferences(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String state,
            Paging paging) {
        return Slice.of(conferences.page(actor, Text.sought(q), kind, state, paging), Conference::conferenceId);
    }

    @PostMapping(LIST)
    @Requires(Permission.KEEP_CONFERENCE)
    @Operation(summary = "Prepare a review conference of the own unit")
    ResponseEntity<Created> prepareConference(Actor actor, @RequestBody NewConference typed) {
        return Created.at(LIST, keepConference.prepare(actor, typed, illustrative));
    }

    @GetMapping(LIST + "/{id}")
    @Requires(Permission.VIEW_EXCHANGE)
    @Operation(summary = "A review conference with its agenda, delegates, papers, conclusions and report")
    ConferenceInFull conference(Actor actor, @PathVariable long id) {
        Conference found = Refused.found(conferences.find(actor, id));
        Conferences.Programme programme = conferences.programme(id);
        return new ConferenceInFull(
                found,
                programme.agenda(),
                programme.delegates(),
                conferences.papers(id),
                conferences.conclusions(actor, id),
                conferences.report(actor, found),
                conferences.issued(found).orElse(null));
    }

    @GetMapping(LIST + "/{id}/counted")
    @Requires(Permission.VIEW_EXCHANGE)
    @Operation(
            summary =
                    "What a figure of a conference counted when it was held (figure=registered, with province=…; dossiers.submitted, initiatives, requests)")
    Slice<CountedThing> conferenceCounted(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "registered") String figure,
            @RequestParam(defaultValue = "0") long province,
            Paging paging) {
        Conference held = Refused.found(conferences.held(actor, id));
        Refused.found(Optional.of(figure).filter(conferences.report(actor, held)::keeps));
        return Slice.of(conferenceCounted.page(actor, id, figure, province, paging), CountedThing::subjectId);
    }

    @PostMapping(LIST + "/{id}/change")
    @Requires(Permission.KEEP_CONFERENCE)
    @Operation(summary = "Change a conference that is prepared; its unit stays")
    ConferenceInFull changeConference(Actor actor, @PathVariable long id, @RequestBody ConferenceToChange change) {
        keepConference.change(actor, id, change.version(), change.conference());
        return conference(actor, id);
    }

    @PostMapping(value = LIST + "/{id}/papers", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Requires(Permission.KEEP_CONFERENCE)
    @Operation(summary = "Put a paper to a conference")
    ConferenceInFull addConferencePaper(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String office,
            @RequestPart(required = false) @Nullable MultipartFile file) {
        keepConference.addPaper(actor, id, office, Upload.of(file));
        return conference(actor, id);
    }

    @GetMapping(value = LIST + "/{id}/papers/{paper}", produces = MediaType.ALL_VALUE)
    @Requires(Permission.VIEW_EXCHANGE)
    @Operation(summary = "The bytes of a paper")
    ResponseEntity<Resource> conferencePaper(Actor actor, @PathVariable long id, @PathVariable long paper) {
        Conference found = Refused.found(conferences.find(actor, id));
        ConferencePaper wanted = Refused.found(conferences.papers(found.conferenceId()).stream()
                .filter(each -> each.paperId() == paper)
                .findFirst());
        return Downloads.attachment(Refused.found(blobs.open(wanted.sha256())), wanted.name());
    }

    @PostMapping(LIST + "/{id}/hold")
    @Requires(Permission.KEEP_CONFERENCE)
    @Operation(summary = "Say that it was held: its report is compiled and stays")
    ConferenceInFull holdConference(Actor actor, @PathVariable long id, @RequestBody ConferenceToHold held) {
        keepConference.hold(actor, id, held.version());
        return conference(actor, id);
    }

    @PostMapping(LIST + "/{id}/conclude")
    @Requires(Permission.CONCLUDE_CONFERENCE)
    @Operation(summary = "Record what it came to")
    ConferenceInFull concludeConference(
            Actor actor, @PathVariable long id, @RequestBody ConferenceToConclude concluded) {
        concludeConference.conclude(
                actor,
                id,
                concluded.version(),
                concluded.conclusions().stream()
                        .map(each -> new NewConference.Conclusion(
                                each.conclusion(), each.office() == null ? "" : each.office(), each.due()))
                        .toList());
        return conference(actor, id);
    }

    @PostMapping(LIST + "/{id}/conclusions/{conclusion}")
    @Requires(Permission.KEEP_CONFERENCE)
    @Operation(summary = "Say what was done about a conclusion")
    ConferenceInFull finishConclusion(
            Actor actor, @PathVariable long id, @PathVariable long conclusion, @RequestBody ConclusionToFinish done) {
        concludeConference.finish(actor, id, conclusion, done.done());
        return conference(actor, id);
    }

    @PostMapping(LIST + "/{id}/issue")
    @Requires(Permission.ISSUE_CONFERENCE_REPORT)
    @Operation(
            summary = "Issue the report of a conference that was held as an official document, under the next number")
    ConferenceInFull issueConferenceReport(Actor actor, @PathVariable long id, @RequestBody ReportToIssue report) {
        issueReport.issue(actor, id, report.version(), Objects.requireNonNullElse(report.terms(), IssueTerms.EMPTY));
        return conference(actor, id);
    }

    @GetMapping(value = LIST + "/{id}/document", produces = MediaType.ALL_VALUE)
    @Requires(Permission.VIEW_EXCHANGE)
    @Operation(summary = "The issued report as a file: pdf or docx")
    ResponseEntity<byte[]> conferenceDocument(
            Actor actor, @PathVariable long id, @RequestParam(defaultValue = "pdf") String format) {
        return DocumentDownload.of(Refused.found(
                conferences.issuedFile(Refused.found(conferences.find(actor, id)), DocumentFormat.of(format))));
    }
}
