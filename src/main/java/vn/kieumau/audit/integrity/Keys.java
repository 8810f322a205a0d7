package vn.kieumau.audit.integrity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The keys that sign checkpoints: Ed25519 (RFC 8032), in the folder {@code keys} of the data folder, outside the database.
 * {@code signing.key} holds the private key in use (PKCS #8, Base64); {@code <id>.pub} every public key that ever was (X.509,
 * Base64). A key's id is the first 16 hexadecimal digits of the SHA-256 of its public key.
 */
@Component
public class Keys {
    private static final String ALGORITHM = "Ed25519";
    private static final String SIGNING = "signing.key";
    private static final int ID_LENGTH = 16;

    private final Path folder;

    Keys(@Value("${kieumau.data}") String data) {
        this.folder = Path.of(data, "keys");
    }

    /** A signature and the id of the key that made it. */
    record Signed(String keyId, String signature) {}

    synchronized Signed sign(String text) {
        try {
            if (!Files.exists(folder.resolve(SIGNING))) {
                rotate();
            }
            String[] stored = Files.readString(folder.resolve(SIGNING)).strip().split(" ");
            PrivateKey key = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(stored[1])));
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return new Signed(stored[0], Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the signing key cannot be used", unusable);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether a known key signed the text; false for a key that nobody here knows. */
    boolean verifies(String text, String keyId, String signature) {
        String encoded = publicKeys().get(keyId);
        if (encoded == null) {
            return false;
        }
        try {
            PublicKey key = KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(encoded)));
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException unfit) {
            return false;
        }
    }

    /** Makes a new signing key; the public keys before stay, so that old checkpoints can still be checked. @return its id */
    public synchronized String rotate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            String id = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(encoded))
                    .substring(0, ID_LENGTH);
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(id + ".pub"), Base64.getEncoder().encodeToString(encoded));
            Path next = Files.createTempFile(
                    folder,
                    "next",
                    ".key",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    next,
                    id + " "
                            + Base64.getEncoder()
                                    .encodeToString(pair.getPrivate().getEncoded()));
            Files.move(
                    next, folder.resolve(SIGNING), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return id;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** All public keys by their id, in Base64. */
    public Map<String, String> publicKeys() {
        Map<String, String> keys = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return keys;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".pub")).toList()) {
                String name = String.valueOf(file.getFileName());
                keys.put(
                        name.substring(0, name.length() - 4),
                        Files.readString(file).strip());
            }
            return keys;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
