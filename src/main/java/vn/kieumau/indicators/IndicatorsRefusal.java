package vn.kieumau.indicators;

import java.util.Locale;
import vn.kieumau.kernel.Refusal;

/** Why a figure, or what was asked about figures, is refused. The first detail of those about a figure is its metric. */
public enum IndicatorsRefusal implements Refusal {
    NOT_A_COUNT(422),
    NOT_A_DECIMAL(422),
    NO_SUCH_LEVEL(422),
    OUT_OF_RANGE(422),
    ZERO_NOT_ATTESTED(422),
    NO_SUCH_METRIC(422),
    NOT_YOURS_TO_REPORT(422),
    BAD_CELLS(422),
    PERIOD_NOT_BEGUN(409),
    CHANGE_NEEDS_REASON(422),
    /** A survey says otherwise. */
    COUNTED_BY_SURVEY(409),
    SURVEY_DAYS_REVERSED(422),
    SURVEY_DAY_AHEAD(422),
    SURVEY_OTHER_YEAR(422),
    SURVEY_MORE_RETURNED(422),
    SURVEY_MORE_VALID(422),
    SURVEY_NONE_VALID(422),
    SURVEY_DOES_NOT_ADD_UP(422),
    SURVEY_NEEDS_REASON(422),
    FILE_BROKEN(422),
    FILE_TOO_LARGE(413),
    NO_LINES(422),
    OTHER_COLUMNS(422),
    LINES_WRONG(422),
    IMPORT_NEEDS_REASON(422),
    TOO_LONG_FOR_WORKBOOK(422);

    private final int status;

    IndicatorsRefusal(int status) {
        this.status = status;
    }

    @Override
    public String key() {
        return "indicators.refusal." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }
}
