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

    /** @param preview says so on each page */
    byte[] draw(OfficialDocument document, boolean preview) {
        return Paper.draw(page(document, preview), document.date());
    }

    private String page(OfficialDocument document, boolean preview) {
        View words = Paper.words(messages, document.date());
        StringOutput page = new StringOutput();
        templates.render(
                "documents/official.jte", Map.of("view", words, "document", document, "preview", preview), page);
        return page.toString();
    }
}
