package vn.kieumau.exchange;

import java.time.OffsetDateTime;

/** @param size in bytes */
public record InitiativeDocument(
        long documentId, String name, String sha256, long size, String keptByName, OffsetDateTime keptAt) {}
