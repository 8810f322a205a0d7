package vn.kieumau.exchange.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import vn.kieumau.exchange.Conference;
import vn.kieumau.exchange.Conferences;
import vn.kieumau.exchange.EditReport;
import vn.kieumau.exchange.WrittenReports;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** The report of a conference sentence by sentence: the draft for those who edit it, what was issued for whoever sees the conference. */
@Controller
class ReportController {
    private static final String REPORT = "/exchange/conferences/{id}/report";

    private final Conferences conferences;
    private final WrittenReports reports;
    private final EditReport editReport;
    private final FormPage forms;

    ReportController(Conferences conferences, WrittenReports reports, EditReport editReport, FormPage forms) {
        this.conferences = conferences;
        this.reports = reports;
        this.editReport = editReport;
        this.forms = forms;
    }

    @GetMapping(REPORT)
    @Requires(Permission.VIEW_EXCHANGE)
    String show(Actor actor, @PathVariable long id, Model model) {
        return page(actor, id, ReportForm.EMPTY, model);
    }

    @PostMapping(REPORT + "/edit")
    @Requires(Permission.EDIT_CONFERENCE_REPORT)
    String edit(Actor actor, @PathVariable long id, @ModelAttribute("form") ReportForm form, Model model) {
        return change(
                actor, id, form, model, () -> editReport.edit(actor, id, form.seen(), form.sentence(), form.text()));
    }

    @PostMapping(REPORT + "/leave-out")
    @Requires(Permission.EDIT_CONFERENCE_REPORT)
    String leaveOut(Actor actor, @PathVariable long id, @ModelAttribute("form") ReportForm form, Model model) {
        return change(actor, id, form, model, () -> editReport.leaveOut(actor, id, form.seen(), form.sentence()));
    }

    @PostMapping(REPORT + "/restore")
    @Requires(Permission.EDIT_CONFERENCE_REPORT)
    String restore(Actor actor, @PathVariable long id, @ModelAttribute("form") ReportForm form, Model model) {
        return change(actor, id, form, model, () -> editReport.restore(actor, id, form.seen(), form.sentence()));
    }

    @PostMapping(REPORT + "/add")
    @Requires(Permission.EDIT_CONFERENCE_REPORT)
    String add(Actor actor, @PathVariable long id, @ModelAttribute("form") ReportForm form, Model model) {
        return change(
                actor, id, form, model, () -> editReport.add(actor, id, form.seen(), form.section(), form.text()));
    }

    private String change(Actor actor, long id, ReportForm form, Model model, Runnable act) {
        return forms.submit(
                model,
                "exchange.report.saved",
                REPORT.replace("{id}", String.valueOf(id)),
                act,
                () -> page(actor, id, form, model));
    }

    private String page(Actor actor, long id, ReportForm form, Model model) {
        Conference found = Refused.found(conferences.find(actor, id));
        WrittenReports.Shown shown = Refused.found(reports.shown(actor, found));
        model.addAttribute("conference", found);
        model.addAttribute("shown", shown);
        model.addAttribute("form", form);
        return "exchange/report";
    }
}
