package vn.kieumau.accounts;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** After the password: on to the second factor, or to the page that was asked for. */
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
        actors.now(signedIn.getName()).ifPresent(actor -> signIns.begin(actor, request.getSession()));
        super.onAuthenticationSuccess(request, response, signedIn);
    }
}
