package vn.kieumau.exchange;

import org.jspecify.annotations.Nullable;

/**
 * One of those that a figure of a conference counted.
 *
 * @param title of an initiative or request; empty: of a ward's registration or dossier
 * @param address of its page; null: there is none
 */
public record CountedThing(
        long subjectId,
        String unitName,
        String unitPath,
        String title,
        @Nullable String address,
        int total) {}
