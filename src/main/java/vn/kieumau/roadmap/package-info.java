/**
 * The way to the titles wanted by 2030: proposes which ward registers in which year, says what binds and which demands contradict
 * each other, and forecasts how many titles will be held. Computes from what it is handed; decides nothing: a proposal is an
 * answer to a question, and whoever asked keeps the choice.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package vn.kieumau.roadmap;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
