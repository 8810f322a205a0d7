package vn.kieumau.roadmap;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which ward registers in which year. @param years by id of the ward; a ward that is not there registers in none */
public record Plan(SortedMap<Long, Integer> years) {
    public Plan {
        years = Collections.unmodifiableSortedMap(new TreeMap<>(years));
    }

    public OptionalInt year(long ward) {
        Integer year = years.get(ward);
        return year == null ? OptionalInt.empty() : OptionalInt.of(year);
    }

    /** The plan's value, as {@link Scenario} says. */
    public long value(Scenario scenario) {
        Map<Long, Integer> chosen = years;
        return scenario.wards().stream()
                .mapToLong(ward -> {
                    Integer year = chosen.get(ward.id());
                    return year == null ? -scenario.unregistered() : scenario.value(ward, year);
                })
                .sum();
    }
}
