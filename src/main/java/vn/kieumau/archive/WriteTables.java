package vn.kieumau.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kieumau.archive.DossierRecord.Entry;
import vn.kieumau.archive.DossierRecord.Finding;
import vn.kieumau.web.TableDownload;
import vn.kieumau.web.View;

/** Writes the tables of a package, as CSV. */
final class WriteTables {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private WriteTables() {}

    /** Each criterion: what the ward said, and what each level that passed it found. */
    static void criteria(DossierRecord record, OutputStream part) throws IOException {
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

    static void trail(DossierRecord record, OutputStream part) throws IOException {
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

    /** What the verdict on the last submission rested on. @param facts as JSON */
    static void figures(String facts, OutputStream part) throws IOException {
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
    }

    private static Iterable<JsonNode> said(DossierRecord record) {
        return record.submissions().isEmpty()
                ? List.of()
                : JSON.readTree(record.submissions()
                                .get(record.submissions().size() - 1)
                                .text())
                        .path("criteria");
    }

    private static String joined(JsonNode list) {
        List<String> all = new ArrayList<>();
        list.forEach(each -> all.add(each.asString("")));
        return String.join("; ", all);
    }

    /** As it was on the clock in Việt Nam. */
    static String moment(OffsetDateTime moment) {
        return moment.atZoneSameInstant(View.ZONE).toOffsetDateTime().toString();
    }
}
