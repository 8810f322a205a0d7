package vn.kieumau.units;

import java.util.Locale;
import vn.kieumau.kernel.Refusal;

public enum UnitsRefusal implements Refusal {
    NO_LINES(422),
    TOO_MANY_LINES(413),
    HAS_PROBLEMS(422),
    OWN_WORK(403),
    NOT_AS_REHEARSED(409),
    SOMETHING_BUILT(409),
    PROVIDED(409),
    DRAFTED_ALREADY(409);

    private final int status;

    UnitsRefusal(int status) {
        this.status = status;
    }

    @Override
    public String key() {
        return "units.refusal." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }
}
