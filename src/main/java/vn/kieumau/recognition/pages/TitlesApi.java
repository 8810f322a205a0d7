package vn.kieumau.recognition.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.recognition.CheckTitle;
import vn.kieumau.recognition.ComplainAboutTitle;
import vn.kieumau.recognition.DecideTitleAct;
import vn.kieumau.recognition.KeepMaintenanceRule;
import vn.kieumau.recognition.MaintenanceRule;
import vn.kieumau.recognition.MaintenanceRules;
import vn.kieumau.recognition.PrepareTitleAct;
import vn.kieumau.recognition.Title;
import vn.kieumau.recognition.TitleAct;
import vn.kieumau.recognition.TitleActs;
import vn.kieumau.recognition.TitleCheck;
import vn.kieumau.recognition.TitleComplaint;
import vn.kieumau.recognition.TitleComplaints;
import vn.kieumau.recognition.Titles;
import vn.kieumau.web.Requires;

@RestController
class TitlesApi {
    private final Titles titles;
    private final TitleActs acts;
    private final CheckTitle checkTitle;
    private final PrepareTitleAct prepareTitleAct;
    private final DecideTitleAct decideTitleAct;
    private final ComplainAboutTitle complainAboutTitle;
    private final TitleComplaints complaints;
    private final MaintenanceRules rules;
    private final KeepMaintenanceRule keepMaintenanceRule;
    private final boolean illustrative;

    TitlesApi(
            Titles titles,
            TitleActs acts,
            CheckTitle checkTitle,
            PrepareTitleAct prepareTitleAct,
            DecideTitleAct decideTitleAct,
            ComplainAboutTitle complainAboutTitle,
            TitleComplaints complaints,
            MaintenanceRules rules,
            KeepMaintenanceRule keepMaintenanceRule,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.titles = titles;
        this.acts = acts;
        this.checkTitle = checkTitle;
        this.prepareTitleAct = prepareTitleAct;
        this.decideTitleAct = decideTitleAct;
        this.complainAboutTitle = complainAboutTitle;
        this.complaints = complaints;
        this.rules = rules;
        this.keepMaintenanceRule = keepMaintenanceRule;
        this.illustrative = demonstration;
    }

    /** @param until the last day on which it holds; null: until it is revoked */
    record TitleSinceConferred(
            Title title,
            @Nullable LocalDate until,
            List<TitleAct> acts,
            List<TitleCheck> checks,
            List<TitleComplaint> complaints) {}

    record TitleComplaintToMake(long act, String complaint) {}

    /** @param granted the unit is right */
    record TitleComplaintToAnswer(boolean granted, String answer) {}

    record TitleToCheck(LocalDate checkedOn, List<String> failing, String note) {}

    /**
     * @param heardOn and what the unit said: required before a suspension or a revocation
     * @param successor the unit on which a title is conferred anew
     */
    record TitleActToPrepare(
            String kind,
            String reason,
            @Nullable LocalDate heardOn,
            @Nullable String heard,
            @Nullable Long successor) {}

    record TitleActToDecide(String number, LocalDate decidedOn, String signatory) {}

    @GetMapping("/api/v1/recognition/titles/{id}/history")
    @Requires(Permission.VIEW_RECOGNITION)
    @Operation(
            summary =
                    "What became of a title: what was proposed and decided, and the checks whether it is still earned")
    TitleSinceConferred titleHistory(Actor actor, @PathVariable long id) {
        Title title = Refused.found(titles.find(actor, id));
        List<TitleAct> all = acts.of(actor, id);
        MaintenanceRule rule = rules.of(title);
        return new TitleSinceConferred(
                title, acts.until(title, all, rule), all, acts.checks(id, rule), complaints.of(actor, id));
    }

    @PostMapping("/api/v1/recognition/titles/{id}/checks")
    @Requires(Permission.CHECK_TITLE)
    @Operation(summary = "Record a check: the codes of criteria that are not met any more")
    TitleSinceConferred checkTitle(Actor actor, @PathVariable long id, @RequestBody TitleToCheck check) {
        checkTitle.check(actor, id, check.checkedOn(), check.failing(), check.note(), illustrative);
        return titleHistory(actor, id);
    }

    @PostMapping("/api/v1/recognition/titles/{id}/acts")
    @Requires(Permission.PREPARE_TITLE_ACT)
    @Operation(
            summary =
                    "Propose what is to become of a title; kind: warn, suspend, resume, renew, lapse, revoke, reinstate, replace or confer")
    TitleSinceConferred prepareTitleAct(Actor actor, @PathVariable long id, @RequestBody TitleActToPrepare act) {
        prepareTitleAct.prepare(
                actor,
                id,
                act.kind(),
                act.reason(),
                act.heardOn(),
                Objects.toString(act.heard(), ""),
                act.successor(),
                illustrative);
        return titleHistory(actor, id);
    }

    @PostMapping("/api/v1/recognition/titles/{id}/acts/{act}/drop")
    @Requires(Permission.PREPARE_TITLE_ACT)
    @Operation(summary = "Drop what was proposed about a title")
    TitleSinceConferred dropTitleAct(Actor actor, @PathVariable long id, @PathVariable long act) {
        prepareTitleAct.drop(actor, id, act);
        return titleHistory(actor, id);
    }

    @PostMapping("/api/v1/recognition/titles/{id}/acts/{act}/decide")
    @Requires(Permission.DECIDE_TITLE_ACT)
    @Operation(summary = "Record the decision on what was proposed about a title; it cannot be taken back")
    TitleSinceConferred decideTitleAct(
            Actor actor, @PathVariable long id, @PathVariable long act, @RequestBody TitleActToDecide decision) {
        decideTitleAct.decide(actor, id, act, decision.number(), decision.decidedOn(), decision.signatory());
        return titleHistory(actor, id);
    }

    @PostMapping("/api/v1/recognition/titles/{id}/complaints")
    @Requires(Permission.COMPLAIN_ABOUT_TITLE)
    @Operation(summary = "Complain about what was decided on the own title")
    TitleSinceConferred complainAboutTitle(
            Actor actor, @PathVariable long id, @RequestBody TitleComplaintToMake complaint) {
        complainAboutTitle.complain(actor, id, complaint.act(), complaint.complaint(), illustrative);
        return titleHistory(actor, id);
    }

    @PostMapping("/api/v1/recognition/titles/{id}/complaints/{complaint}/answer")
    @Requires(Permission.ANSWER_COMPLAINT)
    @Operation(summary = "Answer a complaint about what was decided on a title")
    TitleSinceConferred answerComplaint(
            Actor actor,
            @PathVariable long id,
            @PathVariable long complaint,
            @RequestBody TitleComplaintToAnswer answer) {
        complainAboutTitle.answer(actor, id, complaint, answer.granted(), answer.answer());
        return titleHistory(actor, id);
    }

    @GetMapping("/api/v1/recognition/rules")
    @Requires(Permission.VIEW_RECOGNITION)
    @Operation(summary = "How titles are kept, by criteria set; shares from 0 to 1")
    List<MaintenanceRules.OfSet> maintenanceRules(Actor actor) {
        return rules.all();
    }

    @PostMapping("/api/v1/recognition/rules/{id}")
    @Requires(Permission.KEEP_MAINTENANCE_RULE)
    @Operation(summary = "Say how titles of a criteria set are kept")
    List<MaintenanceRules.OfSet> keepMaintenanceRule(
            Actor actor, @PathVariable long id, @RequestBody MaintenanceRule rule) {
        keepMaintenanceRule.keep(actor, id, rule);
        return rules.all();
    }
}
