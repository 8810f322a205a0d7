package vn.kieumau.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Forms with a list in them, whose fields are named {@code groups.0.code}: the brackets that the framework's own binding asks for
 * are refused in names of fields.
 */
public final class NestedForm {
    private static final Pattern IN_A_LIST = Pattern.compile("([a-zA-Z]+)\\.([0-9]{1,3})\\.([a-zA-Z]+)");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private NestedForm() {}

    /** @param typed every field of the request; those that the form does not have are left */
    public static <T> T read(Map<String, String> typed, Class<T> form) {
        Map<String, Object> tree = new LinkedHashMap<>();
        Map<String, Map<Integer, Map<String, String>>> lists = new LinkedHashMap<>();
        typed.forEach((name, value) -> {
            Matcher listed = IN_A_LIST.matcher(name);
            if (listed.matches()) {
                lists.computeIfAbsent(listed.group(1), any -> new TreeMap<>())
                        .computeIfAbsent(Integer.valueOf(listed.group(2)), any -> new LinkedHashMap<>())
                        .put(listed.group(3), value);
            } else {
                tree.put(name, value);
            }
        });
        lists.forEach((name, items) -> tree.put(name, items.values()));
        return MAPPER.convertValue(tree, form);
    }
}
