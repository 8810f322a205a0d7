package vn.kieumau.kernel;

/** Refusals that mean the same in every module. */
public enum KernelRefusal implements Refusal {
    NOT_FOUND(404),
    NOT_SIGNED_IN(401),
    NOT_PERMITTED(403),
    /** Who prepared cannot approve. */
    SAME_PERSON(409),
    /** Somebody else saved first. */
    CHANGED_MEANWHILE(409),
    NOT_IN_THIS_STATE(409),
    MISSING(422),
    TOO_LONG(422),
    NOT_A_DATE(422),
    NOT_A_NUMBER(422);

    private final int status;

    KernelRefusal(int status) {
        this.status = status;
    }

    @Override
    public String key() {
        return "web.refusal." + name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }
}
