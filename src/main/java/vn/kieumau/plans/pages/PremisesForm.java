package vn.kieumau.plans.pages;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kieumau.plans.NewPremises;
import vn.kieumau.plans.PremisesProject;
import vn.kieumau.web.Typed;

/** A building as it is typed, with the days on which its steps are to be reached. */
public record PremisesForm(
        @Nullable String name,
        @Nullable String land,
        @Nullable String design,
        @Nullable String funding,
        @Nullable String building,
        @Nullable String handedOver,
        @Nullable String note) {
    static final PremisesForm EMPTY = new PremisesForm(null, null, null, null, null, null, null);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    static PremisesForm of(PremisesProject project) {
        List<String> days =
                project.days().stream().map(each -> shown(each.planned())).toList();
        return new PremisesForm(
                project.name(), days.get(0), days.get(1), days.get(2), days.get(3), days.get(4), project.note());
    }

    private static String shown(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    NewPremises read() {
        return new NewPremises(
                name == null ? "" : name,
                Typed.optionalDay(land, "plans.premises.step.land"),
                Typed.optionalDay(design, "plans.premises.step.design"),
                Typed.optionalDay(funding, "plans.premises.step.funding"),
                Typed.optionalDay(building, "plans.premises.step.building"),
                Typed.optionalDay(handedOver, "plans.premises.step.handed_over"),
                note);
    }
}
