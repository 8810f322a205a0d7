package vn.kieumau.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.kieumau.criteria.PackFault.Kind;

/** The JSON schema of packs says the same as the code that reads and checks them. */
class PackSchemaTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode SCHEMA = JSON.readTree(file(Path.of("src/main/resources/api/pack.schema.json")));
    private static final Schema VALIDATOR = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()))
            .getSchema(SCHEMA);
    private static final Pack EARLIER = PackFixture.read(PackFixture.small().replace("\"t\"", "\"older\""));
    private static final PackCheck CHECK = new PackCheck(
            ShippedMetrics.all(), (programme, version) -> Optional.of(EARLIER).filter(each -> version.equals("older")));
    /** What no other pack at hand has: names through time, an earlier version, a document, a list, a minimum of criteria. */
    private static final String FULL = PackFixture.small()
            .replace("  name_en: \"Test\"\n", """
                      name_en: "Test"
                      names:
                        - {from: "2022-01-01", vi: "Thử cũ", en: "Old test"}
                    """)
            .replace(
                    "version: \"t\"",
                    "version: \"t\"\n  follows: older\n  baseline_year: 2022\n  levels: [{level: district, until: \"2025-02-28\"},"
                            + " {level: province}, {level: ministry}]\n  council: {level: ministry, quorum_percent: 70,"
                            + " majority: two_thirds, majority_of: members, ballot: secret, tie: against}")
            .replace("rule: all", "rule: count\n  at_least: 1\n  group_minimum:\n    - {group: I, criteria: 1}")
            .replaceAll("(?m)^(\\s+)source: .*$", "$0\n$1from: {change: new}")
            .replaceFirst("change: new", "change: same, of: [\"1\"]")
            .replace("kind: document", "kind: document\n            document: {what_vi: \"Quyết định\"}")
            .replace("kind: zero", "kind: zero\n            applies_to: [ward, commune]")
            .replaceAll(
                    "(?s)kind: threshold(.*?)rule: '.*?'", "kind: checklist$1items:\n              - {vi: a, en: b}");

    static Map<String, String> packs() {
        Map<String, String> packs = new LinkedHashMap<>();
        try (Stream<Path> shipped = Files.list(Path.of("src/main/resources/packs"))) {
            shipped.sorted().forEach(each -> packs.put(each.getFileName().toString(), file(each)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        packs.put("small", PackFixture.small());
        packs.put("full", FULL);
        return packs;
    }

    static Set<String> names() {
        return packs().keySet();
    }

    private static String file(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_sound_pack_fits_as_it_is_written_and_as_the_system_writes_it(String name) {
        String pack = packs().get(name);

        assertThat(CHECK.faults(PackFixture.read(pack))).isEmpty();
        assertThat(VALIDATOR.validate(asOthersRead(pack))).isEmpty();
        assertThat(VALIDATOR.validate(asWeRead(pack))).isEmpty();
        assertThat(VALIDATOR.validate(JSON.readTree(PackJson.write(PackFixture.read(pack)))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            rule: all ~ rule: all\\n  at_lest: 3 ~ additionalProperties
            rule: all ~ rule: most ~ enum
            title_vi: "Nhóm" ~ title_vi: 5 ~ type
            title_vi: "Nhóm" ~ title_vi: "" ~ minLength
            title_vi: "Bộ thử" ~ notice_vi: "Bộ thử" ~ required
            kind: zero ~ kind: zreo ~ enum
            answered_by: ward_police ~ answered_by: someone ~ enum
            mandatory: true ~ mandatory: maybe ~ enum
            zero: [serious_crimes] ~ zero: serious_crimes ~ type
            zero: [serious_crimes] ~ applies_to: [district] ~ enum
            published_on: "2023-01-01" ~ published_on: "1/2023" ~ format
            code: TEST ~ code: "lower case" ~ pattern
            - code: I ~ - code: "Nhóm I" ~ pattern
            - code: "1" ~ - code: "một" ~ pattern
            - code: "1.2" ~ - code: "1.2/a" ~ pattern
            format: kieumau-pack/2 ~ format: kieumau-pack/9 ~ const
            """)
    void a_planted_fault_does_not_fit(String sound, String broken, String keyword) {
        String pack = PackFixture.small().replaceFirst(Pattern.quote(sound), broken.replace("\\n", "\n"));
        assertThat(pack).isNotEqualTo(PackFixture.small());

        assertThat(VALIDATOR.validate(asOthersRead(pack)))
                .extracting(Error::getKeyword)
                .containsExactly(keyword);
    }

    @Test
    void its_fields_are_those_of_the_records_each_of_its_type() {
        Map<String, String> ofSchema = new TreeMap<>();
        places(SCHEMA, "", (path, schema) -> ofSchema.put(path, shape(schema)));
        Map<String, String> ofRecords = new TreeMap<>();
        places(Pack.class, "", ofRecords);

        assertThat(ofSchema).isEqualTo(ofRecords);
    }

    @Test
    void its_lists_of_words_are_those_of_the_check() {
        Map<String, Set<String>> lists = new TreeMap<>();
        places(SCHEMA, "", (path, schema) -> {
            if (shape(schema).equals("text") && schema.has("enum")) {
                lists.put(path, texts(schema.get("enum")));
            }
        });

        assertThat(lists)
                .containsOnly(
                        entry("set.levels[].level", Set.copyOf(Pack.Appraising.LEVELS)),
                        entry("set.council.level", Set.copyOf(Pack.CouncilRules.LEVELS)),
                        entry("set.council.majority", Set.copyOf(Pack.CouncilRules.MAJORITIES)),
                        entry("set.council.majority_of", Set.copyOf(Pack.CouncilRules.BASES)),
                        entry("set.council.ballot", Set.copyOf(Pack.CouncilRules.BALLOTS)),
                        entry("set.council.tie", Set.copyOf(Pack.CouncilRules.TIES)),
                        entry("passing.rule", PassingCheck.RULES),
                        entry("groups[].criteria[].from.change", LineageCheck.CHANGES),
                        entry("groups[].criteria[].requirements[].kind", RequirementCheck.KINDS),
                        entry("groups[].criteria[].requirements[].answered_by", RequirementCheck.ANSWERERS),
                        entry("groups[].criteria[].requirements[].applies_to[]", RequirementCheck.CLASSES));
        assertThat(SCHEMA.at("/properties/format/const").asString()).isEqualTo(Pack.FORMAT);
    }

    /** Required is what every sound pack has and none stays sound without. */
    @Test
    void it_requires_what_the_check_misses_and_nothing_else() {
        Map<String, Boolean> needed = new TreeMap<>();
        Map<String, Boolean> required = new TreeMap<>();
        packs().values().forEach(pack -> {
            ObjectNode whole = asWeRead(pack);
            objects(SCHEMA, whole, "", "", (place, object) -> {
                for (String field : fields(place.schema)) {
                    String path = place.general.isEmpty() ? field : place.general + "." + field;
                    required.put(path, texts(place.schema.get("required")).contains(field));
                    JsonNode kept = object.remove(field);
                    boolean missed = kept != null && !sound(whole);
                    restore(object, field, kept);
                    needed.merge(path, missed, Boolean::logicalAnd);
                }
            });
        });

        assertThat(needed.keySet())
                .as("every object of the schema stands in a pack")
                .isEqualTo(allFields());
        assertThat(needed).isEqualTo(required);
    }

    @Test
    void its_texts_may_be_as_long_as_those_of_the_check() {
        Map<String, Integer> ofCheck = new TreeMap<>();
        Map<String, Integer> ofSchema = new TreeMap<>();
        packs().values().forEach(pack -> {
            ObjectNode whole = asWeRead(pack);
            objects(
                    SCHEMA,
                    whole,
                    "",
                    "",
                    (place, object) -> fields(place.schema).forEach(field -> {
                        JsonNode schema = place.schema.get("properties").get(field);
                        if (schema.path("type").asString("").equals("string") && !field.matches("rule|applies_if")) {
                            String general = place.general + "." + field;
                            JsonNode kept = object.get(field);
                            object.put(field, "x".repeat(100_000));
                            ofCheck.put(
                                    general, longest(whole, (place.path.isEmpty() ? "" : place.path + ".") + field));
                            ofSchema.put(general, schema.path("maxLength").asInt(0));
                            object.remove(field);
                            restore(object, field, kept);
                        }
                    }));
        });

        assertThat(ofCheck).isNotEmpty().isEqualTo(ofSchema);
    }

    /** Most characters that the check allows at the place; 0 where it does not say. */
    private static int longest(ObjectNode whole, String path) {
        try {
            return CHECK.faults(PackFile.pack(tree(whole), Map.of())).stream()
                    .filter(fault -> fault.path().equals(path) && fault.kind() == Kind.TOO_LONG)
                    .mapToInt(fault -> Integer.parseInt(fault.detail()))
                    .findFirst()
                    .orElse(0);
        } catch (PackFaults noText) {
            return 0;
        }
    }

    private static boolean sound(ObjectNode whole) {
        try {
            return CHECK.faults(PackFile.pack(tree(whole), Map.of())).isEmpty();
        } catch (PackFaults unreadable) {
            return false;
        }
    }

    private static Object tree(JsonNode node) {
        return JSON.convertValue(node, Object.class);
    }

    private static void restore(ObjectNode object, String field, JsonNode kept) {
        if (kept != null) {
            object.set(field, kept);
        }
    }

    /** @param path where it stands in the pack; general the same without positions in lists */
    private record Place(String path, String general, JsonNode schema) {}

    /** Every object of the pack, each with its part of the schema. */
    private static void objects(
            JsonNode schema, JsonNode node, String path, String general, BiConsumer<Place, ObjectNode> seen) {
        if (node instanceof ObjectNode object && schema.has("properties")) {
            seen.accept(new Place(path, general, schema), object);
            for (String field : fields(schema)) {
                if (object.has(field)) {
                    String dot = path.isEmpty() ? "" : ".";
                    JsonNode below = schema.get("properties").get(field);
                    objects(below, object.get(field), path + dot + field, general + dot + field, seen);
                }
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                objects(schema.get("items"), node.get(i), path + "[" + i + "]", general + "[]", seen);
            }
        }
    }

    private static Set<String> allFields() {
        Set<String> all = new TreeSet<>();
        places(SCHEMA, "", (path, schema) -> {
            if (!path.endsWith("[]")) {
                all.add(path);
            }
        });
        return all;
    }

    private static void places(JsonNode schema, String path, BiConsumer<String, JsonNode> seen) {
        if (!path.isEmpty()) {
            seen.accept(path, schema);
        }
        fields(schema)
                .forEach(field ->
                        places(schema.get("properties").get(field), path.isEmpty() ? field : path + "." + field, seen));
        if (schema.has("items")) {
            places(schema.get("items"), path + "[]", seen);
        }
    }

    private static void places(Type type, String path, Map<String, String> shapes) {
        if (!path.isEmpty()) {
            shapes.put(path, shape(type));
        }
        if (type instanceof ParameterizedType list) {
            places(list.getActualTypeArguments()[0], path + "[]", shapes);
        } else if (type instanceof Class<?> record && record.isRecord()) {
            for (RecordComponent each : record.getRecordComponents()) {
                String field = PropertyNamingStrategies.SNAKE_CASE.nameForField(null, null, each.getName());
                places(each.getGenericType(), path.isEmpty() ? field : path + "." + field, shapes);
            }
        }
    }

    private static String shape(Type type) {
        if (type instanceof ParameterizedType) {
            return "list";
        }
        return ((Class<?>) type).isRecord()
                ? "object"
                : Map.of(
                                String.class, "text",
                                Boolean.class, "yes or no",
                                LocalDate.class, "day",
                                Integer.class, "whole number",
                                BigDecimal.class, "number")
                        .get(type);
    }

    /** What the schema takes at a place; unknown words where it takes what it should not. */
    private static String shape(JsonNode schema) {
        if (schema.path("type").asString("").equals("object")) {
            return schema.path("additionalProperties").asBoolean(true) ? "open object" : "object";
        }
        if (schema.has("enum") && schema.get("enum").get(0).isBoolean()) {
            return texts(schema.get("enum")).equals(Set.of("true", "false")) ? "yes or no" : "some of yes and no";
        }
        if (schema.has("enum") || schema.has("const")) {
            return "text";
        }
        return switch (schema.path("type").toString()) {
            case "\"array\"" -> "list";
            case "\"string\"" -> schema.has("format") ? "day" : "text";
            case "[\"integer\",\"string\"]" -> "whole number";
            case "[\"number\",\"string\"]" -> "number";
            default -> schema.toString();
        };
    }

    private static List<String> fields(JsonNode schema) {
        return schema.has("properties") ? List.copyOf(schema.get("properties").propertyNames()) : List.of();
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(each -> texts.add(each.asString()));
        return texts;
    }

    private static JsonNode asOthersRead(String yaml) {
        return read(yaml, Set.of(Tag.TIMESTAMP));
    }

    private static ObjectNode asWeRead(String yaml) {
        return (ObjectNode) read(yaml, Set.of(Tag.TIMESTAMP, Tag.BOOL, Tag.INT, Tag.FLOAT, Tag.NULL));
    }

    private static JsonNode read(String yaml, Set<Tag> asText) {
        DumperOptions unused = new DumperOptions();
        LoaderOptions options = new LoaderOptions();
        return JSON.valueToTree(new Yaml(
                        new SafeConstructor(options), new Representer(unused), unused, options, new Resolver() {
                            @Override
                            public void addImplicitResolver(Tag tag, Pattern pattern, String first, int limit) {
                                if (!asText.contains(tag)) {
                                    super.addImplicitResolver(tag, pattern, first, limit);
                                }
                            }
                        })
                .load(yaml));
    }
}
