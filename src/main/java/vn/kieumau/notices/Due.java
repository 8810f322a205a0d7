package vn.kieumau.notices;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is carried out of the house now.
 *
 * @param receiverId to which program; null: by mail
 * @param accountId to whom by mail; null: to a program
 * @param messageId the same at each try
 * @param attempts the how manyth try this is
 * @param api where a program finds what the act wrote; empty where nothing leads there
 * @param at when the act happened
 * @param now when this try begins
 */
public record Due(
        long id,
        @Nullable Long receiverId,
        @Nullable Long accountId,
        UUID messageId,
        int attempts,
        String act,
        String api,
        OffsetDateTime at,
        OffsetDateTime now) {}
