package vn.kieumau.indicators;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.ImportProblem;

/** A place in a YAML file that is read strictly: a problem names it. */
record Place(String file, String path, @Nullable Object value) {
    private Map<?, ?> map() {
        if (!(value instanceof Map<?, ?> map)) {
            throw new ImportProblem(file, 0, path, "", "is no mapping");
        }
        return map;
    }

    boolean has(String key) {
        return map().get(key) != null;
    }

    /** No key beyond these, and each of those required. */
    void only(Set<String> required, Set<String> optional) {
        for (Object key : map().keySet()) {
            if (!required.contains(String.valueOf(key)) && !optional.contains(String.valueOf(key))) {
                throw new ImportProblem(file, 0, at(String.valueOf(key)), "", "is not known here");
            }
        }
        required.stream().sorted().filter(key -> !has(key)).findFirst().ifPresent(key -> {
            throw new ImportProblem(file, 0, at(key), "", "missing");
        });
    }

    List<Place> list(String key) {
        if (!(map().get(key) instanceof List<?> list) || list.isEmpty()) {
            throw new ImportProblem(file, 0, at(key), "", "is no list, or empty");
        }
        return IntStream.range(0, list.size())
                .mapToObj(i -> new Place(file, at(key) + "[" + i + "]", list.get(i)))
                .toList();
    }

    List<String> texts(String key) {
        return list(key).stream().map(each -> String.valueOf(each.value())).toList();
    }

    String text(String key) {
        Object found = map().get(key);
        if (found == null) {
            throw new ImportProblem(file, 0, at(key), "", "missing");
        }
        if (found instanceof Map
                || found instanceof List
                || String.valueOf(found).isBlank()) {
            throw problem(key, "is no text");
        }
        return String.valueOf(found).strip();
    }

    String line(String key) {
        if (text(key).length() > 200) {
            throw problem(key, "is longer than 200 characters");
        }
        return text(key);
    }

    @Nullable
    BigDecimal number(String key) {
        if (!has(key)) {
            return null;
        }
        try {
            return new BigDecimal(text(key));
        } catch (NumberFormatException unreadable) {
            throw problem(key, "is no number");
        }
    }

    LocalDate day(String key) {
        try {
            return LocalDate.parse(text(key));
        } catch (DateTimeException unreadable) {
            throw problem(key, "is no day (\"YYYY-MM-DD\", in quotes)");
        }
    }

    <E extends Enum<E>> E constant(String key, Class<E> type) {
        Map<String, E> codes = new HashMap<>();
        for (E each : type.getEnumConstants()) {
            codes.put(each.name().toLowerCase(Locale.ROOT), each);
        }
        E found = codes.get(text(key));
        if (found == null) {
            throw problem(
                    key,
                    "is not one of "
                            + Arrays.stream(type.getEnumConstants())
                                    .map(each -> each.name().toLowerCase(Locale.ROOT))
                                    .toList());
        }
        return found;
    }

    ImportProblem problem(String key, String reason) {
        Object found = value instanceof Map<?, ?> map ? map.get(key) : null;
        String shown = found == null || found instanceof List || found instanceof Map ? "" : String.valueOf(found);
        return new ImportProblem(file, 0, at(key), shown, reason);
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
