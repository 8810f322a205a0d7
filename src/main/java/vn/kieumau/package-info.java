/** Starts the application. */
@NullMarked
package vn.kieumau;

import org.jspecify.annotations.NullMarked;
