/** The pages and the API of delegations. */
@NullMarked
package vn.kieumau.inspection.pages;

import org.jspecify.annotations.NullMarked;
