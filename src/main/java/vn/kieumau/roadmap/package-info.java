/**
 * The way to the titles wanted by 2030: targets of provinces and what stands against them, how many titles will be held, which ward
 * registers in which year, what binds and which demands contradict each other. Owns schema {@code roadmap}. The planner decides
 * nothing: a proposal is an answer to a question, and only a decision makes it the roadmap; even that registers nobody.
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
            "assessment",
            "recognition"
        })
package vn.kieumau.roadmap;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
