package vn.kieumau.accounts;

import java.util.List;

/** An account in a list. Grants come as {@code ROLE|office|office in English}, separated by {@code #}. */
public record AccountLine(
        long id, String login, String displayName, String displayNameEn, boolean active, String grants, long total) {

    public List<String[]> roles() {
        return Packed.rows(grants);
    }
}
