package vn.kieumau.insight.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kieumau.web.TableDownload;
import vn.kieumau.web.View;

/**
 * A block of a dashboard as a file, in the words that its page uses; it says itself when it was counted and whether something of it is
 * illustrative. Programs read the same figures through the API.
 */
final class Lines {
    private final View view;
    private final List<String> columns;
    private final List<List<@Nullable Object>> lines = new ArrayList<>();

    /** @param columns messages that head the columns */
    Lines(View view, String... columns) {
        this.view = view;
        this.columns = List.of(columns);
    }

    /** @param cells as {@link TableDownload} tells their types apart: what has only digits but is no quantity is text */
    Lines add(@Nullable Object... cells) {
        lines.add(Arrays.asList(cells));
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
        List<String> heads = new ArrayList<>(columns);
        List<Object> ends = new ArrayList<>();
        if (cohortYear != null) {
            heads.add("insight.cohort");
            ends.add(String.valueOf(cohortYear));
        }
        heads.addAll(List.of("insight.export.as_of", "web.illustrative"));
        ends.addAll(List.of(asOf.atZoneSameInstant(View.ZONE).toLocalDate(), illustrative));
        try (TableDownload out = TableDownload.begin(
                response,
                "insight-" + name,
                format,
                heads.stream().map(each -> view.t(each)).toList())) {
            for (List<@Nullable Object> line : lines) {
                List<@Nullable Object> all = new ArrayList<>(line);
                all.addAll(ends);
                out.line(all);
            }
        }
    }
}
