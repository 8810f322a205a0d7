package vn.kieumau.operations;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Row;
import vn.kieumau.plans.KeepPremises;
import vn.kieumau.plans.KeepResources;
import vn.kieumau.plans.NewPremises;
import vn.kieumau.plans.NewResource;
import vn.kieumau.plans.Resources;

/** Reads premises.csv, premises-steps.csv and resources.csv through the use cases that people use. */
@Component
@Order(3)
class ResourcesImport implements FolderPart {
    private final Resources resources;
    private final KeepPremises keepPremises;
    private final KeepResources keepResources;

    ResourcesImport(Resources resources, KeepPremises keepPremises, KeepResources keepResources) {
        this.resources = resources;
        this.keepPremises = keepPremises;
        this.keepResources = keepResources;
    }

    private record Project(long unitId, long premisesId) {}

    @Override
    public void load(ImportFolder folder, ImportContext context) {
        move(context, folder.rows("premises-steps.csv"), premises(context, folder.rows("premises.csv")));
        for (Row row : folder.rows("resources.csv")) {
            NewResource resource = new NewResource(
                    row.required("kind"),
                    row.required("name"),
                    row.text("year").isEmpty() ? null : row.integer("year"),
                    row.integer("needed"),
                    row.integer("present"),
                    row.text("note"));
            long unit = row.lookUp("unit_key", context.units);
            context.at(
                    row,
                    "name",
                    () -> keepResources.add(
                            context.actor(row, "added_by", "added_on"), unit, resource, row.illustrative()));
        }
    }

    private Map<String, Project> premises(ImportContext context, List<Row> rows) {
        Map<String, Project> byKey = new HashMap<>();
        for (Row row : rows) {
            NewPremises premises = new NewPremises(
                    row.required("name"),
                    row.date("land"),
                    row.date("design"),
                    row.date("funding"),
                    row.date("building"),
                    row.date("handed_over"),
                    row.text("note"));
            long unit = row.lookUp("unit_key", context.units);
            long id = context.at(
                    row,
                    "key",
                    () -> keepPremises.add(
                            context.actor(row, "added_by", "added_on"), unit, premises, row.illustrative()));
            byKey.put(row.required("key"), new Project(unit, id));
            context.lines.put(row.required("key"), id);
        }
        return byKey;
    }

    private void move(ImportContext context, List<Row> rows, Map<String, Project> byKey) {
        for (Row row : rows) {
            Project project = row.lookUp("premises_key", byKey);
            Actor actor = context.actor(row, "done_by", "done_on");
            context.at(row, "act", () -> {
                int version = Refused.found(resources.project(project.unitId(), project.premisesId()))
                        .version();
                switch (row.required("act")) {
                    case "advance" ->
                        keepPremises.advance(
                                actor,
                                project.unitId(),
                                project.premisesId(),
                                version,
                                row.requiredDate("reached_on"),
                                row.text("text"));
                    case "back" ->
                        keepPremises.back(actor, project.unitId(), project.premisesId(), version, row.text("text"));
                    default -> throw row.problem("act", "neither advance nor back");
                }
                return project;
            });
        }
    }
}
