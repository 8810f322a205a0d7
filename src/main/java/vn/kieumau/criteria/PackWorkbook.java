package vn.kieumau.criteria;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * A pack as an Excel workbook, both ways without loss: a sheet of places and values for what concerns the whole set, and a table
 * each for groups, criteria and requirements. Every cell is text. The columns are named as the fields of {@code kieumau-pack/2};
 * a list of texts in both languages stands in a cell as lines of {@code vi | en}, a list of codes with commas.
 */
public final class PackWorkbook {
    private static final String WHOLE = "set";
    private static final List<String> GROUPS = List.of("code", "title_vi", "title_en");
    private static final List<String> CRITERIA = List.of(
            "group",
            "code",
            "title_vi",
            "title_en",
            "guidance_vi",
            "guidance_en",
            "mandatory",
            "source.ref",
            "source.quote_vi",
            "source.url_or_article",
            "from.change",
            "from.of");
    private static final List<String> REQUIREMENTS = List.of(
            "criterion",
            "code",
            "title_vi",
            "title_en",
            "guidance_vi",
            "guidance_en",
            "kind",
            "proof_vi",
            "proof_en",
            "answered_by",
            "citation",
            "mandatory",
            "veto",
            "points",
            "applies_to",
            "applies_if",
            "zero",
            "rule",
            "document.what_vi",
            "document.what_en",
            "document.issued_by_vi",
            "document.issued_by_en",
            "document.valid_vi",
            "document.valid_en",
            "items");
    private static final int MOST_ROWS = 2_000;

    private PackWorkbook() {}

