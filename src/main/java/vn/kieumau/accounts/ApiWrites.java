package vn.kieumau.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingRequestWrapper;
import org.springframework.web.util.ContentCachingResponseWrapper;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.CurrentActor;
import vn.kieumau.web.SecretAnswer;

/**
 * Every write of the API is one transaction, from what the program has seen ({@code If-Match}) to what it is answered; the
 * answer leaves after the commit. With an {@code Idempotency-Key} the answer is kept in the same transaction: the same request
 * sent again, at the same moment or within a day, does nothing and is answered the same.
 */
@Component
class ApiWrites extends OncePerRequestFilter {
    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";
    static final int MOST_BYTES = 1_000_000;
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Writes outside the database, too, once its row is committed; done twice it does nothing the second time. */
    private static final String COMMITS_ITSELF = "/api/v1/audit/checkpoint";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final HandlerExceptionResolver refusals;

    ApiWrites(
            JdbcClient jdbc,
            TransactionOperations transactions,
            Clock clock,
            HandlerExceptionResolver handlerExceptionResolver) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.refusals = handlerExceptionResolver;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/")
                || READING.contains(request.getMethod())
                || request.getRequestURI().equals(COMMITS_ITSELF);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        try {
            transactions.executeWithoutResult(status -> {
                try {
                    write(request, answer, chain);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                } catch (ServletException failed) {
                    throw new IllegalStateException(failed);
                }
                if (answer.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
                    status.setRollbackOnly();
                }
            });
        } catch (Refused refused) {
            refusals.resolveException(request, answer, null, refused);
        }
        answer.copyBodyToResponse();
    }

    private void write(HttpServletRequest request, ContentCachingResponseWrapper answer, FilterChain chain)
            throws IOException, ServletException {
        String type = Objects.toString(request.getContentType(), "").toLowerCase(Locale.ROOT);
        Refused.when(type.contains("*"), AccountsRefusal.CONTENT_TYPE);
        boolean form = type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
        Refused.when(!form && request.getContentLengthLong() > MOST_BYTES, AccountsRefusal.BODY_TOO_LONG, MOST_BYTES);
        ContentCachingRequestWrapper asked = new Bounded(request);
        String key = request.getHeader(KEY);
        if (key == null || !(request.getAttribute(CurrentActor.ATTRIBUTE) instanceof Actor actor)) {
            chain.doFilter(form ? request : asked, answer);
            return;
        }
        Refused.when(!key.matches("[\\x21-\\x7E]{1,200}"), AccountsRefusal.KEY_SHAPE);
        if (!begin(actor, key)) {
            replay(actor, key, fingerprint(request, form, request.getInputStream()), answer);
            return;
        }
        chain.doFilter(form ? request : asked, answer);
        if (answer.getStatus() < HttpServletResponse.SC_BAD_REQUEST) {
            asked.getInputStream().readAllBytes();
            keep(
                    actor,
                    key,
                    request,
                    answer,
                    fingerprint(request, form, new ByteArrayInputStream(asked.getContentAsByteArray())));
        }
    }

    /** False when the key was used before; waits for whoever is using it now. */
    private boolean begin(Actor actor, String key) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("delete from accounts.idempotent_write where account_id = :account and written_at < :old")
                .param("account", actor.accountId())
                .param("old", now.minus(KEPT))
                .update();
        return jdbc.sql("""
                        insert into accounts.idempotent_write (account_id, key, written_at) values (:account, :key, :now)
                        on conflict do nothing
                        """)
                        .param("account", actor.accountId())
                        .param("key", key)
                        .param("now", now)
                        .update()
                == 1;
    }

    private void keep(
            Actor actor,
            String key,
            HttpServletRequest request,
            ContentCachingResponseWrapper answer,
            String fingerprint) {
        jdbc.sql("""
                        update accounts.idempotent_write
                        set fingerprint = :fingerprint, status = :status, location = :location, body = :body
                        where account_id = :account and key = :key
                        """)
                .param("fingerprint", fingerprint)
                .param("status", answer.getStatus())
                .param("location", answer.getHeader(HttpHeaders.LOCATION))
                .param(
                        "body",
                        SecretAnswer.is(request)
                                ? null
                                : new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8))
                .param("account", actor.accountId())
                .param("key", key)
                .update();
    }

    private void replay(Actor actor, String key, String fingerprint, HttpServletResponse answer) throws IOException {
        Kept kept = jdbc.sql("""
                        select fingerprint, status, location, body from accounts.idempotent_write
                        where account_id = :account and key = :key
                        """)
                .param("account", actor.accountId())
                .param("key", key)
                .query(Kept.class)
                .single();
        Refused.when(!fingerprint.equals(kept.fingerprint()), AccountsRefusal.KEY_REUSED);
        String body = kept.body();
        if (body == null) {
            throw new Refused(AccountsRefusal.ANSWERED_ONCE);
        }
        answer.setStatus(kept.status());
        answer.setHeader(REPLAYED, "true");
        if (kept.location() != null) {
            answer.setHeader(HttpHeaders.LOCATION, kept.location());
        }
        if (!body.isEmpty()) {
            answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
            answer.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Uploads are told apart by their fields and their length: their bytes are read by whoever stores them. */
    private static String fingerprint(HttpServletRequest request, boolean form, @Nullable InputStream body)
            throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("%s %s?%s %d\n"
                    .formatted(
                            request.getMethod(),
                            request.getRequestURI(),
                            request.getQueryString(),
                            form ? request.getContentLengthLong() : -1)
                    .getBytes(StandardCharsets.UTF_8));
            if (form) {
                new TreeMap<>(request.getParameterMap())
                        .forEach((name, values) ->
                                digest.update((name + Arrays.toString(values)).getBytes(StandardCharsets.UTF_8)));
            } else if (body != null) {
                digest.update(body.readNBytes(MOST_BYTES));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    record Kept(
            @Nullable String fingerprint,
            int status,
            @Nullable String location,
            @Nullable String body) {}

    /** A body of unknown length is cut off where a known one would be refused. */
    private static final class Bounded extends ContentCachingRequestWrapper {
        Bounded(HttpServletRequest request) {
            super(request, MOST_BYTES);
        }

        @Override
        protected void handleContentOverflow(int contentCacheLimit) {
            throw new Refused(AccountsRefusal.BODY_TOO_LONG, MOST_BYTES);
        }
    }
}
