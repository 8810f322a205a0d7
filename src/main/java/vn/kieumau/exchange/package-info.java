/**
 * What units and the programme learn: initiatives and who took them over, what helped against which problem, campaign activities, requests to
 * change the criteria set, what study visits brought home, review conferences. Owns schema {@code exchange}. What is told here is what units
 * report of themselves; nothing here changes a criteria set, a dossier or a delegation.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "web",
            "audit",
            "files",
            "units",
            "accounts",
            "documents",
            "criteria",
            "criteria :: judging",
            "campaigns",
            "assessment",
            "appraisal",
            "inspection",
            "recommendations"
        })
package vn.kieumau.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
