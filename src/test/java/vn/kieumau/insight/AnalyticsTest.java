package vn.kieumau.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;
import vn.kieumau.support.SqlCount;

/** Tables for reporting tools: within reach, as described, and the same figures as everywhere. */
@ApplicationTest
class AnalyticsTest {
    private static final String ADDRESS = "/api/v1/analytics";

    @Autowired
    MockMvc web;

    @Autowired
    DemoApi api;

    @Autowired
    Demo demo;

    @Autowired
    Insight insight;

    @Autowired
    JdbcClient jdbc;

    @Test
    void nobodyReadsThemWhoDoesNotSeeTheDashboard() throws Exception {
        for (String url : List.of(ADDRESS, ADDRESS + "/units")) {
            web.perform(MockMvcRequestBuilders.get(url)).andExpect(status().isUnauthorized());
            web.perform(api.get("admin", url)).andExpect(status().isForbidden());
        }
    }

    @Test
    void whatIsNotThereOrNotKnownThroughTimeIsRefused() throws Exception {
        web.perform(api.get("v05-canbo", ADDRESS + "/accounts")).andExpect(status().isNotFound());
        web.perform(api.get("v05-canbo", ADDRESS + "/dossiers?as-of=2023-10-01"))
                .andExpect(status().isNotFound());
        web.perform(api.get("v05-canbo", ADDRESS + "/units?as-of=yesterday")).andExpect(status().isBadRequest());
    }

