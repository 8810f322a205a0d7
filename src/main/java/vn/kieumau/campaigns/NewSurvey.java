package vn.kieumau.campaigns;

import java.util.List;

/**
 * What a survey found of a ward.
 *
 * @param version of the survey that it replaces; 0: there was none
 */
public record NewSurvey(
        String reasonsFor, String reasonsAgainst, List<Standing> standings, int version, boolean illustrative) {
    /** @param standing met, partly, not_met, or empty where nothing is said */
    public record Standing(String code, String standing, String note) {}
}
