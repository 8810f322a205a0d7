/**
 * What wards and provinces ask of those above, climbing until it is answered and closed by whoever asked. Owns schema
 * {@code recommendations}. Never lies without an office that has it; never decides anything about a dossier.
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
            "plans",
            "documents"
        })
package vn.kieumau.recommendations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
