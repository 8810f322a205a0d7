package vn.kieumau.documents;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.kieumau.web.Messages;
import vn.kieumau.web.View;

/** Draws official documents as PDF/A-2u. */
@Component
class OfficialPdf {
    private final TemplateEngine templates;
    private final Messages messages;

    OfficialPdf(TemplateEngine templates, Messages messages) {
        this.templates = templates;
        this.messages = messages;
    }

    byte[] draw(OfficialDocument document) {
        return Paper.draw(page(document), document.date());
    }

    private String page(OfficialDocument document) {
        View words = Paper.words(messages, document.date());
        StringOutput page = new StringOutput();
        templates.render("documents/official.jte", Map.of("view", words, "document", document), page);
        return page.toString();
    }
}
