package vn.kieumau.roadmap.pages;

import java.util.List;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.roadmap.Denominators;
import vn.kieumau.roadmap.Prospects;
import vn.kieumau.roadmap.RoadmapProvinces;
import vn.kieumau.roadmap.SetDenominator;
import vn.kieumau.roadmap.SetTarget;
import vn.kieumau.roadmap.Targets;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** The forms that set a target and what it is held against. */
@Controller
class TargetsController {
    private final RoadmapProvinces provinces;
    private final Targets targets;
    private final Denominators denominators;
    private final SetTarget setTarget;
    private final SetDenominator setDenominator;
    private final FormPage forms;
    private final boolean illustrative;

    TargetsController(
            RoadmapProvinces provinces,
            Targets targets,
            Denominators denominators,
            SetTarget setTarget,
            SetDenominator setDenominator,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.provinces = provinces;
        this.targets = targets;
        this.denominators = denominators;
        this.setTarget = setTarget;
        this.setDenominator = setDenominator;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping("/roadmap/{id}/targets/new")
    @Requires(Permission.SET_TARGET)
    String blank(Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String year, Model model) {
        int asked = year.matches("20[0-9]{2}")
                ? Integer.parseInt(year)
                : actor.today().getYear();
        return page(actor, id, TargetForm.of(asked), model);
    }

    @PostMapping("/roadmap/{id}/targets/new")
    @Requires(Permission.SET_TARGET)
    String set(
            Actor actor,
            @PathVariable long id,
            @ModelAttribute("form") TargetForm form,
            Model model,
            RedirectAttributes next) {
        provinces.find(actor, Permission.SET_TARGET, id);
        return forms.submit(
                model,
                () -> {
                    setTarget.set(actor, id, form.read(), illustrative);
                    next.addFlashAttribute("notice", "roadmap.target.saved");
                    return "redirect:/roadmap/" + id;
                },
                () -> page(actor, id, form, model));
    }

    private String page(Actor actor, long id, TargetForm form, Model model) {
        int first = actor.today().getYear();
        model.addAttribute("province", provinces.find(actor, Permission.SET_TARGET, id));
        model.addAttribute("form", form);
        model.addAttribute("targets", targets.current(List.of(id)).getOrDefault(id, new TreeMap<>()));
        model.addAttribute(
                "wards",
                denominators.atYearEnds(first, Prospects.last(actor.today())).getOrDefault(id, new TreeMap<>()));
        return "roadmap/target";
    }

    @GetMapping("/roadmap/denominators")
    @Requires(Permission.VIEW_ROADMAP)
    String denominators(Model model) {
        return denominators(DenominatorForm.EMPTY, model);
    }

    @PostMapping("/roadmap/denominators/new")
    @Requires(Permission.SET_DENOMINATOR)
    String setDenominator(
            Actor actor, @ModelAttribute("form") DenominatorForm form, Model model, RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    setDenominator.set(actor, form.read(), illustrative);
                    next.addFlashAttribute("notice", "roadmap.denominator.saved");
                    return "redirect:/roadmap/denominators";
                },
                () -> denominators(form, model));
    }

    private String denominators(DenominatorForm form, Model model) {
        model.addAttribute("rows", denominators.all());
        model.addAttribute("form", form);
        return "roadmap/denominators";
    }
}
