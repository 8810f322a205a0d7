package vn.kieumau.appraisal.pages;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.appraisal.AppraisalLevel;
import vn.kieumau.appraisal.IssueSlip;
import vn.kieumau.documents.DocumentDownload;
import vn.kieumau.documents.DocumentFormat;
import vn.kieumau.documents.IssueTerms;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** The slip of an appraisal that was passed. */
@Controller
class SlipController {
    private final IssueSlip issueSlip;
    private final FormPage forms;

    SlipController(IssueSlip issueSlip, FormPage forms) {
        this.issueSlip = issueSlip;
        this.forms = forms;
    }

    @GetMapping("/appraisal/{id}/{level}/slip")
    @Requires(Permission.VIEW_APPRAISAL)
    String show(Actor actor, @PathVariable long id, @PathVariable String level, Model model) {
        return page(actor, id, AppraisalController.level(level), IssueTerms.EMPTY, model);
    }

    @PostMapping("/appraisal/{id}/{level}/slip")
    @Requires(Permission.ISSUE_APPRAISAL_SLIP)
    String issue(
            Actor actor,
            @PathVariable long id,
            @PathVariable String level,
            @ModelAttribute("terms") IssueTerms terms,
            Model model) {
        AppraisalLevel at = AppraisalController.level(level);
        return forms.submit(
                model,
                "documents.issue.done",
                "/appraisal/" + id + "/" + level + "/slip",
                () -> issueSlip.issue(actor, id, at, terms),
                () -> page(actor, id, at, terms, model));
    }

    @GetMapping("/appraisal/{id}/{level}/slip/document")
    @Requires(Permission.VIEW_APPRAISAL)
    ResponseEntity<byte[]> document(
            Actor actor,
            @PathVariable long id,
            @PathVariable String level,
            @RequestParam(defaultValue = "pdf") String format) {
        return DocumentDownload.of(Refused.found(issueSlip.file(
                issueSlip.passed(actor, id, AppraisalController.level(level)), DocumentFormat.of(format))));
    }

    private String page(Actor actor, long id, AppraisalLevel level, IssueTerms terms, Model model) {
        IssueSlip.Passed passed = issueSlip.passed(actor, id, level);
        model.addAttribute("passed", passed);
        model.addAttribute("issued", issueSlip.issued(passed).orElse(null));
        model.addAttribute("issues", issueSlip.issues(actor, level));
        model.addAttribute("terms", terms);
        return "appraisal/slip";
    }
}
