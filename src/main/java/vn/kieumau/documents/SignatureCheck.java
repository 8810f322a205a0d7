package vn.kieumau.documents;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PAdESSignature;
import eu.europa.esig.dss.pades.validation.PDFDocumentAnalyzer;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfObjectModificationsFinder;
import eu.europa.esig.dss.pdf.modifications.PdfObjectModifications;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxDocumentReader;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kieumau.documents.SignatureFound.Standing;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.View;

/**
 * Looks at a signed PDF (PAdES) that came back: whether it is the document that was issued with nothing but signatures added, and what is to be said
 * of each signature. A file of which something else was signed is refused; one whose signature is broken or of unknown origin is not, that is said.
 */
@Component
class SignatureCheck {
    private static final int SHOWN = 300;
    private static final Set<DigestAlgorithm> WEAK =
            Set.of(DigestAlgorithm.MD2, DigestAlgorithm.MD5, DigestAlgorithm.SHA1);
    /** What names a post or an office, not a person's number. */
    private static final List<String> ORGANISATION = List.of("T", "OU", "O");

    /** What a first signature adds to the whole of a document, as the library names it. */
    private static final Set<String> FIRST_SIGNATURE = Set.of("/Catalog /AcroForm", "/Catalog /Perms");

    private static final Map<String, String> TITLE = Map.of("2.5.4.12", "T");

    private final TrustAnchors trustAnchors;

    SignatureCheck(TrustAnchors trustAnchors) {
        this.trustAnchors = trustAnchors;
    }

    /** @param anchors how many certificates are trusted @param signatures in the order of signing */
    record Checked(int anchors, List<SignatureFound> signatures) {}

    /**
     * @param issued the PDF as it is drawn
     * @param returned what came back
     */
    Checked check(byte[] issued, byte[] returned, OffsetDateTime at) {
        Refused.when(!beginsWith(returned, issued), DocumentRefusal.ANOTHER_DOCUMENT);
        try {
            List<PAdESSignature> signatures = signatures(returned);
            Refused.when(signatures.isEmpty(), DocumentRefusal.NOT_SIGNED);
            Refused.when(
                    changed(issued, Arrays.copyOf(returned, end(signatures.get(0)))),
                    DocumentRefusal.CHANGED_BEFORE_SIGNING);
            Set<X509Certificate> anchors = trustAnchors.installed();
            List<SignatureFound> found = new ArrayList<>();
            for (PAdESSignature each : signatures) {
                boolean changed = changed(Arrays.copyOf(returned, end(each)), returned);
                found.add(found(each, changed, anchors, at));
            }
            return new Checked(anchors.size(), found);
        } catch (Refused refused) {
            throw refused;
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            // The libraries answer to what is wrong inside with any of these.
            throw new Refused(DocumentRefusal.SIGNATURE_UNREADABLE);
        }
    }

    private static boolean beginsWith(byte[] whole, byte[] start) {
        return whole.length >= start.length && Arrays.equals(whole, 0, start.length, start, 0, start.length);
    }

    private static List<PAdESSignature> signatures(byte[] pdf) {
        PDFDocumentAnalyzer analyzer = new PDFDocumentAnalyzer(new InMemoryDocument(pdf));
        CommonCertificateVerifier nothingFetched = new CommonCertificateVerifier(true);
        nothingFetched.setAIASource(null);
        nothingFetched.setOcspSource(null);
        nothingFetched.setCrlSource(null);
        analyzer.setCertificateVerifier(nothingFetched);
        return analyzer.getSignatures().stream()
                .map(PAdESSignature.class::cast)
                .sorted(Comparator.comparingInt(SignatureCheck::end))
                .toList();
    }

    /** How far it reaches into the file. */
    private static int end(PAdESSignature signature) {
        var range = signature.getPdfRevision().getByteRange();
        return range.getSecondPartStart() + range.getSecondPartEnd();
    }

