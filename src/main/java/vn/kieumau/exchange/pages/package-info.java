/** The pages and the API of what units learn from each other. */
@NullMarked
package vn.kieumau.exchange.pages;

import org.jspecify.annotations.NullMarked;
