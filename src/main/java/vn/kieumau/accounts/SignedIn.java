package vn.kieumau.accounts;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** After the password or the identity provider: on to the second factor, or to the page that was asked for. */
@Component
class SignedIn extends SavedRequestAwareAuthenticationSuccessHandler {
    private final Actors actors;
    private final SignIns signIns;

    SignedIn(Actors actors, SignIns signIns) {
        this.actors = actors;
        this.signIns = signIns;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication signedIn)
            throws IOException, ServletException {
        enter(request, response, signedIn, false);
    }

    /** @param vouched whether an identity provider says that a second factor was given there */
    void enter(HttpServletRequest request, HttpServletResponse response, Authentication signedIn, boolean vouched)
            throws IOException, ServletException {
        actors.now(signedIn.getName()).ifPresent(actor -> signIns.begin(actor, request.getSession(), vouched));
        if (SignIns.lacks(request.getSession(false)) == null) {
            super.onAuthenticationSuccess(request, response, signedIn);
        } else {
            // Not by way of the page asked for: it would be forgotten there, and is still wanted after the second
            // factor.
            getRedirectStrategy().sendRedirect(request, response, ActorFilter.SECOND_FACTOR);
        }
    }
}
