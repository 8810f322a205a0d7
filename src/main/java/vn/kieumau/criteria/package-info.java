/**
 * Programmes and versions of their criteria sets, loaded from packs. Owns schema {@code criteria}. A published version is
 * never changed; nothing here knows any particular programme.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "web", "audit"})
package vn.kieumau.criteria;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
