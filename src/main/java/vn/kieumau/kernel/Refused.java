package vn.kieumau.kernel;

import org.jspecify.annotations.Nullable;

/** Thrown where a use case ends in a refusal; rolls its transaction back, so nothing is half done. */
public class Refused extends RuntimeException {
    private final transient Refusal refusal;
    private final transient Object[] details;

    public Refused(Refusal refusal, Object... details) {
        super(refusal.key(), null, false, false);
        this.refusal = refusal;
        this.details = details;
    }

    public Refusal refusal() {
        return refusal;
    }

    /** Arguments of the message, in its order. */
    public Object[] details() {
        return details;
    }

    /** The one answer for "not there" and "not yours". */
    public static Refused notFound() {
        return new Refused(KernelRefusal.NOT_FOUND);
    }

    public static <T> T found(java.util.Optional<T> row) {
        return row.orElseThrow(Refused::notFound);
    }

    public static void when(boolean condition, Refusal refusal, @Nullable Object... details) {
        if (condition) {
            throw new Refused(refusal, (Object[]) details);
        }
    }
}
