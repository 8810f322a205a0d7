package vn.kieumau.operations;

import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.kieumau.accounts.Offices;
import vn.kieumau.kernel.Row;
import vn.kieumau.plans.LogSupport;
import vn.kieumau.plans.NewContribution;

/** Reads contributions.csv through the use case that people use. */
@Component
@Order(3)
class SupportImport implements FolderPart {
    private final Offices offices;
    private final LogSupport logSupport;

    SupportImport(Offices offices, LogSupport logSupport) {
        this.offices = offices;
        this.logSupport = logSupport;
    }

    @Override
    public void load(ImportFolder folder, ImportContext context) {
        Map<String, Long> byKey = offices.byKey();
        for (Row row : folder.rows("contributions.csv")) {
            NewContribution contribution = new NewContribution(
                    row.text("office_key").isEmpty() ? null : row.lookUp("office_key", byKey),
                    row.text("body_kind"),
                    row.text("body_name"),
                    row.required("kind"),
                    row.text("amount").isEmpty() ? null : row.integer("amount"),
                    row.requiredDate("contributed_on"),
                    row.text("criterion"),
                    row.required("text"));
            long unit = row.lookUp("unit_key", context.units);
            context.at(
                    row,
                    "text",
                    () -> logSupport.add(
                            context.actor(row, "added_by", "added_on"), unit, contribution, row.illustrative()));
        }
    }
}
