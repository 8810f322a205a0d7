package vn.kieumau.units.pages;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kieumau.units.Change;

/** Lines as they stand in the form, one value of each column for each; lines that are wholly empty are left out. */
record LinesForm(
        @Nullable List<String> fromCode,
        @Nullable List<String> part,
        @Nullable List<String> toCode,
        @Nullable List<String> toName,
        @Nullable List<String> toType,
        @Nullable List<String> toParentCode,
        @Nullable List<String> legalBasis) {

    List<Change> lines() {
        List<Change> lines = new ArrayList<>();
        for (int at = 0; fromCode != null && at < fromCode.size(); at++) {
            Change line = new Change(
                    lines.size() + 2,
                    cell(fromCode, at),
                    cell(part, at),
                    cell(toCode, at),
                    cell(toName, at),
                    cell(toType, at),
                    cell(toParentCode, at),
                    cell(legalBasis, at));
            if (!line.blank()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static String cell(@Nullable List<String> column, int at) {
        return column == null || at >= column.size() || column.get(at) == null
                ? ""
                : column.get(at).strip();
    }
}