    /** The workbook that reads back as the same pack. */
    public static byte[] write(Pack pack) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Kieu Mau", "1.0")) {
            Map<String, Object> tree = PackJson.tree(pack);
            Worksheet whole = sheet(workbook, WHOLE, List.of("field", "value"));
            int row = 1;
            Map<String, String> leaves = new LinkedHashMap<>();
            tree.forEach((key, value) -> {
                if (!key.equals("groups")) {
                    leaves(key, value, leaves);
                }
            });
            for (Map.Entry<String, String> leaf : leaves.entrySet()) {
                line(whole, row++, List.of(leaf.getKey(), leaf.getValue()));
            }
            Worksheet groups = sheet(workbook, "groups", GROUPS);
            Worksheet criteria = sheet(workbook, "criteria", CRITERIA);
            Worksheet requirements = sheet(workbook, "requirements", REQUIREMENTS);
            int[] rows = {1, 1, 1};
            for (Map<String, Object> group : maps(tree.get("groups"))) {
                line(groups, rows[0]++, cells(group, GROUPS, "", ""));
                for (Map<String, Object> criterion : maps(group.get("criteria"))) {
                    line(criteria, rows[1]++, cells(criterion, CRITERIA, "group", group.get("code")));
                    for (Map<String, Object> requirement : maps(criterion.get("requirements"))) {
                        line(
                                requirements,
                                rows[2]++,
                                cells(requirement, REQUIREMENTS, "criterion", criterion.get("code")));
                    }
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static Worksheet sheet(Workbook workbook, String name, List<String> columns) {
        Worksheet sheet = workbook.newWorksheet(name);
        line(sheet, 0, columns);
        sheet.range(0, 0, 0, columns.size() - 1).style().bold().set();
        sheet.freezePane(0, 1);
        return sheet;
    }

    private static void line(Worksheet sheet, int row, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            sheet.inlineString(row, column, cells.get(column));
            sheet.style(row, column).format("@").set();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(@Nullable Object list) {
        return list == null ? List.of() : (List<Map<String, Object>>) list;
    }

    private static List<String> cells(
            Map<String, Object> node, List<String> columns, String parent, @Nullable Object parentCode) {
        return columns.stream()
                .map(column -> column.equals(parent) && parentCode != null
                        ? String.valueOf(parentCode)
                        : text(at(node, column)))
                .toList();
    }

    private static @Nullable Object at(Map<String, Object> node, String path) {
        Object value = node;
        for (String step : path.split("\\.")) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return value;
    }

    private static String text(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty() || !(list.get(0) instanceof Map)
                    ? String.join(", ", list.stream().map(String::valueOf).toList())
                    : String.join(
                            "\n",
                            list.stream().map(each -> words((Map<?, ?>) each)).toList());
        }
        return value instanceof java.math.BigDecimal decimal
                ? decimal.toPlainString()
                : value == null ? "" : String.valueOf(value);
    }

    private static String words(Map<?, ?> words) {
        return Bars.join(List.of(text(words.get("vi")), text(words.get("en"))));
    }

    private static void leaves(String path, Object value, Map<String, String> leaves) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> leaves(path + "." + key, each, leaves));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                leaves(path + "[" + i + "]", list.get(i), leaves);
            }
        } else {
            leaves.put(path, text(value));
        }
    }

    /**
     * The pack in the workbook, whether it may be published or not.
     *
     * @throws PackFaults where it cannot be read; the line is that of the sheet concerned
     */
    public static Pack read(byte[] content) throws PackFaults {
        if (content.length > PackFile.MOST_BYTES) {
            throw PackFile.fault("", 0, PackFault.Kind.TOO_LARGE, String.valueOf(PackFile.MOST_BYTES / 1_000_000));
        }
        Map<String, Integer> lines = new HashMap<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(content))) {
            Map<String, Object> tree = whole(rows(workbook, WHOLE, List.of("field", "value")));
            PackTables tables = new PackTables(lines);
            tables.place(rows(workbook, "groups", GROUPS), "groups", GROUPS, "");
            tables.place(rows(workbook, "criteria", CRITERIA), "criteria", CRITERIA, "group");
            tables.place(rows(workbook, "requirements", REQUIREMENTS), "requirements", REQUIREMENTS, "criterion");
            tree.put("groups", tables.groups());
            return PackFile.pack(tree, lines);
        } catch (IOException | UncheckedIOException | ExcelReaderException broken) {
            throw PackFile.fault("", 1, PackFault.Kind.UNREADABLE, "XLSX");
        }
    }

    /** {@code set.unread[0].vi} and the like, put back into a tree. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> whole(List<Map<String, String>> rows) throws PackFaults {
        Map<String, Object> tree = new LinkedHashMap<>();
        int number = 1;
        for (Map<String, String> row : rows) {
            number++;
            String path = row.getOrDefault("field", "");
            if (!path.matches("[a-z_]+(\\[[0-9]{1,3}])?(\\.[a-z_]+(\\[[0-9]{1,3}])?){0,3}")) {
                throw PackFile.fault(path, number, PackFault.Kind.UNKNOWN_FIELD, path);
            }
            String[] steps = path.replace("[", ".[").split("\\.");
            Map<String, Object> node = tree;
            for (int i = 0; i < steps.length - 1; i++) {
                Object next = node.computeIfAbsent(steps[i], any -> new TreeMap<String, Object>());
                if (!(next instanceof Map)) {
                    throw PackFile.fault(path, number, PackFault.Kind.UNKNOWN_FIELD, path);
                }
                node = (Map<String, Object>) next;
            }
            node.put(steps[steps.length - 1], row.getOrDefault("value", ""));
        }
        Map<String, Object> folded = new LinkedHashMap<>();
        tree.forEach((key, value) -> folded.put(key, folded(value)));
        return folded;
    }

    /** What has only numbered steps is a list. */
    private static Object folded(Object node) {
        if (!(node instanceof Map<?, ?> map)) {
            return node;
        }
        if (map.keySet().stream().allMatch(key -> String.valueOf(key).startsWith("["))) {
            return map.entrySet().stream()
                    .sorted(java.util.Comparator.comparing(each ->
                            Integer.parseInt(String.valueOf(each.getKey()).replaceAll("[\\[\\]]", ""))))
                    .map(each -> folded(each.getValue()))
                    .toList();
        }
        Map<String, Object> folded = new LinkedHashMap<>();
        map.forEach((key, value) -> folded.put(String.valueOf(key), folded(value)));
        return folded;
    }

    private static List<Map<String, String>> rows(ReadableWorkbook workbook, String name, List<String> columns)
            throws IOException, PackFaults {
        Sheet sheet = workbook.findSheet(name).orElse(null);
        if (sheet == null) {
            throw PackFile.fault(name, 1, PackFault.Kind.MISSING, name);
        }
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> header = List.of();
        try (Stream<Row> lines = sheet.openStream()) {
            for (Row line : (Iterable<Row>) lines::iterator) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < line.getCellCount(); i++) {
                    cells.add(line.getOptionalCell(i)
                            .map(cell -> cell.getText())
                            .orElse("")
                            .strip());
                }
                if (header.isEmpty()) {
                    header = cells;
                    for (String column : header) {
                        if (!column.isEmpty() && !columns.contains(column)) {
                            throw PackFile.fault(name + "." + column, 1, PackFault.Kind.UNKNOWN_FIELD, column);
                        }
                    }
                    continue;
                }
                if (rows.size() >= MOST_ROWS) {
                    throw PackFile.fault(name, line.getRowNum(), PackFault.Kind.TOO_MANY, String.valueOf(MOST_ROWS));
                }
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < Math.min(header.size(), cells.size()); i++) {
                    row.put(header.get(i), cells.get(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
