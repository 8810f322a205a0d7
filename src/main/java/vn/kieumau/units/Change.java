package vn.kieumau.units;

import java.util.List;

/**
 * One line of a reorganisation as written; what is not said is empty. Format: docs/country.md.
 *
 * @param line where it stands in its file or form, from 2
 * @param fromCode code in force the day before, or the key of a unit without a code
 */
public record Change(
        int line,
        String fromCode,
        String part,
        String toCode,
        String toName,
        String toType,
        String toParentCode,
        String legalBasis) {
    public static final List<String> PARTS = List.of("same", "whole", "part", "remainder", "people", "area", "end");

    public boolean blank() {
        return (fromCode + part + toCode + toName + toType + toParentCode + legalBasis).isEmpty();
    }

    /** What it says, wherever it stands. */
    Change unnumbered() {
        return new Change(0, fromCode, part, toCode, toName, toType, toParentCode, legalBasis);
    }
}
