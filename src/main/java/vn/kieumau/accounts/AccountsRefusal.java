package vn.kieumau.accounts;

import java.util.Locale;
import vn.kieumau.kernel.Refusal;

public enum AccountsRefusal implements Refusal {
    LOGIN_SHAPE(422),
    LOGIN_TAKEN(409),
    WRONG_PASSWORD(422),
    PASSWORD_LENGTH(422),
    PASSWORD_WEAK(422),
    PASSWORDS_DIFFER(422),
    WRONG_CODE(422),
    NO_ROLE(422),
    NO_OFFICE(422),
    BY_DELEGATION_ONLY(422),
    PERIOD(422),
    SUBSTITUTE_ENDS(422),
    GRANT_TWICE(409),
    ADMINISTRATOR_APART(422),
    NOT_ONESELF(409),
    SECOND_FACTOR_REQUIRED(409),
    TOKEN_DAYS(422),
    IMPORT_PROBLEM(422),
    IMPORT_LACKS(422),
    IMPORT_TOO_LONG(422),
    /** Requests of programs. */
    BODY_TOO_LONG(413),
    CONTENT_TYPE(415),
    KEY_SHAPE(422),
    KEY_REUSED(422),
    ANSWERED_ONCE(409);

    private final int status;

    AccountsRefusal(int status) {
        this.status = status;
    }

    @Override
    public String key() {
        return "accounts.refusal." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }
}
