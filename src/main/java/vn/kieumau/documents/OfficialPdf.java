package vn.kieumau.documents;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;
import vn.kieumau.web.Messages;
import vn.kieumau.web.View;

/** Draws official documents as PDF/A-2u. */
@Component
class OfficialPdf {
    private static final DateTimeFormatter XMP_DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    private final TemplateEngine templates;
    private final Messages messages;

    OfficialPdf(TemplateEngine templates, Messages messages) {
        this.templates = templates;
        this.messages = messages;
    }

    byte[] draw(OfficialDocument document) {
        try (PdfBoxRenderer renderer = Paper.pdf(page(document)).buildPdfRenderer()) {
            renderer.layout();
            try (PDDocument pdf = renderer.createPDFKeepOpen()) {
                date(pdf, document.date());
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                pdf.save(bytes);
                return bytes.toByteArray();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The library writes when it drew, in two places, and makes an id of it; what is drawn twice is then not the same file. */
    private static void date(PDDocument pdf, LocalDate day) throws IOException {
        Calendar start = GregorianCalendar.from(day.atStartOfDay(View.ZONE));
        pdf.getDocumentInformation().setCreationDate(start);
        String metadata = new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
        String dated = metadata.replaceAll(
                "(<xmp:CreateDate>|xmp:CreateDate=\")[^<\"]*",
                "$1" + day.atStartOfDay(View.ZONE).toOffsetDateTime().format(XMP_DATE));
        pdf.getDocumentCatalog().getMetadata().importXMPMetadata(dated.getBytes(StandardCharsets.UTF_8));
        pdf.setDocumentId(day.toEpochDay());
    }

    private String page(OfficialDocument document) {
        View words = Paper.words(messages, document.date());
        StringOutput page = new StringOutput();
        templates.render("documents/official.jte", Map.of("view", words, "document", document), page);
        return page.toString();
    }
}
