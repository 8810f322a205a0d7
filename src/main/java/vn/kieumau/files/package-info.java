/**
 * Bytes that people upload, kept once each under their hash, and how they are handed out again. Owns schema {@code files}
 * and the folder of that name. Has no page and no rule about who may read: the module that owns the document asks that.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package vn.kieumau.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
