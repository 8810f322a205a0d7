package vn.kieumau.roadmap;

import org.jspecify.annotations.Nullable;

/** Time was up, or somebody stopped it, before a plan was found and before it was proven that there is none. @param bound as in {@link Proposal}; null where nothing is proven */
public record Undecided(@Nullable Long bound, double seconds) implements Outcome {}
