package vn.kieumau.support;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import vn.kieumau.inspection.offline.Phones;
import vn.kieumau.inspection.offline.SentEntry;

/** Writes entries as a phone does, after the description of the format and not after our code. */
public record PhoneInHand(Phones.Taken taken) {
    private static final String AT = "2023-11-24T02:15:00.004Z";
    private static final long AT_MILLIS = 1700792100004L;

    public SentEntry finding(long item, int number, String result, String note) {
        return finding(UUID.randomUUID(), item, number, result, note);
    }

    public SentEntry finding(UUID key, long item, int number, String result, String note) {
        return sealed(new SentEntry(
                key.toString(),
                "finding",
                item,
                number,
                AT,
                result,
                note,
                null,
                null,
                null,
                0,
                null,
                null,
                null,
                null));
    }

    public SentEntry presence(String kind, long visit) {
        return sealed(
                new SentEntry(key(), kind, visit, 0, AT, null, null, null, null, null, 0, null, null, null, null));
    }

    public SentEntry signature(long visit, String name, String post, byte[] picture) {
        return sealed(new SentEntry(
                key(),
                "signature",
                visit,
                0,
                AT,
                null,
                null,
                name,
                post,
                Base64.getEncoder().encodeToString(picture),
                0,
                sha256(picture),
                null,
                null,
                null));
    }

    public SentEntry photograph(long item, byte[] picture, @Nullable String latitude, @Nullable String longitude) {
        return photograph(item, picture.length, sha256(picture), latitude, longitude);
    }

    public SentEntry photograph(
            long item, int size, String sha256, @Nullable String latitude, @Nullable String longitude) {
        return sealed(new SentEntry(
                key(),
                "photograph",
                item,
                0,
                AT,
                null,
                "Biển hiệu",
                null,
                null,
                null,
                size,
                sha256,
                latitude,
                longitude,
                null));
    }

    public SentEntry sealed(SentEntry entry) {
        return with(entry, hmac(hash(entry)));
    }

    public static SentEntry with(SentEntry entry, @Nullable String seal) {
        return new SentEntry(
                entry.key(),
                entry.kind(),
                entry.target(),
                entry.number(),
                entry.at(),
                entry.result(),
                entry.note(),
                entry.name(),
                entry.post(),
                entry.picture(),
                entry.size(),
                entry.sha256(),
                entry.latitude(),
                entry.longitude(),
                seal);
    }

    /** What the receipt has to bear. */
    public static String hash(SentEntry entry) {
        return sha256("%s\n%s\n%d\n%d\n%d\n%s\n%s\n%s\n%s\n%d\n%s\n%s\n%s"
                .formatted(
                        entry.key(),
                        entry.kind(),
                        entry.target(),
                        entry.number(),
                        AT_MILLIS,
                        said(entry.result()),
                        said(entry.note()),
                        said(entry.name()),
                        said(entry.post()),
                        entry.size(),
                        said(entry.sha256()),
                        said(entry.latitude()),
                        said(entry.longitude()))
                .getBytes(StandardCharsets.UTF_8));
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private String hmac(String hash) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(taken.sealKey()), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(hash.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static String said(@Nullable String word) {
        return word == null ? "" : word;
    }
}
