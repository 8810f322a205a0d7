package vn.kieumau.units;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** How a module that holds keys of units answers for them when units are reorganised. A test finds a module that does not. */
public interface Rehearsal {
    /** The columns for which it answers: {@code schema.table.column}. */
    Set<String> columns();

    /**
     * All of its own that stands at the units, whatever its state; one statement for each kind, however many units.
     *
     * @param ended units that end
     * @param changed units that go on under another code, name, type or parent
     * @param day first day on which that is so
     */
    List<Touched> touched(Long[] ended, Long[] changed, LocalDate day);

    /** What newly reaches a unit or its predecessor, because it comes to lie below others: what stands at these, the gaining units. */
    default List<Touched> gaining(Long[] gaining, LocalDate day) {
        return List.of();
    }
}
