package vn.kieumau.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.springframework.web.multipart.MultipartFile;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Row;

/**
 * A table that somebody brings: CSV (RFC 4180, UTF-8, as {@link CsvLayout} says) or the first sheet of an XLSX workbook, with a header
 * row of exactly the expected columns, in any order. Cells are read as they are written: a number stays the digits that it shows,
 * a day of a workbook is written 2025-07-01. The apostrophe that keeps text of a {@link TableDownload} from being a formula is gone.
 */
public final class TableFile {
    private static final CSVFormat CSV = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();
    private static final int ZIP = 0x504B0304;

    /** No table that is taken is larger. */
    public static final int MOST_BYTES = 20_000_000;

    /** No request with a table is received that is larger, whatever is done with it: figures of the whole country are that large. */
    public static final int MOST_BYTES_RECEIVED = 100_000_000;

    private TableFile() {}

    /** What somebody uploaded, unless it is larger than any table that is taken. */
    public static byte[] content(MultipartFile file) {
        Refused.when(file.getSize() > MOST_BYTES, WebRefusal.UPLOAD_TOO_LARGE);
        try {
            return file.getBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * @param name of the file, for messages
     * @param columns that the header must have
     * @param most lines that are read
     */
    public static List<Row> read(String name, byte[] content, List<String> columns, int most) {
        return read(name, content, columns, Set.of(), most);
    }

    /** @param notes columns that may be there and are not read */
    public static List<Row> read(String name, byte[] content, List<String> columns, Set<String> notes, int most) {
        Refused.when(content.length == 0, WebRefusal.TABLE_EMPTY);
        Refused.when(content.length > MOST_BYTES, WebRefusal.UPLOAD_TOO_LARGE);
        boolean workbook = content.length > 4 && ByteBuffer.wrap(content).getInt() == ZIP;
        List<Row> rows =
                workbook ? workbook(name, content, columns, notes, most) : csv(name, content, columns, notes, most);
        Refused.when(rows.isEmpty(), WebRefusal.TABLE_EMPTY);
        return rows;
    }

    private static List<Row> csv(String name, byte[] content, List<String> columns, Set<String> notes, int most) {
        CsvLayout layout = CsvLayout.of(content);
        CSVFormat format = CSV.builder().setDelimiter(layout.separator()).get();
        List<Row> rows = new ArrayList<>();
        try (CSVParser lines = format.parse(new StringReader(StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content, layout.begins(), content.length - layout.begins()))
                .toString()))) {
            expect(lines.getHeaderNames(), columns, notes);
            lines.stream().limit(most + 1L).forEach(line -> {
                Refused.when(rows.size() >= most, WebRefusal.TABLE_TOO_LONG, most);
                Refused.when(!line.isConsistent(), WebRefusal.TABLE_BROKEN, line.getRecordNumber() + 1);
                Map<String, String> row = new HashMap<>(line.toMap());
                row.replaceAll((column, text) -> TableDownload.asWritten(text));
                rows.add(new Row(name, line.getRecordNumber() + 1, row));
            });
        } catch (CharacterCodingException otherEncoding) {
            throw new Refused(WebRefusal.TABLE_NOT_UTF8);
        } catch (IOException | UncheckedIOException | IllegalArgumentException broken) {
            throw new Refused(WebRefusal.TABLE_BROKEN, rows.size() + 2);
        }
        return rows;
    }

    private static List<Row> workbook(String name, byte[] content, List<String> columns, Set<String> notes, int most) {
        List<Row> rows = new ArrayList<>();
        boolean begun = false;
        try (ReadableWorkbook workbook =
                        new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, false));
                Stream<org.dhatim.fastexcel.reader.Row> lines =
                        workbook.getFirstSheet().openStream()) {
            Iterator<org.dhatim.fastexcel.reader.Row> each = lines.iterator();
            Refused.when(!each.hasNext(), WebRefusal.TABLE_EMPTY);
            begun = true;
            List<String> header = cells(each.next(), 0);
            while (!header.isEmpty() && header.get(header.size() - 1).isEmpty()) {
                header.remove(header.size() - 1);
            }
            expect(header, columns, notes);
            while (each.hasNext()) {
                org.dhatim.fastexcel.reader.Row line = each.next();
                List<String> values = cells(line, header.size());
                if (values.stream().allMatch(String::isEmpty)) {
                    continue;
                }
                Refused.when(rows.size() >= most, WebRefusal.TABLE_TOO_LONG, most);
                Map<String, String> row = new HashMap<>();
                for (int column = 0; column < header.size(); column++) {
                    row.put(header.get(column), values.get(column));
                }
                rows.add(new Row(name, line.getRowNum(), row));
            }
        } catch (IOException | UncheckedIOException | ExcelReaderException broken) {
            Refused.when(!begun, WebRefusal.TABLE_UNREADABLE);
            throw new Refused(WebRefusal.TABLE_BROKEN, rows.size() + 2);
        }
        return rows;
    }

    /** @param count how many there are at least; missing ones are empty */
    private static List<String> cells(org.dhatim.fastexcel.reader.Row line, int count) {
        List<String> values = new ArrayList<>();
        for (int column = 0; column < Math.max(count, line.getCellCount()); column++) {
            Cell cell = column < line.getCellCount() ? line.getCell(column) : null;
            values.add(cell == null || cell.getType() == CellType.EMPTY ? "" : text(cell));
        }
        return values;
    }

    /** A day that a spreadsheet keeps as a number is written 2025-07-01, a moment 2025-07-01T08:30. */
    private static String text(Cell cell) {
        String format = cell.getType() == CellType.NUMBER && cell.getDataFormatString() != null
                ? cell.getDataFormatString().toLowerCase(Locale.ROOT)
                : "";
        if (!format.contains("yy")) {
            return cell.getText().strip();
        }
        return format.contains("h")
                ? cell.asDate().toString()
                : cell.asDate().toLocalDate().toString();
    }

    private static void expect(List<String> header, List<String> columns, Set<String> notes) {
        for (String column : columns) {
            Refused.when(!header.contains(column), WebRefusal.TABLE_LACKS_COLUMN, column);
        }
        for (String column : header) {
            Refused.when(!columns.contains(column) && !notes.contains(column), WebRefusal.TABLE_OTHER_COLUMN, column);
        }
    }
}
