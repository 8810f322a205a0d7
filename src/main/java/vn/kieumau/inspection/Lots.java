package vn.kieumau.inspection;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Lots that anybody can draw again. From the seed and the ward's key comes u = (1 + the first 52 bits of SHA-256 over
 * {@code seed:key}) / (2^52 + 1), and from it the ward's number -ln(u) / weight; the smallest numbers are drawn. So a ward is drawn
 * first with a chance that is its share of all weights, and further ones in the same way from those that are left (Efraimidis and
 * Spirakis, "Weighted random sampling with a reservoir", 2006). With equal weights all choices are equally likely.
 */
final class Lots {
    private static final int BITS = 52;

    private Lots() {}

    /** @return above 0; the smaller, the earlier it is drawn */
    static double number(String seed, long key, int weight) {
        byte[] hash = sha256(seed + ":" + key);
        double lot = new BigInteger(1, Arrays.copyOf(hash, Long.BYTES))
                        .shiftRight(Long.SIZE - BITS)
                        .doubleValue()
                + 1;
        return -Math.log(lot / (Math.pow(2, BITS) + 1)) / weight;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
