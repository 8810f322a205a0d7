package vn.kieumau.operations;

import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.kieumau.campaigns.AssignQuota;
import vn.kieumau.campaigns.ConfirmRegistration;
import vn.kieumau.campaigns.Deadlines;
import vn.kieumau.campaigns.NewCohort;
import vn.kieumau.campaigns.OpenCohort;
import vn.kieumau.campaigns.ProposeRegistration;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.kernel.Row;

/** Reads cohorts.csv, quotas.csv and registrations.csv through the use cases that people use. */
@Component
@Order(2)
class CohortsImport implements FolderPart {
    private final CriteriaSets sets;
    private final OpenCohort openCohort;
    private final AssignQuota assignQuota;
    private final ProposeRegistration proposeRegistration;
    private final ConfirmRegistration confirmRegistration;

    CohortsImport(
            CriteriaSets sets,
            OpenCohort openCohort,
            AssignQuota assignQuota,
            ProposeRegistration proposeRegistration,
            ConfirmRegistration confirmRegistration) {
        this.sets = sets;
        this.openCohort = openCohort;
        this.assignQuota = assignQuota;
        this.proposeRegistration = proposeRegistration;
        this.confirmRegistration = confirmRegistration;
    }

    @Override
    public void load(ImportFolder folder, ImportContext context) {
        loadCohorts(context, folder.rows("cohorts.csv"));
        loadQuotas(context, folder.rows("quotas.csv"));
        loadRegistrations(context, folder.rows("registrations.csv"));
    }

    private void loadCohorts(ImportContext context, List<Row> rows) {
        for (Row row : rows) {
            Optional<Long> set = sets.id(row.required("programme_code"), row.required("set_version"));
            NewCohort cohort = new NewCohort(
                    set.orElseThrow(() -> row.problem("set_version", "names no criteria set of the programme")),
                    row.integer("year"),
                    row.required("name_vi"),
                    row.required("name_en"),
                    new Deadlines(
                            row.requiredDate("registration_due"),
                            row.requiredDate("answers_due"),
                            row.requiredDate("province_due"),
                            row.requiredDate("ministry_due"),
                            row.requiredDate("decision_due")),
                    row.illustrative());
            long id =
                    context.at(row, "key", () -> openCohort.open(context.actor(row, "opened_by", "opened_on"), cohort));
            context.cohorts.put(row.required("key"), id);
        }
    }

    private void loadQuotas(ImportContext context, List<Row> rows) {
        for (Row row : rows) {
            long cohort = row.lookUp("cohort_key", context.cohorts);
            long unit = row.lookUp("unit_key", context.units);
            int amount = row.integer("amount");
            context.at(row, "amount", () -> {
                assignQuota.assign(
                        context.actor(row, "assigned_by", "assigned_on"),
                        cohort,
                        unit,
                        amount,
                        row.text("reason"),
                        row.illustrative());
                return amount;
            });
        }
    }

    private void loadRegistrations(ImportContext context, List<Row> rows) {
        for (Row row : rows) {
            long cohort = row.lookUp("cohort_key", context.cohorts);
            long unit = row.lookUp("unit_key", context.units);
            List<Long> registrations = context.at(
                    row,
                    "over_quota_reason",
                    () -> proposeRegistration.propose(
                            context.actor(row, "registered_by", "registered_on"),
                            cohort,
                            List.of(unit),
                            row.text("over_quota_reason"),
                            row.illustrative()));
            if (!row.text("confirmed_by").isEmpty()) {
                context.at(row, "confirmed_by", () -> {
                    confirmRegistration.confirm(
                            context.actor(row, "confirmed_by", "confirmed_on"), cohort, registrations);
                    return unit;
                });
            }
        }
    }
}
