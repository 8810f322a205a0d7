package vn.kieumau.recognition.pages;

import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.documents.Certificates;
import vn.kieumau.documents.DocumentFormat;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.recognition.CheckTitle;
import vn.kieumau.recognition.ComplainAboutTitle;
import vn.kieumau.recognition.DecideTitleAct;
import vn.kieumau.recognition.MaintenanceRule;
import vn.kieumau.recognition.MaintenanceRules;
import vn.kieumau.recognition.PrepareTitleAct;
import vn.kieumau.recognition.RecognitionRefusal;
import vn.kieumau.recognition.Title;
import vn.kieumau.recognition.TitleAct;
import vn.kieumau.recognition.TitleActs;
import vn.kieumau.recognition.TitleComplaint;
import vn.kieumau.recognition.TitleComplaints;
import vn.kieumau.recognition.Titles;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.QrCode;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Typed;

/** A title: its certificate, whether it is still earned, and what becomes of it. */
@Controller
class TitleController {
    private final Titles titles;
    private final TitleActs acts;
    private final CheckTitle checkTitle;
    private final PrepareTitleAct prepareTitleAct;
    private final DecideTitleAct decideTitleAct;
    private final ComplainAboutTitle complainAboutTitle;
    private final TitleComplaints complaints;
    private final MaintenanceRules rules;
    private final Certificates certificates;
    private final FormPage forms;
    private final boolean illustrative;

    TitleController(
            Titles titles,
            TitleActs acts,
            CheckTitle checkTitle,
            PrepareTitleAct prepareTitleAct,
            DecideTitleAct decideTitleAct,
            ComplainAboutTitle complainAboutTitle,
            TitleComplaints complaints,
            MaintenanceRules rules,
            Certificates certificates,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.titles = titles;
        this.acts = acts;
        this.checkTitle = checkTitle;
        this.prepareTitleAct = prepareTitleAct;
        this.decideTitleAct = decideTitleAct;
        this.complainAboutTitle = complainAboutTitle;
        this.complaints = complaints;
        this.rules = rules;
        this.certificates = certificates;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping("/recognition/titles/{id}")
    @Requires(Permission.VIEW_RECOGNITION)
    String show(Actor actor, @PathVariable long id, Model model) {
        return page(actor, id, TitleActForm.EMPTY, model);
    }

    @GetMapping("/recognition/titles/{id}/certificate")
    @Requires(Permission.VIEW_RECOGNITION)
    ResponseEntity<byte[]> certificate(
            Actor actor, @PathVariable long id, @RequestParam(defaultValue = "pdf") String format) {
        Title title = Refused.found(titles.find(actor, id));
        Refused.when(title.ended(), RecognitionRefusal.TITLE_ENDED);
        return certificates.download(
                title.certificate(titles.confirmationUrl(title)),
                title.certificateFileName(),
                DocumentFormat.of(format));
    }

    @PostMapping("/recognition/titles/{id}/checks")
    @Requires(Permission.CHECK_TITLE)
    String check(Actor actor, @PathVariable long id, @ModelAttribute("form") TitleActForm form, Model model) {
        return kept(
                actor,
                id,
                form,
                model,
                () -> checkTitle.check(
                        actor,
                        id,
                        Typed.day(form.checkedOn(), "recognition.check.on"),
                        form.failed(),
                        Objects.toString(form.note(), ""),
                        illustrative));
    }

    @PostMapping("/recognition/titles/{id}/acts")
    @Requires(Permission.PREPARE_TITLE_ACT)
    String prepare(Actor actor, @PathVariable long id, @ModelAttribute("form") TitleActForm form, Model model) {
        return kept(
                actor,
                id,
                form,
                model,
                () -> prepareTitleAct.prepare(
                        actor,
                        id,
                        Objects.toString(form.kind(), ""),
                        Objects.toString(form.reason(), ""),
                        Typed.optionalDay(form.heardOn(), "recognition.act.heard_on"),
                        Objects.toString(form.heard(), ""),
                        form.successor(),
                        illustrative));
    }

    @PostMapping("/recognition/titles/{id}/acts/{act}/drop")
    @Requires(Permission.PREPARE_TITLE_ACT)
    String drop(Actor actor, @PathVariable long id, @PathVariable long act, Model model) {
        return kept(actor, id, TitleActForm.EMPTY, model, () -> prepareTitleAct.drop(actor, id, act));
    }

    @PostMapping("/recognition/titles/{id}/acts/{act}/decide")
    @Requires(Permission.DECIDE_TITLE_ACT)
    String decide(
            Actor actor,
            @PathVariable long id,
            @PathVariable long act,
            @ModelAttribute("form") TitleActForm form,
            Model model) {
        return kept(actor, id, form, model, () -> {
            Refused.when(!form.ticked(), RecognitionRefusal.NOT_CONFIRMED);
            decideTitleAct.decide(
                    actor,
                    id,
                    act,
                    Objects.toString(form.number(), ""),
                    Typed.day(form.decidedOn(), "recognition.decided_on"),
                    Objects.toString(form.signatory(), ""));
        });
    }

    @PostMapping("/recognition/titles/{id}/complaints")
    @Requires(Permission.COMPLAIN_ABOUT_TITLE)
    String complain(Actor actor, @PathVariable long id, @ModelAttribute("form") TitleActForm form, Model model) {
        return kept(
                actor,
                id,
                form,
                model,
                () -> complainAboutTitle.complain(
                        actor,
                        id,
                        Objects.requireNonNullElse(form.act(), 0L),
                        Objects.toString(form.complaint(), ""),
                        illustrative));
    }

    @PostMapping("/recognition/titles/{id}/complaints/{complaint}/answer")
    @Requires(Permission.ANSWER_COMPLAINT)
    String answer(
            Actor actor,
            @PathVariable long id,
            @PathVariable long complaint,
            @ModelAttribute("form") TitleActForm form,
            Model model) {
        return kept(actor, id, form, model, () -> {
            if (form.granted() == null) {
                throw new Refused(KernelRefusal.MISSING, new Text.Field("recognition.complaint.outcome"));
            }
            complainAboutTitle.answer(actor, id, complaint, form.granted(), Objects.toString(form.answer(), ""));
        });
    }

    private String kept(Actor actor, long id, TitleActForm form, Model model, Runnable act) {
        return forms.submit(
                model, "recognition.act.kept", "/recognition/titles/" + id, act, () -> page(actor, id, form, model));
    }

    private String page(Actor actor, long id, TitleActForm form, Model model) {
        Title title = Refused.found(titles.find(actor, id));
        String url = titles.confirmationUrl(title);
        List<TitleAct> all = acts.of(actor, id);
        MaintenanceRule rule = rules.of(title);
        List<TitleComplaint> complained = complaints.of(actor, id);
        List<UnitSummary> successors =
                actor.may(Permission.PREPARE_TITLE_ACT) ? acts.successors(title.unitId(), actor.today()) : List.of();
        model.addAttribute("title", title);
        model.addAttribute("url", url);
        model.addAttribute("qr", QrCode.svg(url, url));
        model.addAttribute("acts", all);
        model.addAttribute("checks", acts.checks(id, rule));
        model.addAttribute("until", acts.until(title, all, rule));
        model.addAttribute("rule", rule);
        model.addAttribute("criteria", actor.may(Permission.CHECK_TITLE) ? acts.criteria(id) : List.of());
        model.addAttribute("complaints", complained);
        model.addAttribute("successors", successors);
        model.addAttribute("moves", acts.moves(title, complained, successors));
        model.addAttribute("form", form);
        return "recognition/title";
    }
}
