package vn.kieumau.documents;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import vn.kieumau.web.Messages;
import vn.kieumau.web.QrCode;
import vn.kieumau.web.View;

/** Draws certificates as PDF/A-2u, the archival form whose text can be searched. */
@Component
public class Certificates {
    private static final String SERIF = "Liberation Serif";
    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private final TemplateEngine templates;
    private final Messages messages;

    Certificates(TemplateEngine templates, Messages messages) {
        this.templates = templates;
        this.messages = messages;
        XRLog.setLoggingEnabled(false);
    }

    public byte[] pdf(Certificate certificate) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PdfRendererBuilder pdf = new PdfRendererBuilder()
                .usePdfAConformance(PdfAConformance.PDFA_2_U)
                .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                .withProducer("Kiểu Mẫu");
        pdf.useFont(font("Regular"), SERIF, 400, FontStyle.NORMAL, true);
        pdf.useFont(font("Bold"), SERIF, 700, FontStyle.NORMAL, true);
        pdf.useFont(font("Italic"), SERIF, 400, FontStyle.ITALIC, true);
        // Nothing outside the page itself is ever fetched, whatever a name may contain.
        pdf.useExternalResourceAccessControl(
                (address, kind) -> address.startsWith("data:"),
                ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        pdf.withHtmlContent(page(certificate), null);
        pdf.toStream(bytes);
        try {
            pdf.run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    private String page(Certificate certificate) {
        View words =
                new View(messages, VIETNAMESE, null, "", "", null, certificate.conferredOn(), false, null, null, 0);
        String qr = "data:image/png;base64,"
                + Base64.getEncoder().encodeToString(QrCode.png(certificate.confirmationUrl()));
        StringOutput page = new StringOutput();
        templates.render(
                "documents/certificate.jte", Map.of("view", words, "certificate", certificate, "qr", qr), page);
        return onlyWhatXmlAllows(page.toString());
    }

    /** The drawing library reads XML, which knows no control characters, not even escaped, and no half characters. */
    private static String onlyWhatXmlAllows(String text) {
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

    private static FSSupplier<InputStream> font(String style) {
        return () -> {
            try {
                return new ClassPathResource("liberation/LiberationSerif-" + style + ".ttf").getInputStream();
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        };
    }
}
