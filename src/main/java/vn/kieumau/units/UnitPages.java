package vn.kieumau.units;

import java.time.LocalDate;
import java.util.Optional;
import vn.kieumau.kernel.Actor;

/** Pages that later modules have of a unit: each names its own, where the reader may open it. */
public interface UnitPages {
    /** @param day on which the unit is looked at */
    Optional<UnitPage> of(Actor reader, UnitSummary unit, LocalDate day);

    /** @param label message that names it */
    record UnitPage(String address, String label) {}
}
