package vn.kieumau.inspection.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.inspection.DelegationHead;
import vn.kieumau.inspection.Delegations;
import vn.kieumau.inspection.DrawWards;
import vn.kieumau.inspection.Draws;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** Wards drawn for a delegation, and how: the draw with its seed and its whole pool. */
@Controller
class DrawsController {
    private final Delegations delegations;
    private final Draws draws;
    private final DrawWards drawWards;
    private final FormPage forms;

    DrawsController(Delegations delegations, Draws draws, DrawWards drawWards, FormPage forms) {
        this.delegations = delegations;
        this.draws = draws;
        this.drawWards = drawWards;
        this.forms = forms;
    }

    @GetMapping("/inspection/{id}/draws/new")
    @Requires(Permission.PREPARE_DELEGATION)
    String weigh(Actor actor, @PathVariable long id, Model model) {
        return form(actor, id, new DrawWards.NewDraw("risk", "", ""), model);
    }

    @PostMapping("/inspection/{id}/draws/new")
    @Requires(Permission.PREPARE_DELEGATION)
    String draw(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String method,
            @RequestParam(defaultValue = "") String wanted,
            @RequestParam(defaultValue = "") String seed,
            Model model,
            RedirectAttributes next) {
        DrawWards.NewDraw typed = new DrawWards.NewDraw(method, wanted, seed);
        return forms.submit(
                model,
                () -> {
                    long draw = drawWards.draw(actor, id, typed);
                    next.addFlashAttribute("notice", "inspection.draw.drawn");
                    return "redirect:/inspection/" + id + "/draws/" + draw;
                },
                () -> form(actor, id, typed, model));
    }

    private String form(Actor actor, long id, DrawWards.NewDraw typed, Model model) {
        DelegationHead head = delegations.draft(actor, id);
        model.addAttribute("delegation", head);
        model.addAttribute("typed", typed);
        model.addAttribute("pool", drawWards.poolSize(actor, head));
        return "inspection/draw";
    }

    @GetMapping("/inspection/{id}/draws/{draw}")
    @Requires(Permission.VIEW_INSPECTION)
    String show(Actor actor, @PathVariable long id, @PathVariable long draw, Paging paging, Model model) {
        DelegationHead head = Refused.found(delegations.find(actor, id));
        Draws.Draw found = Refused.found(draws.find(actor, head, draw));
        model.addAttribute("delegation", head);
        model.addAttribute("draw", found);
        model.addAttribute("rows", draws.wards(found, paging));
        return "inspection/drawn";
    }
}
