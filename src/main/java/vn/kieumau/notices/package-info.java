/**
 * Who is told of what others did: an inbox for each account, filled from the trail by rules that are data; and the
 * outbox from which other systems are called and mail is sent. Owns schema {@code notices}.
 * A notice says no more than the act and the unit, and leads to a page; it decides nothing and keeps nothing that the trail does not.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "web", "audit", "units", "accounts"})
package vn.kieumau.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
