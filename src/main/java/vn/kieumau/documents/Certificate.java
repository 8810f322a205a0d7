package vn.kieumau.documents;

import java.time.LocalDate;
import java.util.List;

/**
 * What a certificate says, in Vietnamese.
 *
 * @param body that confers the title, as decisions name it
 * @param confirmationUrl public page that confirms it; printed, and drawn as a QR code
 * @param notices printed as they are, for example that the criteria set is not an official text
 * @param illustrative not a document of any authority: wears the watermark
 */
public record Certificate(
        String body,
        String programmeName,
        String cohortName,
        String unitName,
        String unitPath,
        String number,
        String decisionNumber,
        LocalDate decidedOn,
        String signatory,
        LocalDate conferredOn,
        String confirmationUrl,
        List<String> notices,
        boolean illustrative) {}
