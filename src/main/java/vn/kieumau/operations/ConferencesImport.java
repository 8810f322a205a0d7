package vn.kieumau.operations;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.kieumau.exchange.ConcludeConference;
import vn.kieumau.exchange.ConferenceLines;
import vn.kieumau.exchange.KeepConference;
import vn.kieumau.exchange.NewConference;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.Row;

/** Reads conferences.csv through the use cases that people use. */
@Component
@Order(8)
class ConferencesImport implements FolderPart {
    private final KeepConference keepConference;
    private final ConcludeConference concludeConference;

    ConferencesImport(KeepConference keepConference, ConcludeConference concludeConference) {
        this.keepConference = keepConference;
        this.concludeConference = concludeConference;
    }

    @Override
    public void load(ImportFolder folder, ImportContext context) {
        for (Row row : folder.rows("conferences.csv")) {
            long id = context.at(
                    row,
                    "title",
                    () -> keepConference.prepare(
                            context.actor(row, "prepared_by", "prepared_on"),
                            new NewConference(
                                    row.required("kind"),
                                    row.required("title"),
                                    row.lookUp("cohort_key", context.cohorts),
                                    row.lookUp("unit_key", context.units),
                                    row.requiredDate("held_on"),
                                    row.required("place"),
                                    ConferenceLines.agenda(lines(row, "agenda")),
                                    ConferenceLines.delegates(lines(row, "delegates"))),
                            row.illustrative()));
            for (String name : row.list("papers")) {
                context.at(
                        row,
                        "papers",
                        () -> keepConference.addPaper(
                                context.actor(row, "prepared_by", "prepared_on"),
                                id,
                                row.required("paper_office"),
                                new Upload(name, folder.file(row, "papers", name))));
            }
            if (!row.text("held_by").isEmpty()) {
                context.at(row, "held_by", () -> {
                    keepConference.hold(context.actor(row, "held_by", "held_on"), id, 1);
                    return id;
                });
            }
            if (!row.text("conclusions").isEmpty()) {
                context.at(row, "conclusions", () -> {
                    concludeConference.conclude(
                            context.actor(row, "concluded_by", "held_on"),
                            id,
                            2,
                            ConferenceLines.conclusions(lines(row, "conclusions")));
                    return id;
                });
            }
        }
    }

    private static String lines(Row row, String column) {
        return row.text(column).replace("|", "\n");
    }
}
