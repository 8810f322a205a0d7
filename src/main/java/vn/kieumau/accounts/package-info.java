/**
 * People, how they sign in, and which role they hold at which office for which period; builds the Actor of a request.
 * Owns schema {@code accounts}. Administrators manage accounts and have no business rights. Declares {@code accounts.unread()}, which notices answers.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "web", "audit", "units"})
package vn.kieumau.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
