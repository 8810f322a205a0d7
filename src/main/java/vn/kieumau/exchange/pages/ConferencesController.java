package vn.kieumau.exchange.pages;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.kieumau.campaigns.Cohorts;
import vn.kieumau.documents.DocumentDownload;
import vn.kieumau.documents.DocumentFormat;
import vn.kieumau.documents.IssueTerms;
import vn.kieumau.documents.IssuedDocument;
import vn.kieumau.exchange.ConcludeConference;
import vn.kieumau.exchange.Conference;
import vn.kieumau.exchange.ConferenceConclusion;
import vn.kieumau.exchange.ConferenceCounted;
import vn.kieumau.exchange.ConferenceLines;
import vn.kieumau.exchange.ConferenceLists;
import vn.kieumau.exchange.ConferenceMove;
import vn.kieumau.exchange.ConferencePaper;
import vn.kieumau.exchange.ConferenceReport;
import vn.kieumau.exchange.Conferences;
import vn.kieumau.exchange.IssueReport;
import vn.kieumau.exchange.KeepConference;
import vn.kieumau.exchange.WrittenReports;
import vn.kieumau.files.Blobs;
import vn.kieumau.files.Downloads;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.AsOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.units.Units;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;
import vn.kieumau.web.View;

/** Review conferences: prepared, held with the figures of the day, concluded, and what they came to followed. */
@Controller
class ConferencesController {
    private static final String LIST = "/exchange/conferences";

    private final Conferences conferences;
    private final ConferenceLists conferenceLists;
    private final ConferenceCounted conferenceCounted;
    private final KeepConference keepConference;
    private final ConcludeConference concludeConference;
    private final IssueReport issueReport;
    private final WrittenReports reports;
    private final Cohorts cohorts;
    private final Units units;
    private final Blobs blobs;
    private final FormPage forms;
    private final boolean illustrative;

    ConferencesController(
            Conferences conferences,
            ConferenceLists conferenceLists,
            ConferenceCounted conferenceCounted,
            KeepConference keepConference,
            ConcludeConference concludeConference,
            IssueReport issueReport,
            WrittenReports reports,
            Cohorts cohorts,
            Units units,
            Blobs blobs,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.conferences = conferences;
        this.conferenceLists = conferenceLists;
        this.conferenceCounted = conferenceCounted;
        this.keepConference = keepConference;
        this.concludeConference = concludeConference;
        this.issueReport = issueReport;
        this.reports = reports;
        this.cohorts = cohorts;
        this.units = units;
        this.blobs = blobs;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping(LIST)
    @Requires(Permission.VIEW_EXCHANGE)
    String list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String state,
            Paging paging,
            Model model) {
        model.addAttribute("q", Text.sought(q));
        model.addAttribute("kind", kind);
        model.addAttribute("state", state);
        model.addAttribute("rows", conferences.page(actor, Text.sought(q), kind, state, paging));
        return "exchange/conferences";
    }

    @GetMapping(LIST + "/new")
    @Requires(Permission.KEEP_CONFERENCE)
    String blank(Actor actor, Model model) {
        return form(actor, 0, ConferenceForm.EMPTY, model);
    }

    @PostMapping(LIST + "/new")
    @Requires(Permission.KEEP_CONFERENCE)
    String prepare(Actor actor, @ModelAttribute("form") ConferenceForm form, Model model) {
        return forms.submit(
                model,
                "exchange.conference.kept",
                () -> LIST + "/" + keepConference.prepare(actor, form.read(), illustrative),
                () -> form(actor, 0, form, model));
    }

    @GetMapping(LIST + "/{id}")
    @Requires(Permission.VIEW_EXCHANGE)
    String show(Actor actor, @PathVariable long id, Model model) {
        return page(actor, id, ConferenceForm.EMPTY, model);
    }

