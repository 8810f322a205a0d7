package vn.kieumau.indicators;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a survey of satisfaction came to: slips issued ≥ returned ≥ valid ≥ 1; the levels add up to the valid ones.
 *
 * @param form name of the slip that was used
 * @param source what the totals were taken from; may be empty
 */
public record SurveyTotals(
        String form,
        SurveyMethod method,
        LocalDate firstDay,
        LocalDate lastDay,
        int issued,
        int returned,
        int valid,
        int verySatisfied,
        int satisfied,
        int notSatisfied,
        int noOpinion,
        String source) {
    /** Most slips that are taken, as many as the metrics take. */
    public static final int MOST = 2_000_000;

    /** Longest name of a form, and longest source: there is no room for who said what. */
    public static final int SHORT = 80;

    public int count(AnswerLevel level) {
        return switch (level) {
            case VERY_SATISFIED -> verySatisfied;
            case SATISFIED -> satisfied;
            case NOT_SATISFIED -> notSatisfied;
            case NO_OPINION -> noOpinion;
        };
    }

    public SurveyShare share(AnswerLevel level) {
        return SurveyShare.of(count(level), valid);
    }

    /** Satisfied or better: what requirements ask for. */
    public SurveyShare satisfiedShare() {
        return SurveyShare.of(verySatisfied + satisfied, valid);
    }

    /** The figures that it makes, by the codes of their metrics. */
    Map<String, String> figures() {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("satisfaction_issued", String.valueOf(issued));
        figures.put("satisfaction_valid", String.valueOf(valid));
        figures.put("satisfaction_satisfied", String.valueOf(verySatisfied + satisfied));
        return figures;
    }
}
