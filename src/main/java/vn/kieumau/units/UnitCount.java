package vn.kieumau.units;

/** How many units of a level and type were in force on a day. */
public record UnitCount(String level, String type, long count) {}
