/**
 * The round of a year: deadlines, the quota ledger, registration of wards. Owns schema {@code campaigns}. Tells others
 * that a registration was confirmed; never opens a dossier itself.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "web", "audit", "units", "accounts", "criteria", "files"})
package vn.kieumau.campaigns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
