package vn.kieumau.operations;

import java.util.HashMap;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.exchange.DecideChanges;
import vn.kieumau.exchange.GroupChanges;
import vn.kieumau.exchange.NewChangeRequest;
import vn.kieumau.exchange.RaiseChange;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Row;

/** Reads change-requests.csv and change-topics.csv through the use cases that people use. */
@Component
@Order(8)
class ChangesImport implements FolderPart {
    private final CriteriaSets sets;
    private final RaiseChange raiseChange;
    private final GroupChanges groupChanges;
    private final DecideChanges decideChanges;

    ChangesImport(CriteriaSets sets, RaiseChange raiseChange, GroupChanges groupChanges, DecideChanges decideChanges) {
        this.sets = sets;
        this.raiseChange = raiseChange;
        this.groupChanges = groupChanges;
        this.decideChanges = decideChanges;
    }

    @Override
    public void load(ImportFolder folder, ImportContext context) {
        Map<String, Long> byKey = new HashMap<>();
        for (Row row : folder.rows("change-requests.csv")) {
            long set = sets.id(row.required("programme_code"), row.required("set_version"))
                    .orElseThrow(() -> row.problem("set_version", "names nothing that exists"));
            NewChangeRequest asked = new NewChangeRequest(
                    row.lookUp("unit_key", context.units),
                    set,
                    row.required("criterion"),
                    row.required("kind"),
                    row.required("title"),
                    row.required("experience"),
                    row.text("proposed"));
            Actor originator = context.actor(row, "raised_by", "raised_on");
            long id = context.at(row, "title", () -> raiseChange.raise(originator, asked, row.illustrative()));
            byKey.put(row.required("key"), id);
            if (!row.text("withdrawn_reason").isEmpty()) {
                context.at(row, "withdrawn_reason", () -> {
                    raiseChange.withdraw(originator, id, 1, row.text("withdrawn_reason"));
                    return id;
                });
            }
        }
        for (Row row : folder.rows("change-topics.csv")) {
            long topic = context.at(
                    row,
                    "requests",
                    () -> groupChanges.form(
                            context.actor(row, "formed_by", "formed_on"),
                            row.required("title"),
                            row.list("requests").stream()
                                    .map(each -> known(row, byKey, each))
                                    .toList(),
                            row.illustrative()));
            if (!row.text("outcome").isEmpty()) {
                context.at(row, "outcome", () -> {
                    decideChanges.decide(
                            context.actor(row, "decided_by", "decided_on"),
                            topic,
                            1,
                            row.text("outcome"),
                            row.required("reason"));
                    return topic;
                });
            }
        }
    }

    private static long known(Row row, Map<String, Long> byKey, String key) {
        Long found = byKey.get(key);
        if (found == null) {
            throw row.problem("requests", "not a key of a request: " + key);
        }
        return found;
    }
}
