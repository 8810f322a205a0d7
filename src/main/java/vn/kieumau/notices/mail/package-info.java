/** Mail that says how many notices wait, to whoever has asked for it; never what they say. */
@NullMarked
package vn.kieumau.notices.mail;

import org.jspecify.annotations.NullMarked;
