/** Signing in, and what an administrator does with accounts: as pages and for programs. */
@NullMarked
package vn.kieumau.accounts.pages;

import org.jspecify.annotations.NullMarked;
