/** Pages and API of recommendations. */
@NullMarked
package vn.kieumau.recommendations.pages;

import org.jspecify.annotations.NullMarked;
