package vn.kieumau.operations.backup;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * What a backup holds: first in the file, so that a restore knows what it needs.
 *
 * @param schemaVersion the last migration of the database it was taken from
 * @param tables in an order in which each can be filled after those before it
 */
record Manifest(
        String format,
        OffsetDateTime madeAt,
        String schemaVersion,
        boolean demonstration,
        long entries,
        List<Table> tables) {
    static final String FORMAT = "kieumau-backup/1";

    record Table(String name, String columns, long rows) {}
}
