/**
 * The dated tree of units: own ids, versions with half-open validity, who reaches whom. Owns schema {@code units}; other
 * modules read {@code units.v_unit} (as it is today, or was last) and {@code units.reached()}, and tell of a unit's past through {@code UnitHistory}. Never knows what happens in a unit.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "web", "audit"})
package vn.kieumau.units;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
