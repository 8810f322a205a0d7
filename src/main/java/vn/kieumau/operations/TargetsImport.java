package vn.kieumau.operations;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Row;
import vn.kieumau.roadmap.NewTarget;
import vn.kieumau.roadmap.SetTarget;

/** Reads targets.csv through the use case that people use. */
@Component
@Order(8)
class TargetsImport implements FolderPart {
    private final SetTarget setTarget;

    TargetsImport(SetTarget setTarget) {
        this.setTarget = setTarget;
    }

    @Override
    public void load(ImportFolder folder, ImportContext context) {
        for (Row row : folder.rows("targets.csv")) {
            NewTarget target = new NewTarget(
                    row.integer("year"),
                    row.integer("wards"),
                    row.text("reason"),
                    row.text("document_number"),
                    row.date("document_on"));
            long province = row.lookUp("unit_key", context.units);
            context.at(
                    row,
                    "wards",
                    () -> setTarget.set(context.actor(row, "set_by", "set_on"), province, target, row.illustrative()));
        }
    }
}
