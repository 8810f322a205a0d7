/** Pages and API of the archive. */
@NullMarked
package vn.kieumau.archive.pages;

import org.jspecify.annotations.NullMarked;
