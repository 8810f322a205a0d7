package vn.kieumau.archive;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kieumau.archive.DossierRecord.Submission;
import vn.kieumau.criteria.PackFile;
import vn.kieumau.documents.PlainDocument;
import vn.kieumau.documents.PlainDocuments;
import vn.kieumau.files.Blobs;
import vn.kieumau.files.StoredFile;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.View;

/** Writes a dossier's package. Of the same record and retention it is the same file, byte for byte; docs/archive.md tells what is in it. */
@Component
class WritePackage {
    /** Counts up with every change to what is in a package or how it is written. */
    static final String FORMAT = "kieumau-archive/2";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RecordPaper paper;
    private final PlainDocuments documents;
    private final WritePapers writePapers;
    private final Blobs blobs;
    private final TemplateEngine templates;

    WritePackage(
            RecordPaper paper,
            PlainDocuments documents,
            WritePapers writePapers,
            Blobs blobs,
            TemplateEngine templates) {
        this.paper = paper;
        this.documents = documents;
        this.writePapers = writePapers;
        this.blobs = blobs;
        this.templates = templates;
    }

    /**
     * @param retention that holds on the day of packing; said in bag-info.txt, so that whoever has nothing but the package knows
     * @return how many files there are in it, those of the bag itself aside
     */
    int write(DossierRecord record, Retention retention, OutputStream to) throws IOException {
        try (Bag bag = new Bag(to, record.name())) {
            List<ListedFile> listed = new ArrayList<>();
            PlainDocument page = paper.of(record);
            listed.add(ListedFile.of(bag.add("ho-so.pdf", documents.pdf(page))));
            listed.add(ListedFile.of(bag.add("ho-so.json", WriteJson.of(record))));
            listed.add(ListedFile.of(bag.add("tieu-chi.csv", part -> WriteTables.criteria(record, part))));
            listed.add(ListedFile.of(bag.add("bo-tieu-chi.yaml", PackFile.write(record.pack()))));
            submissions(record, bag, listed);
            figures(record, bag, listed);
            listed.add(ListedFile.of(bag.add("nhat-ky.csv", part -> WriteTables.trail(record, part))));
            writePapers.write(record, bag, listed);
            proofs(record, bag, listed);
            bag.add("index.html", index(record, page, listed));
            bag.finish(info(record, retention));
            return bag.parts().size();
        }
    }

    /** The canonical texts, of which the hashes are in the trail: whoever has them can compute these again. */
    private static void submissions(DossierRecord record, Bag bag, List<ListedFile> listed) throws IOException {
        for (Submission each : record.submissions()) {
            String begin = "lan-nop/" + each.number();
            listed.add(ListedFile.of(bag.add(begin + ".json", bytes(each.text()))));
            if (each.verdict() != null) {
                listed.add(ListedFile.of(bag.add(begin + "-ket-luan.json", bytes(each.verdict()))));
            }
        }
    }

    /** On what the verdict on the last submission rested. */
    private static void figures(DossierRecord record, Bag bag, List<ListedFile> listed) throws IOException {
        List<Submission> all = record.submissions();
        String facts = all.isEmpty() ? null : all.get(all.size() - 1).facts();
        if (facts != null) {
            listed.add(ListedFile.of(bag.add("so-lieu.json", bytes(facts))));
            listed.add(ListedFile.of(bag.add("so-lieu.csv", part -> WriteTables.figures(facts, part))));
        }
    }

    /** Each file once, under its hash: its name, which may be anything, stands in the list. */
    private void proofs(DossierRecord record, Bag bag, List<ListedFile> listed) throws IOException {
        for (Map.Entry<String, String> each : proofs(record).entrySet()) {
            String sha256 = each.getKey();
            StoredFile file = blobs.open(sha256)
                    .filter(stored -> Files.isRegularFile(stored.path()))
                    .orElseThrow(() -> new Refused(ArchiveRefusal.PROOF_GONE, each.getValue()));
            try (InputStream content = Files.newInputStream(file.path())) {
                Bag.Part part = bag.add("minh-chung/" + sha256 + ending(each.getValue()), content);
                Refused.when(!part.sha256().equals(sha256), ArchiveRefusal.PROOF_ALTERED, each.getValue());
                listed.add(ListedFile.of(part, each.getValue()));
            }
        }
    }

    /** Of all submissions: the hash, and the name it was first given. */
    private static Map<String, String> proofs(DossierRecord record) {
        Map<String, String> proofs = new TreeMap<>();
        for (Submission submission : record.submissions()) {
            for (JsonNode criterion : JSON.readTree(submission.text()).path("criteria")) {
                for (JsonNode proof : criterion.path("evidence")) {
                    for (JsonNode file : proof.path("files")) {
                        proofs.putIfAbsent(RecordPaper.text(file, "sha256"), RecordPaper.text(file, "name"));
                    }
                }
            }
        }
        return proofs;
    }

    private static String ending(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT);
        return ending.matches("[a-z0-9]{1,5}") ? "." + ending : "";
    }

    private byte[] index(DossierRecord record, PlainDocument page, List<ListedFile> listed) {
        View words = paper.words(record);
        StringOutput html = new StringOutput();
        templates.render("archive/index.jte", Map.of("view", words, "document", page, "files", listed), html);
        return bytes(html.toString());
    }

    /** No day of packing among it: what is packed later is the same package, unless retention has changed. */
    private Map<String, String> info(DossierRecord record, Retention retention) {
        View words = paper.words(record);
        Map<String, String> info = new LinkedHashMap<>();
        info.put("Source-Organization", words.t("web.product"));
        info.put("External-Identifier", record.name());
        info.put(
                "External-Description",
                words.t(
                        "archive.paper.described",
                        record.unit().name(),
                        record.unit().path(),
                        record.dossier().cohortNameVi()));
        info.put("Internal-Sender-Description", words.t("archive.paper.open"));
        info.put("Bag-Format", FORMAT);
        LocalDate until = retention.until(record.decision().decidedOn());
        info.put("Keep-Until", until == null ? "for ever" : until.toString());
        if (!retention.basis().isEmpty()) {
            info.put("Keep-Basis", retention.basis());
        }
        return info;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
