package vn.kieumau.exchange;

/**
 * Which initiatives are listed.
 *
 * @param words in the name, the description or the unit; accents are not needed
 * @param kind and criterion empty: all
 * @param province 0: all
 * @param show kept, published, ended, draft; empty: all
 */
public record InitiativeFilter(String words, String kind, String criterion, long province, String show) {
    public boolean blank() {
        return words.isEmpty() && kind.isEmpty() && criterion.isEmpty() && province == 0 && show.isEmpty();
    }
}
