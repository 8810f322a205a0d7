package vn.kieumau.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.kieumau.files.Blobs;
import vn.kieumau.files.StoredFile;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** Reading issued documents; whoever asks has asked who may read what they were made from. */
@Component
public class IssuedDocuments {
    private static final JsonMapper JSON = IssueDocument.JSON;

    private static final String KEPT = """
            select i.id, i.source, i.source_id, r.unit_id, i.content::text as content, i.sha256, i.renderer, i.fonts, t.id as template_id, t.name as template_name,
                t.version as template_version, t.sha256 as template_sha256, i.pdf_sha256, coalesce((
                select json_agg(json_build_object('copyId', c.id, 'name', c.name, 'sha256', c.sha256, 'anchors', c.anchors, 'keptByName', c.kept_by_name,
                    'keptAt', c.kept_at, 'signatures', (
                        select json_agg(json_build_object('signer', s.signer, 'organisation', s.organisation, 'issuer', s.issuer,
                            'certificate', s.certificate, 'validFrom', s.valid_from, 'validUntil', s.valid_until, 'claimedAt', s.claimed_at,
                            'algorithm', s.algorithm, 'weak', s.weak, 'intact', s.intact, 'changedAfter', s.changed_after,
                            'standing', upper(s.standing)) order by s.position)
                        from documents.signature s where s.copy_id = c.id)) order by c.id desc)
                from documents.signed_copy c where c.issued_id = i.id), '[]')::text as signed
            from documents.issued i join documents.register r on r.id = i.register_id
            left join documents.template t on t.id = i.template_id
            """;

    private final JdbcClient jdbc;
    private final OfficialDocuments officialDocuments;
    private final FilledTemplates filledTemplates;
    private final Blobs blobs;

    IssuedDocuments(
            JdbcClient jdbc, OfficialDocuments officialDocuments, FilledTemplates filledTemplates, Blobs blobs) {
        this.jdbc = jdbc;
        this.officialDocuments = officialDocuments;
        this.filledTemplates = filledTemplates;
        this.blobs = blobs;
    }

    private record Kept(
            long id,
            String source,
            long sourceId,
            long unitId,
            String content,
            String sha256,
            String renderer,
            String fonts,
            @Nullable Long templateId,
            @Nullable String templateName,
            @Nullable Integer templateVersion,
            @Nullable String templateSha256,
            @Nullable String pdfSha256,
            String signed) {
        OfficialDocument document() {
            return JSON.readValue(content, OfficialDocument.class);
        }

        List<SignedCopy> copies() {
            return List.of(JSON.readValue(signed, SignedCopy[].class));
        }
    }

    private IssuedDocument issued(Kept kept) {
        OfficialDocument document = kept.document();
        return new IssuedDocument(
                kept.id(),
                kept.unitId(),
                document.numberAndSymbol(),
                document.summary(),
                document.date(),
                kept.sha256(),
                kept.renderer(),
                kept.fonts(),
                template(kept),
                kept.copies());
    }

    private static @Nullable UsedTemplate template(Kept kept) {
        return kept.templateId() == null || kept.templateName() == null || kept.templateVersion() == null
                ? null
                : new UsedTemplate(
                        kept.templateId(), kept.templateName(), kept.templateVersion(), kept.pdfSha256() != null);
    }

    /** Lies beside the other in a folder of downloads. */
    static final String SIGNED_NAME = "-ky";

    /** A file of it. @param name without what the format adds */
    public record DocumentFile(String name, DocumentFormat format, byte[] bytes) {}

    /** Where documents of one kind only are made of it. */
    public Optional<IssuedDocument> of(DocumentSource source) {
        return kept(source, "").map(this::issued);
    }

    public Optional<IssuedDocument> of(DocumentSource source, DocumentType type) {
        return kept(source, type.code()).map(this::issued);
    }

    /** Made again from what was kept; {@link IssuedDocument#signedCopy} where the signed one is asked for. */
    public Optional<DocumentFile> file(DocumentSource source, DocumentFormat format) {
        return kept(source, "").flatMap(each -> file(each, format));
    }

    public Optional<DocumentFile> file(DocumentSource source, DocumentType type, DocumentFormat format) {
        return kept(source, type.code()).flatMap(each -> file(each, format));
    }

    /**
     * One of several that were sought at once.
     *
     * @param table it was made from a row of, with sourceId
     * @param body that issued it
     * @param files makes one of its files, as {@link #file} does
     */
    public record Found(
            String table,
            long sourceId,
            DocumentType type,
            String body,
            IssuedDocument document,
            Function<DocumentFormat, Optional<DocumentFile>> files) {}

    /** All that were made from any of these, in the order in which they were issued. */
    public List<Found> all(List<DocumentSource> sources) {
        return jdbc
                .sql(KEPT + """
                        where (i.source, i.source_id) in (select * from unnest(:tables::text[], :ids::bigint[])) order by i.id
                        """)
                .param("tables", sources.stream().map(DocumentSource::table).toArray(String[]::new))
                .param("ids", sources.stream().map(DocumentSource::id).toArray(Long[]::new))
                .query(Kept.class)
                .list()
                .stream()
                .map(this::found)
                .toList();
    }

