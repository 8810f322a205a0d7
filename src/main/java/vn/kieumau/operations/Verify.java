package vn.kieumau.operations;

import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import vn.kieumau.audit.integrity.Checkpoint;
import vn.kieumau.audit.integrity.Finding;
import vn.kieumau.audit.integrity.Integrity;
import vn.kieumau.files.Blobs;
import vn.kieumau.indicators.CheckFigures;

/** Checks rows, entries, checkpoints, figures and stored files, and says of each thing that differs what it is. */
@Component
public class Verify {
    private final Integrity integrity;
    private final Blobs blobs;
    private final CheckFigures checkFigures;

    Verify(Integrity integrity, Blobs blobs, CheckFigures checkFigures) {
        this.integrity = integrity;
        this.blobs = blobs;
        this.checkFigures = checkFigures;
    }

    /** What was found, and how much was looked at. */
    public record Outcome(int findings, Integrity.Extent extent, long files) {
        public boolean clean() {
            return findings == 0;
        }
    }

    public Outcome check(Optional<Checkpoint> held, Consumer<Finding> finding) {
        AtomicInteger findings = new AtomicInteger();
        Consumer<Finding> counted = each -> {
            findings.incrementAndGet();
            finding.accept(each);
        };
        Integrity.Extent extent = integrity.check(held, counted);
        checkFigures
                .differing()
                .forEach(each -> counted.accept(
                        each.gone()
                                ? new Finding(Finding.Kind.ROW_GONE, CheckFigures.TABLE, 0, each.subject(), "")
                                : new Finding(
                                        Finding.Kind.ROW_ALTERED, CheckFigures.TABLE, 0, each.subject(), "value")));
        long files = blobs.check((sha256, gone) -> counted.accept(
                new Finding(gone ? Finding.Kind.FILE_GONE : Finding.Kind.FILE_ALTERED, "files", 0, sha256, "")));
        return new Outcome(findings.get(), extent, files);
    }

    /** For the console. */
    Outcome print(Optional<Checkpoint> held, PrintStream out) {
        Outcome outcome = check(held, finding -> out.println(finding.text()));
        out.printf(
                "%s: %d mục nhật ký / entries, %d dòng dữ liệu / rows, %d tệp / files, %d điểm kiểm / checkpoints%n",
                outcome.clean() ? "Nguyên vẹn / Intact" : "KHÔNG nguyên vẹn / NOT intact (" + outcome.findings() + ")",
                outcome.extent().entries(),
                outcome.extent().rows(),
                outcome.files(),
                outcome.extent().checkpoints());
        return outcome;
    }
}
