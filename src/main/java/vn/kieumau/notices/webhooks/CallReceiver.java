package vn.kieumau.notices.webhooks;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.kieumau.notices.Carrier;
import vn.kieumau.notices.Due;
import vn.kieumau.notices.Outcome;

/**
 * Calls one receiver: no redirect is followed, nothing it answers is read but the status, and after a time the call is given up however slowly it
 * goes on. Each call makes its own connection, whose address is looked up and checked then; there is none left from before to slip through.
 */
@Component
class CallReceiver implements Carrier, DisposableBean {
    private static final Timeout SILENCE = Timeout.ofSeconds(10);
    private static final int MOST_AT_ONCE = 64;
    private static final int GONE = 410;

    private final Receivers receivers;
    private final JsonMapper json;
    private final String publicUrl;
    private final long longestMillis;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "webhook-watch");
        made.setDaemon(true);
        return made;
    });

    CallReceiver(
            Receivers receivers,
            Addresses addresses,
            JsonMapper json,
            @Value("${kieumau.public-url}") String publicUrl,
            @Value("${kieumau.webhook-longest-millis:15000}") long longestMillis) {
        this.receivers = receivers;
        this.json = json;
        this.publicUrl = publicUrl;
        this.longestMillis = longestMillis;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(addresses)
                        .setMaxConnTotal(MOST_AT_ONCE)
                        .setMaxConnPerRoute(MOST_AT_ONCE)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(SILENCE)
                                .setSocketTimeout(SILENCE)
                                .build())
                        .setDefaultTlsConfig(
                                TlsConfig.custom().setHandshakeTimeout(SILENCE).build())
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(SILENCE)
                        .setConnectionRequestTimeout(SILENCE)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("KieuMau")
                .build();
    }

    /** What a receiver is told: never what was written, only where that is. */
    record Told(String type, String timestamp, Where data) {}

    /** @param url of the API; whoever asks there is told what their token may see */
    record Where(String url) {}

    @Override
    public boolean carries(Due due) {
        return due.receiverId() != null;
    }

    @Override
    public Outcome carry(Due due) {
        return Optional.ofNullable(due.receiverId())
                .flatMap(receiver -> receivers.target(receiver, due.now()))
                .map(target -> call(target, due))
                .orElse(Outcome.failed(null, "withdrawn"));
    }

    private Outcome call(Receivers.Target target, Due due) {
        HttpPost post = new HttpPost(URI.create(target.url()));
        byte[] body = json.writeValueAsBytes(new Told(
                due.act(),
                due.at().toInstant().toString(),
                new Where(due.api().isEmpty() ? "" : publicUrl + due.api())));
        sign(post, target.secrets(), due, body);
        ScheduledFuture<?> deadline = watch.schedule(post::abort, longestMillis, TimeUnit.MILLISECONDS);
        ClassicHttpResponse response = null;
        try {
            response = client.executeOpen(null, post, null);
            return outcome(response.getCode());
        } catch (IOException failed) {
            return Outcome.failed(null, fault(failed, post.isAborted()));
        } finally {
            deadline.cancel(false);
            // Before it is closed, which would wait for the rest of the answer.
            post.abort();
            Closer.closeQuietly(response);
        }
    }

    private static void sign(HttpPost post, List<String> secrets, Due due, byte[] body) {
        String id = "msg_" + due.messageId();
        long seconds = due.now().toEpochSecond();
        post.setHeader("webhook-id", id);
        post.setHeader("webhook-timestamp", String.valueOf(seconds));
        post.setHeader("webhook-signature", Signing.signatures(secrets, id, seconds, body));
        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    }

    private static Outcome outcome(int status) {
        if (status >= 200 && status < 300) {
            return Outcome.delivered(status);
        }
        return status == GONE
                ? new Outcome(status, "gone", true)
                : Outcome.failed(status, status >= 300 && status < 400 ? "redirect" : "status");
    }

    private static String fault(IOException failed, boolean givenUp) {
        if (failed instanceof Addresses.NotPublic) {
            return "not_public";
        }
        if (failed instanceof UnknownHostException) {
            return "unknown_host";
        }
        if (givenUp || failed instanceof SocketTimeoutException) {
            return "timeout";
        }
        return failed instanceof SSLException ? "tls" : "connection";
    }

    @Override
    public void destroy() throws IOException {
        watch.shutdownNow();
        client.close();
    }
}
