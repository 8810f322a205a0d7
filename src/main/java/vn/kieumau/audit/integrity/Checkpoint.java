package vn.kieumau.audit.integrity;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The chain's end at a moment, signed. As text it is one line, fit for paper and mail:
 * {@code kieumau-checkpoint/1 <seq> <hash> <moment, UTC> <key id> <signature, Base64>}.
 */
public record Checkpoint(long seq, String hash, OffsetDateTime madeAt, String keyId, String signature) {
    private static final String FORMAT = "kieumau-checkpoint/1";
    private static final Pattern LINE = Pattern.compile(
            "kieumau-checkpoint/1 ([0-9]{1,18}) ([0-9a-f]{64}) (\\S{20,30}) ([0-9a-f]{16}) ([A-Za-z0-9+/=]{40,120})");

    /** What is signed: the line up to the key's id. */
    static String signedText(long seq, String hash, OffsetDateTime madeAt) {
        return "%s %d %s %s".formatted(FORMAT, seq, hash, moment(madeAt));
    }

    String signedText() {
        return signedText(seq, hash, madeAt);
    }

    public String line() {
        return signedText() + " " + keyId + " " + signature;
    }

    /** Empty where the text holds no checkpoint; line breaks that mail has put in do not matter. */
    public static Optional<Checkpoint> parse(String text) {
        Matcher found = LINE.matcher(text.replaceAll("\\s+", " "));
        if (!found.find()) {
            return Optional.empty();
        }
        return Optional.of(new Checkpoint(
                Long.parseLong(found.group(1)),
                found.group(2),
                OffsetDateTime.parse(found.group(3)),
                found.group(4),
                found.group(5)));
    }

    private static String moment(OffsetDateTime at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS));
    }
}
