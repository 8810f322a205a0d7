/** The pages and the API of cohorts, quotas and registrations. */
@NullMarked
package vn.kieumau.campaigns.pages;

import org.jspecify.annotations.NullMarked;
