package vn.kieumau.units;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.Actor;

/** What later modules know of a unit's past: each tells of its own, within the reader's reach. */
public interface UnitHistory {
    /** What happened in any of the units; one statement, however many they are. */
    List<UnitEvent> of(Actor reader, List<Long> unitIds);

    /**
     * @param what message that says what became of it there
     * @param name of the cohort or programme
     * @param nameEn in English, as name in Vietnamese
     * @param illustrative where no source states it
     */
    record UnitEvent(
            long unitId,
            LocalDate on,
            String what,
            String name,
            String nameEn,
            @Nullable String address,
            boolean illustrative) {}
}
