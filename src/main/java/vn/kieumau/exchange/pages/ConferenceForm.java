package vn.kieumau.exchange.pages;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kieumau.exchange.Conference;
import vn.kieumau.exchange.ConferenceLines;
import vn.kieumau.exchange.NewConference;
import vn.kieumau.web.Typed;

/** A conference as it is typed: agenda, delegates and conclusions as {@link ConferenceLines}. */
public record ConferenceForm(
        @Nullable Long unit,
        @Nullable Long cohort,
        @Nullable String kind,
        @Nullable String title,
        @Nullable String heldOn,
        @Nullable String place,
        @Nullable String agenda,
        @Nullable String delegates,
        @Nullable String conclusions,
        @Nullable Integer version) {
    static final ConferenceForm EMPTY = new ConferenceForm(null, null, null, null, null, null, null, null, null, null);

    static ConferenceForm of(
            Conference found,
            List<NewConference.ConferenceItem> agenda,
            List<NewConference.ConferenceDelegates> delegates,
            String day) {
        return new ConferenceForm(
                found.unitId(),
                found.cohortId(),
                found.kind(),
                found.title(),
                day,
                found.place(),
                agenda.stream()
                        .map(each -> each.starts() + "; " + each.item()
                                + (each.office().isEmpty() ? "" : "; " + each.office()))
                        .collect(Collectors.joining("\n")),
                delegates.stream()
                        .map(each -> each.office() + "; " + each.delegates())
                        .collect(Collectors.joining("\n")),
                null,
                found.version());
    }

    NewConference read() {
        return new NewConference(
                Objects.toString(kind, ""),
                Objects.toString(title, ""),
                Objects.requireNonNullElse(cohort, 0L),
                Objects.requireNonNullElse(unit, 0L),
                Typed.day(heldOn, "exchange.conference.held_on"),
                Objects.toString(place, ""),
                ConferenceLines.agenda(agenda),
                ConferenceLines.delegates(delegates));
    }
}
