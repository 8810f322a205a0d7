package vn.kieumau.units;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A table of the tree that files bring in and take out; the formats are in docs/country.md. */
public enum TreeTable {
    UNITS("key", "code", "name", "type", "level", "parent_key", "valid_from", "valid_to"),
    SUCCESSIONS("from_key", "part", "to_key", "day", "legal_basis");

    /** The whole country, through all its time, has some 15,000 versions. */
    public static final int MOST_LINES = 50_000;

    private final List<String> columns;

    TreeTable(String... columns) {
        this.columns = List.of(columns);
    }

    public static Optional<TreeTable> named(String code) {
        return Stream.of(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    public List<String> columns() {
        return columns;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
