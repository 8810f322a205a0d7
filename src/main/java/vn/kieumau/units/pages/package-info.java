/** The pages and the API that list and show units. */
@NullMarked
package vn.kieumau.units.pages;

import org.jspecify.annotations.NullMarked;
