package vn.kieumau.units.pages;

import java.util.List;
import vn.kieumau.kernel.Row;
import vn.kieumau.units.Change;
import vn.kieumau.units.DraftReorganisation;
import vn.kieumau.web.TableFile;

/** Lines of a reorganisation as a CSV file or an XLSX workbook; columns in docs/country.md. */
final class ChangesFile {
    static final List<String> COLUMNS =
            List.of("from_code", "part", "to_code", "to_name", "to_type", "to_parent_code", "legal_basis");

    private ChangesFile() {}

    static List<Change> read(String name, byte[] content) {
        return TableFile.read(name, content, COLUMNS, DraftReorganisation.MOST_LINES).stream()
                .map(ChangesFile::change)
                .toList();
    }

    private static Change change(Row row) {
        return new Change(
                (int) row.line(),
                row.text("from_code"),
                row.text("part"),
                row.text("to_code"),
                row.text("to_name"),
                row.text("to_type"),
                row.text("to_parent_code"),
                row.text("legal_basis"));
    }
}
