/**
 * Values that every module speaks with: who acts (Actor), what may be done (Permission), why not (Refusal), pages of
 * lists. No beans, no SQL, no clock: an act carries its own moment.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package vn.kieumau.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
