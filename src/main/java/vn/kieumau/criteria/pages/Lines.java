package vn.kieumau.criteria.pages;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kieumau.criteria.Bars;
import vn.kieumau.criteria.CriteriaRefusal;
import vn.kieumau.criteria.Pack;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** Lists typed as lines, their fields between bars as {@link Bars} writes them: {@code kha | 70 | Khá | Fair}. */
final class Lines {
    private Lines() {}

    static <T> String write(List<T> list, Function<T, List<String>> fields) {
        return list.stream().map(each -> Bars.join(fields.apply(each))).collect(Collectors.joining("\n"));
    }

    static <T> List<T> read(@Nullable String typed, String field, int count, Function<List<String>, T> read) {
        return Text.of(typed, field, 20_000)
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> {
                    List<String> fields = Bars.split(line);
                    Refused.when(
                            fields.size() != count,
                            CriteriaRefusal.NOT_A_LINE,
                            new Text.Field(field),
                            String.valueOf(count),
                            line.strip());
                    return read.apply(fields);
                })
                .toList();
    }

    /** Texts in both languages, one a line. */
    static List<Pack.Words> words(@Nullable String typed, String field) {
        return read(typed, field, 2, each -> new Pack.Words(each.get(0), each.get(1)));
    }

    /** Both 0,7 and 0.7. */
    static @Nullable BigDecimal decimal(@Nullable String typed, String field) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String plain = typed.strip().replace(',', '.');
        Refused.when(
                !plain.matches("-?[0-9]{1,9}(\\.[0-9]{1,6})?"),
                CriteriaRefusal.NOT_A_DECIMAL,
                new Text.Field(field),
                typed.strip());
        return new BigDecimal(plain);
    }
}
