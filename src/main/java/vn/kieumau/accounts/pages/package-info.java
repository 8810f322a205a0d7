/** Signing in, the list of accounts, and who a token stands for. */
@NullMarked
package vn.kieumau.accounts.pages;

import org.jspecify.annotations.NullMarked;
