package vn.kieumau.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.kieumau.kernel.Actor;
import vn.kieumau.web.CurrentActor;

/**
 * Leaves the actor on the request, built afresh each time: a changed grant takes effect on the next request. As long as
 * the second factor is missing there is no actor, and every page leads to where it is asked for.
 */
@Component
class ActorFilter extends OncePerRequestFilter {
    static final String SECOND_FACTOR = "/accounts/second-factor";

    private final Actors actors;

    ActorFilter(Actors actors) {
        this.actors = actors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn != null && signedIn.isAuthenticated() && !(signedIn instanceof AnonymousAuthenticationToken)) {
            Optional<Actors.Present> found = actors.present(signedIn.getName());
            Optional<Actor> actor = found.map(Actors.Present::actor);
            if (SignIns.lacks(request.getSession(false)) == null) {
                found.ifPresent(present -> {
                    request.setAttribute(CurrentActor.ATTRIBUTE, present.actor());
                    request.setAttribute(CurrentActor.UNREAD, present.unread());
                });
            } else if (request.getRequestURI().equals(SECOND_FACTOR)) {
                actor.ifPresent(present -> request.setAttribute(HalfSignedIn.ATTRIBUTE, present));
            } else {
                response.sendRedirect(SECOND_FACTOR);
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
