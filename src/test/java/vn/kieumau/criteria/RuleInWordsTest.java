package vn.kieumau.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kieumau.web.Messages;
import vn.kieumau.web.View;

class RuleInWordsTest {
    static final Map<String, MetricType> METRICS =
            ShippedMetrics.all().stream().collect(Collectors.toMap(MetricType::code, Function.identity()));

    @Test
    void whatIsNoRuleIsNotTold() throws IOException {
        assertThat(vietnamese(Map.of()).tell("crimes_occurred <")).isEmpty();
        assertThat(vietnamese(Map.of()).tell("")).isEmpty();
    }

    @Test
    void noRuleThatComesWithTheSystemKeepsACode() throws IOException, PackFaults {
        List<String> rules = shipped();
        assertThat(rules).hasSizeGreaterThan(30);
        for (String rule : rules) {
            for (Locale locale : List.of(View.VIETNAMESE, Locale.ENGLISH)) {
                assertThat(words(locale, Map.of()).tell(rule))
                        .as(rule)
                        .endsWith(".")
                        .doesNotContain("_", "&&", "||", ">=", "==", "criteria.");
            }
        }
    }

    @Test
    void figuresLevelsAndClassesAreNamedWithWhatIsKnown() throws IOException {
        RuleInWords words = vietnamese(Map.of("unit_rating", "Khá", "crimes_occurred", "12 vụ"));

        assertThat(words.tell("unit_rating >= unit_rating_good && crimes_occurred < crimes_occurred_same_period"))
                .isEqualTo("%s (Khá) không thấp hơn mức “%s” và %s (12 vụ) thấp hơn %s, cùng kỳ năm trước."
                        .formatted(
                                METRICS.get("unit_rating").nameVi(),
                                METRICS.get("unit_rating").levels().stream()
                                        .filter(each -> each.code().equals("good"))
                                        .findFirst()
                                        .orElseThrow()
                                        .nameVi(),
                                METRICS.get("crimes_occurred").nameVi(),
                                METRICS.get("crimes_occurred").nameVi()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "unit_class == 'ward' ~ What the unit is equals Ward.",
                "unit_since >= 2023 ~ The year in which it began or last received people is at least 2023.",
                "!(addicts > 1000 && addicts != 7) ~ It is not so that (Drug addicts is above 1,000 and Drug addicts differs from 7).",
                "(addicts + 1) * 2 <= 9 ? addicts == 0 : addicts > 1 || addicts < -1 "
                        + "~ If (Drug addicts + 1) × 2 is at most 9 then Drug addicts equals 0, otherwise (Drug addicts is above 1 or Drug addicts is below -1).",
                "ratio(addicts, addicts_baseline) < percent(90) ~ The share of Drug addicts in Drug addicts, baseline year is below 90%.",
                "clearance_rate > decimal('0.5') ~ Clearance rate is above 0.5.",
            })
    void everySignHasItsWords(String rule, String sentence) throws IOException {
        Map<String, MetricType> metrics = Map.of(
                "addicts",
                named("addicts", "Drug addicts"),
                "clearance_rate",
                named("clearance_rate", "Clearance rate"));

        assertThat(new RuleInWords(view(Locale.ENGLISH), metrics, Map.of()).tell(rule))
                .isEqualTo(sentence);
    }

    private static MetricType named(String code, String name) {
        return new MetricType(code, name, name, "", "", false, List.of(), 1, "");
    }

    private static List<String> shipped() throws IOException, PackFaults {
        try (Stream<Path> packs = Files.list(Path.of("src/main/resources/packs"))) {
            List<String> rules = new java.util.ArrayList<>();
            for (Path each : packs.toList()) {
                PackFile.read(Files.readAllBytes(each))
                        .requirements()
                        .flatMap(one -> Stream.of(one.condition(), one.appliesIf()))
                        .filter(rule -> !rule.isEmpty())
                        .forEach(rules::add);
            }
            return rules;
        }
    }

    private static RuleInWords vietnamese(Map<String, String> values) throws IOException {
        return words(View.VIETNAMESE, values);
    }

    private static RuleInWords words(Locale locale, Map<String, String> values) throws IOException {
        return new RuleInWords(view(locale), METRICS, values);
    }

    private static View view(Locale locale) throws IOException {
        return new View(new Messages(), locale, null, "", "", null, LocalDate.of(2023, 11, 24), false, null, null, 0);
    }
}
