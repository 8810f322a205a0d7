/** Reading the trail. */
@NullMarked
package vn.kieumau.audit.trail;

import org.jspecify.annotations.NullMarked;
