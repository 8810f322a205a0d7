/**
 * From judged requirements to a verdict on a criteria set, and to the shortest way there. What is unknown is bounded, never
 * guessed: a verdict is given once no later answer could change it. Pure: no beans, no SQL, no clock.
 */
@NamedInterface("judging")
@NullMarked
package vn.kieumau.criteria.judging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
