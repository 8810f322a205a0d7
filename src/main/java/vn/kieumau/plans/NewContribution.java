package vn.kieumau.plans;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a body contributed, as it is typed.
 *
 * @param officeId null: a body that is no office here, by its kind and name
 * @param bodyKind party_committee, peoples_committee, front, police, department, enterprise or other
 * @param kind funds, land, labour, equipment, guidance or other
 * @param amount million VND, m², hours or pieces; null where it is not told or not measured
 * @param criterion code of a criterion of the ward's newest cohort; null or empty: none
 */
public record NewContribution(
        @Nullable Long officeId,
        @Nullable String bodyKind,
        @Nullable String bodyName,
        String kind,
        @Nullable Integer amount,
        LocalDate contributedOn,
        @Nullable String criterion,
        String text) {
    public static final int MOST = 100_000_000;
    static final int LONGEST = 500;
}
