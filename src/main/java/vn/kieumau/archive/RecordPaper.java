package vn.kieumau.archive;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kieumau.archive.DossierRecord.Council;
import vn.kieumau.archive.DossierRecord.Decision;
import vn.kieumau.archive.DossierRecord.Finding;
import vn.kieumau.archive.DossierRecord.Submission;
import vn.kieumau.documents.OfficialDocument.Block;
import vn.kieumau.documents.OfficialDocument.Heading;
import vn.kieumau.documents.OfficialDocument.Paragraph;
import vn.kieumau.documents.OfficialDocument.Table;
import vn.kieumau.documents.PlainDocument;
import vn.kieumau.units.Relative;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.web.Messages;
import vn.kieumau.web.View;

/** What a dossier's record says to people, in Vietnamese: the same on paper and on the page in the package. */
@Component
class RecordPaper {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Messages messages;

    RecordPaper(Messages messages) {
        this.messages = messages;
    }

    PlainDocument of(DossierRecord record) {
        View words = words(record);
        List<Block> content = new ArrayList<>();
        decision(words, record, content);
        unit(words, record, content);
        criteria(words, record, content);
        submissions(words, record, content);
        papers(words, record, content);
        return new PlainDocument(
                words.t("archive.paper.title"),
                List.of(
                        record.unit().name(),
                        record.unit().path(),
                        record.dossier().cohortNameVi(),
                        words.t(
                                "archive.paper.as_of",
                                words.date(record.decision().decidedOn()))),
                record.decision().decidedOn(),
                content,
                record.illustrative());
    }

    /** Words as they stood on the day of the decision. */
    View words(DossierRecord record) {
        return new View(
                messages,
                View.VIETNAMESE,
                null,
                "",
                "",
                null,
                record.decision().decidedOn(),
                record.illustrative(),
                null,
                null,
                0);
    }

