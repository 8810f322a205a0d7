package vn.kieumau.exchange;

import java.time.OffsetDateTime;

/** A paper read at a conference. @param office whose paper it is */
public record ConferencePaper(
        long paperId, String office, String name, String sha256, String keptByName, OffsetDateTime keptAt) {}
