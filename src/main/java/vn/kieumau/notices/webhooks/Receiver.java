package vn.kieumau.notices.webhooks;

import java.util.List;
import java.util.stream.Stream;

/**
 * A program that is told of acts.
 *
 * @param officeId whose units it is told of
 * @param actCodes with commas between them
 * @param waiting how many deliveries have yet to be made, and how many never will be
 * @param secrets how many secrets hold: two for a while after a change
 */
public record Receiver(
        long receiverId,
        long officeId,
        String office,
        String officeEn,
        String name,
        String url,
        String actCodes,
        boolean enabled,
        int version,
        int secrets,
        long waiting,
        long dead,
        long total) {
    public List<String> acts() {
        return Stream.of(actCodes.split(",")).toList();
    }
}