    private static void decision(View words, DossierRecord record, List<Block> content) {
        Decision decision = record.decision();
        content.add(new Heading(1, words.t("archive.paper.decision")));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(words.t("archive.paper.outcome"), words.t("recognition.outcome." + decision.outcome())));
        rows.add(List.of(words.t("archive.paper.decision_number"), decision.number()));
        rows.add(List.of(words.t("archive.paper.decided_on"), words.date(decision.decidedOn())));
        rows.add(List.of(words.t("archive.paper.signatory"), decision.signatory()));
        rows.add(List.of(
                words.t("archive.paper.proposal"),
                words.t("archive.paper.numbered", decision.proposalNumber(), day(words, decision.proposedAt()))));
        add(rows, words.t("archive.paper.reason"), decision.reason());
        add(rows, words.t("archive.paper.next_step"), decision.nextStep());
        add(rows, words.t("archive.paper.certificate"), Objects.toString(decision.certificateNumber(), ""));
        for (Council each : record.councils()) {
            rows.add(List.of(
                    words.t("archive.paper.council." + each.level()),
                    words.t(
                            "archive.paper.council.concluded",
                            each.council(),
                            each.decisionNumber(),
                            words.date(each.meetsOn()),
                            words.t("archive.paper.council.outcome." + each.outcome()))));
        }
        content.add(new Table(List.of(words.t("archive.paper.what"), words.t("archive.paper.content")), rows));
    }

    private static void unit(View words, DossierRecord record, List<Block> content) {
        content.add(new Heading(1, words.t("archive.paper.unit")));
        List<List<String>> rows = new ArrayList<>();
        for (UnitSummary version : record.versions()) {
            rows.add(List.of(
                    Objects.toString(version.code(), ""),
                    version.name(),
                    version.path(),
                    words.date(version.validFrom()),
                    words.date(version.validTo())));
        }
        content.add(new Table(
                List.of(
                        words.t("archive.paper.unit.code"),
                        words.t("archive.paper.unit.name"),
                        words.t("archive.paper.unit.path"),
                        words.t("archive.paper.unit.from"),
                        words.t("archive.paper.unit.to")),
                rows));
        for (Relative each : record.predecessors()) {
            content.add(new Paragraph(words.t(
                    "archive.paper.unit.came_from",
                    each.name(),
                    Objects.toString(each.code(), ""),
                    words.date(each.onDay()),
                    each.legalBasis())));
        }
    }

    private static void criteria(View words, DossierRecord record, List<Block> content) {
        content.add(new Heading(1, words.t("archive.paper.criteria")));
        content.add(new Paragraph(words.t(
                "archive.paper.set", record.set().titleVi(), record.set().version())));
        if (!record.set().noticeVi().isEmpty()) {
            content.add(new Paragraph(record.set().noticeVi()));
        }
        if (record.submissions().isEmpty()) {
            content.add(new Paragraph(words.t("archive.paper.nothing_submitted")));
            return;
        }
        Submission last = record.submissions().get(record.submissions().size() - 1);
        JsonNode verdict = JSON.readTree(Objects.requireNonNullElse(last.verdict(), "{}"));
        for (JsonNode criterion : JSON.readTree(last.text()).path("criteria")) {
            criterion(words, record, criterion, verdict, content);
        }
    }

    private static void criterion(
            View words, DossierRecord record, JsonNode criterion, JsonNode verdict, List<Block> content) {
        String code = text(criterion, "code");
        content.add(new Heading(2, code + ". " + text(criterion, "title")));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                words.t("archive.paper.level.ward"),
                result(words, text(criterion, "result")),
                text(criterion, "explanation")));
        for (JsonNode each : verdict.path("criteria")) {
            if (text(each, "code").equals(code)) {
                rows.add(List.of(
                        words.t("archive.paper.level.computed"),
                        result(words, text(each, "truth").toLowerCase(java.util.Locale.ROOT)),
                        ""));
            }
        }
        for (Finding each : record.findings(code)) {
            rows.add(List.of(
                    words.t("archive.paper.level." + each.level()), result(words, each.result()), each.reason()));
        }
        content.add(new Table(
                List.of(words.t("archive.paper.who"), words.t("archive.paper.result"), words.t("archive.paper.said")),
                rows));
        for (JsonNode proof : criterion.path("evidence")) {
            content.add(new Paragraph(proof(words, proof)));
        }
    }

    /** A proof with the files of it as they lie in the package. */
    private static String proof(View words, JsonNode proof) {
        List<String> parts = new ArrayList<>();
        parts.add(text(proof, "title"));
        parts.add(text(proof, "number"));
        parts.add(text(proof, "issuer"));
        String pages = text(proof, "pages");
        parts.add(pages.isEmpty() ? "" : words.t("archive.paper.pages", pages));
        parts.add(text(proof, "words"));
        for (JsonNode file : proof.path("files")) {
            parts.add(words.t(
                    "archive.paper.file",
                    text(file, "name"),
                    text(file, "sha256").substring(0, 12)));
        }
        parts.removeIf(String::isEmpty);
        return words.t("archive.paper.proof", String.join(" · ", parts));
    }

    private static void submissions(View words, DossierRecord record, List<Block> content) {
        content.add(new Heading(1, words.t("archive.paper.submissions")));
        List<List<String>> rows = record.submissions().stream()
                .map(each -> List.of(
                        String.valueOf(each.number()),
                        words.dateTime(each.submittedAt()),
                        each.submittedByName(),
                        each.sha256()))
                .toList();
        content.add(new Table(
                List.of(
                        words.t("archive.paper.submission"),
                        words.t("archive.paper.submitted_at"),
                        words.t("archive.paper.submitted_by"),
                        words.t("archive.paper.hash")),
                rows));
    }

    /** What was issued, with where it lies: in the package, or with whoever issued it. */
    private static void papers(View words, DossierRecord record, List<Block> content) {
        content.add(new Heading(1, words.t("archive.paper.papers")));
        if (record.papers().isEmpty()) {
            content.add(new Paragraph(words.t("archive.paper.papers.none")));
            return;
        }
        content.add(new Table(
                List.of(
                        words.t("archive.paper.papers.what"),
                        words.t("archive.paper.papers.by"),
                        words.t("archive.paper.papers.about"),
                        words.t("archive.paper.papers.where")),
                record.papers().stream()
                        .map(each -> List.of(
                                words.t(
                                        "archive.paper.papers.numbered",
                                        words.t("archive.paper.kind." + each.kind()),
                                        each.number(),
                                        words.date(each.issuedOn())),
                                each.issued().body(),
                                each.about(),
                                each.packed()
                                        ? each.path() + ".pdf"
                                        : words.t(
                                                "archive.paper.papers.elsewhere",
                                                each.issued().body())))
                        .toList()));
    }

    private static void add(List<List<String>> rows, String label, String value) {
        if (!value.isEmpty()) {
            rows.add(List.of(label, value));
        }
    }

    private static String result(View words, String code) {
        return switch (code) {
            case "met", "not_met", "not_applicable" -> words.t("web.result." + code);
            case "unknown" -> words.t("archive.paper.unknown");
            default -> words.t("web.result.none");
        };
    }

    private static String day(View words, OffsetDateTime moment) {
        return words.date(moment.atZoneSameInstant(View.ZONE).toLocalDate());
    }

    /** Empty where there is none. */
    static String text(JsonNode of, String field) {
        return of.path(field).asString("");
    }
}
