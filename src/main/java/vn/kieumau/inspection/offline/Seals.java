package vn.kieumau.inspection.offline;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** By its seal the server knows on whose phone something was written, whoever brings it. */
final class Seals {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private Seals() {}

    static byte[] key() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    /** Whether a seal is HMAC-SHA-256 of the hash's letters under the key, in small hexadecimal letters. */
    static boolean holds(byte[] key, String hash, @Nullable String seal) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            String made = HexFormat.of().formatHex(mac.doFinal(hash.getBytes(StandardCharsets.US_ASCII)));
            return MessageDigest.isEqual(
                    made.getBytes(StandardCharsets.US_ASCII),
                    String.valueOf(seal).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
