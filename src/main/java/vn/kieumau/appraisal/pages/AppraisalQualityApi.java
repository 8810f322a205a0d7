package vn.kieumau.appraisal.pages;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.appraisal.AppraisalQuality;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Requires;

@RestController
class AppraisalQualityApi {
    private final AppraisalQuality quality;
    private final Dossiers dossiers;

    AppraisalQualityApi(AppraisalQuality quality, Dossiers dossiers) {
        this.quality = quality;
        this.dossiers = dossiers;
    }

    @GetMapping("/api/v1/appraisal/quality")
    @Requires(Permission.VIEW_APPRAISAL_QUALITY)
    @Operation(
            summary =
                    "How levels agree, by criterion and office: Cohen's kappa and Gwet's AC1 with 95% intervals; cohort 0 is the newest")
    AppraisalQuality.Quality quality(
            Actor actor,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "ward_province") String compared,
            @RequestParam(defaultValue = "false") boolean own) {
        long chosen =
                AppraisalQualityController.cohort(dossiers.choices(actor, Permission.VIEW_APPRAISAL_QUALITY), cohort);
        return quality.of(actor, chosen, AppraisalQualityController.compared(compared), own);
    }
}
