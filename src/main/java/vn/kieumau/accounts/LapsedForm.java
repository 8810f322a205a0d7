package vn.kieumau.accounts;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/**
 * A form came without a token that holds: mostly because its session has ended meanwhile. What was typed is shown again,
 * to be sent once more after signing in; but only to who sent it from our own page, so that no other site can make use of it.
 */
@Component
class LapsedForm implements AccessDeniedHandler {
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        if (request.getRequestURI().startsWith("/accounts/sign-")) {
            response.sendRedirect("/accounts/sign-in?lapsed");
            return;
        }
        response.setStatus(403);
        request.getRequestDispatcher("/accounts/lapsed").forward(request, response);
    }
}
