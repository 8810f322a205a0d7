package vn.kieumau.operations;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.kieumau.inspection.DecideDelegation;
import vn.kieumau.inspection.DelegationHead;
import vn.kieumau.inspection.Delegations;
import vn.kieumau.inspection.NewDelegation;
import vn.kieumau.inspection.PlanRoute;
import vn.kieumau.inspection.PrepareDelegation;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Row;

/** Reads delegations.csv with members.csv and visits.csv through the use cases that people use. */
@Component
@Order(3)
class DelegationsImport implements FolderPart {
    private final Delegations delegations;
    private final PrepareDelegation prepareDelegation;
    private final PlanRoute planRoute;
    private final DecideDelegation decideDelegation;

    DelegationsImport(
            Delegations delegations,
            PrepareDelegation prepareDelegation,
            PlanRoute planRoute,
            DecideDelegation decideDelegation) {
        this.delegations = delegations;
        this.prepareDelegation = prepareDelegation;
        this.planRoute = planRoute;
        this.decideDelegation = decideDelegation;
    }

    @Override
    public void load(ImportFolder folder, ImportContext context) {
        List<Row> members = folder.rows("members.csv");
        List<Row> visits = folder.rows("visits.csv");
        Map<String, Long> keys = new HashMap<>();
        for (Row row : folder.rows("delegations.csv")) {
            String key = row.required("key");
            Actor officer = context.actor(row, "prepared_by", "prepared_on");
            long cohort = row.lookUp("cohort_key", context.cohorts);
            NewDelegation typed = new NewDelegation(
                    row.required("name"),
                    row.required("purpose"),
                    row.required("begins_on"),
                    row.required("ends_on"),
                    !row.text("announced").equals("no"),
                    members.stream()
                            .filter(each -> each.text("delegation_key").equals(key))
                            .map(each -> new NewDelegation.NewMember(
                                    each.required("login"),
                                    each.required("role"),
                                    each.text("rank"),
                                    each.required("post")))
                            .toList());
            long id = context.at(
                    row, "name", () -> prepareDelegation.prepare(officer, cohort, typed, row.illustrative()));
            keys.put(key, id);
            context.delegations.put(key, id);
            route(
                    context,
                    officer,
                    id,
                    row,
                    visits.stream()
                            .filter(each -> each.text("delegation_key").equals(key))
                            .toList());
            if (!row.text("decided_by").isEmpty()) {
                context.at(row, "decided_by", () -> {
                    decideDelegation.decide(
                            context.actor(row, "decided_by", "decided_on"),
                            id,
                            row.required("decision_number"),
                            row.required("decided_on"));
                    return id;
                });
            }
        }
        for (List<Row> rows : List.of(members, visits)) {
            rows.forEach(each -> each.lookUp("delegation_key", keys));
        }
    }

    private void route(ImportContext context, Actor officer, long id, Row row, List<Row> visits) {
        context.at(row, "key", () -> {
            planRoute.add(
                    officer,
                    id,
                    visits.stream()
                            .map(each -> each.lookUp("unit_key", context.units))
                            .toList());
            DelegationHead head = Refused.found(delegations.find(officer, id));
            Map<Long, Long> stops = new HashMap<>();
            delegations.visits(officer, head).forEach(each -> stops.put(each.unitId(), each.visitId()));
            planRoute.arrange(
                    officer,
                    id,
                    visits.stream()
                            .map(each -> new PlanRoute.Stop(
                                    stops.getOrDefault(each.lookUp("unit_key", context.units), 0L),
                                    each.text("visits_on"),
                                    each.text("hosts").replace("; ", "\n")))
                            .toList());
            return id;
        });
    }
}
