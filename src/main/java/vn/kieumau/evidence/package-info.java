/**
 * Proofs a unit holds: recorded once, linked to as many criteria as they prove, never copied. Owns schema
 * {@code evidence}. Declares LinkGate and EvidenceUses, which assessment answers; never judges what a proof is worth.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "web", "audit", "units", "accounts", "criteria", "campaigns", "files"})
package vn.kieumau.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
