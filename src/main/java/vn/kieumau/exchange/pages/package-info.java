/** The pages and the API of what units and the programme learn. */
@NullMarked
package vn.kieumau.exchange.pages;

import org.jspecify.annotations.NullMarked;
