package vn.kieumau.documents;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reading issued documents; whoever asks has asked who may read what they were made from. */
@Component
public class IssuedDocuments {
    private final JdbcClient jdbc;
    private final OfficialDocuments officialDocuments;

    IssuedDocuments(JdbcClient jdbc, OfficialDocuments officialDocuments) {
        this.jdbc = jdbc;
        this.officialDocuments = officialDocuments;
    }

    private record Kept(long id, String content, String sha256, String renderer, String fonts) {}

    /** A file of it. @param name without what the format adds */
    public record DocumentFile(String name, DocumentFormat format, byte[] bytes) {}

    /** Where documents of one kind only are made of it. */
    public Optional<IssuedDocument> of(DocumentSource source) {
        return kept(source, "").map(IssuedDocuments::issued);
    }

    public Optional<IssuedDocument> of(DocumentSource source, DocumentType type) {
        return kept(source, type.code()).map(IssuedDocuments::issued);
    }

    /** Made again from what was kept. */
    public Optional<DocumentFile> file(DocumentSource source, DocumentFormat format) {
        return kept(source, "").map(each -> file(each, format));
    }

    public Optional<DocumentFile> file(DocumentSource source, DocumentType type, DocumentFormat format) {
        return kept(source, type.code()).map(each -> file(each, format));
    }

    private DocumentFile file(Kept kept, DocumentFormat format) {
        OfficialDocument document = read(kept);
        return new DocumentFile(
                document.numberAndSymbol().replace('/', '-'), format, officialDocuments.file(document, format));
    }

    private static IssuedDocument issued(Kept kept) {
        OfficialDocument document = read(kept);
        return new IssuedDocument(
                kept.id(), document.numberAndSymbol(), document.date(), kept.sha256(), kept.renderer(), kept.fonts());
    }

    /** @param kind empty: any */
    private Optional<Kept> kept(DocumentSource source, String kind) {
        return jdbc.sql("""
                        select id, content::text as content, sha256, renderer, fonts from documents.issued
                        where source = :source and source_id = :id and (:kind = '' or kind = :kind)
                        """)
                .param("kind", kind)
                .param("source", source.table())
                .param("id", source.id())
                .query(Kept.class)
                .optional();
    }

    private static OfficialDocument read(Kept kept) {
        return IssueDocument.JSON.readValue(kept.content(), OfficialDocument.class);
    }
}
