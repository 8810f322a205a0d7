package vn.kieumau.indicators;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How a survey was held. Slips at meetings are what is reported of "Công an lắng nghe ý kiến nhân dân" (522 valid of 530); no text
 * that was read prescribes a method, so the others are ours.
 */
public enum SurveyMethod {
    MEETING,
    HOUSEHOLD,
    ONE_STOP_DESK,
    TELEPHONE,
    ONLINE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SurveyMethod> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
