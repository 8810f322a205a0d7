package vn.kieumau.units;

import java.util.Locale;

/** Why a line cannot be. */
public enum LineFault {
    EMPTY,
    TOO_LONG,
    NOT_COMPOSED,
    FORMULA,
    NOT_A_DATE,
    UNKNOWN_CODE,
    LOST_ZERO,
    NOT_A_CODE,
    UNKNOWN_PART,
    UNKNOWN_TYPE,
    BEGINS_THAT_DAY,
    CHANGES_LATER,
    NOT_EMPTY,
    OTHER_LEVEL,
    TWICE,
    NOT_ALONE,
    NO_REMAINDER,
    TWO_REMAINDERS,
    TWO_PEOPLE,
    CONTRADICTS,
    SAME_AND_NEW,
    CODE_TAKEN,
    UNKNOWN_PARENT,
    PARENT_NOT_ABOVE,
    PARENT_LATER,
    PARENT_ENDS,
    CHILD_LEFT,
    UNKNOWN_LEVEL,
    UNKNOWN_UNIT,
    ENDS_BEFORE,
    OVERLAPS,
    LEAVES_GAP,
    PARENT_NOT_THERE,
    DIFFERS,
    NOT_ENDED,
    NOT_THERE,
    ITSELF,
    ENDED,
    SECOND_ROOT;

    public String key() {
        return "units.fault." + name().toLowerCase(Locale.ROOT);
    }
}
