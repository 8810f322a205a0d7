package vn.kieumau.assessment.pages;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.assessment.IssueDossierReport;
import vn.kieumau.documents.DocumentDownload;
import vn.kieumau.documents.DocumentFormat;
import vn.kieumau.documents.IssueTerms;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** The report of a ward's results, of one of its submissions. */
@Controller
class DossierReportController {
    private static final String REPORT = "/assessment/{id}/snapshots/{number}/report";

    private final Dossiers dossiers;
    private final IssueDossierReport issueDossierReport;
    private final FormPage forms;

    DossierReportController(Dossiers dossiers, IssueDossierReport issueDossierReport, FormPage forms) {
        this.dossiers = dossiers;
        this.issueDossierReport = issueDossierReport;
        this.forms = forms;
    }

    @GetMapping(REPORT)
    @Requires(Permission.VIEW_DOSSIER)
    String show(Actor actor, @PathVariable long id, @PathVariable int number, Model model) {
        return page(actor, id, number, IssueTerms.EMPTY, model);
    }

    @PostMapping(REPORT)
    @Requires(Permission.ISSUE_DOSSIER_REPORT)
    String issue(
            Actor actor,
            @PathVariable long id,
            @PathVariable int number,
            @ModelAttribute("terms") IssueTerms terms,
            Model model) {
        return forms.submit(
                model,
                "documents.issue.done",
                "/assessment/" + id + "/snapshots/" + number + "/report",
                () -> issueDossierReport.issue(actor, id, number, terms),
                () -> page(actor, id, number, terms, model));
    }

    @GetMapping(REPORT + "/document")
    @Requires(Permission.VIEW_DOSSIER)
    ResponseEntity<byte[]> document(
            Actor actor,
            @PathVariable long id,
            @PathVariable int number,
            @RequestParam(defaultValue = "pdf") String format) {
        DossierHead dossier = Refused.found(dossiers.find(actor, Permission.VIEW_DOSSIER, id));
        return DocumentDownload.of(Refused.found(issueDossierReport.file(dossier, number, DocumentFormat.of(format))));
    }

    private String page(Actor actor, long id, int number, IssueTerms terms, Model model) {
        DossierHead dossier = Refused.found(dossiers.find(actor, Permission.VIEW_DOSSIER, id));
        model.addAttribute("dossier", dossier);
        model.addAttribute("number", number);
        model.addAttribute("issued", issueDossierReport.issued(dossier, number).orElse(null));
        model.addAttribute("issues", issueDossierReport.issues(actor, dossier));
        model.addAttribute("terms", terms);
        return "assessment/report";
    }
}