    private Found found(Kept kept) {
        OfficialDocument document = kept.document();
        return new Found(
                kept.source(),
                kept.sourceId(),
                document.type(),
                document.body(),
                issued(kept),
                format -> file(kept, format));
    }

    private Optional<DocumentFile> file(Kept kept, DocumentFormat format) {
        String name = kept.document().numberAndSymbol().replace('/', '-');
        return bytes(kept, format)
                .map(bytes ->
                        new DocumentFile(format == DocumentFormat.SIGNED ? name + SIGNED_NAME : name, format, bytes));
    }

    /**
     * One that the reader's own unit issued. Offices of the ministry share its unit: who reads no dossiers there, a specialist department,
     * has only what its own office issued.
     */
    Optional<IssuedDocument> own(Actor reader, long id) {
        List<Grant> keeps = reader.grants().stream()
                .filter(each -> each.permissions().contains(Permission.KEEP_SIGNED_DOCUMENT))
                .toList();
        return jdbc.sql(KEPT + """
                        where i.id = :id and r.unit_id in (select unit_id from units.reached(:reach)) and exists (
                            select 1 from unnest(:units::bigint[], :bodies::text[]) g(unit_id, body)
                            where g.unit_id = r.unit_id and g.body in ('', r.body))
                        """)
                .param("id", id)
                .param("units", keeps.stream().map(Grant::unitId).toArray(Long[]::new))
                .param(
                        "bodies",
                        keeps.stream()
                                .map(each -> each.permissions().contains(Permission.VIEW_DOSSIER)
                                        ? ""
                                        : IssuingBody.name(each))
                                .toArray(String[]::new))
                .param("reach", reader.reach(Permission.KEEP_SIGNED_DOCUMENT))
                .query(Kept.class)
                .optional()
                .map(this::issued);
    }

    /** The very file of one signed copy. */
    Optional<StoredFile> signed(IssuedDocument issued, long copyId) {
        return issued.signed().stream()
                .filter(each -> each.copyId() == copyId)
                .findFirst()
                .flatMap(each -> blobs.open(each.sha256()));
    }

    byte[] pdf(long id) {
        return made(kept(id), DocumentFormat.PDF);
    }

    /** Whether its PDF is the very file that could be fetched when it was issued. */
    boolean drawnAsThen(IssuedDocument issued) {
        return issued.template() != null && issued.template().converted()
                || issued.renderer().endsWith(officialDocuments.renderer());
    }

    OfficialDocument document(long id) {
        return kept(id).document();
    }

    private Kept kept(long id) {
        return Refused.found(jdbc.sql(KEPT + " where i.id = :id")
                .param("id", id)
                .query(Kept.class)
                .optional());
    }

    /** One of a list to choose from. @param number with its symbol */
    public record Issue(long documentId, String kind, String number) {
        /** Those of a kind before others. */
        public static List<Issue> sorted(List<Issue> issues, String kind) {
            return issues.stream()
                    .sorted(Comparator.comparing(each -> !each.kind().equals(kind)))
                    .toList();
        }
    }

    /** What units of the reader issued, the last ones first. */
    List<Issue> recent(Actor reader, Permission permission, int most) {
        return jdbc.sql("""
                        select i.id as document_id, i.kind, lpad(i.number::text, greatest(2, length(i.number::text)), '0') || '/' || (i.content ->> 'symbol') as number
                        from documents.issued i join documents.register r on r.id = i.register_id
                        where r.unit_id = any(:own) order by i.id desc limit :most
                        """)
                .param("own", reader.units(permission))
                .param("most", most)
                .query(Issue.class)
                .list();
    }

    private Optional<byte[]> bytes(Kept kept, DocumentFormat format) {
        if (format != DocumentFormat.SIGNED) {
            return Optional.of(made(kept, format));
        }
        return issued(kept)
                .signedCopy()
                .flatMap(each -> blobs.open(each.sha256()))
                .map(IssuedDocuments::read);
    }

    /** As it was issued: by the template of then, whichever holds by now. */
    private byte[] made(Kept kept, DocumentFormat format) {
        if (format == DocumentFormat.PDF && kept.pdfSha256() != null) {
            return read(blobs.open(kept.pdfSha256()).orElseThrow());
        }
        return format == DocumentFormat.PDF || kept.templateSha256() == null
                ? officialDocuments.file(kept.document(), format)
                : filledTemplates.docx(kept.document(), kept.templateSha256());
    }

    private static byte[] read(StoredFile file) {
        try {
            return Files.readAllBytes(file.path());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param kind empty: any */
    private Optional<Kept> kept(DocumentSource source, String kind) {
        return jdbc.sql(KEPT + " where i.source = :source and i.source_id = :id and (:kind = '' or i.kind = :kind)")
                .param("kind", kind)
                .param("source", source.table())
                .param("id", source.id())
                .query(Kept.class)
                .optional();
    }
}
