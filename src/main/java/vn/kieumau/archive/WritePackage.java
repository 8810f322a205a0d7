package vn.kieumau.archive;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.kieumau.archive.DossierRecord.Decision;
import vn.kieumau.archive.DossierRecord.Entry;
import vn.kieumau.archive.DossierRecord.Finding;
import vn.kieumau.archive.DossierRecord.Submission;
import vn.kieumau.criteria.PackFile;
import vn.kieumau.documents.Certificates;
import vn.kieumau.documents.DocumentFormat;
import vn.kieumau.documents.DocumentSource;
import vn.kieumau.documents.DocumentType;
import vn.kieumau.documents.IssuedDocuments;
import vn.kieumau.documents.PlainDocument;
import vn.kieumau.documents.PlainDocuments;
import vn.kieumau.files.Blobs;
import vn.kieumau.files.StoredFile;
import vn.kieumau.kernel.Refused;
import vn.kieumau.recognition.Title;
import vn.kieumau.recognition.Titles;
import vn.kieumau.web.TableDownload;
import vn.kieumau.web.View;

/** Writes a dossier's package. Of the same record it is the same file, byte for byte; docs/archive.md tells what is in it. */
@Component
class WritePackage {
    /** Counts up with every change to what is in a package or how it is written. */
    static final String FORMAT = "kieumau-archive/1";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final RecordPaper paper;
    private final PlainDocuments documents;
    private final IssuedDocuments issued;
    private final Titles titles;
    private final Certificates certificates;
    private final Blobs blobs;
    private final TemplateEngine templates;

    WritePackage(
            RecordPaper paper,
            PlainDocuments documents,
            IssuedDocuments issued,
            Titles titles,
            Certificates certificates,
            Blobs blobs,
            TemplateEngine templates) {
        this.paper = paper;
        this.documents = documents;
        this.issued = issued;
        this.titles = titles;
        this.certificates = certificates;
        this.blobs = blobs;
        this.templates = templates;
    }

    /** @return how many files there are in it, those of the bag itself aside */
    int write(DossierRecord record, OutputStream to) throws IOException {
        try (Bag bag = new Bag(to, record.name())) {
            List<ListedFile> listed = new ArrayList<>();
            PlainDocument page = paper.of(record);
            byte[] pdf = documents.pdf(page);
            list(listed, bag.add("ho-so.pdf", pdf));
            byte[] json = JSON.writeValueAsBytes(told(record));
            list(listed, bag.add("ho-so.json", json));
            list(listed, bag.add("tieu-chi.csv", part -> criteria(record, part)));
            list(listed, bag.add("bo-tieu-chi.yaml", PackFile.write(record.pack())));
            submissions(record, bag, listed);
            figures(record, bag, listed);
            list(listed, bag.add("nhat-ky.csv", part -> trail(record, part)));
            issued(record, bag, listed);
            proofs(record, bag, listed);
            byte[] index = index(record, page, listed);
            bag.add("index.html", index);
            bag.finish(info(record));
            return bag.parts().size();
        }
    }

    private static void list(List<ListedFile> listed, Bag.Part part) {
        list(listed, part, name(part));
    }

    private static void list(List<ListedFile> listed, Bag.Part part, String name) {
        listed.add(new ListedFile(name(part), name, part.size(), part.sha256()));
    }

    /** As index.html, which lies beside it, calls it. */
    private static String name(Bag.Part part) {
        return part.path().substring(Bag.PAYLOAD.length());
    }

    /** The canonical texts, of which the hashes are in the trail: whoever has them can compute these again. */
    private static void submissions(DossierRecord record, Bag bag, List<ListedFile> listed) throws IOException {
        for (Submission each : record.submissions()) {
            String begin = "lan-nop/" + each.number();
            list(listed, bag.add(begin + ".json", bytes(each.text())));
            if (each.verdict() != null) {
                list(listed, bag.add(begin + "-ket-luan.json", bytes(each.verdict())));
            }
        }
    }

