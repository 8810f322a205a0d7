package vn.kieumau.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A CSV file to be downloaded (RFC 4180, UTF-8 with byte order mark, which Excel needs), written as it is read. Text that
 * a spreadsheet would take for a formula is preceded by an apostrophe (OWASP, CSV injection).
 */
public final class Csv implements Closeable {
    private final CSVPrinter printer;

    private Csv(CSVPrinter printer) {
        this.printer = printer;
    }

    public static Csv download(HttpServletResponse response, String name) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setHeader("X-Content-Type-Options", "nosniff");
        OutputStreamWriter out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.write(CsvLayout.MARK);
        return new Csv(new CSVPrinter(out, CSVFormat.RFC4180));
    }

    /** The same to be kept rather than sent. */
    public static Csv to(OutputStream file) throws IOException {
        OutputStreamWriter out = new OutputStreamWriter(file, StandardCharsets.UTF_8);
        out.write(CsvLayout.MARK);
        return new Csv(new CSVPrinter(out, CSVFormat.RFC4180));
    }

    public void line(Object... cells) {
        try {
            for (Object cell : cells) {
                printer.print(cell instanceof String text ? harmless(text) : cell);
            }
            printer.println();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void close() throws IOException {
        printer.close(true);
    }
}
