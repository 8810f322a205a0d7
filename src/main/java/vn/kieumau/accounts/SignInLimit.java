package vn.kieumau.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Slows guessing: 10 tries in 5 minutes for one name from one address, 60 for one address. Counting by address keeps a
 * stranger from locking somebody else out.
 */
@Component
public class SignInLimit extends OncePerRequestFilter {
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .build();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !request.getRequestURI().equals("/accounts/sign-in");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = request.getRemoteAddr();
        boolean allowed = bucket(address, 60).tryConsume(1)
                && bucket(address + " " + request.getParameter("username"), 10).tryConsume(1);
        if (allowed) {
            chain.doFilter(request, response);
        } else {
            response.sendRedirect("/accounts/sign-in?limited");
        }
    }

    /** Counts a try of the second factor of one account, whose password was right: a stranger never gets here. */
    public boolean tryCode(String login) {
        return bucket("code " + login, 10).tryConsume(1);
    }

    private Bucket bucket(String key, int tries) {
        return buckets.get(
                key,
                any -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(tries).refillGreedy(tries, WINDOW))
                        .build());
    }
}
