package vn.kieumau.notices;

/** Carries something out of the house, once; never throws what the other side does. */
public interface Carrier {
    /** Whether this is its way. */
    boolean carries(Due due);

    Outcome carry(Due due);
}
