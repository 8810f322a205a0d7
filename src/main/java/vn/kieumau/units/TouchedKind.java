package vn.kieumau.units;

/** How many things of a kind a reorganisation touches, and what becomes of them. */
public record TouchedKind(String kind, String rule, int count) {}
