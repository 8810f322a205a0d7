package vn.kieumau.documents;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;

/**
 * A document that was issued.
 *
 * @param unitId at which the body is that issued it
 * @param number with its symbol, as 07/BC-CATP-PV01
 * @param sha256 of what it says
 * @param renderer what its files are made with
 * @param template null: the built-in layout
 * @param signed files that came back signed, the last one first
 */
public record IssuedDocument(
        long documentId,
        long unitId,
        String number,
        String summary,
        LocalDate issuedOn,
        String sha256,
        String renderer,
        String fonts,
        @Nullable UsedTemplate template,
        List<SignedCopy> signed) {
    public IssuedDocument {
        signed = List.copyOf(signed);
    }

    /** The one to read: the last that came whole. Where none did, the last one, which is marked as broken wherever it is shown. */
    public Optional<SignedCopy> signedCopy() {
        return signed.stream()
                .filter(SignedCopy::whole)
                .findFirst()
                .or(() -> signed.stream().findFirst());
    }

    /** Whether somebody may keep a signed copy of it. */
    public boolean keptBy(@Nullable Actor actor) {
        return actor != null
                && List.of(actor.units(Permission.KEEP_SIGNED_DOCUMENT)).contains(unitId);
    }
}
