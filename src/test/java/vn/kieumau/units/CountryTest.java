package vn.kieumau.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.support.ApplicationTest;

/** The country in the product: by its own counts always, and against the prepared reference where that is at hand. */
@ApplicationTest
class CountryTest {
    private static final Path REFERENCE = Path.of("../shared/data");
    /** {@code end} has no successor; {@code same} is one unit before and after, which the reference writes as a whole passing on. */
    private static final String LINEAGE = """
            select coalesce(f.code, '') || ' ' || coalesce(t.code, '') || ' ' || case s.part when 'whole' then 'whole' else 'part' end || ' ' || s.legal_basis
            from units.succession s
            join units.place f on f.unit_id = s.from_id and f.until = s.day join units.place t on t.unit_id = s.to_id and t.valid @> s.day
            where s.day = '2025-07-01'
            union
            select c.from_code || ' ' || c.to_code || ' whole ' || c.legal_basis
            from units.change c join units.reorganisation r on r.id = c.reorganisation_id and r.day = '2025-07-01' where c.part = 'same'
            """;

    @Autowired
    JdbcClient jdbc;

    @Test
    void itHasTheUnitsThatTheLawSaysOnEachDay() {
        assertThat(counts("2021-12-31")).isEqualTo(Map.of("province", 63, "district", 705, "commune", 10_599));
        assertThat(counts("2023-12-31")).isEqualTo(Map.of("province", 63, "district", 705, "commune", 10_599));
        assertThat(counts("2025-06-30")).isEqualTo(Map.of("province", 63, "district", 696, "commune", 10_035));
        assertThat(counts("2025-07-01")).isEqualTo(Map.of("province", 34, "commune", 3_321));
        assertThat(counts("2026-04-30")).isEqualTo(Map.of("province", 34, "commune", 3_321));
        assertThat(types("2025-07-01")).isEqualTo(Map.of("Xã", 2_621, "Phường", 687, "Đặc khu", 13));
        assertThat(types("2026-04-29")).isEqualTo(types("2025-07-01"));
        assertThat(types("2026-04-30")).isEqualTo(Map.of("Xã", 2_611, "Phường", 697, "Đặc khu", 13));
    }

    @Test
    void everyCommuneOfTheLastDayWentSomewhereAndEveryNewOneCameFromSomewhere() {
        assertThat(number("""
                select count(*) from units.place p where p.level = 'commune' and p.valid @> date '2025-06-30' and p.code is not null
                  and not exists (select 1 from units.succession s where s.from_id = p.unit_id)
                  and not exists (select 1 from units.place q where q.unit_id = p.unit_id and q.valid @> date '2025-07-01')
                """)).isZero();
        assertThat(number("""
                select count(*) from units.place p where p.valid @> date '2025-07-01' and not p.valid @> date '2025-06-30'
                  and not exists (select 1 from units.succession s where s.to_id = p.unit_id)
                  and not exists (select 1 from units.place q where q.unit_id = p.unit_id and q.valid @> date '2025-06-30')
                """)).isZero();
        assertThat(
                        number(
                                "select count(*) from (select from_id from units.succession group by 1 having count(*) > 1) split"))
                .isEqualTo(441);
    }

    @Test
    void itEqualsTheReferenceFromTheDayBeforeTheReformOn() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(REFERENCE), "the reference is not here");
        Map<String, Set<String>> variants = new HashMap<>();
        for (CSVRecord row : rows("name_variants.csv")) {
            variants.computeIfAbsent(row.get("regime") + row.get("code"), any -> new TreeSet<>())
                    .add(row.get("variant"));
        }
        same("A", "2025-06-30", rows("units_2024.csv"), variants);
        same("B", "2025-07-01", rows("units_2025.csv"), variants);
        same("B", "2026-04-30", rows("units_2025.csv"), variants);
        Set<String> lineage = rows("lineage_2025.csv").stream()
                .map(row -> row.get("from_code") + " " + row.get("to_code") + " " + row.get("part") + " "
                        + row.get("legal_basis"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(new TreeSet<>(jdbc.sql(LINEAGE).query(String.class).list()))
                .isEqualTo(lineage)
                .hasSize(10_634);
    }

    private void same(String regime, String day, List<CSVRecord> reference, Map<String, Set<String>> variants) {
        Map<String, String> expected = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (CSVRecord row : reference) {
            String to = row.get("valid_to");
            if (row.get("valid_from").compareTo(day) <= 0 && (to.isEmpty() || to.compareTo(day) > 0)) {
                expected.put(row.get("code"), row.get("level") + " " + row.get("type") + " " + row.get("parent_code"));
                names.put(row.get("code"), row.get("name"));
            }
        }
        Map<String, String> actual = new HashMap<>();
        jdbc.sql("""
                        select p.code, p.level || ' ' || p.type || ' ' || coalesce(a.code, '') as rest, p.name from units.place p
                        left join units.place a on a.unit_id = p.parent_id and a.valid @> :day::date
                        where p.valid @> :day::date and p.code is not null
                        """).param("day", day).query(row -> {
            String code = row.getString("code");
            actual.put(code, row.getString("rest"));
            String name = row.getString("name");
            assertThat(name.equals(names.get(code))
                            || variants.getOrDefault(regime + code, Set.of()).contains(name))
                    .as("%s on %s: %s, %s in the reference", code, day, name, names.get(code))
                    .isTrue();
        });
        assertThat(actual).isEqualTo(expected);
    }

    private static List<CSVRecord> rows(String file) throws IOException {
        try (Reader reader = Files.newBufferedReader(REFERENCE.resolve(file))) {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
        }
    }

    private Map<String, Integer> counts(String day) {
        return map(
                "select level as key, count(*) from units.place where code is not null and valid @> :day::date group by 1",
                day);
    }

    private Map<String, Integer> types(String day) {
        return map(
                "select type as key, count(*) from units.place where level = 'commune' and code is not null and valid @> :day::date group by 1",
                day);
    }

    private Map<String, Integer> map(String sql, String day) {
        Map<String, Integer> found = new HashMap<>();
        jdbc.sql(sql).param("day", day).query(row -> {
            found.put(row.getString("key"), row.getInt("count"));
        });
        return found;
    }

    private int number(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
