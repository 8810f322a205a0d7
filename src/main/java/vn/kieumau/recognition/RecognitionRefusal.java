package vn.kieumau.recognition;

import java.util.Locale;
import vn.kieumau.kernel.Refusal;

public enum RecognitionRefusal implements Refusal {
    NOTHING_CHOSEN(422),
    OTHER_COHORT(422),
    NOT_READY(409),
    ALREADY_PROPOSED(409),
    NUMBER_TAKEN(409),
    NUMBER_NOT_MARKED(422),
    NUMBER_OF_OTHER_DECISION(422),
    NUMBER_OF_DOCUMENT(409),
    NOTHING_TO_CONFER(409),
    SIGNATORY_NOT_MARKED(422),
    NOT_ALL_MET(422),
    ALREADY_DECIDED(409),
    DECIDED_IN_FUTURE(422),
    DECIDED_BEFORE_PROPOSED(422),
    NO_OUTCOME(422),
    NOT_CONFIRMED(422),
    NOT_HEARD(422),
    ACT_PREPARED(409),
    BEFORE_CONFERRED(422),
    NOT_GRANTED(409),
    SUCCESSOR_HOLDS(409),
    SUCCESSOR_ENDED(409),
    COMPLAINED(409),
    COMPLAINT_TOO_LATE(422),
    SHARES_CROSSED(422),
    NO_SUCH_CRITERION(422),
    TITLE_ENDED(409);

    private final int status;

    RecognitionRefusal(int status) {
        this.status = status;
    }

    @Override
    public String key() {
        return "recognition.refusal." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }
}
