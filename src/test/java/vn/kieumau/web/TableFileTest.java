package vn.kieumau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Row;

class TableFileTest {
    private static final List<String> COLUMNS = List.of("code", "name");

    @Test
    void aTableIsReadWithItsLinesWhateverTheOrderOfItsColumns() {
        List<Row> rows = read("name,code\n\"Phường \"\"A\"\", mới\",00094\n\nPhường B,00097\n");
        assertThat(rows).extracting(row -> row.text("code")).containsExactly("00094", "00097");
        assertThat(rows.get(0).text("name")).isEqualTo("Phường \"A\", mới");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFcode,name\r\n00094,\"Phường A, B; C\"\r\n",
                "\uFEFFcode;name\r\n00094;\"Phường A, B; C\"\r\n",
                "code;name\n00094;\"Phường A, B; C\"\n",
                "code\tname\n00094\tPhường A, B; C\n"
            })
    void aTableIsReadAsExcelWritesIt(String text) {
        assertThat(read(text)).singleElement().satisfies(row -> {
            assertThat(row.text("code")).isEqualTo("00094");
            assertThat(row.text("name")).isEqualTo("Phường A, B; C");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void aTableThatWasTakenOutIsReadAgain(String format) throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        try (TableDownload table = TableDownload.begin(response, "a", format, COLUMNS)) {
            table.line(List.of("00094", "Phường \"A\", mới"));
        }

        byte[] content = response.getContentAsByteArray();
        if (format.equals("csv")) {
            assertThat(new String(content, StandardCharsets.UTF_8))
                    .as("Excel reads no UTF-8 without")
                    .startsWith("\uFEFFcode,name\r\n");
        }
        assertThat(TableFile.read("a", content, COLUMNS, 10)).singleElement().satisfies(row -> {
            assertThat(row.text("code")).isEqualTo("00094");
            assertThat(row.text("name")).isEqualTo("Phường \"A\", mới");
        });
    }

    @Test
    void aWorkbookIsReadLikeATableAndANumberStaysTheDigitsThatItShows() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("1");
            sheet.value(0, 0, "code");
            sheet.value(0, 1, "name");
            sheet.value(1, 0, "00094");
            sheet.value(1, 1, "Phường Nhật Tân");
            sheet.value(3, 0, 97);
            sheet.value(4, 0, "1");
            sheet.value(4, 1, LocalDate.of(2025, 7, 1));
            sheet.style(4, 1).format("dd/mm/yyyy").set();
        }
        List<Row> rows = TableFile.read("a.xlsx", out.toByteArray(), COLUMNS, 10);
        assertThat(rows).extracting(row -> row.text("code")).containsExactly("00094", "97", "1");
        assertThat(rows).extracting(Row::line).containsExactly(2L, 4L, 5L);
        assertThat(rows.get(1).text("name")).isEmpty();
        assertThat(rows.get(2).text("name")).isEqualTo("2025-07-01");
    }

    @Test
    void whatIsNoSuchTableIsRefusedWithItsReason() {
        refused("", WebRefusal.TABLE_EMPTY);
        refused("code,name\n", WebRefusal.TABLE_EMPTY);
        refused("code\n1\n", WebRefusal.TABLE_LACKS_COLUMN);
        refused("code,name,extra\n1,2,3\n", WebRefusal.TABLE_OTHER_COLUMN);
        refused("code,name\n1\n", WebRefusal.TABLE_BROKEN);
        refused("code,name\n\"1,2\n", WebRefusal.TABLE_BROKEN);
        refused("code,name\n" + "1,2\n".repeat(100_000), WebRefusal.TABLE_TOO_LONG);
        refused("code,name\n1,Phường".getBytes(Charset.forName("UTF-16")), WebRefusal.TABLE_NOT_UTF8);
    }

    @Test
    void whatIsNoFileOfATableIsNamedAsSuchWhateverItsName() throws IOException {
        refused("%PDF-1.7\n1 0 obj\n", WebRefusal.TABLE_UNREADABLE);
        refused(new byte[] {'P', 'K', 3, 4, 5, 6, 7}, WebRefusal.TABLE_UNREADABLE);
        refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}, WebRefusal.TABLE_UNREADABLE);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write("<document/>".getBytes(StandardCharsets.UTF_8));
        }
        refused(out.toByteArray(), WebRefusal.TABLE_UNREADABLE);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(whole, "test", "1.0")) {
            workbook.newWorksheet("1").value(0, 0, "code");
        }
        refused(Arrays.copyOf(whole.toByteArray(), whole.size() / 2), WebRefusal.TABLE_UNREADABLE);
    }

    private static List<Row> read(String text) {
        return TableFile.read("a.csv", text.getBytes(StandardCharsets.UTF_8), COLUMNS, 10);
    }

    private static void refused(String text, WebRefusal why) {
        refused(text.getBytes(StandardCharsets.UTF_8), why);
    }

    private static void refused(byte[] content, WebRefusal why) {
        assertThatThrownBy(() -> TableFile.read("a", content, COLUMNS, 1_000))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(why));
    }
}
