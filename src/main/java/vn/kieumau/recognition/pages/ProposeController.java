package vn.kieumau.recognition.pages;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Text;
import vn.kieumau.recognition.Numbers;
import vn.kieumau.recognition.Proposals;
import vn.kieumau.recognition.ProposeRecognition;
import vn.kieumau.recognition.ReadyCohort;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

@Controller
class ProposeController {
    private static final int MOST = 250;

    private final Proposals proposals;
    private final ProposeRecognition proposeRecognition;
    private final Numbers numbers;
    private final FormPage forms;

    ProposeController(Proposals proposals, ProposeRecognition proposeRecognition, Numbers numbers, FormPage forms) {
        this.proposals = proposals;
        this.proposeRecognition = proposeRecognition;
        this.numbers = numbers;
        this.forms = forms;
    }

    @GetMapping("/recognition/propose")
    @Requires(Permission.PROPOSE_RECOGNITION)
    String choose(
            Actor actor,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "") String q,
            Paging paging,
            Model model) {
        return page(actor, cohort, Text.sought(q), paging, numbers.suggestProposal(), List.of(), model);
    }

    @PostMapping("/recognition/propose")
    @Requires(Permission.PROPOSE_RECOGNITION)
    String propose(
            Actor actor,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") List<Long> dossier,
            Model model) {
        return forms.submit(
                model,
                "recognition.proposed",
                () -> "/recognition/proposals/" + proposeRecognition.propose(actor, cohort, number, dossier, false),
                () -> page(actor, cohort, "", new Paging(1, MOST), number, dossier, model));
    }

    private String page(
            Actor actor, long cohort, String words, Paging paging, String number, List<Long> chosen, Model model) {
        List<ReadyCohort> cohorts = proposals.readyCohorts(actor);
        long shown = cohort != 0 || cohorts.isEmpty() ? cohort : cohorts.get(0).cohortId();
        model.addAttribute("cohorts", cohorts);
        model.addAttribute("cohort", shown);
        model.addAttribute(
                "rows",
                proposals.ready(
                        actor,
                        Permission.PROPOSE_RECOGNITION,
                        shown,
                        words,
                        new Paging(paging.page(), MOST, paging.sort())));
        model.addAttribute("q", words);
        model.addAttribute("number", number);
        model.addAttribute("chosen", chosen);
        return "recognition/propose";
    }
}
