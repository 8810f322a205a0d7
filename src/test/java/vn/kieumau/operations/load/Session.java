package vn.kieumau.operations.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jsoup.Jsoup;
import vn.kieumau.accounts.Accounts;

/** One browser's connection to a running server: its cookies, and nothing of what it was shown. */
final class Session {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String server;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(PATIENCE)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** @param server as {@code http://127.0.0.1:8080} */
    Session(String server) {
        this.server = server;
    }

    void signIn(String login) throws IOException {
        String form = send(request("/accounts/sign-in").build()).body();
        String body = "_csrf=" + encoded(csrf(form)) + "&username=" + encoded(login) + "&password="
                + encoded(Accounts.DEMONSTRATION_PASSWORD);
        HttpResponse<String> answer = send(request("/accounts/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        assertThat(location(answer)).as("%s is signed in", login).isEqualTo("/");
    }

    HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(server + address)).timeout(PATIENCE);
    }

    HttpResponse<String> send(HttpRequest request) throws IOException {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> as) throws IOException {
        try {
            return http.send(request, as);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    /** A page that must be there. */
    HttpResponse<String> page(String address) throws IOException {
        HttpResponse<String> answer = send(request(address).build());
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return answer;
    }

    /** How long such a page takes, in nanoseconds. */
    long took(String address) throws IOException {
        long began = System.nanoTime();
        page(address);
        return System.nanoTime() - began;
    }

    /** The hidden token of a page's forms. */
    static String csrf(String page) {
        return Jsoup.parse(page).select("[name=_csrf]").attr("value");
    }

    /** Where a redirect leads on this site; empty for another answer. */
    static String location(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(to -> to.replaceFirst("https?://[^/]+", "").replaceFirst("#.*", ""))
                .orElse("");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
