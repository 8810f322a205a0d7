package vn.kieumau.operations;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.kernel.Row;
import vn.kieumau.recognition.DecideRecognition;
import vn.kieumau.recognition.Decision;
import vn.kieumau.recognition.Outcome;
import vn.kieumau.recognition.ProposeRecognition;

/** Reads proposals.csv and decisions.csv through the use cases that people use. */
@Component
@Order(4)
class TitlesImport implements FolderPart {
    private final ProposeRecognition proposeRecognition;
    private final DecideRecognition decideRecognition;
    private final Dossiers dossiers;

    TitlesImport(ProposeRecognition proposeRecognition, DecideRecognition decideRecognition, Dossiers dossiers) {
        this.proposeRecognition = proposeRecognition;
        this.decideRecognition = decideRecognition;
        this.dossiers = dossiers;
    }

    @Override
    public void load(ImportFolder folder, ImportContext context) {
        decide(context, propose(context, folder.rows("proposals.csv")), folder.rows("decisions.csv"));
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
