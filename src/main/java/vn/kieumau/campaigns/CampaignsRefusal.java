package vn.kieumau.campaigns;

import java.util.Locale;
import vn.kieumau.kernel.Refusal;

enum CampaignsRefusal implements Refusal {
    SET_NOT_PUBLISHED(422),
    COHORT_EXISTS(409),
    DEADLINES_OUT_OF_ORDER(422),
    DEADLINE_PAST(422),
    DEADLINES_OTHER_YEAR(422),
    NOT_A_PROVINCE(422),
    QUOTA_BELOW_ZERO(422),
    QUOTA_BELOW_REGISTERED(422),
    QUOTA_NOT_FREE(422),
    QUOTA_TO_ITSELF(422),
    COHORT_NOT_LATER(422),
    OTHER_PROGRAMME(422),
    ISSUED_IN_FUTURE(422),
    DOCUMENT_NOT_PDF(422),
    DOCUMENT_THERE(409),
    IMPLEMENTS_ITSELF(422),
    SURVEY_EMPTY(422),
    COMMITTEE_THERE(409),
    POST_TAKEN(409),
    OFFICE_SEATED(409),
    LEFT_BEFORE_SEATED(422),
    NOTHING_CHOSEN(422),
    NOT_A_WARD(422),
    WARD_ENDED(422),
    ALREADY_REGISTERED(409),
    OVER_QUOTA_REASON(422);

    private final int status;

    CampaignsRefusal(int status) {
        this.status = status;
    }

    @Override
    public String key() {
        return "campaigns.refusal." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }
}
