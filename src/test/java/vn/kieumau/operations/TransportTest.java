package vn.kieumau.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import vn.kieumau.support.TestDatabase;

/** HTTPS by a certificate of one's own, or by a proxy that is named; nobody else's word about it is believed. */
class TransportTest {
    private static final String PASSWORD = "changeit";

    @Test
    void withACertificateTheServerSpeaksHttpsAndItsCookiesAreForHttpsOnly() throws Exception {
        Path folder = Files.createDirectories(TestDatabase.temporary("tls"));
        KeyStore keys = selfSigned(folder.resolve("keys.p12"));
        Path certificate = pem(
                folder.resolve("cert.pem"),
                "CERTIFICATE",
                keys.getCertificate("k").getEncoded());
        Path key = pem(
                folder.resolve("key.pem"),
                "PRIVATE KEY",
                keys.getKey("k", PASSWORD.toCharArray()).getEncoded());
        int port = Server.freePort();
        Server server = Server.begin(
                TestDatabase.temporary("https"),
                port,
                Map.of(
                        "KIEUMAU_TLS_CERTIFICATE", certificate.toString(),
                        "KIEUMAU_TLS_KEY", key.toString(),
                        "KIEUMAU_PUBLIC_URL", "https://localhost:" + port));
        server.awaitOutput("https://localhost:" + port);
        HttpResponse<String> page = HttpClient.newBuilder()
                .sslContext(trusting(keys.getCertificate("k")))
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/accounts/sign-in"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Set-Cookie").orElse("")).contains("Secure", "HttpOnly", "SameSite=Lax");
        assertThat(page.headers().firstValue("Strict-Transport-Security").orElse(""))
                .contains("max-age=");
        server.stop();
    }

    @Test
    void onlyANamedProxyIsBelieved() throws Exception {
        assertThat(behind(Map.of("KIEUMAU_TRUSTED_PROXIES", "10.9.8.7")))
                .as("another one is named")
                .isFalse();
        assertThat(behind(Map.of("KIEUMAU_TRUSTED_PROXIES", "10.9.8.7, 127.0.0.1")))
                .isTrue();
    }

    /** Whether the server believes a forwarded header that says HTTPS. */
    private static boolean behind(Map<String, String> settings) throws IOException, InterruptedException {
        int port = Server.freePort();
        Server server = Server.start(TestDatabase.temporary("proxy"), port, settings);
        HttpResponse<String> page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/accounts/sign-in"))
                                .header("X-Forwarded-Proto", "https")
                                .header("X-Forwarded-For", "192.0.2.9")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        server.stop();
        return page.headers().firstValue("Strict-Transport-Security").isPresent();
    }

    private static KeyStore selfSigned(Path file) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "k",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }

    private static Path pem(Path file, String kind, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind));
    }

    private static SSLContext trusting(Certificate certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("k", certificate);
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
