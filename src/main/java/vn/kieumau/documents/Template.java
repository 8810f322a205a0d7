package vn.kieumau.documents;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.Actor;

/**
 * A version of a layout for a kind of document, as DOCX with named fields.
 *
 * @param kind code of a {@link DocumentType}
 * @param programme its code; empty: any
 * @param holds whether it is the one that was adopted last
 * @param total of the list that it is from
 */
public record Template(
        long templateId,
        String kind,
        String programme,
        String level,
        int version,
        String name,
        String sha256,
        List<String> fields,
        long keptBy,
        String keptByName,
        OffsetDateTime keptAt,
        @Nullable String adoptedByName,
        @Nullable OffsetDateTime adoptedAt,
        boolean holds,
        long total) {
    /** From the top down, as units have them. */
    public static final List<String> LEVELS = List.of("country", "province", "district", "commune");

    static final Set<String> KINDS = java.util.Arrays.stream(DocumentType.values())
            .map(DocumentType::code)
            .collect(java.util.stream.Collectors.toUnmodifiableSet());

    public Template {
        fields = List.copyOf(fields);
    }

    /** Whether somebody else than who sent it may adopt it. */
    public boolean adoptedBy(@Nullable Actor actor) {
        return adoptedAt == null && actor != null && actor.accountId() != keptBy;
    }
}
