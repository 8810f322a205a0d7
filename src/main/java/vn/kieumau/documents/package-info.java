/**
 * Official documents drawn from what other modules hand over, already decided and frozen: certificates as PDF/A, documents in the
 * layout of Decree 30/2020 as DOCX and PDF/A; and the registers that their numbers come from. Owns schema {@code documents}. Knows no rule
 * and asks nobody who may read: the module that issues does. The words on paper are Vietnamese whatever the reader's language.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "web", "audit", "files", "units"})
package vn.kieumau.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
