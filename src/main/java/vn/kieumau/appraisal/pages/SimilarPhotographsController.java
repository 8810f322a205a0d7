package vn.kieumau.appraisal.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.kieumau.appraisal.AppraisalLevel;
import vn.kieumau.appraisal.Appraisals;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.evidence.SimilarPhotographs;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Requires;

/** Photographs of a dossier beside others that look very much alike, for whoever appraises or passes it. */
@Controller
class SimilarPhotographsController {
    private final Dossiers dossiers;
    private final Appraisals appraisals;
    private final SimilarPhotographs similarPhotographs;

    SimilarPhotographsController(Dossiers dossiers, Appraisals appraisals, SimilarPhotographs similarPhotographs) {
        this.dossiers = dossiers;
        this.appraisals = appraisals;
        this.similarPhotographs = similarPhotographs;
    }

    @GetMapping("/appraisal/{id}/{level}/photographs")
    @Requires(Permission.VIEW_SIMILAR_PHOTOGRAPHS)
    String photographs(Actor actor, @PathVariable long id, @PathVariable String level, Model model) {
        AppraisalLevel at = AppraisalController.level(level);
        DossierHead dossier = dossier(dossiers, appraisals, actor, id, at);
        model.addAttribute("dossier", dossier);
        model.addAttribute("level", at);
        model.addAttribute("questions", similarPhotographs.of(actor, dossier.registrationId()));
        return "appraisal/photographs";
    }

    static DossierHead dossier(Dossiers dossiers, Appraisals appraisals, Actor actor, long id, AppraisalLevel level) {
        DossierHead dossier = Refused.found(dossiers.find(actor, Permission.VIEW_SIMILAR_PHOTOGRAPHS, id));
        Refused.when(!appraisals.visible(actor, dossier, level), KernelRefusal.NOT_FOUND);
        return dossier;
    }
}
