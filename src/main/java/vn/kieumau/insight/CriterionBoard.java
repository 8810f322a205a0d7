package vn.kieumau.insight;

import java.util.List;

/** A criterion at the wards of a cohort: where it is met, where it holds back, where nobody has said anything yet, and what was asked about it. */
public record CriterionBoard(
        Frame frame,
        boolean illustrative,
        CountedCriterion criterion,
        List<CountedCriterion> criteria,
        Judged all,
        List<JudgedProvince> provinces,
        RecommendationBoard.AskedSum asked) {

    public record CountedCriterion(long criterionId, String code, String titleVi, String titleEn, boolean mandatory) {}

    /** Dossiers by the newest verdict; as {@link Counted#VERDICTS} tells it. @param notYet nobody has said anything */
    public record Judged(int met, int notMet, int notApplicable, int notYet) {
        static final Judged NONE = new Judged(0, 0, 0, 0);

        public int total() {
            return met + notMet + notApplicable + notYet;
        }

        public int judged() {
            return met + notMet + notApplicable;
        }

        Judged plus(String result, int count) {
            return switch (result) {
                case "met" -> new Judged(met + count, notMet, notApplicable, notYet);
                case "not_met" -> new Judged(met, notMet + count, notApplicable, notYet);
                case "not_applicable" -> new Judged(met, notMet, notApplicable + count, notYet);
                default -> new Judged(met, notMet, notApplicable, notYet + count);
            };
        }

        public int of(String result) {
            return switch (result) {
                case "met" -> met;
                case "not_met" -> notMet;
                case "not_applicable" -> notApplicable;
                default -> notYet;
            };
        }
    }

    /** @param provinceId 0: wards that lie whole in no province of today */
    public record JudgedProvince(long provinceId, String name, Judged judged) {}
}
