package vn.kieumau.operations;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.kieumau.exchange.FollowTakeHome;
import vn.kieumau.exchange.NewTakeHome;
import vn.kieumau.exchange.WriteVisitNotes;
import vn.kieumau.kernel.Row;

/** Reads visit-questions.csv and take-homes.csv through the use cases that people use. */
@Component
@Order(8)
class VisitNotesImport implements FolderPart {
    private final WriteVisitNotes writeVisitNotes;
    private final FollowTakeHome followTakeHome;

    VisitNotesImport(WriteVisitNotes writeVisitNotes, FollowTakeHome followTakeHome) {
        this.writeVisitNotes = writeVisitNotes;
        this.followTakeHome = followTakeHome;
    }

    @Override
    public void load(ImportFolder folder, ImportContext context) {
        for (Row row : folder.rows("visit-questions.csv")) {
            long delegation = row.lookUp("delegation_key", context.delegations);
            context.at(
                    row,
                    "question",
                    () -> writeVisitNotes.ask(
                            context.actor(row, "noted_by", "noted_on"),
                            delegation,
                            row.text("unit_key").isEmpty() ? null : row.lookUp("unit_key", context.units),
                            row.required("asked_by"),
                            row.required("question"),
                            row.text("answer"),
                            row.text("answered_by")));
        }
        for (Row row : folder.rows("take-homes.csv")) {
            long delegation = row.lookUp("delegation_key", context.delegations);
            NewTakeHome taken = new NewTakeHome(
                    row.lookUp("unit_key", context.units),
                    row.text("seen_at_key").isEmpty() ? null : row.lookUp("seen_at_key", context.units),
                    row.required("practice"),
                    row.required("intended"),
                    row.requiredDate("due"));
            long id = context.at(
                    row,
                    "practice",
                    () -> writeVisitNotes.takeHome(context.actor(row, "noted_by", "noted_on"), delegation, taken));
            if (!row.text("step").isEmpty()) {
                context.at(row, "step", () -> {
                    followTakeHome.follow(
                            context.actor(row, "followed_by", "followed_on"),
                            id,
                            1,
                            row.text("step"),
                            row.text("step_note"));
                    return id;
                });
            }
        }
    }
}