    @ParameterizedTest
    @EnumSource
    void aReaderGetsOnlyWhatItReaches(AnalyticsTable table) throws Exception {
        Set<String> all = keys(table, rows("v05-canbo", table.code()));
        Set<String> own = keys(table, rows("hp-canbo", table.code()));
        assertThat(all).containsAll(own).hasSizeGreaterThan(own.size());
        assertThat(own.isEmpty()).as("Hải Phòng has no titles").isEqualTo(table == AnalyticsTable.TITLES);
        if (table.fields().stream().anyMatch(each -> each.name().equals("unit_id"))) {
            Set<String> reached = jdbc.sql("select unit_id::text from units.reached(:reach)")
                    .param("reach", demo.actor("hp-canbo").reach(vn.kieumau.kernel.Permission.VIEW_INSIGHT))
                    .query(String.class)
                    .set();
            assertThat(rows("hp-canbo", table.code())).allMatch(row -> reached.contains(row.get("unit_id")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void columnsAndTypesAreAsDescribedAndKeysAreUnique(AnalyticsTable table) throws Exception {
        web.perform(api.get("v05-canbo", ADDRESS + "/" + table.code()))
                .andExpect(content().contentType("text/csv;charset=UTF-8"))
                .andExpect(header().string(
                                "Content-Disposition", "attachment; filename=\"" + table.code() + "-2023-11-24.csv\""));
        List<CSVRecord> rows = rows("v05-canbo", table.code());
        assertThat(rows).isNotEmpty();
        assertThat(rows.get(0).getParser().getHeaderNames())
                .isEqualTo(
                        table.fields().stream().map(AnalyticsTable.Field::name).toList());
        for (CSVRecord row : rows) {
            for (AnalyticsTable.Field field : table.fields()) {
                String cell = row.get(field.name());
                if (!cell.isEmpty()) {
                    switch (field.type()) {
                        case "integer" -> assertThat(cell).matches("-?\\d+");
                        case "date" -> LocalDate.parse(cell);
                        case "datetime" -> OffsetDateTime.parse(cell);
                        case "boolean" -> assertThat(cell).isIn("true", "false");
                        default -> assertThat(field.type()).isEqualTo("string");
                    }
                }
            }
        }
        assertThat(keys(table, rows)).hasSameSizeAs(rows);
    }

    @ParameterizedTest
    @EnumSource
    void asParquetATableSaysTheSame(AnalyticsTable table, @TempDir Path folder) throws Exception {
        MockHttpServletResponse answer = web.perform(
                        api.get("hn-canbo", ADDRESS + "/" + table.code() + "?format=parquet"))
                .andExpect(status().isOk())
                .andExpect(content().contentType(AnalyticsParquet.MEDIA_TYPE))
                .andExpect(header().string(
                                "Content-Disposition",
                                "attachment; filename=\"" + table.code() + "-2023-11-24.parquet\""))
                .andReturn()
                .getResponse();
        Path file = Files.write(folder.resolve("table.parquet"), answer.getContentAsByteArray());
        List<String> names =
                table.fields().stream().map(AnalyticsTable.Field::name).toList();
        assertThat(ParquetReader.readMetadata(file.toFile())
                        .getFileMetaData()
                        .getSchema()
                        .getColumns())
                .extracting(each -> each.getPath()[0])
                .isEqualTo(names);
        List<List<String>> lines;
        try (Stream<List<String>> read = ParquetReader.streamContent(file.toFile(), lines(table))) {
            lines = read.toList();
        }
        assertThat(lines)
                .isEqualTo(rows("hn-canbo", table.code()).stream()
                        .map(row -> table.fields().stream()
                                .map(each -> exact(each, row.get(each.name())))
                                .toList())
                        .toList());
    }

    @Test
    void aFormatThatIsNotWrittenIsRefused() throws Exception {
        web.perform(api.get("v05-canbo", ADDRESS + "/units?format=orc")).andExpect(status().isNotFound());
        web.perform(api.get("admin", ADDRESS + "/units?format=parquet")).andExpect(status().isForbidden());
    }

    /** A cell of a CSV as the Parquet file is to have it: whole seconds are all that a CSV says of a moment. */
    private static String exact(AnalyticsTable.Field field, String cell) {
        return field.type().equals("datetime") && !cell.isEmpty()
                ? String.valueOf(OffsetDateTime.parse(cell).toEpochSecond())
                : cell;
    }

    private static Hydrator<Map<String, String>, List<String>, String[]> lines(AnalyticsTable table) {
        return new Hydrator<>() {
            @Override
            public Map<String, String> start() {
                return new HashMap<>();
            }

            @Override
            public Map<String, String> add(Map<String, String> row, String[] path, Object value) {
                if (value != null) {
                    row.put(path[0], String.valueOf(value));
                }
                return row;
            }

            @Override
            public List<String> finish(Map<String, String> row) {
                return table.fields().stream()
                        .map(field -> said(field, row.getOrDefault(field.name(), "")))
                        .toList();
            }
        };
    }

    private static String said(AnalyticsTable.Field field, String value) {
        if (value.isEmpty()) {
            return value;
        }
        return switch (field.type()) {
            case "date" -> LocalDate.ofEpochDay(Long.parseLong(value)).toString();
            case "datetime" -> String.valueOf(Math.floorDiv(Long.parseLong(value), 1_000_000L));
            default -> value;
        };
    }

    @Test
    void theDataPackageDescribesEachTable() throws Exception {
        web.perform(api.get("quansat", ADDRESS))
                .andExpect(jsonPath("$.profile").value("tabular-data-package"))
                .andExpect(jsonPath("$.resources.length()").value(2 * AnalyticsTable.values().length))
                .andExpect(jsonPath("$.resources[0].path").value(ADDRESS + "/units"))
                .andExpect(jsonPath("$.resources[0].schema.fields[0].name").value("unit_id"))
                .andExpect(jsonPath("$.resources[0].schema.primaryKey[0]").value("unit_id"))
                .andExpect(jsonPath("$.resources[1].path").value(ADDRESS + "/units?format=parquet"))
                .andExpect(jsonPath("$.resources[1].mediatype").value(AnalyticsParquet.MEDIA_TYPE));
    }

    @Test
    void figuresAreThoseOfTheDashboard() throws Exception {
        Dashboard dashboard =
                insight.of(demo.actor("v05-canbo"), demo.cohort2023(), 0).orElseThrow();
        List<CSVRecord> dossiers = rows("v05-canbo", "dossiers").stream()
                .filter(row -> row.get("cohort_id").equals(String.valueOf(demo.cohort2023())))
                .toList();
        assertThat(dossiers.stream().filter(row -> !row.get("dossier_id").isEmpty()))
                .hasSize(figure(dashboard, "registered"));
        assertThat(dossiers.stream().filter(row -> row.get("state").equals("decided")))
                .hasSize(figure(dashboard, "decided"));
    }

    @Test
    void unitsOfADayAreThoseThatWereInForceOnIt() throws Exception {
        for (String day : List.of("2023-11-24", "2025-07-01")) {
            Set<String> then = rows("v05-canbo", "units?as-of=" + day).stream()
                    .map(row -> row.get("unit_id"))
                    .collect(Collectors.toSet());
            Set<String> expected = jdbc.sql("""
                            select unit_id::text from units.unit_version
                            where valid @> :day::date and unit_id in (select unit_id from units.reached(:reach))
                            """)
                    .param("day", day)
                    .param("reach", demo.actor("v05-canbo").reach(vn.kieumau.kernel.Permission.VIEW_INSIGHT))
                    .query(String.class)
                    .set();
            assertThat(then).isEqualTo(expected).isNotEmpty();
        }
    }

    @Test
    void aTableCostsTheSameHoweverLong() throws Exception {
        int few = SqlCount.during(() -> web.perform(api.get("hp-canbo", ADDRESS + "/verdicts")));
        int many = SqlCount.during(() -> web.perform(api.get("v05-canbo", ADDRESS + "/verdicts")));
        assertThat(many).isEqualTo(few).isLessThanOrEqualTo(12);
    }

    private static int figure(Dashboard dashboard, String code) {
        return dashboard.figures().stream()
                .filter(each -> each.code().equals(code))
                .mapToInt(Dashboard.CountedFigure::count)
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> keys(AnalyticsTable table, List<CSVRecord> rows) {
        return rows.stream()
                .map(row -> table.key().stream().map(row::get).collect(Collectors.joining(" ")))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private List<CSVRecord> rows(String login, String table) throws Exception {
        String text = web.perform(api.get(login, ADDRESS + "/" + table))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text))
                .getRecords();
    }
}
