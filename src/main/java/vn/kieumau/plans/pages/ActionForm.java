package vn.kieumau.plans.pages;

import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.Text;
import vn.kieumau.plans.NewAction;
import vn.kieumau.plans.PlanAction;
import vn.kieumau.web.Typed;

/**
 * An action as it is typed.
 *
 * @param version of the action that was shown; null for a new one
 */
public record ActionForm(
        @Nullable String criterion,
        @Nullable String text,
        @Nullable Long owner,
        @Nullable String beginsOn,
        @Nullable String due,
        @Nullable String needed,
        @Nullable String cost,
        @Nullable Integer version) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    static ActionForm empty(String criterion) {
        return new ActionForm(criterion, null, null, null, null, null, null, null);
    }

    static ActionForm of(PlanAction action) {
        return new ActionForm(
                action.criterionCode(),
                action.text(),
                action.ownerOfficeId(),
                DAY.format(action.beginsOn()),
                DAY.format(action.due()),
                action.needed(),
                action.cost() == null ? "" : String.valueOf(action.cost()),
                action.version());
    }

    NewAction read() {
        return new NewAction(
                criterion == null ? "" : criterion,
                Text.required(text, "plans.text", NewAction.LONGEST),
                owner == null ? 0 : owner,
                Typed.day(beginsOn, "plans.begins_on"),
                Typed.day(due, "plans.due"),
                needed,
                cost == null || cost.isBlank() ? null : Typed.count(cost, "plans.cost", 0, NewAction.MOST_COST));
    }

    int seen() {
        return version == null ? 0 : version;
    }
}
