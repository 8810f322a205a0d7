/** The pages and the API of the roadmap. */
@NullMarked
package vn.kieumau.roadmap.pages;

import org.jspecify.annotations.NullMarked;
