package vn.kieumau.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.kieumau.kernel.Refused;

/**
 * A table to be downloaded that {@link TableFile} reads again, written as it is read: CSV (RFC 4180, UTF-8 with byte order mark, which
 * Excel needs), or a workbook whose cells are all text, so that codes keep their zeros.
 */
public abstract class TableDownload implements Closeable {
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /**
     * @param name without its ending
     * @param format csv or xlsx
     * @param columns the header
     */
    public static TableDownload begin(HttpServletResponse response, String name, String format, List<String> columns)
            throws IOException {
        boolean workbook = format.equals("xlsx");
        Refused.when(!workbook && !format.equals("csv"), WebRefusal.NOT_UNDERSTOOD);
        response.setContentType(workbook ? WORKBOOK : "text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "." + format + "\"");
        response.setHeader("X-Content-Type-Options", "nosniff");
        TableDownload table = workbook ? new Sheet(response) : new Text(response);
        table.line(columns);
        return table;
    }

    public abstract void line(List<String> cells);

    private static final class Text extends TableDownload {
        private final CSVPrinter printer;

        Text(HttpServletResponse response) throws IOException {
            OutputStreamWriter out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
            out.write(CsvLayout.MARK);
            printer = new CSVPrinter(out, CSVFormat.RFC4180);
        }

        @Override
        public void line(List<String> cells) {
            try {
                printer.printRecord(cells);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        @Override
        public void close() throws IOException {
            printer.close(true);
        }
    }

    private static final class Sheet extends TableDownload {
        /** Rows that are kept in memory. */
        private static final int WINDOW = 1000;

        private final Workbook workbook;
        private final Worksheet sheet;
        private int row;

        Sheet(HttpServletResponse response) throws IOException {
            workbook = new Workbook(response.getOutputStream(), "Kieu Mau", "1.0");
            sheet = workbook.newWorksheet("1");
        }

        @Override
        public void line(List<String> cells) {
            for (int column = 0; column < cells.size(); column++) {
                sheet.inlineString(row, column, cells.get(column));
            }
            row++;
            try {
                if (row % WINDOW == 0) {
                    sheet.flush();
                }
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        @Override
        public void close() throws IOException {
            workbook.finish();
        }
    }
}
