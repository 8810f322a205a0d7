package vn.kieumau.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kieumau.files.Upload;

/**
 * What is about to be recorded of a proof.
 *
 * @param words what an explanation says; empty for every other kind
 * @param number of the document, with its issuer and day; empty where it has none
 * @param coversFrom first day it speaks about, coversTo the last
 * @param validUntil last day on which it still holds; null where it does not expire
 * @param pages of the document; null where nobody says
 * @param formId made with the form: the same form sent twice records it once
 * @param noSecrets the person's word that it holds no state secrets and no citizens' data; recorded
 */
public record NewEvidence(
        long unitId,
        String title,
        EvidenceKind kind,
        String words,
        String number,
        String issuer,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate coversFrom,
        @Nullable LocalDate coversTo,
        @Nullable LocalDate validUntil,
        @Nullable Integer pages,
        UUID formId,
        boolean noSecrets,
        boolean illustrative,
        List<Upload> files) {

    /** A proof that is no explanation. */
    public NewEvidence(
            long unitId,
            String title,
            EvidenceKind kind,
            String number,
            String issuer,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate coversFrom,
            @Nullable LocalDate coversTo,
            @Nullable LocalDate validUntil,
            @Nullable Integer pages,
            UUID formId,
            boolean noSecrets,
            boolean illustrative,
            List<Upload> files) {
        this(
                unitId,
                title,
                kind,
                "",
                number,
                issuer,
                issuedOn,
                coversFrom,
                coversTo,
                validUntil,
                pages,
                formId,
                noSecrets,
                illustrative,
                files);
    }
}
