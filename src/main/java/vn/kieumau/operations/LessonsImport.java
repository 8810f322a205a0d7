package vn.kieumau.operations;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.kieumau.exchange.KeepLesson;
import vn.kieumau.exchange.NewLesson;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Row;

/** Reads lessons.csv through the use case that people use; its sources are in words. */
@Component
@Order(3)
class LessonsImport implements FolderPart {
    private final KeepLesson keepLesson;

    LessonsImport(KeepLesson keepLesson) {
        this.keepLesson = keepLesson;
    }

    @Override
    public void load(ImportFolder folder, ImportContext context) {
        for (Row row : folder.rows("lessons.csv")) {
            NewLesson lesson = new NewLesson(
                    row.lookUp("unit_key", context.units),
                    row.required("title"),
                    row.required("happened"),
                    row.required("advice"),
                    row.required("source"),
                    null,
                    row.list("criteria"));
            long id = context.at(
                    row,
                    "title",
                    () -> keepLesson.add(context.actor(row, "kept_by", "kept_on"), lesson, row.illustrative()));
            if (!row.text("published_on").isEmpty()) {
                Actor keeper = context.actor(row, "kept_by", "published_on");
                context.at(row, "published_on", () -> {
                    keepLesson.publish(keeper, id, 1);
                    return id;
                });
            }
        }
    }
}
