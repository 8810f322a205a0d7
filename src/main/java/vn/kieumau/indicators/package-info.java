/**
 * Figures of units by month and year: what each metric means from which day, what was reported, what it was before a correction.
 * Owns schema {@code indicators}. Holds totals only, never a person; what was not reported is missing, never zero.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "web", "audit", "units", "accounts", "criteria", "criteria :: rules"})
package vn.kieumau.indicators;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
