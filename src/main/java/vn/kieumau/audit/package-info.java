/**
 * Append-only trail of every act: who, in which office's name, what, when, why, and the row it wrote, chained by hash.
 * Owns schema {@code audit}. Declares AuditScope, which units implements. Never interprets what it records.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "web"})
package vn.kieumau.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
