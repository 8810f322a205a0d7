/** The pages and the API of proofs. */
@NullMarked
package vn.kieumau.evidence.pages;

import org.jspecify.annotations.NullMarked;
