package vn.kieumau.documents;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.pdfbox.util.Version;
import org.springframework.stereotype.Component;

/** Makes files of official documents: the same file of the same value, as long as renderer and fonts are the same. */
@Component
public class OfficialDocuments {
    /** Counts up with every change to how documents look. */
    private static final int LAYOUT = 3;

    private final OfficialPdf pdf;
    private final OfficialDocx docx;
    private final String fonts;

    OfficialDocuments(OfficialPdf pdf, OfficialDocx docx) {
        this.pdf = pdf;
        this.docx = docx;
        this.fonts = "Liberation Serif, SHA-256 " + fontsHash();
    }

    public byte[] file(OfficialDocument document, DocumentFormat format) {
        return switch (format) {
            case PDF -> pdf.draw(document, false);
            case DOCX -> docx.write(document);
            case SIGNED -> throw new IllegalArgumentException("signed elsewhere");
        };
    }

    /** The PDF of what is not issued, which says so. */
    byte[] preview(OfficialDocument document) {
        return pdf.draw(document, true);
    }

    /** What files are made with; kept with what is issued. */
    String renderer() {
        String html = LibraryVersion.of(PdfRendererBuilder.class, "io.github.openhtmltopdf/openhtmltopdf-pdfbox");
        return "layout %d; openhtmltopdf %s; pdfbox %s; poi %s"
                .formatted(LAYOUT, html, Version.getVersion(), org.apache.poi.Version.getVersion());
    }

    String fonts() {
        return fonts;
    }

    private static String fontsHash() {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            for (String style : Paper.FONTS) {
                try (InputStream font = Paper.open(style)) {
                    hash.update(font.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(hash.digest());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
