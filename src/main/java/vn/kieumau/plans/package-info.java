/**
 * What wards plan to do for each criterion of a cohort, and what they have and lack for it. Owns schema {@code plans}. Whether something
 * is late is computed, never stored; nothing here decides about a dossier.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "web", "audit", "units", "accounts", "campaigns", "criteria"})
package vn.kieumau.plans;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
