package vn.kieumau.kernel;

/** Why a line of an import is refused; nothing of the whole import is kept. */
public class ImportProblem extends RuntimeException {
    private final String column;
    private final String value;

    public ImportProblem(String file, long line, String column, String value, String reason) {
        super("%s, line %d, column %s: «%s» %s".formatted(file, line, column, value, reason));
        this.column = column;
        this.value = value;
    }

    public String column() {
        return column;
    }

    public String value() {
        return value;
    }
}
