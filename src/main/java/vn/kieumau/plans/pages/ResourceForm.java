package vn.kieumau.plans.pages;

import org.jspecify.annotations.Nullable;
import vn.kieumau.plans.NewResource;
import vn.kieumau.plans.ResourceLine;
import vn.kieumau.web.Typed;

/** What a ward needs and has, as it is typed. */
public record ResourceForm(
        @Nullable String kind,
        @Nullable String name,
        @Nullable String year,
        @Nullable String needed,
        @Nullable String present,
        @Nullable String note) {
    static ResourceForm empty(String kind) {
        return new ResourceForm(kind, null, null, null, null, null);
    }

    static ResourceForm of(ResourceLine line) {
        return new ResourceForm(
                line.kind(),
                line.name(),
                line.year() == null ? null : String.valueOf(line.year()),
                String.valueOf(line.needed()),
                String.valueOf(line.present()),
                line.note());
    }

    NewResource read() {
        return new NewResource(
                kind == null ? "" : kind,
                name == null ? "" : name,
                year == null || year.isBlank()
                        ? null
                        : Typed.count(year, "plans.resource.year", NewResource.FIRST_YEAR, NewResource.LAST_YEAR),
                Typed.count(needed, "plans.resource.needed", 0, NewResource.MOST),
                Typed.count(present, "plans.resource.present", 0, NewResource.MOST),
                note);
    }
}
