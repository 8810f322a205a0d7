/**
 * The language of rules: a small, typed part of CEL (Common Expression Language) over figures. Counts are integers, shares are
 * exact ratios, and the two do not mix. Pure: no beans, no SQL, no clock. See docs/pack-format.md.
 */
@NamedInterface("rules")
@NullMarked
package vn.kieumau.criteria.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
