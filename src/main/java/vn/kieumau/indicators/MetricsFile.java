package vn.kieumau.indicators;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import vn.kieumau.criteria.MetricType;
import vn.kieumau.criteria.RuledSet;
import vn.kieumau.criteria.rules.RuleFault;
import vn.kieumau.criteria.rules.RuleFaults;
import vn.kieumau.criteria.rules.RuleLanguage;
import vn.kieumau.kernel.ImportProblem;

/** A file of metrics (YAML, {@code kieumau-metrics/1}), read strictly: the first thing that does not hold is named with its place. */
final class MetricsFile {
    private static final String FORMAT = "kieumau-metrics/1";
    private static final Set<String> REPORTERS =
            Set.of("ward_police", "party", "people_committee", "front", "province_police");

    /** Words of the rule language itself, and names that rules have for other things. */
    private static final Set<String> RESERVED = Set.of(
            "true",
            "false",
            "null",
            "in",
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
            "var",
            "void",
            "while",
            "ratio",
            "percent",
            "decimal");

    private static final Set<String> ALWAYS = Set.of(
            "code", "name_vi", "name_en", "unit_vi", "unit_en", "kind", "direction", "reported_by", "definitions");
    private static final Set<String> REPORTED = Set.of("every", "over_time", "up_the_tree");

    private MetricsFile() {}

