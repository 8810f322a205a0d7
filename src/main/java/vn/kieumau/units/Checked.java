package vn.kieumau.units;

import java.util.List;

/**
 * What a file says, held against the tree.
 *
 * @param problems all that is wrong, by line; while there is one, nothing is fresh
 * @param fresh lines that the tree does not have yet
 * @param unchanged how many it has already, word for word
 */
record Checked<T>(List<LineProblem> problems, List<T> fresh, int unchanged) {}
