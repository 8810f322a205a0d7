package vn.kieumau.documents;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.files.Blobs;
import vn.kieumau.files.StoredFile;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Sorting;

/** Reading templates, which are the ministry's and everybody's who may look at them; and trying one with a document of the own unit. */
@Component
class Templates {
    private static final int SHOWN = 50;

    private static final Sorting SORTING =
            new Sorting("t.id desc", "t.id").by("kind", "t.kind").by("kept", "t.kept_at");

    private final JdbcClient jdbc;
    private final Blobs blobs;
    private final IssuedDocuments issuedDocuments;
    private final FilledTemplates filledTemplates;

    Templates(JdbcClient jdbc, Blobs blobs, IssuedDocuments issuedDocuments, FilledTemplates filledTemplates) {
        this.jdbc = jdbc;
        this.blobs = blobs;
        this.issuedDocuments = issuedDocuments;
        this.filledTemplates = filledTemplates;
    }

    PageOf<Template> page(String kind, Paging paging) {
        List<Template> rows = jdbc.sql(select("(:kind = '' or t.kind = :kind) " + SORTING.page(paging)))
                .param("kind", kind)
                .params(Sorting.values(paging))
                .query(Template.class)
                .list();
        return new PageOf<>(rows, rows.isEmpty() ? 0 : rows.get(0).total(), paging);
    }

    Optional<Template> find(long id) {
        return jdbc.sql(select("t.id = :id"))
                .param("id", id)
                .query(Template.class)
                .optional();
    }

    private static String select(String which) {
        return """
                select t.id as template_id, t.kind, t.programme, t.level, t.version, t.name, t.sha256, array_to_string(t.fields, ',') as fields, t.kept_by, t.kept_by_name, t.kept_at,
                    t.adopted_by_name, t.adopted_at, t.adopted_at is not null and not exists (select from documents.template o
                        where o.kind = t.kind and o.programme = t.programme and o.level = t.level and (o.adopted_at, o.id) > (t.adopted_at, t.id)) as holds,
                    count(*) over () as total
                from documents.template t where\s""" + which;
    }

    StoredFile file(Template template) {
        return blobs.open(template.sha256()).orElseThrow();
    }

    /** What a template can be tried with: what the reader's own unit issued last. */
    List<IssuedDocuments.Issue> toTry(Actor reader) {
        return issuedDocuments.recent(reader, Permission.VIEW_TEMPLATES, SHOWN);
    }

    /** @param documentId one of {@link #toTry}; null: the last one of the kind, or of any */
    byte[] preview(Actor reader, Template template, @Nullable Long documentId, DocumentFormat format) {
        IssuedDocuments.Issue chosen = IssuedDocuments.Issue.sorted(toTry(reader), template.kind()).stream()
                .filter(each -> documentId == null || each.documentId() == documentId)
                .findFirst()
                .orElseThrow(() -> new Refused(DocumentRefusal.NOTHING_TO_TRY));
        OfficialDocument document = issuedDocuments.document(chosen.documentId());
        byte[] docx = filledTemplates.preview(document, template.sha256());
        return switch (format) {
            case DOCX -> docx;
            case PDF -> filledTemplates.pdf(docx);
            case SIGNED -> throw Refused.notFound();
        };
    }

    /** Version of LibreOffice that makes PDF of them; empty: there is none. */
    String converter() {
        return filledTemplates.converter().orElse("");
    }
}
