package vn.kieumau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import vn.kieumau.kernel.Refused;

class TableDownloadTest {
    private static final List<String> COLUMNS = List.of("code", "value");
    private static final OffsetDateTime MOMENT = OffsetDateTime.parse("2023-11-24T01:30:00Z");

    @Test
    void otherFormatsAreRefusedBeforeAnythingIsSaid() {
        MockHttpServletResponse response = new MockHttpServletResponse();
        assertThatThrownBy(() -> TableDownload.begin(response, "a", "exe", COLUMNS))
                .isInstanceOf(Refused.class);
        assertThat(response.getHeaderNames()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "'=1",
                "''=1",
                "'",
                "'a",
                "a=1",
                "=HYPERLINK(\"http://x\";\"y\")",
                "'\ta"
            })
    void noTextIsAFormulaAndEveryTextReadsAgain(String text) throws IOException {
        String csv = new String(file("csv", table -> table.line("1", text)), StandardCharsets.UTF_8);
        assertThat(csv.split("\r\n", 2)[1].replaceFirst("1,\"?", ""))
                .doesNotStartWith("=")
                .doesNotContainPattern("^[+@-]");
        byte[] workbook = file("xlsx", table -> table.line("1", text));
        assertThat(part(workbook, "xl/worksheets/sheet1.xml")).doesNotContain("<f>");
        for (byte[] file : List.of(csv.getBytes(StandardCharsets.UTF_8), workbook)) {
            assertThat(TableFile.read("a", file, COLUMNS, 10))
                    .singleElement()
                    .satisfies(row -> assertThat(row.text("value")).isEqualTo(text));
        }
    }

    @Test
    void aWorkbookKnowsNumbersDaysMomentsAndShares() throws IOException {
        List<Row> rows = rows(file("xlsx", table -> {
            table.line("00094", 12_345L);
            table.line("2023", new BigDecimal("1234.50"));
            table.line("", new TableDownload.Share(new BigDecimal("0.8614")));
            table.line(null, LocalDate.of(2023, 11, 24));
            table.line("x", MOMENT);
            table.line("x", true);
            table.line("x", LocalDate.of(1890, 5, 19));
            table.line("x", new BigDecimal("1234567890123456789"));
            table.line("x", 0);
        }));
        assertThat(rows.get(1).getCell(0).getType()).isEqualTo(CellType.STRING);
        assertThat(rows.get(1).getCellText(0)).isEqualTo("00094");
        assertThat(shown(rows.get(1))).isEqualTo("NUMBER 12345 #,##0");
        assertThat(shown(rows.get(2))).isEqualTo("NUMBER 1234.50 #,##0.00");
        assertThat(rows.get(2).getCell(0).getType()).isEqualTo(CellType.STRING);
        assertThat(shown(rows.get(3))).isEqualTo("NUMBER 0.8614 0.00%");
        assertThat(shown(rows.get(4))).endsWith("dd/mm/yyyy");
        assertThat(rows.get(4).getCell(1).asDate()).isEqualTo(LocalDateTime.of(2023, 11, 24, 0, 0));
        assertThat(shown(rows.get(5))).endsWith("hh:mm dd/mm/yyyy");
        assertThat(rows.get(5).getCell(1).asDate()).isEqualTo(LocalDateTime.of(2023, 11, 24, 8, 30));
        assertThat(rows.get(6).getCell(1).getType()).isEqualTo(CellType.BOOLEAN);
        assertThat(rows.get(7).getCellText(1)).isEqualTo("1890-05-19");
        assertThat(rows.get(8).getCell(1).getType()).isEqualTo(CellType.STRING);
        assertThat(rows.get(8).getCellText(1)).isEqualTo("1234567890123456789");
        assertThat(shown(rows.get(9))).isEqualTo("NUMBER 0 #,##0");
    }

    @Test
    void aCsvIsWrittenAsProgramsRead() throws IOException {
        String csv = new String(
                file(
                        "csv",
                        table -> table.line(Arrays.asList(
                                "00094",
                                -5,
                                new BigDecimal("1E+3"),
                                new TableDownload.Share(new BigDecimal("0.8614")),
                                LocalDate.of(2023, 11, 24),
                                MOMENT,
                                false,
                                null))),
                StandardCharsets.UTF_8);
        assertThat(csv)
                .isEqualTo("\uFEFFcode,value\r\n00094,-5,1000,0.8614,2023-11-24,2023-11-24T08:30:00+07:00,false,\r\n");
    }

    @Test
    void theHeaderIsBoldAndStaysAndFiltersAndColumnsAreAsWideAsTheyNeed() throws IOException {
        String name = "Công an phường Nhật Tân";
        byte[] file = file("xlsx", table -> {
            for (int line = 0; line < 1_700; line++) {
                table.line("00094", name);
            }
        });
        String sheet = part(file, "xl/worksheets/sheet1.xml");
        assertThat(sheet)
                .contains("state=\"frozen\"")
                .contains("<autoFilter ref=\"A1:B1701\"")
                .contains("width=\"%d.0\"".formatted(name.length() + 2));
        assertThat(part(file, "xl/styles.xml")).contains("<b/>");
        assertThat(rows(file)).hasSize(1_701);
    }

    @Test
    void whatNoWorkbookHoldsDoesNotBreakIt() throws IOException {
        List<Row> rows = rows(file("xlsx", table -> {
            table.line("a\u0000b\u000Bc", "x".repeat(40_000));
            table.line("<&>\"'", "😀 Đà Nẵng");
        }));
        assertThat(rows.get(1).getCellText(0)).startsWith("a").endsWith("c");
        assertThat(rows.get(1).getCellText(1)).hasSize(32_767).endsWith("x…");
        assertThat(rows.get(2).getCellText(0)).isEqualTo("<&>\"'");
        assertThat(rows.get(2).getCellText(1)).isEqualTo("😀 Đà Nẵng");
    }

    private static String shown(Row row) {
        return row.getCell(1).getType() + " " + row.getCell(1).getRawValue() + " "
                + row.getCell(1).getDataFormatString();
    }

    private static byte[] file(String format, Consumer<TableDownload> lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableDownload table = TableDownload.begin(out, format, COLUMNS)) {
            lines.accept(table);
        }
        return out.toByteArray();
    }

    private static List<Row> rows(byte[] file) throws IOException {
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, false))) {
            return workbook.getFirstSheet().read();
        }
    }

    private static String part(byte[] file, String name) throws IOException {
        Path kept = Files.createTempFile("table", ".xlsx");
        try {
            Files.write(kept, file);
            try (ZipFile zip = new ZipFile(kept.toFile())) {
                return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
            }
        } finally {
            Files.delete(kept);
        }
    }
}
