package vn.kieumau.indicators;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.criteria.MetricCatalogue;
import vn.kieumau.criteria.MetricType;
import vn.kieumau.criteria.rules.Rule;
import vn.kieumau.criteria.rules.RuleFaults;
import vn.kieumau.criteria.rules.RuleLanguage;
import vn.kieumau.criteria.rules.ValueType;

/** The metrics that are asked for now. They change at a start only, and are kept in memory from then on. */
@Component
public class Metrics implements MetricCatalogue {
    private final JdbcClient jdbc;
    private volatile @Nullable Known known;

    Metrics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Known(Map<String, Metric> byCode, Map<Integer, Metric> byId, Map<String, Rule> rules) {}

    /** In the order of their file. */
    public List<Metric> all() {
        return List.copyOf(known().byCode().values());
    }

    /** Those that are reported at a length. */
    public List<Metric> reported(Length every) {
        return all().stream().filter(each -> each.every() == every).toList();
    }

    /** The lengths at which anything is reported, the shortest first. */
    public List<Length> lengths() {
        return all().stream()
                .map(Metric::every)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    public Optional<Metric> find(String code) {
        return Optional.ofNullable(known().byCode().get(code));
    }

    public Optional<Metric> find(int id) {
        return Optional.ofNullable(known().byId().get(id));
    }

    /** How a derived metric is computed. */
    public Rule rule(Metric derived) {
        return Objects.requireNonNull(known().rules().get(derived.code()));
    }

    /** Those that are reported and of which the given ones are made: themselves, and what they are computed from and weighted by. */
    public List<Metric> reportedBehind(Set<String> codes) {
        Set<String> needed = new TreeSet<>();
        codes.forEach(code -> find(code).ifPresent(metric -> {
            if (metric.derived()) {
                needed.addAll(rule(metric).names());
            } else {
                needed.add(code);
            }
            if (metric.weight() != null) {
                needed.add(metric.weight());
            }
        }));
        return all().stream().filter(each -> needed.contains(each.code())).toList();
    }

    /** The reported metrics that one is computed from; itself where it is reported. */
    List<Metric> partsOf(Metric metric) {
        return metric.derived() ? reportedBehind(Set.of(metric.code())) : List.of(metric);
    }

    @Override
    public List<MetricType> metrics() {
        return all().stream()
                .map(each -> new MetricType(
                        each.code(),
                        each.nameVi(),
                        each.nameEn(),
                        share(each) ? "" : each.unitVi(),
                        share(each) ? "" : each.unitEn(),
                        each.derived() ? rule(each).isRatio() : each.kind() == Metric.Kind.RATIO,
                        each.levels().stream()
                                .map(level -> new MetricType.Level(level.code(), level.nameVi(), level.nameEn()))
                                .toList(),
                        Length.MONTH.atLeast(partsOf(each)).months(),
                        each.reportedBy()))
                .toList();
    }

    private boolean share(Metric metric) {
        return metric.derived() && rule(metric).isRatio();
    }

    /** What rules of derived metrics may speak of: what is reported, and the ranks of levels. */
    static RuleLanguage language(Iterable<Metric> metrics) {
        Map<String, ValueType> names = new HashMap<>();
        for (Metric each : metrics) {
            if (!each.derived()) {
                names.put(each.code(), each.kind() == Metric.Kind.RATIO ? ValueType.RATIO : ValueType.COUNT);
            }
            each.levels().forEach(level -> names.put(each.code() + "_" + level.code(), ValueType.COUNT));
        }
        return new RuleLanguage(names);
    }

    void forget() {
        known = null;
    }

    private Known known() {
        Known now = known;
        if (now == null) {
            now = read();
            known = now;
        }
        return now;
    }

    private Known read() {
        Map<Integer, List<Metric.Level>> levels = new HashMap<>();
        jdbc.sql("select metric_id, rank, code, name_vi, name_en from indicators.metric_level order by metric_id, rank")
                .query(row -> {
                    levels.computeIfAbsent(row.getInt(1), any -> new ArrayList<>())
                            .add(new Metric.Level(row.getInt(2), row.getString(3), row.getString(4), row.getString(5)));
                });
        Map<Integer, List<Metric.Definition>> definitions = new HashMap<>();
        jdbc.sql("""
                        select metric_id, id, valid_from, text_vi, text_en, source
                        from indicators.metric_definition order by metric_id, valid_from
                        """).query(row -> {
            definitions
                    .computeIfAbsent(row.getInt(1), any -> new ArrayList<>())
                    .add(new Metric.Definition(
                            row.getInt(2),
                            row.getObject(3, LocalDate.class),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6)));
        });
        Map<String, Metric> byCode = new LinkedHashMap<>();
        Map<Integer, Metric> byId = new HashMap<>();
        jdbc.sql("select * from indicators.metric where not retired order by position")
                .query(row -> {
                    int id = row.getInt("id");
                    Metric metric =
                            metric(row, levels.getOrDefault(id, List.of()), definitions.getOrDefault(id, List.of()));
                    byCode.put(metric.code(), metric);
                    byId.put(id, metric);
                });
        return new Known(byCode, byId, rules(byCode));
    }

    private static Map<String, Rule> rules(Map<String, Metric> metrics) {
        RuleLanguage language = language(metrics.values());
        Map<String, Rule> rules = new HashMap<>();
        for (Metric each : metrics.values()) {
            if (each.rule() != null) {
                try {
                    rules.put(each.code(), language.figure(each.rule()));
                } catch (RuleFaults checkedWhenLoaded) {
                    throw new IllegalStateException(checkedWhenLoaded);
                }
            }
        }
        return rules;
    }

    private static Metric metric(ResultSet row, List<Metric.Level> levels, List<Metric.Definition> definitions)
            throws SQLException {
        return new Metric(
                row.getInt("id"),
                row.getString("code"),
                row.getString("name_vi"),
                row.getString("name_en"),
                row.getString("unit_vi"),
                row.getString("unit_en"),
                Objects.requireNonNull(constant(Metric.Kind.class, row.getString("kind"))),
                Objects.requireNonNull(constant(Metric.Direction.class, row.getString("direction"))),
                constant(Length.class, row.getString("every")),
                constant(Metric.OverTime.class, row.getString("over_time")),
                constant(Metric.UpTheTree.class, row.getString("up_the_tree")),
                row.getString("weight"),
                levels,
                row.getString("rule"),
                row.getObject("least", BigDecimal.class),
                row.getObject("most", BigDecimal.class),
                row.getString("reported_by"),
                List.of((String[]) row.getArray("parts").getArray()),
                definitions);
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String code) {
        return code == null ? null : Enum.valueOf(type, code.toUpperCase(Locale.ROOT));
    }
}
