package vn.kieumau.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.kieumau.criteria.judging.Truth;

/**
 * What was known of a unit when it was judged: all that a verdict rests on, so that the same set and the same facts give the same
 * verdict for ever.
 *
 * @param unitClass ward, commune, special_zone, town; empty for any other
 * @param provinceClass province, central_city; null where it lay under neither, and in facts stored before this was looked at
 * @param unitSince year in which it began, or people of another last came to it, 0 where that was before the records; null in facts
 *     stored before this was looked at
 * @param from first day of the months that had closed by the day
 * @param to last day of them; before {@code from} where none had
 */
public record Facts(
        String unitClass,
        @Nullable String provinceClass,
        @Nullable Integer unitSince,
        LocalDate from,
        LocalDate to,
        List<Figure> figures,
        List<Statement> statements) {
    Attributes attributes() {
        return new Attributes(unitClass, provinceClass, unitSince);
    }

    /**
     * A figure under its name in rules.
     *
     * @param metric its code without what tells the period
     * @param exact a whole number, a decimal or an exact fraction such as 2437/2829; null where a part is missing
     * @param atLeast of a count of which months are missing: the sum of the others
     * @param missing months not reported, as 2023-11; the first month of a year that was not
     * @param definitions days from which the definitions hold that it was counted by
     */
    public record Figure(
            String name,
            String metric,
            LocalDate from,
            LocalDate to,
            @Nullable String exact,
            @Nullable Long atLeast,
            List<String> missing,
            List<String> definitions,
            List<String> sources) {}

    /**
     * What somebody said of a requirement.
     *
     * @param proved of a document: whether a proof that holds on the day is linked to its criterion, or it is explained why there is none; null of any other
     *     requirement, and in facts stored before this was looked at
     */
    public record Statement(
            String requirement,
            String result,
            String by,
            OffsetDateTime at,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean proved) {
        /** A document that nobody has seen is not there yet, whatever is said of it. */
        Truth truth() {
            return unproved() ? Truth.UNKNOWN : Truth.valueOf(result.toUpperCase(Locale.ROOT));
        }

        /** Said to be met, and not proved. */
        public boolean unproved() {
            return result.equals("met") && Boolean.FALSE.equals(proved);
        }
    }
}
