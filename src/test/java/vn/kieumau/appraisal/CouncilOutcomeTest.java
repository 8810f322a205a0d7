package vn.kieumau.appraisal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kieumau.criteria.Pack;

/** What votes come to: each boundary from both sides. */
class CouncilOutcomeTest {
    /** 70% of 7 is 4.9, of 10 just 7, of 3 it is 2.1. */
    @ParameterizedTest
    @CsvSource({
        "70, 7, 4, NO_QUORUM",
        "70, 7, 5, APPROVED",
        "70, 10, 6, NO_QUORUM",
        "70, 10, 7, APPROVED",
        "70, 3, 2, NO_QUORUM",
        "70, 3, 3, APPROVED",
        "67, 3, 2, NO_QUORUM",
        "66, 3, 2, APPROVED",
        "50, 8, 4, APPROVED",
        "50, 9, 4, NO_QUORUM",
        "1, 9, 1, APPROVED",
        "1, 9, 0, NO_QUORUM",
        "100, 9, 8, NO_QUORUM",
        "100, 9, 9, APPROVED",
        "1, 0, 0, NO_QUORUM"
    })
    void aQuorumIsNeverRoundedDown(int percent, int members, int present, CouncilOutcome outcome) {
        assertThat(CouncilOutcome.of(
                        rules(percent, "more_than_half", "present", "against"),
                        new CouncilOutcome.Tally(members, present, present, 0, null)))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "more_than_half, present, 9, 7, 3, NOT_APPROVED",
        "more_than_half, present, 9, 7, 4, APPROVED",
        "more_than_half, present, 9, 8, 5, APPROVED",
        "more_than_half, members, 9, 7, 4, NOT_APPROVED",
        "more_than_half, members, 9, 7, 5, APPROVED",
        "two_thirds, present, 9, 9, 5, NOT_APPROVED",
        "two_thirds, present, 9, 9, 6, APPROVED",
        "two_thirds, present, 9, 8, 5, NOT_APPROVED",
        "two_thirds, present, 9, 8, 6, APPROVED",
        "two_thirds, members, 9, 7, 5, NOT_APPROVED",
        "three_quarters, present, 9, 8, 5, NOT_APPROVED",
        "three_quarters, present, 9, 8, 6, APPROVED",
        "three_quarters, present, 9, 7, 5, NOT_APPROVED",
        "three_quarters, present, 9, 7, 6, APPROVED",
        "three_quarters, members, 9, 9, 7, APPROVED"
    })
    void aMajorityIsOfThoseItSays(
            String majority, String of, int members, int present, int inFavour, CouncilOutcome outcome) {
        assertThat(CouncilOutcome.of(
                        rules(50, majority, of, "against"),
                        new CouncilOutcome.Tally(members, present, inFavour, present - inFavour, null)))
                .isEqualTo(outcome);
    }

    /** Half against half; whoever abstains or casts no vote is not in favour, so with them there is no tie. */
    @ParameterizedTest
    @CsvSource({
        "chair, 6, 3, 3, FOR, APPROVED",
        "chair, 6, 3, 3, AGAINST, NOT_APPROVED",
        "chair, 6, 3, 3, ABSTAIN, NOT_APPROVED",
        "chair, 6, 3, 3, , NOT_APPROVED",
        "chair, 7, 3, 3, FOR, NOT_APPROVED",
        "chair, 6, 3, 2, FOR, NOT_APPROVED",
        "chair, 6, 4, 2, AGAINST, APPROVED",
        "against, 6, 3, 3, , NOT_APPROVED",
        "vote_again, 6, 3, 3, , VOTE_AGAIN",
        "vote_again, 7, 3, 3, , NOT_APPROVED",
        "vote_again, 6, 0, 0, , NOT_APPROVED",
        "vote_again, 6, 2, 4, , NOT_APPROVED"
    })
    void aTieComesToWhatTheSetSays(
            String tie, int present, int inFavour, int against, Vote chair, CouncilOutcome outcome) {
        assertThat(CouncilOutcome.of(
                        rules(50, "more_than_half", "present", tie),
                        new CouncilOutcome.Tally(present, present, inFavour, against, chair)))
                .isEqualTo(outcome);
    }

    private static Pack.CouncilRules rules(int quorum, String majority, String of, String tie) {
        return new Pack.CouncilRules("province", quorum, majority, of, "open", tie);
    }
}