    /** What the verdict on the last submission rested on. */
    private static void figures(DossierRecord record, Bag bag, List<ListedFile> listed) throws IOException {
        if (record.submissions().isEmpty()) {
            return;
        }
        String facts = record.submissions().get(record.submissions().size() - 1).facts();
        if (facts == null) {
            return;
        }
        list(listed, bag.add("so-lieu.json", bytes(facts)));
        list(listed, bag.add("so-lieu.csv", part -> {
            try (TableDownload csv = TableDownload.begin(
                    part,
                    "csv",
                    List.of(
                            "chi_tieu",
                            "ma_chi_tieu",
                            "tu_ngay",
                            "den_ngay",
                            "gia_tri",
                            "it_nhat",
                            "con_thieu",
                            "dinh_nghia",
                            "nguon"))) {
                for (JsonNode each : JSON.readTree(facts).path("figures")) {
                    csv.line(
                            RecordPaper.text(each, "name"),
                            RecordPaper.text(each, "metric"),
                            RecordPaper.text(each, "from"),
                            RecordPaper.text(each, "to"),
                            RecordPaper.text(each, "exact"),
                            RecordPaper.text(each, "atLeast"),
                            joined(each.path("missing")),
                            joined(each.path("definitions")),
                            joined(each.path("sources")));
                }
            }
        }));
    }

    private static void criteria(DossierRecord record, OutputStream part) throws IOException {
        try (TableDownload csv =
                TableDownload.begin(part, "csv", List.of("ma", "tieu_chi", "cap", "ket_qua", "noi_dung"))) {
            for (JsonNode each : said(record)) {
                String code = RecordPaper.text(each, "code");
                String title = RecordPaper.text(each, "title");
                csv.line(code, title, "ward", RecordPaper.text(each, "result"), RecordPaper.text(each, "explanation"));
                for (Finding finding : record.findings(code)) {
                    csv.line(code, title, finding.level(), finding.result(), finding.reason());
                }
            }
        }
    }

    private static void trail(DossierRecord record, OutputStream part) throws IOException {
        try (TableDownload csv = TableDownload.begin(
                part,
                "csv",
                List.of(
                        "so",
                        "luc",
                        "ghi_luc",
                        "nhap_tu_thu_muc",
                        "nguoi",
                        "co_quan",
                        "viec",
                        "bang",
                        "ve",
                        "ly_do",
                        "sha256_dong",
                        "sha256_muc"))) {
            for (Entry each : record.trail()) {
                csv.line(
                        each.seq(),
                        moment(each.at()),
                        moment(each.recordedAt()),
                        each.imported(),
                        each.actorName(),
                        each.officeName(),
                        each.act(),
                        each.tableName(),
                        each.subject(),
                        each.reason(),
                        each.rowHash(),
                        each.hash());
            }
        }
    }

