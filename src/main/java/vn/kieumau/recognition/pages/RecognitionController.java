package vn.kieumau.recognition.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.campaigns.Cohorts;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.AsOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Text;
import vn.kieumau.recognition.Proposals;
import vn.kieumau.recognition.Titles;
import vn.kieumau.web.Requires;

/** Three lists: titles, letters, and wards that wait for one. */
@Controller
class RecognitionController {
    private final Proposals proposals;
    private final Titles titles;
    private final Cohorts cohorts;

    RecognitionController(Proposals proposals, Titles titles, Cohorts cohorts) {
        this.proposals = proposals;
        this.titles = titles;
        this.cohorts = cohorts;
    }

    @GetMapping("/recognition")
    @Requires(Permission.VIEW_RECOGNITION)
    String show(
            Actor actor,
            @RequestParam(defaultValue = "titles") String show,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "") String state,
            AsOf asOf,
            Paging paging,
            Model model) {
        String words = Text.sought(q);
        model.addAttribute("cohorts", cohorts.all(actor, AsOf.today(actor)));
        model.addAttribute("filter", new RecognitionFilter(show, words, cohort, state, asOf));
        switch (show) {
            case "ready" ->
                model.addAttribute("ready", proposals.ready(actor, Permission.VIEW_RECOGNITION, cohort, words, paging));
            case "proposals" -> model.addAttribute("proposals", proposals.page(actor, cohort, words, paging));
            default -> model.addAttribute("titles", titles.page(actor, cohort, words, state, asOf, paging));
        }
        return "recognition/list";
    }
}
