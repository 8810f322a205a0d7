package vn.kieumau.units.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.units.ApplyReorganisation;
import vn.kieumau.units.Change;
import vn.kieumau.units.ConfirmReorganisation;
import vn.kieumau.units.DraftReorganisation;
import vn.kieumau.units.RehearseReorganisation;
import vn.kieumau.units.Reorganisation;
import vn.kieumau.units.ReorganisationState;
import vn.kieumau.units.Reorganisations;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;
import vn.kieumau.web.TableFile;
import vn.kieumau.web.Typed;

@Controller
class ReorganisationsController {
    /** More lines than people write by hand; beyond, a file replaces them. */
    private static final int WRITTEN_BY_HAND = 60;

    private static final int BLANK_LINES = 3;
    private static final String HERE = "redirect:/units/reorganisations/";

    private final Reorganisations reorganisations;
    private final DraftReorganisation draftReorganisation;
    private final RehearseReorganisation rehearseReorganisation;
    private final ConfirmReorganisation confirmReorganisation;
    private final ApplyReorganisation applyReorganisation;
    private final FormPage forms;

    ReorganisationsController(
            Reorganisations reorganisations,
            DraftReorganisation draftReorganisation,
            RehearseReorganisation rehearseReorganisation,
            ConfirmReorganisation confirmReorganisation,
            ApplyReorganisation applyReorganisation,
            FormPage forms) {
        this.reorganisations = reorganisations;
        this.draftReorganisation = draftReorganisation;
        this.rehearseReorganisation = rehearseReorganisation;
        this.confirmReorganisation = confirmReorganisation;
        this.applyReorganisation = applyReorganisation;
        this.forms = forms;
    }

    @GetMapping("/units/reorganisations")
    @Requires(Permission.VIEW_REORGANISATIONS)
    String list(Actor actor, Paging paging, Model model) {
        model.addAttribute("rows", reorganisations.page(paging));
        return "units/reorganisations";
    }

    @GetMapping("/units/reorganisations/new")
    @Requires(Permission.DRAFT_REORGANISATION)
    String blank(Actor actor, Model model) {
        return blank("", "", true, model);
    }

