package vn.kieumau.appraisal;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.assessment.Verdict;
import vn.kieumau.assessment.Verdicts;
import vn.kieumau.criteria.Result;
import vn.kieumau.criteria.judging.Truth;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Refused;

/** What a level has still to judge in a dossier, laid out so that it can agree to several at once knowing to what. */
@Component
public class OpenCriteria {
    private final Dossiers dossiers;
    private final Appraisals appraisals;
    private final Verdicts verdicts;

    OpenCriteria(Dossiers dossiers, Appraisals appraisals, Verdicts verdicts) {
        this.dossiers = dossiers;
        this.appraisals = appraisals;
        this.verdicts = verdicts;
    }

    /** @param criteria none of those for which one cannot agree: said not to apply though it applies to all */
    public record Open(DossierHead dossier, List<OpenCriterion> criteria) {}

    /** Refused where the level's work has not begun or is over. */
    public Open of(Actor actor, long dossierId, AppraisalLevel level) {
        actor.require(level.appraises());
        DossierHead dossier = Refused.found(dossiers.find(actor, level.appraises(), dossierId));
        level.requireHere(actor, dossier);
        Refused.when(!appraisals.head(dossier, level).is(AppraisalState.UNDER_WAY), KernelRefusal.NOT_IN_THIS_STATE);
        Map<Long, List<LinkedEvidence>> evidence = appraisals.evidence(dossier);
        Map<String, Verdict.CriterionVerdict> computed = verdicts.ofLast(dossier);
        return new Open(
                dossier,
                appraisals.criteria(dossier, level).stream()
                        .filter(each -> !each.judged())
                        .filter(each -> !(each.mandatory() && each.below().equals(Result.NOT_APPLICABLE.code())))
                        .map(each -> open(
                                each,
                                evidence.getOrDefault(each.criterionId(), List.of())
                                        .size(),
                                computed.get(each.code())))
                        .toList());
    }

    private static OpenCriterion open(
            AppraisedCriterion criterion, int evidence, Verdict.@Nullable CriterionVerdict verdict) {
        Truth computed = verdict == null ? null : verdict.truth();
        String below = criterion.below();
        boolean met = below.equals(Result.MET.code());
        Set<OpenCriterion.Doubt> doubts = EnumSet.noneOf(OpenCriterion.Doubt.class);
        if (met && evidence == 0) {
            doubts.add(OpenCriterion.Doubt.NO_EVIDENCE);
        }
        if (computed == Truth.UNKNOWN) {
            doubts.add(OpenCriterion.Doubt.NOT_COMPUTED);
        } else if (met && computed == Truth.NOT_MET || !met && computed == Truth.MET) {
            doubts.add(OpenCriterion.Doubt.COMPUTED_OTHERWISE);
        }
        if (!below.equals(criterion.wardResult())) {
            doubts.add(OpenCriterion.Doubt.LEVELS_DIFFER);
        }
        return new OpenCriterion(criterion, below, evidence, computed, doubts);
    }
}
