/**
 * What members write down on phones without network: who took which phone, what arrives from it, once and provably theirs, and
 * what a phone takes along.
 */
@NullMarked
package vn.kieumau.inspection.offline;

import org.jspecify.annotations.NullMarked;
