package vn.kieumau.operations;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.kieumau.indicators.Reporting;
import vn.kieumau.indicators.SaveSurvey;
import vn.kieumau.indicators.TypedSurvey;
import vn.kieumau.kernel.Row;

/** Reads surveys.csv through the use case that people use. */
@Component
@Order(6)
class SurveysImport implements FolderPart {
    private final SaveSurvey saveSurvey;

    SurveysImport(SaveSurvey saveSurvey) {
        this.saveSurvey = saveSurvey;
    }

    @Override
    public void load(ImportFolder folder, ImportContext context) {
        for (Row row : folder.rows("surveys.csv")) {
            long unit = row.lookUp("unit_key", context.units);
            int year = context.at(row, "year", () -> Reporting.year(row.required("year")));
            context.at(
                    row,
                    "unit_key",
                    () -> saveSurvey.save(
                            context.actor(row, "recorded_by", "recorded_on"),
                            unit,
                            year,
                            typed(row),
                            row.illustrative()));
        }
    }

    private static TypedSurvey typed(Row row) {
        return new TypedSurvey(
                row.text("form"),
                row.text("method"),
                row.text("first_day"),
                row.text("last_day"),
                row.text("issued"),
                row.text("returned"),
                row.text("valid"),
                row.text("very_satisfied"),
                row.text("satisfied"),
                row.text("not_satisfied"),
                row.text("no_opinion"),
                row.text("source"),
                null,
                0);
    }
}
