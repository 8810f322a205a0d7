package vn.kieumau.operations;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.kernel.Row;
import vn.kieumau.recognition.DecideRecognition;
import vn.kieumau.recognition.Decision;
import vn.kieumau.recognition.KeepMaintenanceRule;
import vn.kieumau.recognition.MaintenanceRule;
import vn.kieumau.recognition.Outcome;
import vn.kieumau.recognition.ProposeRecognition;

/** Reads maintenance-rules.csv, proposals.csv and decisions.csv through the use cases that people use. */
@Component
@Order(4)
class TitlesImport implements FolderPart {
    private final ProposeRecognition proposeRecognition;
    private final DecideRecognition decideRecognition;
    private final KeepMaintenanceRule keepMaintenanceRule;
    private final CriteriaSets sets;
    private final Dossiers dossiers;

    TitlesImport(
            ProposeRecognition proposeRecognition,
            DecideRecognition decideRecognition,
            KeepMaintenanceRule keepMaintenanceRule,
            CriteriaSets sets,
            Dossiers dossiers) {
        this.proposeRecognition = proposeRecognition;
        this.decideRecognition = decideRecognition;
        this.keepMaintenanceRule = keepMaintenanceRule;
        this.sets = sets;
        this.dossiers = dossiers;
    }

    @Override
    public void load(ImportFolder folder, ImportContext context) {
        keepRules(context, folder.rows("maintenance-rules.csv"));
        decide(context, propose(context, folder.rows("proposals.csv")), folder.rows("decisions.csv"));
    }

    private void keepRules(ImportContext context, List<Row> rules) {
        for (Row row : rules) {
            long set = sets.id(row.required("programme_code"), row.required("set_version"))
                    .orElseThrow(() -> row.problem("set_version", "names no criteria set of the programme"));
            MaintenanceRule rule = new MaintenanceRule(
                    row.text("valid_years").isEmpty() ? null : row.integer("valid_years"),
                    row.text("check_months").isEmpty() ? null : row.integer("check_months"),
                    percent(row, "revoke_percent"),
                    percent(row, "key_percent"),
                    row.list("key_criteria"),
                    row.required("source"),
                    row.illustrative());
            context.at(row, "source", () -> {
                keepMaintenanceRule.keep(context.actor(row, "kept_by", "kept_on"), set, rule);
                return set;
            });
        }
    }

    private static BigDecimal percent(Row row, String column) {
        return BigDecimal.valueOf(row.integer(column)).movePointLeft(2);
    }

    private Map<String, Proposed> propose(ImportContext context, List<Row> proposals) {
        Map<String, Proposed> byNumber = new HashMap<>();
        for (Row row : proposals) {
            long cohort = row.lookUp("cohort_key", context.cohorts);
            List<Long> proposed = row.list("unit_keys").stream()
                    .map(key -> dossier(row, "unit_keys", cohort, context.units.get(key)))
                    .toList();
            String number = row.required("number");
            long id = context.at(
                    row,
                    "unit_keys",
                    () -> proposeRecognition.propose(
                            context.actor(row, "proposed_by", "proposed_on"),
                            cohort,
                            number,
                            proposed,
                            row.illustrative()));
            byNumber.put(number, new Proposed(id, cohort));
        }
        return byNumber;
    }

    private void decide(ImportContext context, Map<String, Proposed> byNumber, List<Row> decisions) {
        for (Row row : decisions) {
            Proposed proposal = row.lookUp("proposal_number", byNumber);
            long dossier = dossier(row, "unit_key", proposal.cohortId(), row.lookUp("unit_key", context.units));
            Decision decision = new Decision(
                    row.oneOf("outcome", Outcome.class),
                    row.required("number"),
                    row.requiredDate("decided_on"),
                    row.required("signatory"),
                    row.text("reason"),
                    row.text("next_step"),
                    row.illustrative());
            context.at(row, "decided_by", () -> {
                decideRecognition.decide(
                        context.actor(row, "decided_by", "decided_on"), proposal.id(), dossier, decision);
                return dossier;
            });
        }
    }

    private long dossier(Row row, String column, long cohort, @org.jspecify.annotations.Nullable Long unit) {
        if (unit == null) {
            throw row.problem(column, "names nothing that exists");
        }
        return dossiers.of(cohort, unit)
                .orElseThrow(() -> row.problem(column, "has no confirmed registration in the cohort"));
    }

    private record Proposed(long id, long cohortId) {}
}
