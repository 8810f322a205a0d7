package vn.kieumau.operations;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.kieumau.accounts.Offices;
import vn.kieumau.exchange.Initiatives;
import vn.kieumau.exchange.KeepInitiative;
import vn.kieumau.exchange.KeepInitiativeDocument;
import vn.kieumau.exchange.NewEffect;
import vn.kieumau.exchange.NewInitiative;
import vn.kieumau.exchange.PublishInitiative;
import vn.kieumau.exchange.ReportEffect;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Row;

/** Reads initiatives.csv and initiative-effects.csv through the use cases that people use. */
@Component
@Order(3)
class InitiativesImport implements FolderPart {
    private final Offices offices;
    private final Initiatives initiatives;
    private final KeepInitiative keepInitiative;
    private final PublishInitiative publishInitiative;
    private final ReportEffect reportEffect;
    private final KeepInitiativeDocument keepDocument;

    InitiativesImport(
            Offices offices,
            Initiatives initiatives,
            KeepInitiative keepInitiative,
            PublishInitiative publishInitiative,
            ReportEffect reportEffect,
            KeepInitiativeDocument keepDocument) {
        this.offices = offices;
        this.initiatives = initiatives;
        this.keepInitiative = keepInitiative;
        this.publishInitiative = publishInitiative;
        this.reportEffect = reportEffect;
        this.keepDocument = keepDocument;
    }

    @Override
    public void load(ImportFolder folder, ImportContext context) {
        Map<String, Long> byKey = new HashMap<>();
        Map<String, Actor> keepers = new HashMap<>();
        Map<String, Long> contacts = offices.byKey();
        List<Row> rows = folder.rows("initiatives.csv");
        for (Row row : rows) {
            NewInitiative initiative = initiative(row, context, contacts, byKey);
            Actor keeper = context.actor(row, "kept_by", "kept_on");
            long id = context.at(row, "key", () -> keepInitiative.add(keeper, initiative, row.illustrative()));
            row.list("files")
                    .forEach(name -> context.at(
                            row,
                            "files",
                            () -> keepDocument.add(keeper, id, new Upload(name, folder.file(row, "files", name)))));
            // Before the next line, which may have been taken over from this one by somebody who reads only what is
            // published.
            publish(row, context, id);
            byKey.put(row.required("key"), id);
            keepers.put(row.required("key"), keeper);
        }
        for (Row row : folder.rows("initiative-effects.csv")) {
            NewEffect effect = new NewEffect(
                    row.required("measured"),
                    row.required("unit_of_measure"),
                    row.text("before"),
                    row.required("after"),
                    row.required("period"),
                    row.required("source"));
            long id = row.lookUp("initiative_key", byKey);
            context.at(row, "measured", () -> reportEffect.add(row.lookUp("initiative_key", keepers), id, effect));
        }
    }

    private void publish(Row row, ImportContext context, long id) {
        if (!row.text("published_on").isEmpty()) {
            Actor keeper = context.actor(row, "kept_by", "published_on");
            context.at(row, "published_on", () -> {
                publishInitiative.publish(keeper, id, version(keeper, id));
                return id;
            });
        }
        if (!row.text("ended_on").isEmpty()) {
            Actor keeper = context.actor(row, "kept_by", "ended_on");
            context.at(row, "ended_on", () -> {
                publishInitiative.end(
                        keeper, id, version(keeper, id), row.requiredDate("ended_on"), row.text("ended_reason"));
                return id;
            });
        }
    }

    private int version(Actor keeper, long id) {
        return Refused.found(initiatives.find(keeper, id)).version();
    }

    private static NewInitiative initiative(
            Row row, ImportContext context, Map<String, Long> contacts, Map<String, Long> byKey) {
        return new NewInitiative(
                row.lookUp("unit_key", context.units),
                row.required("kind"),
                row.required("name"),
                row.text("description"),
                row.integer("sites"),
                row.integer("teams"),
                row.requiredDate("since"),
                row.text("cost").isEmpty() ? null : row.integer("cost"),
                asked(row, "contact_office_key", contacts),
                asked(row, "taken_from_key", byKey),
                row.list("criteria"));
    }

    private static @Nullable Long asked(Row row, String column, Map<String, Long> known) {
        return row.text(column).isEmpty() ? null : row.lookUp(column, known);
    }
}
