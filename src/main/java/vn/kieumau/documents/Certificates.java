package vn.kieumau.documents;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Base64;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.kieumau.web.Messages;
import vn.kieumau.web.QrCode;
import vn.kieumau.web.View;

/** Draws certificates as PDF/A-2u. */
@Component
public class Certificates {
    private final TemplateEngine templates;
    private final Messages messages;

    Certificates(TemplateEngine templates, Messages messages) {
        this.templates = templates;
        this.messages = messages;
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
