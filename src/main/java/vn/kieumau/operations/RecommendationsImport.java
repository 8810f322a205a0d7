package vn.kieumau.operations;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Row;
import vn.kieumau.recommendations.AcceptRecommendation;
import vn.kieumau.recommendations.AnswerRecommendation;
import vn.kieumau.recommendations.AssignDirective;
import vn.kieumau.recommendations.CloseRecommendation;
import vn.kieumau.recommendations.DesksImport;
import vn.kieumau.recommendations.EscalateRecommendations;
import vn.kieumau.recommendations.ForwardRecommendation;
import vn.kieumau.recommendations.NewDirective;
import vn.kieumau.recommendations.NewRecommendation;
import vn.kieumau.recommendations.RaiseRecommendation;
import vn.kieumau.web.View;

/** Reads desks.csv, recommendations.csv, directives.csv and recommendation-acts.csv through the use cases that people use. */
@Component
@Order(7)
class RecommendationsImport implements FolderPart {
    private final DesksImport desksImport;
    private final RaiseRecommendation raiseRecommendation;
    private final AssignDirective assignDirective;
    private final AcceptRecommendation acceptRecommendation;
    private final ForwardRecommendation forwardRecommendation;
    private final AnswerRecommendation answerRecommendation;
    private final CloseRecommendation closeRecommendation;
    private final EscalateRecommendations escalateRecommendations;

    RecommendationsImport(
            DesksImport desksImport,
            RaiseRecommendation raiseRecommendation,
            AssignDirective assignDirective,
            AcceptRecommendation acceptRecommendation,
            ForwardRecommendation forwardRecommendation,
            AnswerRecommendation answerRecommendation,
            CloseRecommendation closeRecommendation,
            EscalateRecommendations escalateRecommendations) {
        this.desksImport = desksImport;
        this.raiseRecommendation = raiseRecommendation;
        this.assignDirective = assignDirective;
        this.acceptRecommendation = acceptRecommendation;
        this.forwardRecommendation = forwardRecommendation;
        this.answerRecommendation = answerRecommendation;
        this.closeRecommendation = closeRecommendation;
        this.escalateRecommendations = escalateRecommendations;
    }

    @Override
    public void load(ImportFolder folder, ImportContext context) {
        desksImport.load(folder.rows("desks.csv"));
        Map<String, Long> byKey = raise(context, folder.rows("recommendations.csv"));
        assign(context, folder.rows("directives.csv"), byKey);
        act(context, folder.rows("recommendation-acts.csv"), byKey);
    }

    private Map<String, Long> raise(ImportContext context, List<Row> rows) {
        Map<String, Long> byKey = new HashMap<>();
        for (Row row : rows) {
            NewRecommendation asked = new NewRecommendation(
                    row.lookUp("cohort_key", context.cohorts),
                    row.lookUp("unit_key", context.units),
                    row.required("class"),
                    row.text("criterion"),
                    row.required("title"),
                    row.required("request"),
                    row.text("money").isEmpty() ? null : money(row),
                    row.required("wanted_level"),
                    row.requiredDate("wanted_by"),
                    row.text("line_key").isEmpty() ? null : row.lookUp("line_key", context.lines));
            long id = context.at(
                    row,
                    "unit_key",
                    () -> raiseRecommendation.raise(
                            context.actor(row, "raised_by", "raised_on"), asked, row.illustrative()));
            byKey.put(row.required("key"), id);
        }
        return byKey;
    }

    /** What a unit was given has the directive's key, a slash and the unit's. */
    private void assign(ImportContext context, List<Row> rows, Map<String, Long> byKey) {
        for (Row row : rows) {
            Map<String, Long> units = new LinkedHashMap<>();
            for (String unit : row.required("unit_keys").split(";")) {
                Long id = context.units.get(unit.strip());
                if (id == null) {
                    throw row.problem("unit_keys", "not a key of a unit: " + unit.strip());
                }
                units.put(unit.strip(), id);
            }
            NewDirective given = new NewDirective(
                    row.lookUp("cohort_key", context.cohorts),
                    List.copyOf(units.values()),
                    row.required("class"),
                    row.text("criterion"),
                    row.required("title"),
                    row.required("request"),
                    row.requiredDate("due"),
                    row.text("document_key").isEmpty() ? null : row.lookUp("document_key", context.documents));
            AssignDirective.Assigned assigned = context.at(
                    row,
                    "unit_keys",
                    () -> assignDirective.assign(
                            context.actor(row, "given_by", "given_on"), given, row.illustrative()));
            units.forEach((unit, id) -> byKey.put(
                    row.required("key") + "/" + unit,
                    Objects.requireNonNull(assigned.byUnit().get(id))));
        }
    }

    private static long money(Row row) {
        try {
            return Long.parseLong(row.text("money"));
        } catch (NumberFormatException unreadable) {
            throw row.problem("money", "not a whole number");
        }
    }

    private void act(ImportContext context, List<Row> rows, Map<String, Long> byKey) {
        Map<String, Long> offices = desksImport.offices();
        for (Row row : rows) {
            if (row.required("act").equals("escalate")) {
                escalateRecommendations.escalate(
                        row.requiredDate("done_on")
                                .atTime(12, 0)
                                .atZone(View.ZONE)
                                .toOffsetDateTime(),
                        true);
                continue;
            }
            long id = row.lookUp("recommendation_key", byKey);
            Actor actor = context.actor(row, "done_by", "done_on");
            context.at(row, "act", () -> {
                switch (row.text("act")) {
                    case "accept" -> acceptRecommendation.accept(actor, id);
                    case "forward" ->
                        forwardRecommendation.forward(
                                actor, id, row.lookUp("to_office_key", offices), row.text("text"));
                    case "answer" -> answerRecommendation.answer(actor, id, row.text("kind"), row.text("text"));
                    case "close" -> closeRecommendation.close(actor, id, row.text("text"));
                    case "reopen" -> closeRecommendation.reopen(actor, id, row.text("text"));
                    default ->
                        throw row.problem("act", "not one of accept, forward, answer, close, reopen and escalate");
                }
                return id;
            });
        }
    }
}
