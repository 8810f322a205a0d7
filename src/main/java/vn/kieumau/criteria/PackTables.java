package vn.kieumau.criteria;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tree of groups, criteria and requirements, grown table by table. */
final class PackTables {
    private static final List<String> CODES = List.of("from.of", "applies_to", "zero");

    private final List<Map<String, Object>> groups = new ArrayList<>();
    private final Map<String, Map<String, Object>> byCode = new HashMap<>();
    private final Map<Map<String, Object>, String> places = new IdentityHashMap<>();
    private final Map<String, Integer> lines;

    PackTables(Map<String, Integer> lines) {
        this.lines = lines;
    }

    List<Map<String, Object>> groups() {
        return groups;
    }

    /** Puts each row of a table into the list of what it belongs to, which an earlier table has. */
    void place(List<Map<String, String>> rows, String table, List<String> columns, String parent) throws PackFaults {
        int number = 1;
        for (Map<String, String> row : rows) {
            number++;
            Map<String, Object> holder = byCode.get(parent + " " + row.getOrDefault(parent, ""));
            if (holder == null && !parent.isEmpty()) {
                throw PackFile.fault(
                        table + "." + parent, number, PackFault.Kind.UNKNOWN_VALUE, row.getOrDefault(parent, ""));
            }
            List<Map<String, Object>> siblings = holder == null ? groups : children(holder, table);
            Map<String, Object> node = node(row, columns, parent);
            String place = (holder == null ? "" : places.get(holder) + ".") + table + "[" + siblings.size() + "]";
            places.put(node, place);
            lines.put(place, number);
            siblings.add(node);
            byCode.putIfAbsent((parent.isEmpty() ? "group " : "criterion ") + row.getOrDefault("code", ""), node);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> children(Map<String, Object> holder, String name) {
        return (List<Map<String, Object>>) holder.computeIfAbsent(name, any -> new ArrayList<Map<String, Object>>());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> node(Map<String, String> row, List<String> columns, String parent) {
        Map<String, Object> node = new LinkedHashMap<>();
        for (String column : columns) {
            String cell = row.getOrDefault(column, "");
            if (column.equals(parent) || cell.isEmpty()) {
                continue;
            }
            Object value = CODES.contains(column)
                    ? Arrays.stream(cell.split(",")).map(String::strip).toList()
                    : column.equals("items")
                            ? cell.lines()
                                    .filter(line -> !line.isBlank())
                                    .map(PackTables::item)
                                    .toList()
                            : cell;
            int dot = column.indexOf('.');
            if (dot < 0) {
                node.put(column, value);
            } else {
                ((Map<String, Object>) node.computeIfAbsent(
                                column.substring(0, dot), any -> new LinkedHashMap<String, Object>()))
                        .put(column.substring(dot + 1), value);
            }
        }
        return node;
    }

    private static Map<String, String> item(String line) {
        List<String> texts = Bars.split(line);
        return Map.of("vi", texts.get(0), "en", String.join(" | ", texts.subList(1, texts.size())));
    }
}
