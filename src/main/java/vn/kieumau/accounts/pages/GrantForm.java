package vn.kieumau.accounts.pages;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kieumau.accounts.AccountsRefusal;
import vn.kieumau.accounts.NewGrant;
import vn.kieumau.accounts.Role;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Typed;

/** What was typed for a role. */
public record GrantForm(
        @Nullable String role,
        @Nullable Long office,
        @Nullable String from,
        @Nullable String until,
        @Nullable Boolean substitute) {
    static final GrantForm EMPTY = new GrantForm(null, null, null, null, null);

    public boolean stands() {
        return Boolean.TRUE.equals(substitute);
    }

    NewGrant read(LocalDate today) {
        Role chosen =
                Role.of(role).orElseThrow(() -> new Refused(AccountsRefusal.NO_ROLE, new Text.Field("accounts.role")));
        LocalDate first = Typed.optionalDay(from, "accounts.from");
        return new NewGrant(
                chosen, office, first == null ? today : first, Typed.optionalDay(until, "accounts.until"), stands());
    }
}
