/** Which act tells whom: as it came, and as an administrator has chosen instead. */
@NullMarked
package vn.kieumau.notices.rules;

import org.jspecify.annotations.NullMarked;
