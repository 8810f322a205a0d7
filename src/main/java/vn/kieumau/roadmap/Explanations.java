package vn.kieumau.roadmap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says of each ward of a plan what binds it. */
public final class Explanations {
    private final Scenario scenario;
    private final Choices choices;
    private final Allotment allotment;
    private final Map<Long, List<Demand>> closing = new HashMap<>();

    private Explanations(Scenario scenario, Plan plan) {
        this.scenario = scenario;
        choices = Choices.of(scenario);
        allotment = new Allotment(choices);
        for (int option : choices.chosen(plan)) {
            allotment.take(option);
        }
        for (Demand each : Choices.demands(scenario)) {
            if (each instanceof Demand.Readiness ready) {
                close(ready.ward(), ready);
            } else if (each instanceof Demand.NotBefore notBefore) {
                close(notBefore.ward(), notBefore);
            } else if (each instanceof Demand.Locked lock) {
                close(lock.ward(), lock);
            }
        }
    }

    /** @param plan one that keeps the scenario's demands @return of each ward, in the order of the scenario */
    public static List<Explanation> of(Scenario scenario, Plan plan) {
        Explanations all = new Explanations(scenario, plan);
        List<Explanation> explanations = new ArrayList<>();
        for (int ward = 0; ward < all.choices.wards(); ward++) {
            explanations.add(all.of(ward, plan));
        }
        return explanations;
    }

    private void close(long ward, Demand by) {
        closing.computeIfAbsent(ward, key -> new ArrayList<>()).add(by);
    }

    private Explanation of(int number, Plan plan) {
        WardState ward = scenario.wards().get(number);
        Integer year = plan.years().get(ward.id());
        List<Explanation.Reason> reasons = new ArrayList<>();
        int was = allotment.leave(number);
        for (int other : scenario.years().keySet()) {
            if (better(ward, other, year)) {
                reasons.addAll(prevented(number, ward, other));
            }
        }
        if (was != Choices.NONE) {
            reasons.addAll(needing(was));
        }
        allotment.take(was);
        if (reasons.isEmpty()) {
            reasons.add(new Explanation.Best());
        }
        return new Explanation(ward.id(), year, reasons);
    }

    private boolean better(WardState ward, int year, @Nullable Integer than) {
        long instead = than == null ? -scenario.unregistered() : scenario.value(ward, than);
        return scenario.value(ward, year) > instead;
    }

    private List<Explanation.Reason> prevented(int number, WardState ward, int year) {
        List<Explanation.Reason> reasons = new ArrayList<>();
        for (Demand each : closing.getOrDefault(ward.id(), List.of())) {
            if (closes(each, year)) {
                reasons.add(new Explanation.Closed(year, each));
            }
        }
        for (int option : choices.ofWard.get(number)) {
            if (choices.options.get(option).year() == year) {
                reasons.addAll(noRoom(option));
            }
        }
        return reasons;
    }

    private static boolean closes(Demand demand, int year) {
        return demand instanceof Demand.Readiness ready && year < ready.year()
                || demand instanceof Demand.NotBefore notBefore && year < notBefore.year()
                || demand instanceof Demand.Locked lock && year != lock.year();
    }

    private List<Explanation.Reason> noRoom(int number) {
        Choices.Option option = choices.options.get(number);
        List<Explanation.Reason> reasons = new ArrayList<>();
        for (int i = 0; i < option.rows().length; i++) {
            Choices.Row row = choices.rows.get(option.rows()[i]);
            long left = allotment.left(option.rows()[i]);
            if (row.atMost() && option.uses()[i] > left) {
                reasons.add(new Explanation.NoRoom(option.year(), row.demand(), left, option.uses()[i]));
            }
        }
        return reasons;
    }

    /** Rows from below that lack the ward once it has left. */
    private List<Explanation.Reason> needing(int number) {
        List<Explanation.Reason> reasons = new ArrayList<>();
        for (int row : choices.options.get(number).rows()) {
            if (!choices.rows.get(row).atMost() && allotment.left(row) < 0) {
                reasons.add(new Explanation.Needed(choices.rows.get(row).demand()));
            }
        }
        return reasons;
    }
}
