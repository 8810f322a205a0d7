package vn.kieumau.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import gg.jte.springframework.boot.autoconfigure.JteProperties;
import gg.jte.springframework.boot.autoconfigure.JteView;
import gg.jte.springframework.boot.autoconfigure.JteViewResolver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.servlet.view.AbstractUrlBasedView;

/**
 * Writes a page as a whole when it is complete: what fails in a template becomes an error page rather than half a page, and what templates
 * hold as bytes is not read as text only to become bytes again.
 */
final class WholePage extends JteView {
    private final TemplateEngine engine;

    private WholePage(TemplateEngine engine) {
        super(engine);
        this.engine = engine;
    }

    @Override
    protected void renderMergedTemplateModel(
            Map<String, Object> model, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Utf8ByteOutput page = new Utf8ByteOutput();
        engine.render(Objects.requireNonNull(getUrl()), model, page);
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        page.writeTo(response.getOutputStream());
    }

    /** Finds pages by the names of their templates. */
    static final class Resolver extends JteViewResolver {
        private final TemplateEngine engine;

        Resolver(TemplateEngine engine, JteProperties properties) {
            super(engine, properties);
            this.engine = engine;
        }

        @Override
        protected AbstractUrlBasedView instantiateView() {
            return new WholePage(engine);
        }
    }
}
