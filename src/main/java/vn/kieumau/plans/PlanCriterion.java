package vn.kieumau.plans;

/** A criterion of the plan's set, in the set's order. */
public record PlanCriterion(
        long criterionId,
        String code,
        String titleVi,
        String titleEn,
        String groupCode,
        String groupTitleVi,
        String groupTitleEn) {}
