package vn.kieumau.insight;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tree of units of one day, as far as it was asked for. Nothing of it changes as long as the tree is not written anew. */
final class Country {
    static final Country UNKNOWN = new Country(LocalDate.MIN);

    /** One for each province and a few more: whoever reaches the same units shares one. */
    private static final int MOST_REACHES = 200;

    private final LocalDate day;
    private final Cache<String, Set<Long>> reached =
            Caffeine.newBuilder().maximumSize(MOST_REACHES).build();
    private final Map<Long, Long> standing = new ConcurrentHashMap<>();

    private volatile List<Province> provinces = List.of();

    Country(LocalDate day) {
        this.day = day;
    }

    LocalDate day() {
        return day;
    }

    private record Reached(String reach, long unitId) {}

    /** @param reaches as {@code Actor.reach} gives them */
    Map<String, Set<Long>> reached(JdbcClient jdbc, List<String> reaches) {
        return reached.getAll(reaches, unknown -> {
            Map<String, Set<Long>> found = new HashMap<>();
            unknown.forEach(each -> found.put(each, new HashSet<>()));
            jdbc.sql(
                            "select a.reach, r.unit_id from unnest(:reaches::text[]) a (reach) cross join lateral units.reached(a.reach) r")
                    .param("reaches", unknown.toArray(String[]::new))
                    .query(Reached.class)
                    .list()
                    .forEach(each -> found.computeIfAbsent(each.reach(), same -> new HashSet<>())
                            .add(each.unitId()));
            return found;
        });
    }

    /** A province of the day. */
    record Province(long unitId, @Nullable String code, String name) {}

    /** By their places in the order of the country. */
    List<Province> provinces(JdbcClient jdbc) {
        if (provinces.isEmpty()) {
            provinces = jdbc.sql("""
                            select unit_id, code, name from units.v_place where level = 'province' and valid @> :day order by position
                            """).param("day", day).query(Province.class).list();
        }
        return provinces;
    }

    private record Stands(long unitId, @Nullable Long underId) {}

    /** The province of the day that each of the units stands in; 0: whole in none. Others may be among them. */
    Map<Long, Long> standing(JdbcClient jdbc, List<Long> units) {
        Long[] unknown = units.stream()
                .filter(each -> !standing.containsKey(each))
                .distinct()
                .toArray(Long[]::new);
        if (unknown.length > 0) {
            Map<Long, Long> found = new HashMap<>();
            for (Long each : unknown) {
                found.put(each, 0L);
            }
            jdbc.sql("select unit_id, under_id from units.standing(:units::bigint[], 'province', :day)")
                    .param("units", unknown)
                    .param("day", day)
                    .query(Stands.class)
                    .list()
                    .forEach(each -> found.put(each.unitId(), each.underId() == null ? 0L : each.underId()));
            standing.putAll(found);
        }
        return standing;
    }
}
