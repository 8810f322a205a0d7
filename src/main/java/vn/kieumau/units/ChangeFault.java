package vn.kieumau.units;

import java.util.Locale;

/** Why a line of a reorganisation cannot be. */
public enum ChangeFault {
    EMPTY,
    TOO_LONG,
    NOT_COMPOSED,
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
    CHILD_LEFT;

    public String key() {
        return "units.fault." + name().toLowerCase(Locale.ROOT);
    }
}