    /** A signature brings a field and its picture, and what is needed to check it later; whatever else came in is a change. */
    private static boolean changed(byte[] earlier, byte[] later) throws IOException {
        try (PdfBoxDocumentReader before = new PdfBoxDocumentReader(new InMemoryDocument(earlier));
                PdfBoxDocumentReader after = new PdfBoxDocumentReader(new InMemoryDocument(later))) {
            return before.getNumberOfPages() != after.getNumberOfPages()
                    || drawnOver(before) != drawnOver(after)
                    || more(new DefaultPdfObjectModificationsFinder().find(before, after));
        }
    }

    private static boolean more(PdfObjectModifications changes) {
        return !changes.getUndefinedChanges().stream()
                        .map(each -> each.getObjectTree().toString().strip())
                        .allMatch(FIRST_SIGNATURE::contains)
                || !changes.getAnnotCreationChanges().isEmpty();
    }

    /** What lies over the pages, apart from signatures: a field of a form would hide what is under it as well as a note. */
    private static int drawnOver(PdfBoxDocumentReader reader) throws IOException {
        int all = 0;
        for (PDPage page : reader.getPDDocument().getPages()) {
            for (PDAnnotation each : page.getAnnotations()) {
                COSDictionary field = each.getCOSObject();
                COSBase kind = field.getDictionaryObject(COSName.FT);
                COSDictionary parent = field.getCOSDictionary(COSName.PARENT);
                if (kind == null && parent != null) {
                    kind = parent.getDictionaryObject(COSName.FT);
                }
                all += COSName.SIG.equals(kind) ? 0 : 1;
            }
        }
        return all;
    }

    private static SignatureFound found(
            PAdESSignature signature, boolean changedAfter, Set<X509Certificate> anchors, OffsetDateTime at) {
        CertificateToken token = signature.getSigningCertificateToken();
        X509Certificate certificate = token == null ? null : token.getCertificate();
        DigestAlgorithm digest = signature.getDigestAlgorithm();
        return new SignatureFound(
                certificate == null ? "" : named(certificate.getSubjectX500Principal(), List.of("CN")),
                certificate == null ? "" : named(certificate.getSubjectX500Principal(), ORGANISATION),
                certificate == null ? "" : named(certificate.getIssuerX500Principal(), List.of("CN", "O")),
                token == null ? "" : HexFormat.of().formatHex(token.getDigest(DigestAlgorithm.SHA256)),
                certificate == null ? null : moment(certificate.getNotBefore()),
                certificate == null ? null : moment(certificate.getNotAfter()),
                moment(signature.getSigningTime()),
                Objects.toString(signature.getSignatureAlgorithm(), ""),
                digest == null || WEAK.contains(digest),
                signature.getPdfRevision().getByteRange().isValid()
                        && signature.getSignatureCryptographicVerification().isSignatureValid(),
                changedAfter,
                standing(certificate, signature, anchors, at));
    }

    private static Standing standing(
            @Nullable X509Certificate certificate,
            PAdESSignature signature,
            Set<X509Certificate> anchors,
            OffsetDateTime at) {
        if (anchors.isEmpty()) {
            return Standing.UNCHECKED;
        }
        List<X509Certificate> others = signature.getCertificates().stream()
                .map(CertificateToken::getCertificate)
                .toList();
        return certificate != null && TrustAnchors.vouchFor(certificate, others, anchors, at.toInstant())
                ? Standing.TRUSTED
                : Standing.UNTRUSTED;
    }

    private static String named(X500Principal name, List<String> parts) {
        try {
            List<Rdn> all = new LdapName(name.getName(X500Principal.RFC2253, TITLE)).getRdns();
            String found =
                    parts.stream().flatMap(part -> values(all, part)).distinct().collect(Collectors.joining(", "));
            return Text.of(found.length() <= SHOWN ? found : found.substring(0, SHOWN), "documents.signed", SHOWN);
        } catch (InvalidNameException unreadable) {
            return "";
        }
    }

    private static Stream<String> values(List<Rdn> all, String part) {
        return all.stream()
                .filter(each -> each.getType().toUpperCase(Locale.ROOT).equals(part))
                .map(each -> String.valueOf(each.getValue()));
    }

    private static @Nullable OffsetDateTime moment(@Nullable Date date) {
        return date == null ? null : date.toInstant().atZone(View.ZONE).toOffsetDateTime();
    }
}
