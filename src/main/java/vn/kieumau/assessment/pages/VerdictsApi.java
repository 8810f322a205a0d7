package vn.kieumau.assessment.pages;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.assessment.Facts;
import vn.kieumau.assessment.Verdict;
import vn.kieumau.assessment.Verdicts;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.AsOf;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Requires;

@RestController
class VerdictsApi {
    private final Verdicts verdicts;

    VerdictsApi(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    /** A verdict, and the facts that it rests on. */
    record VerdictWithFacts(Verdict verdict, Facts facts) {}

    @GetMapping("/api/v1/assessment/verdicts/{cohortId}/{unitId}")
    @Requires(Permission.VIEW_DOSSIER)
    @Operation(summary = "How a unit stands against the set of a cohort as of a day, and why")
    VerdictWithFacts show(Actor actor, @PathVariable long cohortId, @PathVariable long unitId, AsOf asOf) {
        Verdicts.Judged judged = verdicts.judge(actor, cohortId, unitId, asOf.day());
        return new VerdictWithFacts(judged.verdict(), judged.facts());
    }
}
