package vn.kieumau.plans.pages;

import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import vn.kieumau.plans.Contribution;
import vn.kieumau.plans.NewContribution;
import vn.kieumau.web.Typed;

/**
 * What a body contributed, as it is typed.
 *
 * @param office 0 or null: a body that is no office here, by its kind and name
 */
public record ContributionForm(
        @Nullable Long office,
        @Nullable String bodyKind,
        @Nullable String bodyName,
        @Nullable String kind,
        @Nullable String amount,
        @Nullable String contributedOn,
        @Nullable String criterion,
        @Nullable String text) {
    static final ContributionForm EMPTY = new ContributionForm(null, null, null, null, null, null, null, null);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    static ContributionForm of(Contribution line) {
        boolean office = line.officeId() != null;
        return new ContributionForm(
                line.officeId(),
                office ? null : line.bodyKind(),
                office ? null : line.bodyName(),
                line.kind(),
                line.amount() == null ? null : String.valueOf(line.amount()),
                DAY.format(line.contributedOn()),
                line.criterionCode(),
                line.text());
    }

    NewContribution read() {
        return new NewContribution(
                office == null || office == 0 ? null : office,
                bodyKind,
                bodyName,
                kind == null ? "" : kind,
                amount == null || amount.isBlank()
                        ? null
                        : Typed.count(amount, "plans.support.amount", 1, NewContribution.MOST),
                Typed.day(contributedOn, "plans.support.on"),
                criterion,
                text == null ? "" : text);
    }
}
