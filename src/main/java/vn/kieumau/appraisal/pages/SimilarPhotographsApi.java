package vn.kieumau.appraisal.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.appraisal.AppraisalLevel;
import vn.kieumau.appraisal.Appraisals;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.evidence.SimilarPhotographs;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Requires;

@RestController
class SimilarPhotographsApi {
    private final Dossiers dossiers;
    private final Appraisals appraisals;
    private final SimilarPhotographs similarPhotographs;

    SimilarPhotographsApi(Dossiers dossiers, Appraisals appraisals, SimilarPhotographs similarPhotographs) {
        this.dossiers = dossiers;
        this.appraisals = appraisals;
        this.similarPhotographs = similarPhotographs;
    }

    @GetMapping("/api/v1/appraisal/{id}/{level}/photographs")
    @Requires(Permission.VIEW_SIMILAR_PHOTOGRAPHS)
    @Operation(
            summary =
                    "Photographs of a dossier that look very much like others in reach: a question to the appraiser, nothing more")
    List<SimilarPhotographs.PhotographQuestion> similarPhotographs(
            Actor actor, @PathVariable long id, @PathVariable String level) {
        AppraisalLevel at = AppraisalController.level(level);
        return similarPhotographs.of(
                actor,
                SimilarPhotographsController.dossier(dossiers, appraisals, actor, id, at)
                        .registrationId());
    }
}
