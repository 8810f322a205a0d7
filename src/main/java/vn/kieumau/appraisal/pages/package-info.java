/** The pages and the API with which a level appraises. */
@NullMarked
package vn.kieumau.appraisal.pages;

import org.jspecify.annotations.NullMarked;
