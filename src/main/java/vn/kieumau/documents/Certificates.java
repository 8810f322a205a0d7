package vn.kieumau.documents;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Base64;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vn.kieumau.files.Downloads;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Messages;
import vn.kieumau.web.QrCode;
import vn.kieumau.web.View;

/** Makes certificates as PDF/A-2u and DOCX. */
@Component
public class Certificates {
    private final TemplateEngine templates;
    private final Messages messages;
    private final CertificateDocx docx;

    Certificates(TemplateEngine templates, Messages messages, CertificateDocx certificateDocx) {
        this.templates = templates;
        this.messages = messages;
        this.docx = certificateDocx;
    }

    /** @param name of the file, without what the format adds */
    public ResponseEntity<byte[]> download(Certificate certificate, String name, DocumentFormat format) {
        return switch (format) {
            case PDF -> Downloads.attachment(pdf(certificate), name);
            case DOCX -> Downloads.word(docx.write(certificate), name);
            case SIGNED -> throw Refused.notFound();
        };
    }

    public byte[] pdf(Certificate certificate) {
        return Paper.draw(page(certificate), certificate.conferredOn());
    }

    private String page(Certificate certificate) {
        View words = Paper.words(messages, certificate.conferredOn());
        String qr = "data:image/png;base64,"
                + Base64.getEncoder().encodeToString(QrCode.png(certificate.confirmationUrl()));
        StringOutput page = new StringOutput();
        templates.render(
                "documents/certificate.jte", Map.of("view", words, "certificate", certificate, "qr", qr), page);
        return page.toString();
    }
}
