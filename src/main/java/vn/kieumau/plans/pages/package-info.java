/** The pages and the API of plans. */
@NullMarked
package vn.kieumau.plans.pages;

import org.jspecify.annotations.NullMarked;