    /** What one of its figures counted when it was held. */
    @GetMapping(LIST + "/{id}/counted")
    @Requires(Permission.VIEW_EXCHANGE)
    String counted(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "registered") String figure,
            @RequestParam(defaultValue = "0") long province,
            Paging paging,
            Model model) {
        Conference held = Refused.found(conferences.held(actor, id));
        ConferenceReport report = conferences.report(actor, held);
        Refused.found(Optional.of(figure).filter(report::keeps));
        model.addAttribute("conference", held);
        model.addAttribute("day", report.day());
        model.addAttribute("figure", figure);
        model.addAttribute("rows", conferenceCounted.page(actor, id, figure, province, paging));
        return "exchange/conferenceCounted";
    }

    @GetMapping(LIST + "/{id}/change")
    @Requires(Permission.KEEP_CONFERENCE)
    String change(Actor actor, @PathVariable long id, View view, Model model) {
        Conference found = Refused.found(
                conferences.find(actor, id).filter(Conference::mine).filter(each -> each.opens(ConferenceMove.HOLD)));
        Conferences.Programme programme = conferences.programme(id);
        return form(
                actor,
                id,
                ConferenceForm.of(found, programme.agenda(), programme.delegates(), view.date(found.heldOn())),
                model);
    }

    @PostMapping(LIST + "/{id}/change")
    @Requires(Permission.KEEP_CONFERENCE)
    String save(Actor actor, @PathVariable long id, @ModelAttribute("form") ConferenceForm form, Model model) {
        return forms.submit(
                model,
                "exchange.conference.kept",
                LIST + "/" + id,
                () -> keepConference.change(actor, id, version(form), form.read()),
                () -> form(actor, id, form, model));
    }

    @PostMapping(LIST + "/{id}/papers")
    @Requires(Permission.KEEP_CONFERENCE)
    String addPaper(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String office,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model) {
        return forms.submit(
                model,
                "exchange.conference.kept",
                LIST + "/" + id,
                () -> keepConference.addPaper(actor, id, office, Upload.of(file)),
                () -> page(actor, id, ConferenceForm.EMPTY, model));
    }

    @GetMapping(LIST + "/{id}/papers/{paper}")
    @Requires(Permission.VIEW_EXCHANGE)
    ResponseEntity<Resource> paper(Actor actor, @PathVariable long id, @PathVariable long paper) {
        Conference found = Refused.found(conferences.find(actor, id));
        ConferencePaper wanted = Refused.found(conferences.papers(found.conferenceId()).stream()
                .filter(each -> each.paperId() == paper)
                .findFirst());
        return Downloads.attachment(Refused.found(blobs.open(wanted.sha256())), wanted.name());
    }

    @PostMapping(LIST + "/{id}/hold")
    @Requires(Permission.KEEP_CONFERENCE)
    String hold(Actor actor, @PathVariable long id, @RequestParam(defaultValue = "0") int version, Model model) {
        return forms.submit(
                model,
                "exchange.conference.kept",
                LIST + "/" + id,
                () -> keepConference.hold(actor, id, version),
                () -> page(actor, id, ConferenceForm.EMPTY, model));
    }

    @PostMapping(LIST + "/{id}/conclude")
    @Requires(Permission.CONCLUDE_CONFERENCE)
    String conclude(Actor actor, @PathVariable long id, @ModelAttribute("form") ConferenceForm form, Model model) {
        return forms.submit(
                model,
                "exchange.conference.kept",
                LIST + "/" + id,
                () -> concludeConference.conclude(
                        actor, id, version(form), ConferenceLines.conclusions(form.conclusions())),
                () -> page(actor, id, form, model));
    }

    @PostMapping(LIST + "/{id}/conclusions/{conclusion}")
    @Requires(Permission.KEEP_CONFERENCE)
    String finish(
            Actor actor,
            @PathVariable long id,
            @PathVariable long conclusion,
            @RequestParam(defaultValue = "") String done,
            Model model) {
        return forms.submit(
                model,
                "exchange.conference.kept",
                LIST + "/" + id,
                () -> concludeConference.finish(actor, id, conclusion, done),
                () -> page(actor, id, ConferenceForm.EMPTY, model));
    }

    @PostMapping(LIST + "/{id}/issue")
    @Requires(Permission.ISSUE_CONFERENCE_REPORT)
    String issue(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int version,
            @ModelAttribute("terms") IssueTerms terms,
            Model model) {
        return forms.submit(
                model,
                "documents.issue.done",
                LIST + "/" + id,
                () -> issueReport.issue(actor, id, version, terms),
                () -> page(actor, id, ConferenceForm.EMPTY, terms, model));
    }

    @GetMapping(LIST + "/{id}/document")
    @Requires(Permission.VIEW_EXCHANGE)
    ResponseEntity<byte[]> document(
            Actor actor, @PathVariable long id, @RequestParam(defaultValue = "pdf") String format) {
        return DocumentDownload.of(Refused.found(
                conferences.issuedFile(Refused.found(conferences.find(actor, id)), DocumentFormat.of(format))));
    }

    private static int version(ConferenceForm form) {
        return Objects.requireNonNullElse(form.version(), 0);
    }

    private String page(Actor actor, long id, ConferenceForm form, Model model) {
        return page(actor, id, form, IssueTerms.EMPTY, model);
    }

    private String page(Actor actor, long id, ConferenceForm form, IssueTerms terms, Model model) {
        Conference found = Refused.found(conferences.find(actor, id));
        model.addAttribute("conference", found);
        Conferences.Programme programme = conferences.programme(id);
        model.addAttribute("agenda", programme.agenda());
        model.addAttribute("delegates", programme.delegates());
        model.addAttribute("papers", conferences.papers(id));
        List<ConferenceConclusion> conclusions = conferences.conclusions(actor, id);
        model.addAttribute("conclusions", conclusions);
        ConferenceReport report = conferences.report(actor, found);
        model.addAttribute("report", report);
        model.addAttribute("lists", conferenceLists.of(actor, found, report));
        IssuedDocument issued = conferences.issued(found).orElse(null);
        model.addAttribute("issued", issued);
        model.addAttribute(
                "written",
                issued == null ? reports.toIssue(found, report, conclusions).orElse(null) : null);
        model.addAttribute("terms", terms);
        model.addAttribute("form", form);
        return "exchange/conference";
    }

    private String form(Actor actor, long id, ConferenceForm form, Model model) {
        List<Long> own = List.of(actor.units(Permission.KEEP_CONFERENCE));
        List<UnitSummary> places = units.findAll(actor, Permission.KEEP_CONFERENCE, own);
        model.addAttribute("conferenceId", id);
        model.addAttribute("places", places);
        model.addAttribute("cohorts", cohorts.all(actor, AsOf.today(actor)));
        model.addAttribute("form", form);
        return "exchange/conference-form";
    }
}
