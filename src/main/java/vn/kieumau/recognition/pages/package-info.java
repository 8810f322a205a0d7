/** Pages and the API of recognition, and the page that confirms a certificate to anybody. */
@NullMarked
package vn.kieumau.recognition.pages;

import org.jspecify.annotations.NullMarked;
