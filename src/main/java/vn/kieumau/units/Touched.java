package vn.kieumau.units;

/**
 * One thing at a unit that a reorganisation changes.
 *
 * @param kind message that names the kind of thing
 * @param rowId its key in its own table
 * @param subject what it is called
 * @param rule message that says what becomes of it
 */
public record Touched(long unitId, String kind, long rowId, String subject, String rule) {}
