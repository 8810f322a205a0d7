package vn.kieumau.accounts;

import java.util.List;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Who has come from the provider: by the name of the account here, and whether a second factor was given there. */
final class ProviderUser extends DefaultOidcUser {
    private static final long serialVersionUID = 1;

    private final String login;
    private final boolean vouched;

    ProviderUser(OidcUser user, String login, boolean vouched) {
        super(List.of(new SimpleGrantedAuthority("ACCOUNT")), user.getIdToken());
        this.login = login;
        this.vouched = vouched;
    }

    @Override
    public String getName() {
        return login;
    }

    boolean vouched() {
        return vouched;
    }
}
