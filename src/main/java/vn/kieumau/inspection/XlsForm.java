package vn.kieumau.inspection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Messages;
import vn.kieumau.web.View;

/**
 * The checklist of a visit as a workbook by the XLSForm standard (xlsform.org), so that ODK or Kobo can stand in where our own phone
 * page cannot be used. It asks what that page asks under the same rules and names each answer after its item; what the ward or a level
 * said, and who goes, stays here: such a form is laid on a server of others.
 */
@Component
public class XlsForm {
    static final List<String> LANGUAGES = List.of("Tiếng Việt (vi)", "English (en)");

    /** A column of the standard that is written once in each language. */
    private static final List<String> SPOKEN = List.of("label", "hint", "required_message", "constraint_message");

    private static final List<String> SURVEY = columns(
            "type",
            "name",
            "label",
            "hint",
            "required",
            "required_message",
            "relevant",
            "constraint",
            "constraint_message",
            "appearance",
            "parameters");
    private static final List<String> CHOICES = columns("list_name", "name", "label");
    private static final List<String> SETTINGS = List.of("form_title", "form_id", "version", "default_language");
    private static final String FOUND = "found";
    private static final String ANSWERED = "answered";

    /** Wide enough to read a document, small enough for a network in the field. */
    private static final String PHOTOGRAPH = "max-pixels=2048";

    private final Messages messages;

    XlsForm(Messages messages) {
        this.messages = messages;
    }

    /** A row, by column; what is said has a text for each language. */
    private record Line(Map<String, String> cells, Map<String, List<String>> said) {}

    public byte[] of(VisitLine visit, List<ItemLine> items) {
        List<Line> survey = survey(visit, items);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Kieu Mau", "1.0")) {
            write(workbook, "survey", SURVEY, survey);
            write(workbook, "choices", CHOICES, choices());
            Map<String, String> settings = Map.of(
                    "form_title", messages.text(View.VIETNAMESE, "inspection.xlsform.title", visit.unitName()),
                    "form_id", "kieumau_visit_" + visit.visitId(),
                    "version", version(survey),
                    "default_language", LANGUAGES.get(0));
            write(workbook, "settings", SETTINGS, List.of(new Line(settings, Map.of())));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private List<Line> survey(VisitLine visit, List<ItemLine> items) {
        List<Line> lines = new ArrayList<>();
        for (String known : List.of("start", "end", "today", "username")) {
            lines.add(new Line(Map.of("type", known, "name", known), Map.of()));
        }
        lines.add(new Line(
                Map.of("type", "note", "name", "about"),
                Map.of("label", both("inspection.xlsform.about", plain(visit.unitName())))));
        lines.add(new Line(
                Map.of("type", "geopoint", "name", "place"), Map.of("label", both("inspection.xlsform.place"))));
        int group = 0;
        String open = null;
        for (ItemLine item : items) {
            String criterion = Objects.requireNonNullElse(item.criterionCode(), "");
            if (!criterion.equals(open)) {
                close(lines, open);
                open = criterion;
                lines.add(new Line(
                        Map.of("type", "begin_group", "name", "group_" + ++group),
                        Map.of(
                                "label",
                                criterion.isEmpty()
                                        ? both("inspection.xlsform.ward")
                                        : both("inspection.xlsform.criterion", plain(criterion)))));
            }
            ask(lines, item);
        }
        close(lines, open);
        return lines;
    }

    private static void close(List<Line> lines, @Nullable String open) {
        if (open != null) {
            lines.add(new Line(Map.of("type", "end_group"), Map.of()));
        }
    }

    /** As {@link RecordFindings#refuse} has it: what is not met says why. */
    private void ask(List<Line> lines, ItemLine item) {
        String result = "found_" + item.itemId();
        String there = "${" + result + "} != ''";
        lines.add(new Line(
                Map.of(
                        "type",
                        "select_one " + (item.kind().equals("question") ? ANSWERED : FOUND),
                        "name",
                        result,
                        "required",
                        "yes"),
                Map.of("label", label(item), "required_message", both("inspection.xlsform.required"))));
        lines.add(new Line(
                Map.of(
                        "type",
                        "text",
                        "name",
                        "note_" + item.itemId(),
                        "required",
                        "${" + result + "} = 'not_met'",
                        "relevant",
                        there,
                        "constraint",
                        "string-length(.) <= " + Text.LONG,
                        "appearance",
                        "multiline"),
                Map.of(
                        "label", both("inspection.finding.note"),
                        "hint", both("inspection.finding.note.hint"),
                        "required_message", both("inspection.xlsform.note_required"),
                        "constraint_message", both("inspection.xlsform.note_long", Text.LONG))));
        lines.add(new Line(
                Map.of(
                        "type",
                        "image",
                        "name",
                        "photograph_" + item.itemId(),
                        "relevant",
                        there,
                        "parameters",
                        PHOTOGRAPH),
                Map.of("label", both("inspection.photograph"))));
    }

    private List<String> label(ItemLine item) {
        List<String> label = new ArrayList<>();
        for (Locale language : List.of(View.VIETNAMESE, Locale.ENGLISH)) {
            String text = language.equals(Locale.ENGLISH) && !item.textEn().isEmpty() ? item.textEn() : item.textVi();
            label.add((item.kind().equals("criterion")
                            ? ""
                            : messages.text(language, "inspection.item." + item.kind()) + " ")
                    + plain(text));
        }
        return label;
    }

    private List<Line> choices() {
        List<Line> lines = new ArrayList<>();
        for (String list : List.of(FOUND, ANSWERED)) {
            for (String result : List.of("met", "not_met", "not_seen")) {
                lines.add(new Line(
                        Map.of("list_name", list, "name", result),
                        Map.of("label", both("inspection." + list + "." + result))));
            }
        }
        return lines;
    }

    private List<String> both(String key, Object... details) {
        return List.of(messages.text(View.VIETNAMESE, key, details), messages.text(Locale.ENGLISH, key, details));
    }

    /** What people wrote refers to no answer. */
    private static String plain(String text) {
        return text.replace("${", "$ {");
    }

    /** Changes with what is asked: a server takes a form anew only under another version. */
    private static String version(List<Line> survey) {
        try {
            String all = survey.stream()
                    .map(each -> cells(SURVEY, each))
                    .map(String::valueOf)
                    .collect(Collectors.joining("\n"));
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<String> columns(String... names) {
        return Arrays.stream(names)
                .flatMap(name -> SPOKEN.contains(name)
                        ? LANGUAGES.stream().map(language -> name + "::" + language)
                        : List.of(name).stream())
                .toList();
    }

    private static List<String> cells(List<String> columns, Line line) {
        return columns.stream()
                .map(column -> {
                    int language = column.indexOf("::");
                    List<String> said = language < 0 ? null : line.said().get(column.substring(0, language));
                    return said == null
                            ? line.cells().getOrDefault(column, "")
                            : said.get(LANGUAGES.indexOf(column.substring(language + 2)));
                })
                .toList();
    }

    private static void write(Workbook workbook, String name, List<String> columns, List<Line> lines) {
        Worksheet sheet = workbook.newWorksheet(name);
        sheet.freezePane(0, 1);
        for (int column = 0; column < columns.size(); column++) {
            sheet.inlineString(0, column, columns.get(column));
            sheet.style(0, column).bold().set();
        }
        for (int row = 0; row < lines.size(); row++) {
            List<String> cells = cells(columns, lines.get(row));
            for (int column = 0; column < columns.size(); column++) {
                if (!cells.get(column).isEmpty()) {
                    sheet.inlineString(row + 1, column, cells.get(column));
                }
            }
        }
    }
}
