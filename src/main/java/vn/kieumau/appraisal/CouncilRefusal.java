package vn.kieumau.appraisal;

import java.util.Locale;
import vn.kieumau.kernel.Refusal;

/** Why something about a council is not done. */
public enum CouncilRefusal implements Refusal {
    NO_COUNCIL(422),
    ALREADY_THERE(409),
    UNKNOWN_ACCOUNT(422),
    MEMBER_TWICE(422),
    UNKNOWN_ROLE(422),
    ONE_CHAIR(422),
    SESSION_UNDER_WAY(409),
    NOT_A_TIME(422),
    NOTHING_ON_THE_AGENDA(422),
    NOT_PREPARED(409),
    NOBODY_PRESENT(422),
    NOT_THE_SECRETARY(409),
    NOT_A_MEMBER(409),
    NOT_PRESENT(409),
    EXCLUDED(409),
    ALREADY_VOTED(409),
    NO_VOTE(422),
    NOT_CONFIRMED(422),
    ON_THE_PAGE_ONLY(409),
    AWAITED(409),
    NO_QUORUM(409),
    NOT_APPROVED(409),
    VOTE_AGAIN(409);

    private final int status;

    CouncilRefusal(int status) {
        this.status = status;
    }

    @Override
    public String key() {
        return "appraisal.council.refusal." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }
}
