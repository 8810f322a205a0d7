package vn.kieumau.documents;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.core.io.ClassPathResource;
import vn.kieumau.web.Messages;
import vn.kieumau.web.View;

/** What all PDF files have in common: PDF/A-2u, the archival form whose text can be searched, with its fonts in it. */
final class Paper {
    static final List<String> FONTS = List.of("Regular", "Bold", "Italic", "BoldItalic");

    private static final DateTimeFormatter XMP_DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");
    private static final String SERIF = "Liberation Serif";
    /** The tag of the table of ligatures in a TrueType font, and one of no table. */
    private static final int GSUB = 0x47535542;

    private static final int NOBODYS = 0x6B6D6B6D;

    static {
        XRLog.setLoggingEnabled(false);
    }

    private Paper() {}

    /** @param day when it was made, whenever it is drawn: what is drawn twice is the same file */
    static byte[] draw(String page, LocalDate day) {
        try (PdfBoxRenderer renderer = pdf(page).buildPdfRenderer()) {
            renderer.layout();
            try (PDDocument pdf = renderer.createPDFKeepOpen()) {
                date(pdf, day);
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                pdf.save(bytes);
                return bytes.toByteArray();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The library writes when it drew, in two places, and makes an id of it. */
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

    private static PdfRendererBuilder pdf(String page) {
        PdfRendererBuilder pdf = new PdfRendererBuilder()
                .usePdfAConformance(PdfAConformance.PDFA_2_U)
                .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                .withProducer("Kiểu Mẫu");
        pdf.useFont(font("Regular"), SERIF, 400, FontStyle.NORMAL, true);
        pdf.useFont(font("Bold"), SERIF, 700, FontStyle.NORMAL, true);
        pdf.useFont(font("Italic"), SERIF, 400, FontStyle.ITALIC, true);
        pdf.useFont(font("BoldItalic"), SERIF, 700, FontStyle.ITALIC, true);
        pdf.useUnicodeLineBreaker(new AtSpaces());
        // Nothing outside the page itself is ever fetched, whatever a name may contain.
        pdf.useExternalResourceAccessControl(
                (address, kind) -> address.startsWith("data:"),
                ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        pdf.withHtmlContent(onlyWhatXmlAllows(page), null);
        return pdf;
    }

    /** For the words on paper: Vietnamese, read by nobody in particular. */
    static View words(Messages messages, LocalDate day) {
        return new View(messages, View.VIETNAMESE, null, "", "", null, day, false, null, null, 0);
    }

    static InputStream open(String style) throws IOException {
        return new ClassPathResource("liberation/LiberationSerif-" + style + ".ttf").getInputStream();
    }

    /** Both forms are XML, which knows no control characters, not even escaped, and no half characters. */
    static String onlyWhatXmlAllows(String text) {
        return text.codePoints()
                .filter(each -> each == '\t'
                        || each == '\n'
                        || each == '\r'
                        || (each >= 0x20 && each < 0xD800)
                        || (each > 0xDFFF && each < 0xFFFE)
                        || each > 0xFFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Lines end at spaces only: dates, numbers of documents and symbols stay whole. What is longer than a line is broken all the same. */
    private static final class AtSpaces implements FSTextBreaker {
        private String text = "";
        private int at;

        @Override
        public void setText(String given) {
            text = given;
            at = 0;
        }

        @Override
        public int next() {
            if (at >= text.length()) {
                return BreakIterator.DONE;
            }
            do {
                at++;
            } while (at < text.length() && !Character.isWhitespace(text.charAt(at - 1)));
            return at;
        }
    }

    /**
     * Without its ligatures, which Vietnamese does not write: they would be looked for anew at each line, for most of the time that a
     * document takes, and a search would not find what they join. The table stays, under a tag that nobody asks for.
     */
    private static InputStream withoutLigatures(InputStream font) throws IOException {
        byte[] bytes = font.readAllBytes();
        ByteBuffer tables = ByteBuffer.wrap(bytes);
        int count = tables.getShort(4);
        for (int table = 0; table < count; table++) {
            int tag = 12 + 16 * table;
            if (tables.getInt(tag) == GSUB) {
                tables.putInt(tag, NOBODYS);
            }
        }
        return new ByteArrayInputStream(bytes);
    }

    private static FSSupplier<InputStream> font(String style) {
        return () -> {
            try (InputStream font = open(style)) {
                return withoutLigatures(font);
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        };
    }
}
