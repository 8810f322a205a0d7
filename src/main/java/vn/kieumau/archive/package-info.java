/**
 * Packages of decided dossiers: what was claimed, proved, judged and decided, with the proofs themselves, in files that are read without
 * the application (docs/archive.md). Owns schema {@code archive}. Changes nothing of what it packs, and deletes nothing.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "web",
            "audit",
            "files",
            "documents",
            "units",
            "accounts",
            "criteria",
            "campaigns",
            "assessment",
            "appraisal",
            "inspection",
            "recommendations",
            "recognition"
        })
package vn.kieumau.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
