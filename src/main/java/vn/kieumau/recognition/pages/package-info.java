/** Pages of recognition, and the one that confirms a certificate to anybody. */
@NullMarked
package vn.kieumau.recognition.pages;

import org.jspecify.annotations.NullMarked;
