package vn.kieumau.operations;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.kieumau.accounts.Offices;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Row;
import vn.kieumau.plans.KeepPlan;
import vn.kieumau.plans.NewAction;
import vn.kieumau.plans.Plans;

/** Reads plan-actions.csv and plan-progress.csv through the use cases that people use. */
@Component
@Order(3)
class PlansImport implements FolderPart {
    private final Offices offices;
    private final Plans plans;
    private final KeepPlan keepPlan;

    PlansImport(Offices offices, Plans plans, KeepPlan keepPlan) {
        this.offices = offices;
        this.plans = plans;
        this.keepPlan = keepPlan;
    }

    private record Place(long registrationId, long actionId) {}

    @Override
    public void load(ImportFolder folder, ImportContext context) {
        report(
                context,
                folder.rows("plan-progress.csv"),
                add(context, offices.byKey(), folder.rows("plan-actions.csv")));
    }

    private Map<String, Place> add(ImportContext context, Map<String, Long> owners, List<Row> rows) {
        Map<String, Place> byKey = new HashMap<>();
        for (Row row : rows) {
            long registration = plans.of(
                            row.lookUp("cohort_key", context.cohorts), row.lookUp("unit_key", context.units))
                    .orElseThrow(() -> row.problem("unit_key", "is not registered in the cohort"));
            NewAction action = new NewAction(
                    row.required("criterion"),
                    row.required("text"),
                    row.lookUp("owner_office_key", owners),
                    row.requiredDate("begins_on"),
                    row.requiredDate("due"),
                    row.text("needed"),
                    wholeOrNone(row, "cost"));
            long id = context.at(
                    row,
                    "key",
                    () -> keepPlan.add(
                            context.actor(row, "added_by", "added_on"), registration, action, row.illustrative()));
            byKey.put(row.required("key"), new Place(registration, id));
            context.lines.put(row.required("key"), id);
        }
        return byKey;
    }

    private void report(ImportContext context, List<Row> rows, Map<String, Place> byKey) {
        for (Row row : rows) {
            Place place = row.lookUp("action_key", byKey);
            Actor actor = context.actor(row, "reported_by", "reported_on");
            int progress = row.integer("progress");
            context.at(row, "progress", () -> {
                Refused.found(plans.find(actor, Permission.KEEP_PLAN, place.registrationId()));
                int version = Refused.found(plans.action(place.registrationId(), place.actionId()))
                        .version();
                keepPlan.report(actor, place.registrationId(), place.actionId(), version, progress, row.text("note"));
                return progress;
            });
        }
    }

    private static @Nullable Integer wholeOrNone(Row row, String column) {
        return row.text(column).isEmpty() ? null : row.integer(column);
    }
}
