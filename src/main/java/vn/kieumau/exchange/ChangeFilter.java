package vn.kieumau.exchange;

/**
 * Which change requests are listed; empty or 0: all.
 *
 * @param words in the title, the experience, the proposed text or the unit's name; accents are not needed
 * @param criterion its code
 * @param province in whose tree of today the unit lies
 */
public record ChangeFilter(String words, long set, String criterion, String state, long province) {
    public boolean blank() {
        return equals(new ChangeFilter("", 0, "", "", 0));
    }
}
