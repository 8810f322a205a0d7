package vn.kieumau.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
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
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.CurrentActor;
import vn.kieumau.web.SecretAnswer;
import vn.kieumau.web.TableFile;

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
            Received received = Received.of(request);
            transactions.executeWithoutResult(status -> {
                try {
                    write(received, answer, chain);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                } catch (ServletException failed) {
                    throw new IllegalStateException(failed);
                }
                if (answer.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
                    status.setRollbackOnly();
                }
            });
        } catch (Refused | MultipartException refused) {
            refusals.resolveException(request, answer, null, refused);
        }
        answer.copyBodyToResponse();
    }

    private void write(Received received, ContentCachingResponseWrapper answer, FilterChain chain)
            throws IOException, ServletException {
        String key = received.getHeader(KEY);
        if (key == null || !(received.getAttribute(CurrentActor.ATTRIBUTE) instanceof Actor actor)) {
            chain.doFilter(received, answer);
            return;
        }
        Refused.when(!key.matches("[\\x21-\\x7E]{1,200}"), AccountsRefusal.KEY_SHAPE);
        if (!begin(actor, key)) {
            replay(actor, key, received.fingerprint(), answer);
            return;
        }
        chain.doFilter(received, answer);
        if (answer.getStatus() < HttpServletResponse.SC_BAD_REQUEST) {
            keep(actor, key, received, answer);
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

    private void keep(Actor actor, String key, Received received, ContentCachingResponseWrapper answer) {
        jdbc.sql("""
                        update accounts.idempotent_write
                        set fingerprint = :fingerprint, status = :status, location = :location, body = :body
                        where account_id = :account and key = :key
                        """)
                .param("fingerprint", received.fingerprint())
                .param("status", answer.getStatus())
                .param("location", answer.getHeader(HttpHeaders.LOCATION))
                .param(
                        "body",
                        SecretAnswer.is(received)
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

    record Kept(
            @Nullable String fingerprint,
            int status,
            @Nullable String location,
            @Nullable String body) {}

    /**
     * A request that has come in whole before the transaction begins, so that whoever sends it slowly holds no connection of
     * the database: its body in memory, an upload in the folder of uploads.
     */
    private static final class Received extends HttpServletRequestWrapper {
        private final byte[] body;
        private final boolean upload;

        private Received(HttpServletRequest request, byte[] body, boolean upload) {
            super(request);
            this.body = body;
            this.upload = upload;
        }

        static Received of(HttpServletRequest request) throws IOException {
            String type = Objects.toString(request.getContentType(), "").toLowerCase(Locale.ROOT);
            Refused.when(type.contains("*"), AccountsRefusal.CONTENT_TYPE);
            if (type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
                try {
                    request.getParts();
                } catch (IOException | ServletException | RuntimeException broken) {
                    // whoever reads the parts is told again, and says it
                }
                return new Received(request, new byte[0], true);
            }
            boolean table = type.startsWith("text/csv") || type.contains("spreadsheet");
            int most = table ? TableFile.MOST_BYTES_RECEIVED : MOST_BYTES;
            byte[] body = request.getInputStream().readNBytes(most + 1);
            Refused.when(body.length > most, AccountsRefusal.BODY_TOO_LONG, most);
            return new Received(request, body, false);
        }

        /** Uploads are told apart by their fields and their length. */
        String fingerprint() {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                digest.update("%s %s?%s %d\n"
                        .formatted(getMethod(), getRequestURI(), getQueryString(), upload ? getContentLengthLong() : -1)
                        .getBytes(StandardCharsets.UTF_8));
                if (upload) {
                    new TreeMap<>(getParameterMap())
                            .forEach((name, values) ->
                                    digest.update((name + Arrays.toString(values)).getBytes(StandardCharsets.UTF_8)));
                }
                return HexFormat.of().formatHex(digest.digest(body));
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException(missing);
            }
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return upload ? super.getInputStream() : new Reread(body);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return upload
                    ? super.getReader()
                    : new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class Reread extends ServletInputStream {
        private final ByteArrayInputStream body;

        Reread(byte[] body) {
            this.body = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return body.read();
        }

        @Override
        public boolean isFinished() {
            return body.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("read at once");
        }
    }
}
