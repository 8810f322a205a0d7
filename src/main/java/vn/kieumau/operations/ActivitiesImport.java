package vn.kieumau.operations;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.kieumau.exchange.LogActivity;
import vn.kieumau.exchange.NewActivity;
import vn.kieumau.kernel.Row;

/** Reads activities.csv through the use case that people use. */
@Component
@Order(3)
class ActivitiesImport implements FolderPart {
    private final LogActivity logActivity;

    ActivitiesImport(LogActivity logActivity) {
        this.logActivity = logActivity;
    }

    @Override
    public void load(ImportFolder folder, ImportContext context) {
        for (Row row : folder.rows("activities.csv")) {
            NewActivity activity = new NewActivity(
                    row.lookUp("unit_key", context.units),
                    row.requiredDate("held_on"),
                    row.required("form"),
                    row.required("topic"),
                    row.required("body_kind"),
                    row.text("body_name"),
                    row.integer("cadres"),
                    row.integer("members"),
                    row.integer("people"));
            context.at(
                    row,
                    "topic",
                    () -> logActivity.add(context.actor(row, "logged_by", "logged_on"), activity, row.illustrative()));
        }
    }
}
