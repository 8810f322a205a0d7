package vn.kieumau.accounts;

import java.util.Arrays;
import java.util.List;

/** Several short values of one row, as {@code a|b#a|b}: a list's statement stays one, however many values a row has. */
final class Packed {
    private Packed() {}

    static List<String[]> rows(String packed) {
        return packed.isEmpty()
                ? List.of()
                : Arrays.stream(packed.split("#"))
                        .map(each -> each.split("\\|", -1))
                        .toList();
    }
}
