/** The pages and the API of dossiers: the list, one at a glance, a criterion to be answered, a frozen snapshot. */
@NullMarked
package vn.kieumau.assessment.pages;

import org.jspecify.annotations.NullMarked;
