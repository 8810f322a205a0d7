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

    public Optional<IssuedDocument> of(DocumentSource source) {
        return kept(source).map(each -> {
            OfficialDocument document = read(each);
            return new IssuedDocument(
                    each.id(),
                    document.numberAndSymbol(),
                    document.date(),
                    each.sha256(),
                    each.renderer(),
                    each.fonts());
        });
    }

    /** Made again from what was kept. */
    public Optional<DocumentFile> file(DocumentSource source, DocumentFormat format) {
        return kept(source)
                .map(IssuedDocuments::read)
                .map(each -> new DocumentFile(
                        each.numberAndSymbol().replace('/', '-'), format, officialDocuments.file(each, format)));
    }

    private Optional<Kept> kept(DocumentSource source) {
        return jdbc.sql("""
                        select id, content::text as content, sha256, renderer, fonts from documents.issued where source = :source and source_id = :id
                        """)
                .param("source", source.table())
                .param("id", source.id())
                .query(Kept.class)
                .optional();
    }

    private static OfficialDocument read(Kept kept) {
        return IssueDocument.JSON.readValue(kept.content(), OfficialDocument.class);
    }
}
