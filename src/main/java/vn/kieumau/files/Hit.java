package vn.kieumau.files;

/**
 * A place in a file that looks like what evidence must not hold. What stands there is never repeated.
 *
 * @param page counted from 1; the sheet of a workbook; 1 where a file has no pages
 */
public record Hit(Kind kind, int page) {
    public enum Kind {
        SECRECY_MARK,
        CITIZEN_CARD,
        OLD_CARD,
        PHONE;

        /** Its name in the messages. */
        public String key() {
            return "files.hit." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
