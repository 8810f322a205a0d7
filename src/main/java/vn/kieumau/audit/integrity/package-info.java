/** Proof that nothing was altered behind the application: checkpoints, their keys, and the check itself. */
@NullMarked
@NamedInterface("integrity")
package vn.kieumau.audit.integrity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
