package vn.kieumau.documents;

import com.deepoove.poi.XWPFTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Properties;
import org.apache.pdfbox.util.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.kieumau.files.Blobs;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Messages;
import vn.kieumau.web.View;

/** Makes files of official documents by templates: the same file of the same value, as long as the renderer is the same. */
@Component
class FilledTemplates {
    private static final Logger LOG = LoggerFactory.getLogger(FilledTemplates.class);

    /** Counts up with every change to how templates are filled. */
    private static final int FILLING = 1;

    private final Blobs blobs;
    private final Messages messages;
    private final OfficialDocuments officialDocuments;
    private final LibreOffice libreOffice;
    private final String engine = engine();

    FilledTemplates(Blobs blobs, Messages messages, OfficialDocuments officialDocuments, LibreOffice libreOffice) {
        this.blobs = blobs;
        this.messages = messages;
        this.officialDocuments = officialDocuments;
        this.libreOffice = libreOffice;
    }

    /** @param template hash of its file @throws Refused where that comes to nothing, which whoever adopted it has to know */
    void check(OfficialDocument document, String template, String name, int version) {
        try {
            TemplateFile.of(bytes(template)).filled(document, mark(document), mark(document));
        } catch (RuntimeException | StackOverflowError failed) {
            LOG.warn("Template {} version {} is not filled", name, version, failed);
            throw new Refused(DocumentRefusal.TEMPLATE_NOT_FILLED, name, version);
        }
    }

    /** A document of no authority says so over each page and first, whatever the template names. */
    byte[] docx(OfficialDocument document, String template) {
        return TemplateFile.kept(bytes(template)).filled(document, mark(document), mark(document));
    }

    byte[] preview(OfficialDocument document, String template) {
        return TemplateFile.of(bytes(template))
                .filled(document, mark(document), messages.text(View.VIETNAMESE, "documents.template.preview.mark"));
    }

    /** @throws Refused where there is no LibreOffice to make it */
    byte[] pdf(byte[] docx, OfficialDocument document) {
        byte[] made = libreOffice.pdf(docx);
        try {
            return Paper.dated(made, document.date());
        } catch (UncheckedIOException broken) {
            LOG.warn("LibreOffice made no PDF that can be read", broken);
            throw new Refused(DocumentRefusal.CONVERTER_FAILED);
        }
    }

    /** Version of what makes PDF of them here and now; empty: nothing does. */
    Optional<String> converter() {
        return libreOffice.version();
    }

    /** What files by a template are made with here and now; names LibreOffice where that makes the PDF. */
    String renderer(long templateId) {
        String filling = "template %d; filling %d; poi-tl %s; ".formatted(templateId, FILLING, engine);
        return filling
                + converter()
                        .map(version -> "%s %s; pdfbox %s; poi %s"
                                .formatted(
                                        LibreOffice.NAME,
                                        version,
                                        Version.getVersion(),
                                        org.apache.poi.Version.getVersion()))
                        .orElseGet(officialDocuments::renderer);
    }

    /** Whether LibreOffice made the PDF of what was issued with that renderer. */
    static boolean converted(String renderer) {
        return renderer.contains("; " + LibreOffice.NAME + " ");
    }

    /** Its archive says no version where others do. */
    private static String engine() {
        Properties built = new Properties();
        try (InputStream properties =
                XWPFTemplate.class.getResourceAsStream("/META-INF/maven/com.deepoove/poi-tl/pom.properties")) {
            if (properties != null) {
                built.load(properties);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return built.getProperty("version", "");
    }

    private String mark(OfficialDocument document) {
        return document.illustrative() ? messages.text(View.VIETNAMESE, "documents.void_mark") : "";
    }

    private byte[] bytes(String template) {
        try {
            return Files.readAllBytes(blobs.open(template).orElseThrow().path());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
