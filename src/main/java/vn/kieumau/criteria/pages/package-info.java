/** The pages and the API that show criteria sets. */
@NullMarked
package vn.kieumau.criteria.pages;

import org.jspecify.annotations.NullMarked;
