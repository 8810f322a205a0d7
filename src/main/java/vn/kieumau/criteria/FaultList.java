package vn.kieumau.criteria;

import java.util.ArrayList;
import java.util.List;
import vn.kieumau.criteria.PackFault.Kind;

/** What is wrong with a pack, in the order in which it is found. */
final class FaultList {
    /** Most characters of a title. */
    static final int TITLE = 200;

    private static final int WORDS = 2000;

    private final List<PackFault> faults = new ArrayList<>();

    List<PackFault> all() {
        return faults;
    }

    void add(List<PackFault> found) {
        faults.addAll(found);
    }

    /** @return whether it is fine */
    boolean one(boolean fine, String path, Kind kind, String detail) {
        if (!fine) {
            faults.add(PackFault.at(path, kind, detail));
        }
        return fine;
    }

    /** A text that must be there and not be longer. @return whether it is so */
    boolean text(String path, String value, int most) {
        String field = path.substring(path.lastIndexOf('.') + 1);
        return one(!value.isEmpty(), path, Kind.MISSING, field)
                && one(value.length() <= most, path, Kind.TOO_LONG, String.valueOf(most));
    }

    /** A code that must be there, {@link Pack#isCode}, and not be longer. @return whether it is there and not longer */
    boolean code(String path, String value, int most) {
        boolean there = text(path, value, most);
        if (there) {
            one(Pack.isCode(value), path, Kind.NOT_A_CODE, value);
        }
        return there;
    }

    /** Texts that must be there in both languages. */
    void words(String path, List<Pack.Words> list) {
        for (int i = 0; i < list.size(); i++) {
            text(path + "[" + i + "].vi", list.get(i).vi(), WORDS);
            line(path + "[" + i + "].vi", list.get(i).vi());
            text(path + "[" + i + "].en", list.get(i).en(), WORDS);
            line(path + "[" + i + "].en", list.get(i).en());
        }
    }

    /** Such texts stand as lines of fields with bars between them in forms and workbooks. */
    void line(String path, String value) {
        one(
                value.indexOf('|') < 0 && value.lines().count() < 2,
                path,
                Kind.NOT_ONE_LINE,
                value.lines().findFirst().orElse(""));
    }
}
