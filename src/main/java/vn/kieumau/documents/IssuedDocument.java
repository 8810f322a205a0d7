package vn.kieumau.documents;

import java.time.LocalDate;

/**
 * A document that was issued.
 *
 * @param number with its symbol, as 07/BC-CATP-PV01
 * @param sha256 of what it says
 * @param renderer what its files are made with
 */
public record IssuedDocument(
        long documentId, String number, LocalDate issuedOn, String sha256, String renderer, String fonts) {}
