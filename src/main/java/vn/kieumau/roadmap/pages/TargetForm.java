package vn.kieumau.roadmap.pages;

import org.jspecify.annotations.Nullable;
import vn.kieumau.roadmap.NewTarget;
import vn.kieumau.web.Typed;

/** A target as it is typed. */
public record TargetForm(
        @Nullable String year,
        @Nullable String wards,
        @Nullable String reason,
        @Nullable String documentNumber,
        @Nullable String documentOn) {
    static TargetForm of(int year) {
        return new TargetForm(String.valueOf(year), null, null, null, null);
    }

    NewTarget read() {
        return new NewTarget(
                Typed.count(year, "roadmap.year", NewTarget.FIRST_YEAR, NewTarget.LAST_YEAR),
                Typed.count(wards, "roadmap.wards", 0, NewTarget.MOST),
                reason,
                documentNumber,
                Typed.optionalDay(documentOn, "roadmap.document_on"));
    }
}
