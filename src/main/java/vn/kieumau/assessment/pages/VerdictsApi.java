package vn.kieumau.assessment.pages;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.assessment.CompareVersions;
import vn.kieumau.assessment.Facts;
import vn.kieumau.assessment.Verdict;
import vn.kieumau.assessment.Verdicts;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.AsOf;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class VerdictsApi {
    private final Verdicts verdicts;
    private final CompareVersions compareVersions;

    VerdictsApi(Verdicts verdicts, CompareVersions compareVersions) {
        this.verdicts = verdicts;
        this.compareVersions = compareVersions;
    }

    /** A verdict, and the facts that it rests on. */
    record VerdictWithFacts(Verdict verdict, Facts facts) {}

    @GetMapping("/api/v1/assessment/verdicts/{cohort}/{unit}")
    @Requires(Permission.VIEW_DOSSIER)
    @Operation(summary = "How a unit stands against the set of a cohort as of a day, and why")
    VerdictWithFacts verdict(Actor actor, @PathVariable long cohort, @PathVariable long unit, AsOf asOf) {
        Verdicts.Judged judged = verdicts.judge(actor, cohort, unit, asOf.day());
        return new VerdictWithFacts(judged.verdict(), judged.facts());
    }

    @GetMapping("/api/v1/assessment/comparisons/{cohort}/{draft}")
    @Requires(Permission.VIEW_CRITERIA_DRAFTS)
    @Operation(summary = "The wards of a cohort by its set and by a draft without faults, side by side, as of a day")
    Slice<CompareVersions.ComparedWard> compare(
            Actor actor, @PathVariable long cohort, @PathVariable long draft, AsOf asOf) {
        return new Slice<>(
                compareVersions.compare(actor, cohort, draft, asOf.day()).lines(), null);
    }
}
