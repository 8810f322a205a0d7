/**
 * The dossier of a registration: the ward's own result per criterion, what is still missing, submission and its frozen
 * snapshots. Owns schema {@code assessment}. Never judges for a higher level.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "web",
            "audit",
            "units",
            "accounts",
            "campaigns",
            "criteria",
            "criteria :: rules",
            "criteria :: judging",
            "indicators",
            "documents",
            "evidence"
        })
package vn.kieumau.assessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
