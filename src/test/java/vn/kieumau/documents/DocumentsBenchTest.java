package vn.kieumau.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kieumau.documents.OfficialDocument.Block;
import vn.kieumau.documents.OfficialDocument.Heading;
import vn.kieumau.documents.OfficialDocument.Paragraph;
import vn.kieumau.documents.OfficialDocument.Table;
import vn.kieumau.support.Pace;

/** How long a report of forty pages takes. bin/bench measures with its budget; without it a shorter one is drawn, and nothing that depends on the machine is asserted. */
class DocumentsBenchTest {
    private static final boolean BENCH = Boolean.getBoolean("kieumau.bench");
    private static final int PARTS = BENCH ? 40 : 4;
    private static final long BUDGET_MS = 3_000;
    private static final Logger log = LoggerFactory.getLogger(DocumentsBenchTest.class);

    @Test
    void aReportOfFortyPagesIsMadeInTime() throws IOException {
        OfficialDocument report = report();
        OfficialDocuments documents = OfficialDocumentsTest.documents();
        double pace = BENCH ? Pace.now() : 1;
        int pages;
        try (PDDocument pdf = Loader.loadPDF(documents.file(report, DocumentFormat.PDF))) {
            pages = pdf.getNumberOfPages();
        }
        assertThat(pages).isGreaterThanOrEqualTo(PARTS);
        for (DocumentFormat format : DocumentFormat.made()) {
            long[] times = new long[BENCH ? 5 : 1];
            for (int i = 0; i < times.length; i++) {
                long began = System.nanoTime();
                documents.file(report, format);
                times[i] = (System.nanoTime() - began) / 1_000_000;
            }
            Arrays.sort(times);
            long median = times[times.length / 2];
            log.info(
                    "report of {} pages as {}: median of {} {} ms   < {} ms budget for 40 pages at pace {}; {} cores",
                    pages,
                    format,
                    times.length,
                    median,
                    BUDGET_MS,
                    "%.1f".formatted(pace),
                    Runtime.getRuntime().availableProcessors());
            if (BENCH) {
                assertThat(median).isLessThan((long) (BUDGET_MS * pace));
            }
        }
    }

    /** About a page each: a heading, some paragraphs, a table. */
    private static OfficialDocument report() {
        List<Block> content = new ArrayList<>();
        for (int part = 1; part <= PARTS; part++) {
            content.add(new Heading(1, part + ". KẾT QUẢ"));
            for (int i = 0; i < 5; i++) {
                content.add(new Paragraph(
                        "Các đơn vị đã triển khai nghiêm túc, đúng tiến độ theo Kế hoạch số 556/KH-BCA-V05 ngày 04/11/2022; "
                                .repeat(3)));
            }
            List<List<String>> rows = new ArrayList<>();
            for (int row = 1; row <= 12; row++) {
                rows.add(List.of(String.valueOf(row), "Phường Nhật Tân, quận Tây Hồ", "1.234", "99,5%"));
            }
            content.add(new Table(List.of("TT", "Đơn vị", "Số lượt", "Tỷ lệ"), rows));
        }
        content.add(new Paragraph("Trên đây là báo cáo./."));
        OfficialDocument like = OfficialDocumentsTest.report();
        return new OfficialDocument(
                like.type(),
                like.superior(),
                like.body(),
                like.number(),
                like.symbol(),
                like.place(),
                like.date(),
                like.summary(),
                like.addressees(),
                content,
                like.recipients(),
                like.signature(),
                like.illustrative());
    }
}
