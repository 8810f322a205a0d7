package vn.kieumau.insight.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kieumau.web.TableDownload;

/** A block of a dashboard as a file, which says itself when it was counted and whether something of it is illustrative. */
final class Lines {
    private final List<String> columns;
    private final List<List<String>> lines = new ArrayList<>();

    Lines(String... columns) {
        this.columns = List.of(columns);
    }

    Lines add(@Nullable Object... cells) {
        lines.add(Arrays.stream(cells).map(each -> Objects.toString(each, "")).toList());
        return this;
    }

    /** @param cohortYear null: of no single cohort */
    void send(
            HttpServletResponse response,
            String name,
            String format,
            @Nullable Integer cohortYear,
            OffsetDateTime asOf,
            boolean illustrative)
            throws IOException {
        List<String> ends =
                List.of(Objects.toString(cohortYear, ""), asOf.toLocalDate().toString(), String.valueOf(illustrative));
        try (TableDownload out = TableDownload.begin(
                response, "insight-" + name, format, with(columns, List.of("cohort_year", "as_of", "illustrative")))) {
            lines.forEach(line -> out.line(with(line, ends)));
        }
    }

    private static List<String> with(List<String> cells, List<String> ends) {
        List<String> all = new ArrayList<>(cells);
        all.addAll(ends);
        return all;
    }
}
