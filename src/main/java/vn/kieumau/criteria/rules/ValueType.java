package vn.kieumau.criteria.rules;

/** What a name in a rule stands for. */
public enum ValueType {
    /** An integer: {@code Long}. */
    COUNT,
    /** An exact decimal: {@link Ratio}. */
    RATIO,
    /** An attribute of the unit: {@code String}. */
    TEXT
}
