package vn.kieumau.operations.database;

/** The application cannot start; the message is a sentence for the person at the machine that says what to do. */
public class StartRefused extends RuntimeException {
    public StartRefused(String vietnamese, String english) {
        super(vietnamese + System.lineSeparator() + english);
    }
}
