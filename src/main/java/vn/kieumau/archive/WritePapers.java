package vn.kieumau.archive;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.kieumau.archive.DossierRecord.Decision;
import vn.kieumau.archive.DossierRecord.Paper;
import vn.kieumau.documents.Certificates;
import vn.kieumau.documents.DocumentFormat;
import vn.kieumau.documents.IssuedDocuments.DocumentFile;
import vn.kieumau.kernel.Refused;
import vn.kieumau.recognition.Title;
import vn.kieumau.recognition.Titles;

/** Writes the certificate and the official documents of a package, each in every form that there is of it. */
@Component
class WritePapers {
    private final Titles titles;
    private final Certificates certificates;

    WritePapers(Titles titles, Certificates certificates) {
        this.titles = titles;
        this.certificates = certificates;
    }

    void write(DossierRecord record, Bag bag, List<ListedFile> listed) throws IOException {
        Decision decision = record.decision();
        if (decision.certificateCode() != null) {
            Title title = Refused.found(titles.byCode(decision.certificateCode()));
            byte[] certificate = certificates.pdf(title.certificate(titles.confirmationUrl(title)));
            listed.add(ListedFile.of(bag.add("van-ban/giay-chung-nhan.pdf", certificate), title.certificateNumber()));
        }
        for (Paper paper : record.papers()) {
            if (paper.packed()) {
                write(paper, bag, listed);
            }
        }
    }

    private static void write(Paper paper, Bag bag, List<ListedFile> listed) throws IOException {
        for (DocumentFormat format : DocumentFormat.values()) {
            Optional<DocumentFile> file = paper.issued().files().apply(format);
            if (file.isPresent()) {
                String ending = format == DocumentFormat.SIGNED ? "signed.pdf" : format.code();
                listed.add(ListedFile.of(
                        bag.add(paper.path() + "." + ending, file.get().bytes()),
                        "%s (%s)".formatted(paper.number(), ending)));
            }
        }
    }
}
