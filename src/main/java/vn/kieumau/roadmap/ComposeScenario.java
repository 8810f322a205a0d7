package vn.kieumau.roadmap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.recognition.HeldTitles;

/** Makes what was typed, and what is known of wards, into a question that the planner understands. */
@Component
class ComposeScenario {
    private final JdbcClient jdbc;
    private final WardFacts wardFacts;
    private final Targets targets;
    private final HeldTitles heldTitles;

    ComposeScenario(JdbcClient jdbc, WardFacts wardFacts, Targets targets, HeldTitles heldTitles) {
        this.jdbc = jdbc;
        this.wardFacts = wardFacts;
        this.targets = targets;
        this.heldTitles = heldTitles;
    }

    /** @param unknown wards of which nothing is known */
    record Composed(Scenario scenario, Set<Long> unknown) {}

    private record Province(String code, long unitId) {}

    /** Ids of provinces by their official codes, as they are today. */
    Map<String, Long> provinces(LocalDate today) {
        return jdbc
                .sql(
                        "select code, unit_id from units.v_place where level = 'province' and valid @> :today and code is not null")
                .param("today", today)
                .query(Province.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Province::code, Province::unitId));
    }

    /** @throws ScenarioRefused where that cannot be asked */
    Composed compose(Question question, LocalDate today) {
        Map<String, Long> codes = provinces(today);
        Set<Long> chosen = question.provinces().stream()
                .map(code -> codes.getOrDefault(code, 0L))
                .collect(Collectors.toSet());
        List<WardFacts.Ward> facts = wardFacts.all(today).stream()
                .filter(each -> chosen.isEmpty() || chosen.contains(each.provinceId()))
                .toList();
        SortedMap<Integer, Integer> years = new TreeMap<>();
        question.years().forEach(each -> years.put(each.year(), each.worth()));
        Map<Long, Question.Lock> locks = new HashMap<>();
        question.locks().forEach(each -> locks.put(each.ward(), each));
        List<WardState> wards = facts.stream()
                .map(each -> state(each, question, years.isEmpty() ? 0 : years.firstKey(), locks))
                .toList();
        Scenario scenario = new Scenario(
                years, costs(question, facts), question.unregistered(), wards, demands(question, codes, facts, today));
        return new Composed(
                scenario,
                facts.stream()
                        .filter(each -> !each.known())
                        .map(WardFacts.Ward::unitId)
                        .collect(Collectors.toSet()));
    }

    private static WardState state(WardFacts.Ward ward, Question question, int first, Map<Long, Question.Lock> locks) {
        int lacks = ward.missing().values().stream().mapToInt(Integer::intValue).sum();
        int earliest = first + lacks / Math.max(1, question.mended());
        Question.Lock lock = locks.get(ward.unitId());
        // whoever locks a ward says that it is ready then
        return new WardState(
                ward.unitId(),
                ward.provinceId(),
                ward.criteria(),
                ward.missing(),
                lock != null && lock.kind().equals("locked") ? Math.min(earliest, lock.year()) : earliest);
    }

    private static Map<String, Long> costs(Question question, List<WardFacts.Ward> facts) {
        Map<String, Long> costs = new HashMap<>();
        facts.forEach(each -> each.missing().keySet().forEach(kind -> costs.put(kind, 0L)));
        question.costs().forEach(each -> costs.put(each.group(), (long) each.million()));
        costs.put(WardFacts.UNKNOWN, (long) question.unknownCost());
        return costs;
    }

    private List<Demand> demands(
            Question question, Map<String, Long> codes, List<WardFacts.Ward> facts, LocalDate today) {
        List<Long> provinces = facts.stream()
                .map(WardFacts.Ward::provinceId)
                .distinct()
                .sorted()
                .toList();
        List<Demand> demands = new ArrayList<>();
        for (Question.Year year : question.years()) {
            if (year.capacity() != null) {
                demands.add(new Demand.Capacity(year.year(), year.capacity()));
            }
            for (long province : provinces) {
                if (year.provinceCapacity() != null) {
                    demands.add(new Demand.ProvinceCapacity(province, year.year(), year.provinceCapacity()));
                }
            }
        }
        demands.addAll(budgets(question, codes, provinces));
        if (question.targets()) {
            demands.addAll(floors(question, provinces, today));
        }
        if (question.everybody()) {
            provinces.forEach(each -> demands.add(new Demand.Everybody(each)));
        }
        Set<Long> there = facts.stream().map(WardFacts.Ward::unitId).collect(Collectors.toSet());
        for (Question.Lock each : question.locks()) {
            if (there.contains(each.ward())) {
                demands.add(
                        each.kind().equals("locked")
                                ? new Demand.Locked(each.ward(), each.year())
                                : new Demand.NotBefore(each.ward(), each.year()));
            }
        }
        return demands;
    }

    private static List<Demand> budgets(Question question, Map<String, Long> codes, List<Long> provinces) {
        List<Demand> budgets = new ArrayList<>();
        Set<Long> asked = new HashSet<>(provinces);
        Set<List<Long>> stated = new HashSet<>();
        for (Question.Budget each : question.budgets()) {
            long province = codes.getOrDefault(each.province(), 0L);
            if (asked.contains(province) && stated.add(List.of(province, (long) each.year()))) {
                budgets.add(new Demand.Budget(province, each.year(), each.million()));
            }
        }
        for (Question.Year year : question.years()) {
            for (long province : provinces) {
                if (year.budget() != null && stated.add(List.of(province, (long) year.year()))) {
                    budgets.add(new Demand.Budget(province, year.year(), year.budget()));
                }
            }
        }
        return budgets;
    }

    /** What the targets still need; a title held counts. */
    private List<Demand> floors(Question question, List<Long> provinces, LocalDate today) {
        Map<Long, Integer> held = heldTitles.byProvince(today).stream()
                .collect(Collectors.toMap(HeldTitles.Counted::provinceId, HeldTitles.Counted::held, Integer::sum));
        Map<Long, SortedMap<Integer, Target>> wanted = targets.current(provinces);
        Set<Integer> years = question.years().stream().map(Question.Year::year).collect(Collectors.toSet());
        List<Demand> floors = new ArrayList<>();
        for (long province : provinces) {
            wanted.getOrDefault(province, Collections.emptySortedMap()).forEach((year, target) -> {
                int needed = target.wards() - held.getOrDefault(province, 0);
                if (years.contains(year) && needed > 0) {
                    floors.add(new Demand.Floor(province, year, needed));
                }
            });
        }
        return floors;
    }
}
