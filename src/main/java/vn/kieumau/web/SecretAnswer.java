package vn.kieumau.web;

import jakarta.servlet.http.HttpServletRequest;

/** Marks an answer that holds a secret which is shown once: nobody keeps it, not even to answer a repeated request. */
public final class SecretAnswer {
    private static final String ATTRIBUTE = SecretAnswer.class.getName();

    private SecretAnswer() {}

    public static void mark(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, true);
    }

    public static boolean is(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }
}
