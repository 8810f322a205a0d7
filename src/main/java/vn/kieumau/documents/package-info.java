/**
 * Official documents drawn from what other modules hand over, already decided and frozen: certificates as
 * PDF/A. Reads no table and knows no rule; the words on paper are Vietnamese whatever the reader's language.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "web", "files"})
package vn.kieumau.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
