package vn.kieumau.archive;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.kieumau.archive.DossierRecord.Decision;
import vn.kieumau.units.UnitSummary;

/** Writes what a dossier's record tells for programs: ho-so.json in its package. */
final class WriteJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private WriteJson() {}

    static byte[] of(DossierRecord record) {
        return JSON.writeValueAsBytes(told(record));
    }

    private static Map<String, Object> told(DossierRecord record) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("format", WritePackage.FORMAT);
        told.put("programme", record.set().programmeNameVi());
        told.put("cohort", record.dossier().cohortNameVi());
        told.put("year", record.dossier().year());
        told.put("illustrative", record.illustrative());
        told.put("criteria_set", Map.of("title", record.set().titleVi()));
        told.put("criteria_set_version", record.set().version());
        told.put("unit", unit(record.unit()));
        told.put("unit_history", record.versions().stream().map(WriteJson::unit).toList());
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
                                WriteTables.moment(each.submittedAt())))
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
                                WriteTables.moment(each.appraisedAt())))
                        .toList());
        told.put(
                "councils",
                record.councils().stream()
                        .map(each -> row(
                                "level",
                                each.level(),
                                "council",
                                each.council(),
                                "founded_by",
                                each.decisionNumber(),
                                "met_on",
                                String.valueOf(each.meetsOn()),
                                "outcome",
                                each.outcome(),
                                "minutes_sha256",
                                each.minutesSha256()))
                        .toList());
        told.put(
                "documents",
                record.papers().stream()
                        .map(each -> row(
                                "kind",
                                each.kind(),
                                "number",
                                each.number(),
                                "issued_on",
                                String.valueOf(each.issuedOn()),
                                "issued_by",
                                each.issued().body(),
                                "about",
                                each.about(),
                                "sha256",
                                each.packed() ? each.issued().document().sha256() : "",
                                "files",
                                each.path()))
                        .toList());
        return told;
    }

    private static Map<String, String> unit(UnitSummary unit) {
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
    private static Map<String, String> row(@Nullable String... pairs) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            row.put(Objects.requireNonNull(pairs[i]), Objects.toString(pairs[i + 1], ""));
        }
        return row;
    }
}
