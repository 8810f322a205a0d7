/**
 * Start-up, settings, the database on board, import of folders, the command line. Uses every module's API; no module
 * uses it. Holds no business rule.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "audit",
            "audit :: integrity",
            "files",
            "web",
            "units",
            "accounts",
            "criteria",
            "campaigns",
            "plans",
            "indicators",
            "evidence",
            "assessment",
            "appraisal",
            "inspection",
            "recommendations",
            "recognition",
            "exchange",
            "roadmap",
            "notices"
        })
package vn.kieumau.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
