package vn.kieumau.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session that has lasted too long, however busy; what was being typed is kept as with any session that ended. */
@Component
class SessionLifetime extends OncePerRequestFilter {
    private final Duration longest;

    SessionLifetime(@Value("${kieumau.session-max-hours:12}") int hours) {
        this.longest = Duration.ofHours(hours);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && SignIns.olderThan(session, longest.toMillis())) {
            session.invalidate();
        }
        chain.doFilter(request, response);
    }
}
