package vn.kieumau.campaigns.pages;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kieumau.campaigns.LegalDocument;
import vn.kieumau.campaigns.NewLegalDocument;

/** What was typed of a document of the legal basis. */
public record LegalDocumentForm(
        @Nullable String programme,
        @Nullable Long unit,
        @Nullable String kind,
        @Nullable String issuerKind,
        @Nullable String issuer,
        @Nullable String title,
        @Nullable List<Long> ground,
        @Nullable String source,
        @Nullable Integer version) {

    static LegalDocumentForm empty(@Nullable Long unit) {
        return new LegalDocumentForm(null, unit, null, null, null, null, null, null, 0);
    }

    static LegalDocumentForm of(LegalDocument document, List<LegalDocument> grounds) {
        return new LegalDocumentForm(
                document.programmeCode(),
                document.unitId(),
                document.kind(),
                document.issuerKind(),
                document.issuer(),
                document.title(),
                grounds.stream().map(LegalDocument::documentId).toList(),
                document.source(),
                document.version());
    }

    public List<Long> grounds() {
        return ground == null
                ? List.of()
                : ground.stream().filter(Objects::nonNull).toList();
    }

    NewLegalDocument read(boolean illustrative) {
        return new NewLegalDocument(
                Objects.toString(programme, ""),
                unit == null ? 0 : unit,
                Objects.toString(kind, ""),
                Objects.toString(issuerKind, ""),
                Objects.toString(issuer, ""),
                Objects.toString(title, ""),
                grounds(),
                Objects.toString(source, ""),
                illustrative);
    }
}
