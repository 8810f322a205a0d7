package vn.kieumau.units;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import vn.kieumau.kernel.Text;

/** Collects what is wrong with the lines of a file, and knows what every cell must be. */
final class Problems {
    /** What a spreadsheet would take for a formula. */
    private static final String FORMULA = "=+-@";

    private final List<LineProblem> found = new ArrayList<>();

    List<LineProblem> byLine() {
        found.sort(Comparator.comparingInt(LineProblem::line));
        return found;
    }

    /** @return false, for whoever says whether a line is sound */
    boolean add(int line, String column, String value, LineFault fault) {
        String shown = value.replaceAll("\\p{Cc}", "?");
        found.add(new LineProblem(
                line, column, shown.length() > Text.LINE ? shown.substring(0, 40) + "…" : shown, fault));
        return false;
    }

    /** Whether a cell is text that can be kept. */
    boolean text(int line, String column, String value, boolean required) {
        if (value.isEmpty()) {
            return !required || add(line, column, value, LineFault.EMPTY);
        }
        if (value.length() > Text.LINE) {
            return add(line, column, value, LineFault.TOO_LONG);
        }
        if (FORMULA.indexOf(value.charAt(0)) >= 0) {
            return add(line, column, value, LineFault.FORMULA);
        }
        return value.equals(Text.of(value, column, Text.LINE)) || add(line, column, value, LineFault.NOT_COMPOSED);
    }

    /** Excel takes codes for numbers: 00094 becomes 94. */
    static boolean lostZero(String code, Set<String> known) {
        return code.matches("[0-9]{1,4}")
                && IntStream.of(2, 3, 5)
                        .filter(digits -> digits > code.length())
                        .anyMatch(digits -> known.contains("0".repeat(digits - code.length()) + code));
    }
}
