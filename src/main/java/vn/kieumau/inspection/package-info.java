/**
 * Delegations and study visits: who founds one, who goes, which wards it sees and in which order; its members' rights come from
 * it and end with it. Owns schema {@code inspection}. Never changes what a ward or an appraising level said.
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
            "indicators",
            "assessment",
            "appraisal",
            "evidence",
            "documents",
            "files"
        })
package vn.kieumau.inspection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
