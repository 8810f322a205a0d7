package vn.kieumau.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * A table of a page, as it would be printed: without what is only there to be pressed. In cells of class {@code num}
 * a number is a number; a day and a moment are what they are anywhere; all else is text, lines of a cell one behind the other. That a
 * row is illustrative is said in a column of its own. What carries {@code data-download="none"} only says in words what is there.
 * Tables of one {@code data-list} are one list; a hidden column tells what stands in the heading over each.
 */
final class ListTable {
    /** What stands under a table that is handed out: paging, or the name of one that is not paged. */
    private static final String PAGING = "nav.paging[data-download]";

    private static final String NAMED = "p[data-table=%s]";

    /** Tables that are parts of one list, each under a heading of its own. */
    private static final String PARTS = "table[data-list=%s]";

    private static final String NOT_PRINTED =
            "form, button, input, select, textarea, svg, progress, [aria-hidden=true], [data-download=none]";

    /** In a heading it is part of what the column is called; in a row it is a column of its own. */
    private static final String ILLUSTRATIVE = ".mark.illustrative";

    private static final String OWN_LINE = "div, p, li, dt, dd, summary, .d-block";

    /** Ends a line that is seen; where the template breaks its own lines is of no matter. */
    private static final String LINE_END = "\u2028";

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern LIKE_A_DAY = Pattern.compile("\\d\\d/\\d\\d/\\d{4}");
    private static final Pattern LIKE_A_MOMENT = Pattern.compile("\\d\\d:\\d\\d \\d\\d/\\d\\d/\\d{4}");
    private static final Pattern VIETNAMESE = Pattern.compile("-?(\\d{1,3}(\\.\\d{3})+|\\d+)(,\\d+)?( ?%)?");
    private static final Pattern ENGLISH = Pattern.compile("-?(\\d{1,3}(,\\d{3})+|\\d+)(\\.\\d+)?( ?%)?");

    private final List<String> headings;
    private final List<Element> rows;

    private ListTable(List<String> headings, List<Element> rows) {
        this.headings = headings;
        this.rows = rows;
    }

    /** @param table its name; empty: the list that is paged */
    static Optional<ListTable> of(String html, String table) {
        if (!table.matches("[a-z_]*")) {
            return Optional.empty();
        }
        Document page = Jsoup.parse(html);
        List<Element> parts = table.isEmpty() ? List.of() : page.select(PARTS.formatted(table));
        if (!parts.isEmpty()) {
            return Optional.of(of(parts));
        }
        Element above = null;
        for (Element each : page.select("table, " + (table.isEmpty() ? PAGING : NAMED.formatted(table)))) {
            if (each.normalName().equals("table")) {
                above = each;
            } else if (above != null) {
                return Optional.of(of(List.of(above)));
            }
        }
        return Optional.empty();
    }

    private static ListTable of(List<Element> parts) {
        List<String> headings = new ArrayList<>();
        for (Element heading : parts.get(0).select("> thead > tr:last-child > *")) {
            Element seen = heading.clone();
            seen.select(".visually-hidden, " + NOT_PRINTED).remove();
            headings.add(seen.text());
        }
        return new ListTable(
                headings,
                parts.stream()
                        .flatMap(each -> each.select("> tbody > tr").stream())
                        .toList());
    }

    /** Columns of checkboxes and buttons have no heading that is seen. */
    List<String> columns(View view) {
        List<String> columns =
                headings.stream().filter(each -> !each.isEmpty()).collect(Collectors.toCollection(ArrayList::new));
        columns.add(view.t("web.illustrative"));
        return columns;
    }

    void rows(View view, TableDownload table) {
        for (Element row : rows) {
            List<@Nullable Object> cells = new ArrayList<>();
            int column = 0;
            for (Element cell : row.children()) {
                if (column < headings.size() && !headings.get(column).isEmpty()) {
                    cells.add(value(cell, view));
                }
                int next = column + Integer.parseInt(cell.hasAttr("colspan") ? cell.attr("colspan") : "1");
                while (++column < next) {
                    cells.add(null);
                }
            }
            cells.add(row.select(ILLUSTRATIVE).isEmpty() ? null : "x");
            table.line(cells);
        }
    }

    private static Object value(Element cell, View view) {
        Element seen = cell.clone();
        seen.select("details:has(form)").remove();
        seen.select(NOT_PRINTED + ", " + ILLUSTRATIVE).remove();
        seen.select("br").forEach(each -> each.replaceWith(new TextNode(LINE_END)));
        seen.select(OWN_LINE).forEach(each -> {
            each.before(new TextNode(LINE_END));
            each.after(new TextNode(LINE_END));
        });
        String text = Arrays.stream(seen.wholeText().split(LINE_END))
                .map(each -> each.replaceAll("[\\s\\u00A0]+", " ").strip())
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("; "));
        return cell.hasClass("num") ? number(text, view) : day(text);
    }

    private static Object number(String text, View view) {
        if (!(view.english() ? ENGLISH : VIETNAMESE).matcher(text).matches()) {
            return text;
        }
        String digits =
                view.english() ? text.replace(",", "") : text.replace(".", "").replace(',', '.');
        return digits.endsWith("%")
                ? new TableDownload.Share(new BigDecimal(digits.replace("%", "").strip()).movePointLeft(2))
                : new BigDecimal(digits);
    }

    private static Object day(String text) {
        try {
            if (LIKE_A_DAY.matcher(text).matches()) {
                return LocalDate.parse(text, DAY);
            }
            return LIKE_A_MOMENT.matcher(text).matches()
                    ? LocalDateTime.parse(text, MOMENT).atZone(View.ZONE).toOffsetDateTime()
                    : text;
        } catch (DateTimeException none) {
            return text;
        }
    }
}
