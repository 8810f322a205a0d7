package vn.kieumau.criteria;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The metrics that come with the system, as rules see them: read without a database. */
public final class ShippedMetrics {
    private ShippedMetrics() {}

    @SuppressWarnings("unchecked")
    public static List<MetricType> all() {
        try (InputStream file = ShippedMetrics.class.getResourceAsStream("/metrics/metrics.yaml")) {
            Map<String, Object> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return ((List<Map<String, Object>>) root.get("metrics"))
                    .stream()
                            .map(each -> new MetricType(
                                    (String) each.get("code"),
                                    (String) each.get("name_vi"),
                                    (String) each.get("name_en"),
                                    "derived".equals(each.get("kind")) ? "" : (String) each.get("unit_vi"),
                                    "derived".equals(each.get("kind")) ? "" : (String) each.get("unit_en"),
                                    List.of("ratio", "derived").contains(each.get("kind")),
                                    ((List<Map<String, String>>) each.getOrDefault("levels", List.of()))
                                            .stream()
                                                    .map(level -> new MetricType.Level(
                                                            level.get("code"),
                                                            level.get("name_vi"),
                                                            level.get("name_en")))
                                                    .toList(),
                                    "year".equals(each.get("every")) ? 12 : 1,
                                    (String) each.getOrDefault("reported_by", "")))
                            .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
