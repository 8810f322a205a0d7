package vn.kieumau.criteria.pages;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.criteria.Draft;
import vn.kieumau.criteria.DraftCriteria;
import vn.kieumau.criteria.Drafts;
import vn.kieumau.criteria.Pack;
import vn.kieumau.criteria.PackFaults;
import vn.kieumau.criteria.PublishCriteria;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.NestedForm;
import vn.kieumau.web.Requires;

/** Writing a criteria set in the browser, from nothing, from a file or from a set that is published. */
@Controller
class DraftsController {
    private final Drafts drafts;
    private final DraftCriteria drafting;
    private final PublishCriteria publishing;
    private final CriteriaSets sets;
    private final FormPage forms;

    DraftsController(
            Drafts drafts, DraftCriteria drafting, PublishCriteria publishing, CriteriaSets sets, FormPage forms) {
        this.drafts = drafts;
        this.drafting = drafting;
        this.publishing = publishing;
        this.sets = sets;
        this.forms = forms;
    }

    @GetMapping("/criteria/drafts/new")
    @Requires(Permission.DRAFT_CRITERIA)
    String blank(Model model) {
        model.addAttribute("faults", List.of());
        return "criteria/new";
    }

    /** @param file a pack; without one the draft begins empty */
    @PostMapping("/criteria/drafts/new")
    @Requires(Permission.DRAFT_CRITERIA)
    String start(Actor actor, @RequestParam @Nullable MultipartFile file, Model model, RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    if (file == null) {
                        return opened(drafting.start(actor, Changes.empty()), next);
                    }
                    try {
                        return opened(drafting.start(actor, PackUpload.read(file)), next);
                    } catch (PackFaults wrong) {
                        model.addAttribute("faults", wrong.faults());
                        return "criteria/new";
                    }
                },
                () -> blank(model));
    }

    @PostMapping("/criteria/{id}/draft")
    @Requires(Permission.DRAFT_CRITERIA)
    String startFrom(Actor actor, @PathVariable long id, Model model, RedirectAttributes next) {
        return forms.submit(
                model,
                () -> opened(drafting.start(actor, Changes.successor(Refused.found(sets.pack(id)))), next),
                () -> blank(model));
    }

    private static String opened(long id, RedirectAttributes next) {
        next.addFlashAttribute("notice", "criteria.draft.started");
        return "redirect:/criteria/drafts/" + id;
    }

    @GetMapping("/criteria/drafts/{id}")
    @Requires(Permission.VIEW_CRITERIA_DRAFTS)
    String show(@PathVariable long id, Model model) {
        Draft draft = draft(id, model);
        Pack content = content(id, model);
        model.addAttribute("faults", sets.faults(draft, content));
        model.addAttribute("metrics", sets.metrics());
        return "criteria/draft";
    }

    @GetMapping("/criteria/drafts/{id}/head")
    @Requires(Permission.DRAFT_CRITERIA)
    String head(@PathVariable long id, Model model) {
        return draft(id, model).isOpen()
                ? head(HeadForm.of(content(id, model)), model)
                : "redirect:/criteria/drafts/" + id;
    }

    @PostMapping("/criteria/drafts/{id}/head")
    @Requires(Permission.DRAFT_CRITERIA)
    String saveHead(
            Actor actor,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes next) {
        boolean open = draft(id, model).isOpen();
        Pack content = content(id, model);
        HeadForm form = NestedForm.read(typed, HeadForm.class);
        return forms.submit(
                model,
                () -> saved(actor, id, version, form.write(content), next),
                () -> open ? head(form, model) : show(id, model));
    }

    private static String head(HeadForm form, Model model) {
        model.addAttribute("form", form);
        return "criteria/head";
    }

    /** @param code its address within the draft, {@link Pack#address}; {@code new} to add one */
    @GetMapping("/criteria/drafts/{id}/criteria/{code}")
    @Requires(Permission.DRAFT_CRITERIA)
    String criterion(
            @PathVariable long id,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String group,
            Model model) {
        Draft draft = draft(id, model);
        Pack content = content(id, model);
        return draft.isOpen()
                ? criterion(code, Refused.found(CriterionForm.of(content, code, group)), model)
                : "redirect:/criteria/drafts/" + id;
    }

    @PostMapping("/criteria/drafts/{id}/criteria/{code}")
    @Requires(Permission.DRAFT_CRITERIA)
    String saveCriterion(
            Actor actor,
            @PathVariable long id,
            @PathVariable String code,
            @RequestParam int version,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes next) {
        boolean open = draft(id, model).isOpen();
        Pack content = content(id, model);
        CriterionForm form = NestedForm.read(typed, CriterionForm.class);
        return forms.submit(
                model,
                () -> saved(actor, id, version, form.write(content, code), next),
                () -> open ? criterion(code, form, model) : show(id, model));
    }

    @PostMapping("/criteria/drafts/{id}/criteria/{code}/remove")
    @Requires(Permission.DRAFT_CRITERIA)
    String removeCriterion(
            Actor actor,
            @PathVariable long id,
            @PathVariable String code,
            @RequestParam int version,
            Model model,
            RedirectAttributes next) {
        Pack content = Refused.found(drafts.content(id));
        return forms.submit(
                model,
                () -> {
                    Changes.Place place =
                            Changes.find(content, code).orElseThrow(() -> new Refused(KernelRefusal.CHANGED_MEANWHILE));
                    return saved(actor, id, version, Changes.without(content, place), next);
                },
                () -> show(id, model));
    }

    private String criterion(String code, CriterionForm form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("code", code);
        model.addAttribute("metrics", sets.metrics());
        return "criteria/criterion";
    }

    private String saved(Actor actor, long id, int version, Pack content, RedirectAttributes next) {
        drafting.save(actor, id, version, content);
        next.addFlashAttribute("notice", "criteria.draft.saved");
        return "redirect:/criteria/drafts/" + id;
    }

    @PostMapping("/criteria/drafts/{id}/publish")
    @Requires(Permission.PUBLISH_CRITERIA)
    String publish(
            Actor actor, @PathVariable long id, @RequestParam int version, Model model, RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    long set = publishing.publish(actor, id, version);
                    next.addFlashAttribute("notice", "criteria.published");
                    return "redirect:/criteria/" + set;
                },
                () -> show(id, model));
    }

    @PostMapping("/criteria/drafts/{id}/drop")
    @Requires(Permission.DROP_CRITERIA_DRAFT)
    String drop(Actor actor, @PathVariable long id, @RequestParam int version, Model model, RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    drafting.drop(actor, id, version);
                    next.addFlashAttribute("notice", "criteria.draft.dropped");
                    return "redirect:/criteria";
                },
                () -> show(id, model));
    }

    private Draft draft(long id, Model model) {
        Draft draft = Refused.found(drafts.find(id));
        model.addAttribute("draft", draft);
        return draft;
    }

    private Pack content(long id, Model model) {
        Pack content = Refused.found(drafts.content(id));
        model.addAttribute("content", content);
        return content;
    }
}
