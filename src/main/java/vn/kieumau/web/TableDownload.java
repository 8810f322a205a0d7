package vn.kieumau.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.Refused;

/**
 * A table to be downloaded that {@link TableFile} reads again, written as it is read: CSV (RFC 4180, UTF-8 with byte order mark, which
 * Excel needs) for programs, or a workbook for people. A cell is what its Java type says: number, {@link Share}, day, moment, truth,
 * text; what is only digits but no quantity (a code, a year) is handed in as text, so that it keeps its zeros. No text is a formula.
 */
public abstract class TableDownload implements Closeable {
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** A part of a whole, 1 for all of it; a workbook shows percent. */
    public record Share(BigDecimal part) {}

    /**
     * @param name without its ending
     * @param format csv or xlsx
     * @param columns the header
     */
    public static TableDownload begin(HttpServletResponse response, String name, String format, List<String> columns)
            throws IOException {
        head(response, name, format);
        return begin(response.getOutputStream(), format, columns);
    }

    /** A CSV file without the mark that only Excel needs: what no person opens. */
    public static TableDownload forPrograms(HttpServletResponse response, String name, List<String> columns)
            throws IOException {
        head(response, name, "csv");
        return new Text(response.getOutputStream(), "", columns);
    }

    /** What is said of the file before its first byte. */
    static void head(HttpServletResponse response, String name, String format) {
        expect(format);
        response.setContentType(format.equals("xlsx") ? WORKBOOK : "text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "." + format + "\"");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    public static TableDownload begin(OutputStream out, String format, List<String> columns) throws IOException {
        expect(format);
        return format.equals("xlsx") ? new Sheet(out, columns) : new Text(out, String.valueOf(CsvLayout.MARK), columns);
    }

    static void expect(String format) {
        Refused.when(!format.equals("xlsx") && !format.equals("csv"), WebRefusal.NOT_UNDERSTOOD);
    }

    public abstract void line(List<? extends @Nullable Object> cells);

    public final void line(@Nullable Object... cells) {
        line(Arrays.asList(cells));
    }

    /**
     * Text that a spreadsheet would take for a formula is preceded by an apostrophe (OWASP, CSV injection), and so is what looks as if
     * it were: then {@link #asWritten} gives back exactly what was there.
     */
    static String harmless(String text) {
        return beginsFormula(text) ? "'" + text : text;
    }

    static String asWritten(String text) {
        return text.startsWith("'") && beginsFormula(text) ? text.substring(1) : text;
    }

    private static boolean beginsFormula(String text) {
        int first = 0;
        while (first < text.length() && text.charAt(first) == '\'') {
            first++;
        }
        return first < text.length() && "=+-@\t\r\n".indexOf(text.charAt(first)) >= 0;
    }

    private static final class Text extends TableDownload {
        private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
        private final CSVPrinter printer;

        Text(OutputStream stream, String mark, List<String> columns) throws IOException {
            OutputStreamWriter out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
            out.write(mark);
            printer = new CSVPrinter(out, CSVFormat.RFC4180);
            line(columns);
        }

        @Override
        public void line(List<? extends @Nullable Object> cells) {
            try {
                for (Object cell : cells) {
                    printer.print(written(cell));
                }
                printer.println();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        /** A program reads points in decimals, and days as 2025-07-01. */
        private static String written(@Nullable Object cell) {
            if (cell == null) {
                return "";
            }
            if (cell instanceof OffsetDateTime moment) {
                return MOMENT.format(moment.atZoneSameInstant(View.ZONE));
            }
            if (cell instanceof Share share) {
                return share.part().toPlainString();
            }
            if (cell instanceof BigDecimal number) {
                return number.toPlainString();
            }
            return cell instanceof Number ? cell.toString() : harmless(cell.toString());
        }

        @Override
        public void close() throws IOException {
            printer.close(true);
        }
    }

    private static final class Sheet extends TableDownload {
        /** Rows that are kept in memory; columns are as wide as the first of them need. */
        private static final int WINDOW = 500;

        private static final int MOST_ROWS = 1_048_576;
        private static final int MOST_CHARACTERS = 32_767;
        private static final int MOST_DIGITS = 15;
        private static final int NARROWEST = 8;
        private static final int WIDEST = 60;

        /** Spreadsheets count days from here, and believe that 1900 was a leap year. */
        private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

        private static final int LAST_YEAR = 9999;

        private final Workbook workbook;
        private final List<String> columns;
        private final int[] widths;
        private Worksheet sheet;
        private int sheets = 1;
        private int row;

        Sheet(OutputStream stream, List<String> columns) {
            this.workbook = new Workbook(stream, "Kieu Mau", "1.0");
            // what is sent over a network of offices once is not worth the tightest packing
            workbook.setCompressionLevel(4);
            this.columns = columns;
            this.widths = new int[columns.size()];
            this.sheet = workbook.newWorksheet("1");
            heading();
        }

        private void heading() {
            sheet.freezePane(0, 1);
            Arrays.fill(widths, NARROWEST);
            for (int column = 0; column < columns.size(); column++) {
                text(column, columns.get(column));
                sheet.style(0, column).bold().set();
            }
            row = 1;
        }

        @Override
        public void line(List<? extends @Nullable Object> cells) {
            try {
                if (row == MOST_ROWS) {
                    end();
                    sheet = workbook.newWorksheet(String.valueOf(++sheets));
                    row = 0;
                    heading();
                }
                for (int column = 0; column < cells.size(); column++) {
                    cell(column, cells.get(column));
                }
                row++;
                if (row % WINDOW == 0) {
                    widen();
                    sheet.flush();
                }
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        private void cell(int column, @Nullable Object cell) {
            if (cell instanceof Share share) {
                number(column, share.part(), "0.00%");
            } else if (cell instanceof BigDecimal number) {
                number(column, number, decimal(number));
            } else if (cell instanceof Number number) {
                number(column, new BigDecimal(number.toString()), "#,##0");
            } else if (cell instanceof LocalDate day) {
                day(column, day);
            } else if (cell instanceof OffsetDateTime moment) {
                sheet.value(row, column, moment.atZoneSameInstant(View.ZONE).toLocalDateTime());
                format(column, "hh:mm dd/mm/yyyy", 16);
            } else if (cell instanceof Boolean truth) {
                sheet.value(row, column, truth);
            } else if (cell != null) {
                text(column, cell.toString());
            }
        }

        private void day(int column, LocalDate day) {
            if (day.isBefore(FIRST_DAY) || day.getYear() > LAST_YEAR) {
                text(column, day.toString());
            } else {
                sheet.value(row, column, day);
                format(column, "dd/mm/yyyy", 10);
            }
        }

        /** A spreadsheet knows fifteen digits: what has more stays exact as text. */
        private void number(int column, BigDecimal number, String format) {
            if (number.precision() > MOST_DIGITS) {
                text(column, number.toPlainString());
            } else {
                sheet.value(row, column, number);
                format(column, format, number.precision() * 4 / 3 + 2);
            }
        }

        private static String decimal(BigDecimal number) {
            return number.scale() <= 0 ? "#,##0" : "#,##0." + "0".repeat(Math.min(number.scale(), MOST_DIGITS));
        }

        private void format(int column, String format, int width) {
            sheet.style(row, column).format(format).set();
            widths[column] = Math.max(widths[column], width);
        }

        /** An inline string is never computed, whatever it begins with. */
        private void text(int column, String text) {
            if (!text.isEmpty()) {
                sheet.inlineString(
                        row,
                        column,
                        text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS - 1) + "…");
                widths[column] = Math.max(widths[column], text.length());
            }
        }

        private void widen() {
            if (row <= WINDOW) {
                for (int column = 0; column < widths.length; column++) {
                    sheet.width(column, Math.min(widths[column], WIDEST) + 2);
                }
            }
        }

        private void end() throws IOException {
            widen();
            sheet.setAutoFilter(0, 0, row - 1, columns.size() - 1);
            sheet.finish();
        }

        @Override
        public void close() throws IOException {
            end();
            workbook.finish();
        }
    }
}
