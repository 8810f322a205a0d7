package vn.kieumau.documents;

import com.deepoove.poi.XWPFTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.files.Blobs;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Refused;

/** Makes files of official documents by templates. The DOCX is the same of the same value, as long as the renderer is; the PDF is kept. */
@Component
class FilledTemplates {
    private static final Logger LOG = LoggerFactory.getLogger(FilledTemplates.class);

    /** Counts up with every change to how templates are filled. */
    private static final int FILLING = 2;

    private final JdbcClient jdbc;
    private final Blobs blobs;
    private final OfficialWords words;
    private final OfficialDocuments officialDocuments;
    private final LibreOffice libreOffice;
    private final String engine = LibraryVersion.of(XWPFTemplate.class, "com.deepoove/poi-tl");

    FilledTemplates(
            JdbcClient jdbc,
            Blobs blobs,
            OfficialWords words,
            OfficialDocuments officialDocuments,
            LibreOffice libreOffice) {
        this.jdbc = jdbc;
        this.blobs = blobs;
        this.words = words;
        this.officialDocuments = officialDocuments;
        this.libreOffice = libreOffice;
    }

    /**
     * What is issued, made for the first time.
     *
     * @param renderer what its files are made with; names LibreOffice where that made the PDF
     * @param pdf hash of that; null: there is no LibreOffice
     */
    record Made(String renderer, @Nullable String pdf) {}

    /** The version of a template that documents are made by, from its adoption on. */
    record Holding(long templateId, String name, int version, String sha256) {}

    /**
     * The template that holds for the kind of document at the level that the unit has on its day: the programme's own before the one for
     * any.
     */
    Optional<Holding> holding(long unitId, String programme, OfficialDocument document) {
        return jdbc.sql("""
                        select t.id as template_id, t.name, t.version, t.sha256
                        from units.v_version v join documents.template t on t.level = v.level
                        where v.unit_id = :unit and :day between coalesce(v.valid_from, '-infinity') and coalesce(v.valid_until, 'infinity')
                            and t.kind = :kind and t.programme in (:programme, '') and t.adopted_at is not null
                        order by t.programme = '', t.adopted_at desc, t.id desc limit 1
                        """)
                .param("unit", unitId)
                .param("day", document.date())
                .param("kind", document.type().code())
                .param("programme", programme)
                .query(Holding.class)
                .optional();
    }

    /** Always inside the transaction that issues it. @throws Refused where it comes to nothing, which whoever adopted the template has to know */
    Made issue(OfficialDocument document, Holding template, Actor actor) {
        byte[] docx = filled(document, template, words.mark(document));
        String filling = "template %d; filling %d; poi-tl %s; ".formatted(template.templateId(), FILLING, engine);
        Optional<String> converter = converter();
        if (converter.isEmpty()) {
            return new Made(filling + officialDocuments.renderer(), null);
        }
        byte[] pdf = pdf(docx);
        return new Made(
                filling
                        + "%s %s; poi %s"
                                .formatted(LibreOffice.NAME, converter.get(), org.apache.poi.Version.getVersion()),
                blobs.keep(file -> Files.write(file, pdf), MediaType.APPLICATION_PDF_VALUE, actor.at())
                        .sha256());
    }

    /** The PDF that would be issued, marked as a preview; empty: there is no LibreOffice, and it would have the built-in layout. */
    Optional<byte[]> preview(OfficialDocument document, Holding template) {
        byte[] docx = filled(document, template, previewMark());
        return converter().map(version -> pdf(docx));
    }

    private byte[] filled(OfficialDocument document, Holding template, String mark) {
        try {
            return TemplateFile.of(bytes(template.sha256())).filled(document, words, mark);
        } catch (RuntimeException | StackOverflowError failed) {
            LOG.warn("Template {} version {} is not filled", template.name(), template.version(), failed);
            throw new Refused(DocumentRefusal.TEMPLATE_NOT_FILLED, template.name(), template.version());
        }
    }

    /** A document of no authority says so over each page and first, whatever the template names. */
    byte[] docx(OfficialDocument document, String template) {
        return TemplateFile.kept(bytes(template)).filled(document, words, words.mark(document));
    }

    byte[] preview(OfficialDocument document, String template) {
        return TemplateFile.of(bytes(template)).filled(document, words, previewMark());
    }

    /** @throws Refused where there is no LibreOffice to make it */
    byte[] pdf(byte[] docx) {
        byte[] made = libreOffice.pdf(docx);
        try (PDDocument read = Loader.loadPDF(made)) {
            Refused.when(read.getNumberOfPages() == 0, DocumentRefusal.CONVERTER_FAILED);
            return made;
        } catch (IOException broken) {
            LOG.warn("LibreOffice made no PDF that can be read", broken);
            throw new Refused(DocumentRefusal.CONVERTER_FAILED);
        }
    }

    /** Version of what makes PDF of them here and now; empty: nothing does. */
    Optional<String> converter() {
        return libreOffice.version();
    }

    private String previewMark() {
        return words.text("documents.preview_mark");
    }

    private byte[] bytes(String template) {
        try {
            return Files.readAllBytes(blobs.open(template).orElseThrow().path());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
