/**
 * From the letter that proposes wards to the decision that confers or refuses, and the title with its certificate. Owns
 * schema {@code recognition}. Never changes what a ward said or a level found; a decision, once recorded, stands.
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
            "documents",
            "criteria",
            "campaigns",
            "assessment",
            "appraisal",
            "inspection"
        })
package vn.kieumau.recognition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
