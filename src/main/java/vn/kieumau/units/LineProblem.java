package vn.kieumau.units;

/**
 * What is wrong with a line.
 *
 * @param column as in the header of the file
 * @param value what stands there
 */
public record LineProblem(int line, String column, String value, LineFault fault) {}
