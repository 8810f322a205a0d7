package vn.kieumau.indicators;

import java.util.Locale;

/** What a valid slip of a survey says, from best to worst; each valid slip says one of them. */
public enum AnswerLevel {
    VERY_SATISFIED,
    SATISFIED,
    NOT_SATISFIED,
    /** Answered otherwise, or had no opinion. */
    NO_OPINION;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