    @PostMapping("/units/reorganisations/new")
    @Requires(Permission.DRAFT_REORGANISATION)
    String draft(
            Actor actor,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "false") boolean illustrative,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    List<Change> changes = file == null || file.isEmpty() ? List.of() : lines(file);
                    long id = draftReorganisation.draft(
                            actor, title, Typed.day(day, "units.reorganisation.day"), illustrative, changes);
                    next.addFlashAttribute("notice", "units.reorganisation.drafted");
                    return HERE + id;
                },
                () -> blank(title, day, illustrative, model));
    }

    @GetMapping("/units/reorganisations/{id}")
    @Requires(Permission.VIEW_REORGANISATIONS)
    String show(Actor actor, @PathVariable long id, Paging paging, Model model) {
        return page(actor, id, paging, null, model);
    }

    @GetMapping("/units/reorganisations/{id}/touched")
    @Requires(Permission.VIEW_REORGANISATIONS)
    String touched(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String kind,
            Paging paging,
            Model model) {
        model.addAttribute("reorganisation", Refused.found(reorganisations.find(id)));
        model.addAttribute("kinds", reorganisations.kinds(id));
        model.addAttribute("kind", kind);
        model.addAttribute("rows", reorganisations.touched(id, kind, paging));
        return "units/touched";
    }

    @PostMapping("/units/reorganisations/{id}/lines")
    @Requires(Permission.DRAFT_REORGANISATION)
    String redraft(
            Actor actor,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable MultipartFile file,
            LinesForm form,
            Model model,
            RedirectAttributes next) {
        List<Change> written = form.lines();
        return forms.submit(
                model,
                () -> {
                    draftReorganisation.redraft(
                            actor, id, version, file == null || file.isEmpty() ? written : lines(file));
                    next.addFlashAttribute("notice", "units.reorganisation.saved");
                    return HERE + id;
                },
                () -> page(actor, id, new Paging(1, Paging.DEFAULT_SIZE), written, model));
    }

    @PostMapping("/units/reorganisations/{id}/rehearse")
    @Requires(Permission.REHEARSE_REORGANISATION)
    String rehearse(
            Actor actor, @PathVariable long id, @RequestParam int version, Model model, RedirectAttributes next) {
        return move(
                actor,
                id,
                model,
                next,
                "units.reorganisation.rehearsed",
                () -> rehearseReorganisation.rehearse(actor, id, version));
    }

    @PostMapping("/units/reorganisations/{id}/confirm")
    @Requires(Permission.CONFIRM_REORGANISATION)
    String confirm(
            Actor actor, @PathVariable long id, @RequestParam int version, Model model, RedirectAttributes next) {
        return move(
                actor,
                id,
                model,
                next,
                "units.reorganisation.confirmed",
                () -> confirmReorganisation.confirm(actor, id, version));
    }

    @PostMapping("/units/reorganisations/{id}/apply")
    @Requires(Permission.APPLY_REORGANISATION)
    String apply(Actor actor, @PathVariable long id, @RequestParam int version, Model model, RedirectAttributes next) {
        return move(
                actor,
                id,
                model,
                next,
                "units.reorganisation.applied",
                () -> applyReorganisation.apply(actor, id, version));
    }

    @PostMapping("/units/reorganisations/{id}/undo")
    @Requires(Permission.UNDO_REORGANISATION)
    String undo(
            Actor actor,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes next) {
        return move(
                actor,
                id,
                model,
                next,
                "units.reorganisation.undone",
                () -> applyReorganisation.undo(actor, id, version, reason));
    }

    @PostMapping("/units/reorganisations/{id}/cancel")
    @Requires(Permission.CANCEL_REORGANISATION)
    String cancel(
            Actor actor,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes next) {
        return move(
                actor,
                id,
                model,
                next,
                "units.reorganisation.cancelled",
                () -> confirmReorganisation.cancel(actor, id, version, reason));
    }

    private String move(Actor actor, long id, Model model, RedirectAttributes next, String notice, Runnable act) {
        return forms.submit(
                model,
                () -> {
                    act.run();
                    next.addFlashAttribute("notice", notice);
                    return HERE + id;
                },
                () -> page(actor, id, new Paging(1, Paging.DEFAULT_SIZE), null, model));
    }

    private static String blank(String title, String day, boolean illustrative, Model model) {
        model.addAttribute("title", title);
        model.addAttribute("day", day);
        model.addAttribute("illustrative", illustrative);
        return "units/reorganisationNew";
    }

    /** @param written lines as typed, where they were refused */
    private String page(Actor actor, long id, Paging paging, @Nullable List<Change> written, Model model) {
        Reorganisation shown = Refused.found(reorganisations.find(id));
        boolean draft = shown.state() == ReorganisationState.DRAFT;
        boolean byHand = actor.may(Permission.DRAFT_REORGANISATION)
                && shown.lines() <= WRITTEN_BY_HAND
                && (draft || shown.state() == ReorganisationState.REHEARSED);
        List<Change> lines = new ArrayList<>(Objects.requireNonNullElseGet(
                written, () -> byHand ? reorganisations.lines(id) : reorganisations.lines(id, paging)));
        if (byHand) {
            for (int blank = 0; blank < BLANK_LINES; blank++) {
                lines.add(new Change(lines.size() + 2, "", "", "", "", "", "", ""));
            }
        }
        model.addAttribute("reorganisation", shown);
        model.addAttribute("problems", draft ? draftReorganisation.problems(shown) : List.of());
        model.addAttribute("byHand", byHand);
        model.addAttribute("lines", new PageOf<>(lines, shown.lines(), paging));
        model.addAttribute("kinds", reorganisations.kinds(id));
        return "units/reorganisation";
    }

    private static List<Change> lines(MultipartFile file) {
        return ChangesFile.read(Optional.ofNullable(file.getOriginalFilename()).orElse(""), TableFile.content(file));
    }
}
