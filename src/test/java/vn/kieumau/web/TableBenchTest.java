package vn.kieumau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kieumau.support.Pace;

/**
 * A large workbook is written within a small heap: in a JVM of its own, so that the heap is the one that is spoken of. bin/bench
 * measures with its budget of time; otherwise only that it fits is asserted.
 */
class TableBenchTest {
    private static final boolean BENCH = Boolean.getBoolean("kieumau.bench");
    private static final int ROWS = 100_000;
    private static final int COLUMNS = 20;
    private static final int HEAP_MB = 256;
    private static final int BUDGET_MS = 10_000;
    private static final Logger log = LoggerFactory.getLogger(TableBenchTest.class);

    @Test
    void aHundredThousandRowsFitInto256Megabytes() throws Exception {
        double pace = BENCH ? Pace.now() : 1;
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MB + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writing.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(child.waitFor()).as(said).isZero();
        log.info(
                "workbook of {} rows × {} columns under {} MB heap: {}   < {} ms budget at pace {}; {} cores, Java {}",
                ROWS,
                COLUMNS,
                HEAP_MB,
                said,
                BUDGET_MS,
                "%.1f".formatted(pace),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"));
        if (BENCH) {
            assertThat(Long.parseLong(said.split(" ")[0])).isLessThan((long) (BUDGET_MS * pace));
        }
    }

    /** Numbers, days, shares and texts that all differ. */
    public static final class Writing {
        private Writing() {}

        public static void main(String[] arguments) throws IOException {
            List<String> columns = new ArrayList<>();
            for (int column = 0; column < COLUMNS; column++) {
                columns.add("Cột " + column);
            }
            Counted out = new Counted();
            long began = System.nanoTime();
            try (TableDownload table = TableDownload.begin(out, "xlsx", columns)) {
                for (int row = 0; row < ROWS; row++) {
                    List<Object> cells = new ArrayList<>();
                    for (int column = 0; column < COLUMNS; column++) {
                        cells.add(cell(row, column));
                    }
                    table.line(cells);
                }
            }
            long milliseconds = (System.nanoTime() - began) / 1_000_000;
            System.out.printf(
                    "%d ms, file of %.1f MB, heap at most %d MB%n",
                    milliseconds, out.bytes / 1e6, Runtime.getRuntime().maxMemory() >> 20);
        }

        private static Object cell(int row, int column) {
            return switch (column % 5) {
                case 0 -> "Công an phường số " + row + "/" + column;
                case 1 -> row * 31 + column;
                case 2 -> LocalDate.of(2000, 1, 1).plusDays(row % 9_000);
                case 3 -> new TableDownload.Share(BigDecimal.valueOf(row % 10_000, 4));
                default -> "0" + row;
            };
        }
    }

    private static final class Counted extends OutputStream {
        private long bytes;

        @Override
        public void write(int each) {
            bytes++;
        }

        @Override
        public void write(byte[] each, int from, int length) {
            bytes += length;
        }
    }
}
