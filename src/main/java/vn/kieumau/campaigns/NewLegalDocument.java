package vn.kieumau.campaigns;

import java.util.List;

/**
 * What a person says of a document.
 *
 * @param kind one of {@link LegalKind#KINDS}
 * @param issuerKind the code of a {@link LegalKind.Issuer}
 * @param grounds what it implements
 * @param source where a published fact is from; empty otherwise
 */
public record NewLegalDocument(
        String programmeCode,
        long unitId,
        String kind,
        String issuerKind,
        String issuer,
        String title,
        List<Long> grounds,
        String source,
        boolean illustrative) {}