    /** Metrics without ids, in the order of the file. */
    static List<Metric> read(String file, byte[] content) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        Object yaml;
        try {
            yaml = new Yaml(new SafeConstructor(options)).load(new String(content, StandardCharsets.UTF_8));
        } catch (YAMLException broken) {
            throw new ImportProblem(file, 0, "", "", "is no YAML: " + broken.getMessage());
        }
        Place top = new Place(file, "", yaml);
        top.only(Set.of("format", "metrics"), Set.of());
        if (!top.text("format").equals(FORMAT)) {
            throw top.problem("format", "is not " + FORMAT);
        }
        List<Place> places = top.list("metrics");
        Map<String, Metric> metrics = new LinkedHashMap<>();
        for (Place place : places) {
            Metric metric = metric(place);
            if (metrics.put(metric.code(), metric) != null) {
                throw place.problem("code", "stands twice");
            }
        }
        for (Place place : places) {
            checkReferences(place, metrics);
        }
        checkRules(places, metrics);
        return List.copyOf(metrics.values());
    }

    private static Metric metric(Place place) {
        Metric.Kind kind = place.constant("kind", Metric.Kind.class);
        place.only(required(kind), optional(kind));
        String code = place.text("code");
        if (!code.matches("[a-z][a-z0-9_]{0,59}")
                || code.endsWith(MetricType.SAME_PERIOD)
                || code.endsWith(MetricType.BASELINE)
                || RESERVED.contains(code)
                || RuledSet.ATTRIBUTES.containsKey(code)) {
            throw place.problem("code", "is no name for a metric");
        }
        if (!REPORTERS.contains(place.text("reported_by"))) {
            throw place.problem("reported_by", "is not one of " + new java.util.TreeSet<>(REPORTERS));
        }
        boolean derived = kind == Metric.Kind.DERIVED;
        Metric.UpTheTree upTheTree = derived ? null : place.constant("up_the_tree", Metric.UpTheTree.class);
        if ((upTheTree == Metric.UpTheTree.WEIGHTED_MEAN) != place.has("weight")) {
            throw place.problem("weight", "goes with up_the_tree: weighted_mean, and that with it");
        }
        if (kind == Metric.Kind.LEVEL && upTheTree != Metric.UpTheTree.NONE && upTheTree != Metric.UpTheTree.LAST) {
            throw place.problem("up_the_tree", "cannot be said of levels");
        }
        BigDecimal least = place.number("least");
        BigDecimal most = place.number("most");
        if (least != null && most != null && least.compareTo(most) > 0) {
            throw place.problem("most", "is below least");
        }
        Metric.OverTime overTime = derived ? null : place.constant("over_time", Metric.OverTime.class);
        if (kind == Metric.Kind.LEVEL && overTime == Metric.OverTime.SUM) {
            throw place.problem("over_time", "cannot be said of levels");
        }
        return new Metric(
                0,
                code,
                place.line("name_vi"),
                place.line("name_en"),
                place.line("unit_vi"),
                place.line("unit_en"),
                kind,
                place.constant("direction", Metric.Direction.class),
                derived ? null : place.constant("every", Length.class),
                overTime,
                upTheTree,
                place.has("weight") ? place.text("weight") : null,
                kind == Metric.Kind.LEVEL ? levels(place) : List.of(),
                derived ? place.text("rule") : null,
                least,
                most,
                place.text("reported_by"),
                place.has("parts") ? place.texts("parts") : List.of(),
                definitions(place));
    }

    private static Set<String> required(Metric.Kind kind) {
        Set<String> keys = new HashSet<>(ALWAYS);
        keys.addAll(kind == Metric.Kind.DERIVED ? Set.of("rule") : REPORTED);
        if (kind == Metric.Kind.LEVEL) {
            keys.add("levels");
        }
        return keys;
    }

    private static Set<String> optional(Metric.Kind kind) {
        return switch (kind) {
            case COUNT -> Set.of("least", "most", "weight", "parts");
            case RATIO -> Set.of("least", "most", "weight");
            case LEVEL, DERIVED -> Set.of();
        };
    }

    private static List<Metric.Level> levels(Place metric) {
        List<Metric.Level> levels = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (Place place : metric.list("levels")) {
            place.only(Set.of("code", "name_vi", "name_en"), Set.of());
            if (!place.text("code").matches("[a-z][a-z0-9_]{0,29}")) {
                throw place.problem("code", "is no name for a level");
            }
            if (!codes.add(place.text("code"))) {
                throw place.problem("code", "stands twice");
            }
            levels.add(new Metric.Level(
                    levels.size() + 1, place.text("code"), place.line("name_vi"), place.line("name_en")));
        }
        return levels;
    }

    private static List<Metric.Definition> definitions(Place metric) {
        List<Metric.Definition> definitions = new ArrayList<>();
        for (Place place : metric.list("definitions")) {
            place.only(Set.of("from", "text_vi", "text_en", "source"), Set.of());
            LocalDate from = place.day("from");
            if (!definitions.isEmpty()
                    && !definitions.get(definitions.size() - 1).from().isBefore(from)) {
                throw place.problem("from", "is not after the definition before");
            }
            definitions.add(
                    new Metric.Definition(0, from, place.text("text_vi"), place.text("text_en"), place.text("source")));
        }
        return definitions;
    }

    private static void checkReferences(Place place, Map<String, Metric> metrics) {
        Metric metric = metrics.get(place.text("code"));
        if (metric == null) {
            return;
        }
        for (Metric.Level level : metric.levels()) {
            if (metrics.containsKey(metric.code() + "_" + level.code())) {
                throw place.problem("levels", "level " + level.code() + " makes a name that another metric has");
            }
        }
        String weight = metric.weight();
        if (weight != null && !isCount(metrics.get(weight), null)) {
            throw place.problem("weight", "is not the code of a count");
        }
        for (String part : metric.parts()) {
            if (part.equals(metric.code()) || !isCount(metrics.get(part), metric.every())) {
                throw place.problem("parts", part + " is not the code of another count reported as often");
            }
        }
    }

    private static boolean isCount(@Nullable Metric metric, @Nullable Length every) {
        return metric != null && metric.kind() == Metric.Kind.COUNT && (every == null || metric.every() == every);
    }

    private static void checkRules(List<Place> places, Map<String, Metric> metrics) {
        RuleLanguage language = Metrics.language(metrics.values());
        for (Place place : places) {
            String rule = place.has("rule") ? place.text("rule") : null;
            if (rule != null) {
                try {
                    checkLengths(place, language.figure(rule).names(), metrics);
                } catch (RuleFaults wrong) {
                    throw place.problem(
                            "rule",
                            wrong.faults().stream().map(MetricsFile::inWords).collect(Collectors.joining("; ")));
                }
            }
        }
    }

    /** The sum of eleven months beside that of three quarters is no share of it. */
    private static void checkLengths(Place place, Set<String> names, Map<String, Metric> metrics) {
        long lengths = metrics.values().stream()
                .filter(each -> each.summed() && names.contains(each.code()))
                .map(Metric::every)
                .distinct()
                .count();
        if (lengths > 1) {
            throw place.problem("rule", "sums counts that are reported for periods of different lengths");
        }
    }

    private static String inWords(RuleFault fault) {
        return "%d:%d %s %s"
                .formatted(
                        fault.line(),
                        fault.column(),
                        fault.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        fault.detail())
                .strip();
    }
}
