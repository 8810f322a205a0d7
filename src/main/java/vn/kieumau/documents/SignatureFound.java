package vn.kieumau.documents;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A signature in a PDF that came back, as it was found when it came.
 *
 * @param signer by the certificate; empty where the certificate is not in the file
 * @param organisation post and office by the certificate
 * @param issuer who issued the certificate
 * @param certificate its SHA-256
 * @param claimedAt by the clock of whoever signed, which nobody vouches for
 * @param weak made by a method that is no longer safe
 * @param intact what it signs is what it was made of
 * @param changedAfter something else than further signatures was added after it
 */
public record SignatureFound(
        String signer,
        String organisation,
        String issuer,
        String certificate,
        @Nullable OffsetDateTime validFrom,
        @Nullable OffsetDateTime validUntil,
        @Nullable OffsetDateTime claimedAt,
        String algorithm,
        boolean weak,
        boolean intact,
        boolean changedAfter,
        Standing standing) {

    /** Where its certificate comes from. */
    public enum Standing {
        TRUSTED,
        UNTRUSTED,
        /** There is nothing to check it by. */
        UNCHECKED;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** It is of just this file, whoever made it. */
    public boolean whole() {
        return intact && !changedAfter;
    }

    /** Nothing was found against it. That nobody vouches for who signed, where no anchor is installed, is said apart. */
    public boolean sound() {
        return whole() && !weak && standing != Standing.UNTRUSTED;
    }

    /** Whether the certificate was valid on the day; empty certificates never were. */
    public boolean validOn(OffsetDateTime moment) {
        return validFrom != null && validUntil != null && !moment.isBefore(validFrom) && !moment.isAfter(validUntil);
    }
}
