package vn.kieumau.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/** The page that somebody asked for before signing in: one of this server's, which had refused it. */
public final class AskedFor {
    private static final RequestCache CACHE = new HttpSessionRequestCache();

    private AskedFor() {}

    /** @return its address; the start page when none was asked for */
    public static String address(HttpServletRequest request, HttpServletResponse response) {
        SavedRequest saved = CACHE.getRequest(request, response);
        return saved == null ? "/" : saved.getRedirectUrl();
    }
}
