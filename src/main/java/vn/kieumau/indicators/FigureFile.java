package vn.kieumau.indicators;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Row;
import vn.kieumau.web.CsvLayout;
import vn.kieumau.web.TableFile;

/**
 * A file of figures that somebody brings, as CSV: a workbook is written as one.
 *
 * @param header its columns, in their order
 * @param escaped whether text that begins like a formula may stand behind an apostrophe, as it does in CSV that was downloaded
 */
record FigureFile(byte[] csv, CsvLayout layout, List<String> header, boolean escaped) {
    private static final int ZIP = 0x504B;
    private static final List<String> COLUMNS = ImportFigures.COLUMNS;

    /** What the workbook of wrong lines says beside them. */
    private static final Set<String> NOTES = Set.of("line", "problem");

    private static final Pattern LINE = Pattern.compile("COPY staged, line (\\d+)");

    /** Refuses what is no such table. */
    static FigureFile of(String name, byte[] content) {
        boolean workbook = content.length > 2 && ((content[0] & 0xFF) << 8 | content[1] & 0xFF) == ZIP;
        byte[] csv = workbook
                ? written(TableFile.read(name, content, COLUMNS, NOTES, ImportFigures.MOST_LINES_OF_WORKBOOK))
                : content;
        CsvLayout layout = CsvLayout.of(csv);
        return new FigureFile(csv, layout, header(layout), !workbook);
    }

    private static List<String> header(CsvLayout layout) {
        CSVFormat format =
                CSVFormat.RFC4180.builder().setDelimiter(layout.separator()).get();
        try (CSVParser line = format.parse(new StringReader(layout.header()))) {
            List<String> header = line.stream()
                    .findFirst()
                    .map(record -> record.stream().map(String::strip).toList())
                    .orElse(List.of());
            Set<String> asked = new TreeSet<>(COLUMNS);
            Refused.when(
                    header.size() != COLUMNS.size() || !new TreeSet<>(header).equals(asked),
                    IndicatorsRefusal.OTHER_COLUMNS,
                    String.join(", ", COLUMNS));
            return header;
        } catch (IOException | UncheckedIOException broken) {
            throw new Refused(IndicatorsRefusal.FILE_BROKEN, "1");
        }
    }

    private static byte[] written(List<Row> rows) {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(COLUMNS);
            for (Row row : rows) {
                printer.printRecord(COLUMNS.stream().map(row::text).toList());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @return how many lines were taken to be looked through */
    long copy(JdbcOperations plain) {
        String copy = "copy indicators.staged (" + String.join(", ", header)
                + ") from stdin (format csv, header, delimiter '" + layout.separator() + "', encoding 'UTF8')";
        try {
            return java.util.Objects.requireNonNull(plain.execute((ConnectionCallback<Long>) connection -> {
                Savepoint before = connection.setSavepoint();
                try {
                    return connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(copy, new ByteArrayInputStream(csv, layout.begins(), csv.length - layout.begins()));
                } catch (IOException impossible) {
                    throw new UncheckedIOException(impossible);
                } catch (SQLException broken) {
                    connection.rollback(before);
                    throw broken;
                }
            }));
        } catch (org.springframework.dao.DataAccessException broken) {
            throw new Refused(IndicatorsRefusal.FILE_BROKEN, place(broken));
        }
    }

    private static String place(Throwable broken) {
        for (Throwable each = broken; each != null; each = each.getCause()) {
            if (each instanceof org.postgresql.util.PSQLException postgres
                    && postgres.getServerErrorMessage() != null) {
                Matcher line = LINE.matcher(
                        String.valueOf(postgres.getServerErrorMessage().getWhere()));
                if (line.find()) {
                    return line.group(1);
                }
            } else if (each instanceof SQLException) {
                return "?";
            }
        }
        return "?";
    }
}
