package vn.kieumau.notices;

/** Carries something out of the house, once; never throws what the other side does. */
public interface Carrier {
    Outcome carry(Due due);
}
