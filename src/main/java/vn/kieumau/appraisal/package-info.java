/**
 * How district, province and ministry judge a dossier: their own result per criterion beside those below, prepared by one person,
 * passed by another. Owns schema {@code appraisal}. Never changes what a lower level said.
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
            "criteria :: judging",
            "evidence",
            "assessment",
            "documents"
        })
package vn.kieumau.appraisal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
