package vn.kieumau.kernel;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of a file that is being imported. Reading a column that does not hold throws an {@link ImportProblem}. */
public record Row(String file, long line, Map<String, String> cells) {

    public String text(String column) {
        return cells.getOrDefault(column, "");
    }

    public String required(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            throw problem(column, "empty, but required");
        }
        return text;
    }

    public @Nullable LocalDate date(String column) {
        String text = text(column);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw problem(column, "not a date (YYYY-MM-DD)");
        }
    }

    public LocalDate requiredDate(String column) {
        required(column);
        LocalDate date = date(column);
        if (date == null) {
            throw problem(column, "empty, but required");
        }
        return date;
    }

    public int integer(String column) {
        try {
            return Integer.parseInt(required(column));
        } catch (NumberFormatException unreadable) {
            throw problem(column, "not a whole number");
        }
    }

    public boolean yes(String column) {
        return switch (text(column)) {
            case "true" -> true;
            case "false", "" -> false;
            default -> throw problem(column, "neither true nor false");
        };
    }

    /** Values separated by semicolons. */
    public List<String> list(String column) {
        String text = text(column);
        return text.isEmpty() ? List.of() : List.of(text.split("\\s*;\\s*"));
    }

    public <T> T lookUp(String column, Map<String, T> known) {
        T found = known.get(required(column));
        if (found == null) {
            throw problem(column, "names nothing that exists");
        }
        return found;
    }

    public <E extends Enum<E>> E oneOf(String column, Class<E> type) {
        String text = required(column);
        for (E each : type.getEnumConstants()) {
            if (each.name().equalsIgnoreCase(text)) {
                return each;
            }
        }
        throw problem(column, "not one of " + List.of(type.getEnumConstants()));
    }

    /** True where the row says that no source states it: "minh hoạ". */
    public boolean illustrative() {
        return !text("mark").isEmpty();
    }

    /** A line that the database refuses, in words; the codes are PostgreSQL's, class 23. */
    public ImportProblem refused(String column, Throwable cause) {
        String state = cause instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
        return problem(
                column,
                switch (state) {
                    case "23505" -> "is there already";
                    case "23P01" -> "overlaps another line in time";
                    case "23514" -> "makes a line that is out of range or of a wrong form";
                    default -> "is refused by the database (" + state + ")";
                });
    }

    public ImportProblem problem(String column, String reason) {
        return new ImportProblem(file, line, column, text(column), reason);
    }
}
