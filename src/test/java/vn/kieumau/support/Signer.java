package vn.kieumau.support;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Somebody with a key and a certificate, who signs PDF files as an office does (PAdES). */
public record Signer(KeyPair keys, List<X509Certificate> chain) {
    private static final Instant FROM = Instant.parse("2023-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2033-01-01T00:00:00Z");
    private static final Instant SIGNED = Instant.parse("2023-11-24T02:00:00Z");

    /** Who vouches for himself. */
    public static Signer alone(String name) {
        return made(name, null, false, UNTIL);
    }

    /** Who vouches for others. */
    public static Signer authority(String name) {
        return made(name, null, true, UNTIL);
    }

    public Signer vouchesFor(String name) {
        return made(name, this, false, UNTIL);
    }

    public Signer vouchesFor(String name, Instant until) {
        return made(name, this, false, until);
    }

    public X509Certificate certificate() {
        return chain.get(0);
    }

    private static Signer made(String name, @Nullable Signer issuer, boolean authority, Instant until) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair keys = generator.generateKeyPair();
            X500Name subject = new X500Name(name);
            PrivateKey signing = issuer == null ? keys.getPrivate() : issuer.keys.getPrivate();
            X500Name by = issuer == null
                    ? subject
                    : X500Name.getInstance(
                            issuer.certificate().getSubjectX500Principal().getEncoded());
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    by,
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(FROM),
                    Date.from(until),
                    subject,
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(
                            authority ? KeyUsage.keyCertSign : KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
            X509Certificate made = new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(signing)));
            return new Signer(
                    keys,
                    Stream.concat(Stream.of(made), issuer == null ? Stream.of() : issuer.chain.stream())
                            .toList());
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The file with one more signature after its end. */
    public byte[] sign(byte[] pdf) {
        try {
            PAdESSignatureParameters terms = new PAdESSignatureParameters();
            terms.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
            terms.setDigestAlgorithm(DigestAlgorithm.SHA256);
            terms.setReason("Ký ban hành");
            terms.setSigningCertificate(new CertificateToken(certificate()));
            terms.setCertificateChain(chain.stream().map(CertificateToken::new).toList());
            terms.bLevel().setSigningDate(Date.from(SIGNED));
            PAdESService service = new PAdESService(new CommonCertificateVerifier(true));
            InMemoryDocument document = new InMemoryDocument(pdf);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(service.getDataToSign(document, terms).getBytes());
            ByteArrayOutputStream signed = new ByteArrayOutputStream();
            service.signDocument(document, terms, new SignatureValue(SignatureAlgorithm.RSA_SHA256, signature.sign()))
                    .writeTo(signed);
            return signed.toByteArray();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
