package vn.kieumau.accounts;

/**
 * Who has given the password, or comes from the identity provider, and not yet the second factor: on the request of that one
 * page, and nowhere else.
 */
public final class HalfSignedIn {
    public static final String ATTRIBUTE = "kieumau.half-signed-in";

    private HalfSignedIn() {}
}
