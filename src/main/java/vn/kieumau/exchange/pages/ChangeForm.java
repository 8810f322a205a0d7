package vn.kieumau.exchange.pages;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kieumau.exchange.NewChangeRequest;

/** What was typed to ask for a change of the criteria set. */
public record ChangeForm(
        @Nullable Long unit,
        @Nullable String criterion,
        @Nullable String kind,
        @Nullable String title,
        @Nullable String experience,
        @Nullable String proposed) {
    NewChangeRequest read(long set) {
        return new NewChangeRequest(
                Objects.requireNonNullElse(unit, 0L), set, criterion, kind, title, experience, proposed);
    }
}
