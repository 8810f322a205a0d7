package vn.kieumau.assessment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.campaigns.Cohort;
import vn.kieumau.campaigns.Readiness;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.criteria.RuledSet;
import vn.kieumau.criteria.judging.Truth;
import vn.kieumau.indicators.Figures;
import vn.kieumau.indicators.KnownFigures;
import vn.kieumau.units.UnitAttributes;
import vn.kieumau.units.Units;

/** Judges wards by stored figures alone: what people would say of them is left out, not taken for unknown. */
@Component
class FigureReadiness implements Readiness {
    private final JdbcClient jdbc;
    private final CriteriaSets sets;
    private final Figures figures;
    private final Units units;
    private final Clock clock;

    FigureReadiness(JdbcClient jdbc, CriteriaSets sets, Figures figures, Units units, Clock clock) {
        this.jdbc = jdbc;
        this.sets = sets;
        this.figures = figures;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public Map<Long, Map<String, String>> byFigures(Cohort cohort, List<Long> wards, LocalDate day) {
        RuledSet set = sets.ruled(cohort.setId());
        KnownFigures known = figures.readAll(
                wards,
                set.metrics(),
                cohort.year(),
                set.pack().set().baselineYear(),
                day,
                clock.instant(),
                set.pack().set().calendar());
        Map<Long, UnitAttributes> attributes = units.attributes(wards, day);
        Map<Long, String> types = jdbc
                .sql("select unit_id, type from units.v_unit where unit_id = any(:wards)")
                .param("wards", wards.toArray(new Long[0]))
                .query((row, number) -> Map.entry(row.getLong(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<Long, Map<String, String>> found = new HashMap<>();
        for (long ward : wards) {
            Map<String, Object> facts = known.of(ward);
            facts.putAll(Attributes.of(types.getOrDefault(ward, ""), attributes.get(ward))
                    .byName());
            Map<String, Truth> truths =
                    set.judge(new RuledSet.Known(facts, known.atLeast(ward), Map.of())).entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, each -> each.getValue().truth()));
            Map<String, String> criteria = new LinkedHashMap<>();
            set.pack().criteria().forEach(criterion -> {
                Set<Truth> judged = criterion.requirements().stream()
                        .filter(each -> !each.condition().isEmpty())
                        .map(each -> truths.getOrDefault(each.code(), Truth.UNKNOWN))
                        .collect(Collectors.toSet());
                if (!judged.isEmpty()) {
                    criteria.put(
                            criterion.code(),
                            judged.contains(Truth.NOT_MET) ? NOT_MET : judged.contains(Truth.UNKNOWN) ? UNKNOWN : MET);
                }
            });
            found.put(ward, criteria);
        }
        return found;
    }
}
