package vn.kieumau.evidence.pages;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import vn.kieumau.evidence.EvidenceFile;
import vn.kieumau.evidence.EvidenceForm;
import vn.kieumau.evidence.EvidenceItem;
import vn.kieumau.evidence.NewRevision;

/** What was typed of a correction beside what the proof says. */
public record RevisionForm(
        @Nullable String reason,
        @Nullable Integer seen,
        @Nullable List<Long> keep) {
    static RevisionForm of(EvidenceItem item, List<EvidenceFile> files) {
        return new RevisionForm(
                null, item.revision(), files.stream().map(EvidenceFile::fileId).toList());
    }

    public boolean keeps(EvidenceFile file) {
        return kept().contains(file.fileId());
    }

    /** Whether somebody has corrected it since this form was shown. */
    public boolean behind(EvidenceItem item) {
        return Objects.requireNonNullElse(seen, 0) != item.latest();
    }

    NewRevision read(EvidenceForm form, EvidenceItem item, @Nullable List<MultipartFile> files) {
        return new NewRevision(
                form.read(item.unitId(), files, item.illustrative()),
                Objects.requireNonNullElse(seen, 0),
                Objects.requireNonNullElse(reason, ""),
                kept());
    }

    private List<Long> kept() {
        return keep == null ? List.of() : keep;
    }
}
