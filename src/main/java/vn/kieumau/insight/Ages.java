package vn.kieumau.insight;

import java.util.Collections;
import java.util.List;

/**
 * How many lie for how long.
 *
 * @param week under 7 days
 * @param month 7 to 30 days
 * @param longer over 30 days
 */
public record Ages(int week, int month, int longer) {
    static final Ages NONE = new Ages(0, 0, 0);

    static Ages of(List<Age> each) {
        return new Ages(
                Collections.frequency(each, Age.WEEK),
                Collections.frequency(each, Age.MONTH),
                Collections.frequency(each, Age.LONGER));
    }

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