    /** What was issued of the dossier: the certificate, and every document that has a number of a register. */
    private void issued(DossierRecord record, Bag bag, List<ListedFile> listed) throws IOException {
        Decision decision = record.decision();
        if (decision.certificateCode() != null) {
            Title title = Refused.found(titles.byCode(decision.certificateCode()));
            byte[] certificate = certificates.pdf(title.certificate(titles.confirmationUrl(title)));
            list(listed, bag.add("van-ban/giay-chung-nhan.pdf", certificate), title.certificateNumber());
        }
        DocumentSource source = new DocumentSource(
                DossierRecords.PROPOSAL, decision.proposalId(), record.dossier().unitId());
        for (DocumentType type : List.of(DocumentType.PROPOSAL, DocumentType.DECISION)) {
            for (DocumentFormat format : DocumentFormat.values()) {
                var file = issued.file(source, type, format);
                if (file.isPresent()) {
                    String path = "van-ban/" + type.code() + "."
                            + (format == DocumentFormat.SIGNED ? "signed.pdf" : format.code());
                    list(listed, bag.add(path, file.get().bytes()), file.get().name());
                }
            }
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
                list(listed, part, each.getValue());
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

    private static Map<String, Object> told(DossierRecord record) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("format", FORMAT);
        told.put("programme", record.set().programmeNameVi());
        told.put("cohort", record.dossier().cohortNameVi());
        told.put("year", record.dossier().year());
        told.put("illustrative", record.illustrative());
        told.put("criteria_set", Map.of("title", record.set().titleVi()));
        told.put("criteria_set_version", record.set().version());
        told.put("unit", unit(record.unit()));
        told.put(
                "unit_history",
                record.versions().stream().map(WritePackage::unit).toList());
        told.put(
                "unit_predecessors",
                record.predecessors().stream()
                        .map(each -> row(
                                "code",
                                each.code(),
                                "name",
                                each.name(),
                                "path",
                                each.path(),
                                "part",
                                each.part(),
                                "on",
                                String.valueOf(each.onDay()),
                                "legal_basis",
                                each.legalBasis()))
                        .toList());
        Decision decision = record.decision();
        told.put(
                "decision",
                row(
                        "outcome",
                        decision.outcome(),
                        "number",
                        decision.number(),
                        "decided_on",
                        String.valueOf(decision.decidedOn()),
                        "signatory",
                        decision.signatory(),
                        "reason",
                        decision.reason(),
                        "next_step",
                        decision.nextStep(),
                        "proposal",
                        decision.proposalNumber(),
                        "certificate",
                        decision.certificateNumber()));
        told.put(
                "submissions",
                record.submissions().stream()
                        .map(each -> row(
                                "number",
                                String.valueOf(each.number()),
                                "sha256",
                                each.sha256(),
                                "submitted_by",
                                each.submittedByName(),
                                "submitted_at",
                                moment(each.submittedAt())))
                        .toList());
        told.put(
                "findings",
                record.findings().stream()
                        .map(each -> row(
                                "criterion",
                                each.code(),
                                "level",
                                each.level(),
                                "result",
                                each.result(),
                                "reason",
                                each.reason(),
                                "at",
                                moment(each.appraisedAt())))
                        .toList());
        return told;
    }

    private static Map<String, String> unit(vn.kieumau.units.UnitSummary unit) {
        return row(
                "code",
                unit.code(),
                "name",
                unit.name(),
                "type",
                unit.type(),
                "path",
                unit.path(),
                "from",
                Objects.toString(unit.validFrom(), ""),
                "to",
                Objects.toString(unit.validTo(), ""));
    }

    /** Names and values in turn; what is null is empty. */
    private static Map<String, String> row(@org.jspecify.annotations.Nullable String... pairs) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            row.put(Objects.requireNonNull(pairs[i]), Objects.toString(pairs[i + 1], ""));
        }
        return row;
    }

    private static Iterable<JsonNode> said(DossierRecord record) {
        return record.submissions().isEmpty()
                ? List.of()
                : JSON.readTree(record.submissions()
                                .get(record.submissions().size() - 1)
                                .text())
                        .path("criteria");
    }

    private byte[] index(DossierRecord record, PlainDocument page, List<ListedFile> listed) {
        View words = paper.words(record);
        StringOutput html = new StringOutput();
        templates.render("archive/index.jte", Map.of("view", words, "document", page, "files", listed), html);
        return bytes(html.toString());
    }

    /** No day of packing among it: what is packed later is the same package. */
    private Map<String, String> info(DossierRecord record) {
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
        return info;
    }

    private static String joined(JsonNode list) {
        List<String> all = new ArrayList<>();
        list.forEach(each -> all.add(each.asString("")));
        return String.join("; ", all);
    }

    private static String moment(OffsetDateTime moment) {
        return moment.atZoneSameInstant(View.ZONE).toOffsetDateTime().toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
