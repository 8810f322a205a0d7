/**
 * What units learn from each other: initiatives and who took them over, what helped where against which problem. Owns schema
 * {@code exchange}. What is told here is what units report of themselves; nothing here decides about a dossier.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "web",
            "audit",
            "units",
            "accounts",
            "files",
            "criteria",
            "criteria :: judging",
            "campaigns",
            "assessment"
        })
package vn.kieumau.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
