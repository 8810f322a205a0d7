/** The pages and the API of figures. */
@NullMarked
package vn.kieumau.indicators.pages;

import org.jspecify.annotations.NullMarked;
