package vn.kieumau.appraisal.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.appraisal.AppraisalQuality;
import vn.kieumau.appraisal.Compared;
import vn.kieumau.assessment.DossierChoice;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Requires;
import vn.kieumau.web.TableDownload;

/** How the levels judge beside each other: by criterion, by office, and what one judged oneself. */
@Controller
class AppraisalQualityController {
    private static final List<String> COLUMNS =
            List.of("criterion", "title", "office", "compared", "result_below", "result_above", "count");

    private final AppraisalQuality quality;
    private final Dossiers dossiers;

    AppraisalQualityController(AppraisalQuality quality, Dossiers dossiers) {
        this.quality = quality;
        this.dossiers = dossiers;
    }

    @GetMapping("/appraisal/quality")
    @Requires(Permission.VIEW_APPRAISAL_QUALITY)
    String show(
            Actor actor,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "ward_province") String compared,
            @RequestParam(defaultValue = "false") boolean own,
            Model model) {
        List<DossierChoice> choices = dossiers.choices(actor, Permission.VIEW_APPRAISAL_QUALITY);
        long chosen = cohort(choices, cohort);
        model.addAttribute("quality", quality.of(actor, chosen, compared(compared), own));
        model.addAttribute("comparisons", quality.comparisons(chosen));
        model.addAttribute("choices", choices);
        model.addAttribute("cohort", chosen);
        model.addAttribute("compared", compared(compared));
        model.addAttribute("own", own);
        return "appraisal/quality";
    }

    /** What all figures of the page are counted from, so that anybody can count them again. */
    @GetMapping("/appraisal/quality/export")
    @Requires(Permission.VIEW_APPRAISAL_QUALITY)
    void export(
            Actor actor,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "ward_province") String compared,
            @RequestParam(defaultValue = "false") boolean own,
            @RequestParam(defaultValue = "csv") String format,
            HttpServletResponse response)
            throws IOException {
        Compared chosen = compared(compared);
        List<AppraisalQuality.Count> counts = quality.counts(
                actor, cohort(dossiers.choices(actor, Permission.VIEW_APPRAISAL_QUALITY), cohort), chosen, own);
        try (TableDownload out = TableDownload.begin(response, "appraisal-" + chosen.code(), format, COLUMNS)) {
            counts.forEach(each -> out.line(
                    each.criterion(),
                    each.titleVi(),
                    each.office(),
                    chosen.code(),
                    each.first(),
                    each.second(),
                    each.count()));
        }
    }

    static Compared compared(String code) {
        return Compared.of(code).orElseThrow(Refused::notFound);
    }

    /** The one asked for; of the newest year where none is; 0 where there is none in reach. */
    static long cohort(List<DossierChoice> choices, long asked) {
        return asked != 0 || choices.isEmpty() ? asked : choices.get(0).cohortId();
    }
}
