package vn.kieumau.criteria.rules;

import java.util.Locale;

/**
 * Why a text is not a rule, and where: line from 1, column from 1, in the rule's own text.
 *
 * @param detail the name, the types or the sign concerned; as the language writes them
 */
public record RuleFault(int line, int column, Kind kind, String detail) {
    /** The sentence for people is {@code criteria.rule.} and the lower-case name. */
    public enum Kind {
        SYNTAX,
        UNKNOWN_NAME,
        TYPES_DO_NOT_FIT,
        WRONG_RESULT,
        TOO_LONG,
        TOO_COSTLY,
        CONSTANT;

        public String key() {
            return "criteria.rule." + name().toLowerCase(Locale.ROOT);
        }
    }
}
