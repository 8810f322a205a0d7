package vn.kieumau.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Certificates that whoever runs the server has put into {@code trust/} of the data folder: what is signed under them is signed by whom it names.
 * Read anew each time, so that nobody has to start the server again. Nothing is asked over the network: whether a certificate was revoked
 * is not known here.
 */
@Component
class TrustAnchors {
    private static final Logger LOG = LoggerFactory.getLogger(TrustAnchors.class);

    private final Path folder;

    TrustAnchors(@Value("${kieumau.data}") String data) {
        this.folder = Path.of(data, "trust");
    }

    /** A file that is no certificate is left out, and told to the operator. */
    Set<X509Certificate> installed() {
        Set<X509Certificate> found = new HashSet<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                try (InputStream content = Files.newInputStream(file)) {
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(content)
                            .forEach(each -> found.add((X509Certificate) each));
                } catch (GeneralSecurityException broken) {
                    LOG.warn("{} is no certificate", file);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found;
    }

    /** Whether a certificate comes from one of them, by way of those that came with it. */
    static boolean vouchFor(
            X509Certificate certificate,
            Collection<X509Certificate> others,
            Set<X509Certificate> anchors,
            Instant moment) {
        try {
            X509CertSelector wanted = new X509CertSelector();
            wanted.setCertificate(certificate);
            Set<TrustAnchor> roots = new HashSet<>();
            anchors.forEach(each -> roots.add(new TrustAnchor(each, null)));
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(roots, wanted);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(within(certificate, moment)));
            Set<X509Certificate> all = new HashSet<>(others);
            all.add(certificate);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(all)));
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return true;
        } catch (GeneralSecurityException notVouched) {
            return false;
        }
    }

    /** That it has run out is said apart from where it comes from. */
    private static Instant within(X509Certificate certificate, Instant moment) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        return moment.isBefore(from) ? from : moment.isAfter(until) ? until : moment;
    }
}
