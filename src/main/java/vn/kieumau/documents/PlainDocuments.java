package vn.kieumau.documents;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.kieumau.web.Messages;
import vn.kieumau.web.View;

/** Draws plain documents as PDF/A-2u. */
@Component
public class PlainDocuments {
    private final TemplateEngine templates;
    private final Messages messages;

    PlainDocuments(TemplateEngine templates, Messages messages) {
        this.templates = templates;
        this.messages = messages;
    }

    public byte[] pdf(PlainDocument document) {
        View words = new View(messages, View.VIETNAMESE, null, "", "", null, document.date(), false, null, null, 0);
        StringOutput page = new StringOutput();
        templates.render("documents/plain.jte", Map.of("view", words, "document", document), page);
        return Paper.draw(page.toString(), document.date());
    }
}
