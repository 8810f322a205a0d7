package vn.kieumau.insight;

/**
 * How many lie for how long.
 *
 * @param week under 7 days
 * @param month 7 to 30 days
 * @param longer over 30 days
 */
public record Ages(int week, int month, int longer) {
    static final Ages NONE = new Ages(0, 0, 0);

    public int total() {
        return week + month + longer;
    }

    public int of(Age age) {
        return switch (age) {
            case WEEK -> week;
            case MONTH -> month;
            case LONGER -> longer;
        };
    }

    Ages plus(String age, int count) {
        return new Ages(
                week + (age.equals(Age.WEEK.code()) ? count : 0),
                month + (age.equals(Age.MONTH.code()) ? count : 0),
                longer + (age.equals(Age.LONGER.code()) ? count : 0));
    }
}
