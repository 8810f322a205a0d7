/**
 * Dashboards: where a cohort stands, what holds it back and where, how long dossiers and recommendations lie, titles against targets; and tables for
 * reporting tools. Owns only what was written since it last looked, and writes
 * nothing; of other modules it reads views only, and every figure leads to the list that it counts.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "web",
            "units",
            "campaigns",
            "criteria",
            "assessment",
            "appraisal",
            "recommendations",
            "recognition",
            "roadmap"
        })
package vn.kieumau.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
