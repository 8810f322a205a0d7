package vn.kieumau.exchange;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.kieumau.documents.OfficialDocument.Block;
import vn.kieumau.documents.OfficialDocument.Heading;
import vn.kieumau.documents.OfficialDocument.Paragraph;
import vn.kieumau.documents.OfficialDocument.Table;
import vn.kieumau.web.Messages;
import vn.kieumau.web.View;

/** What a conference's report says on paper: Vietnamese, whatever the reader's language. */
@Component
class ReportInWords {
    private static final List<String> NUMERALS = List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final Messages messages;

    ReportInWords(Messages messages) {
        this.messages = messages;
    }

    String summary(Conference conference) {
        return words("exchange.conference.paper.summary." + conference.kind(), conference.cohortNameVi());
    }

    /** Sections that say nothing are left out. */
    List<Block> content(Conference conference, String body, ConferenceReport report, WrittenReport written) {
        List<Block> content = new ArrayList<>();
        content.add(new Paragraph(words(
                "exchange.conference.paper.opening",
                day(conference.heldOn()),
                conference.place(),
                body,
                conference.title(),
                conference.cohortNameVi())));
        int sections = 0;
        for (ReportSection section : ReportSection.values()) {
            List<ReportLine> lines = written.out(section);
            boolean table =
                    section == ReportSection.RESULTS && !report.provinces().isEmpty();
            if (lines.isEmpty() && !table) {
                continue;
            }
            content.add(new Heading(
                    1,
                    NUMERALS.get(sections++) + ". "
                            + words("exchange.report.section." + section.code()).toUpperCase(View.VIETNAMESE)));
            lines.forEach(each -> content.add(new Paragraph(each.text())));
            if (table) {
                content.add(new Paragraph(words("exchange.conference.paper.until", day(report.day()))));
                content.add(wards(report));
            }
        }
        content.add(new Paragraph(words("exchange.conference.report.sources")));
        return content;
    }

    private Table wards(ConferenceReport report) {
        List<List<String>> rows = new ArrayList<>();
        for (ConferenceReport.ReportedProvince each : report.provinces()) {
            rows.add(List.of(
                    each.name(),
                    number(each.quota()),
                    number(each.registered()),
                    number(each.recognised()),
                    number(each.notRecognised()),
                    number(each.withdrawn())));
        }
        rows.add(List.of(
                words("exchange.conference.all"),
                number(report.quota()),
                number(report.registered()),
                number(report.recognised()),
                number(report.notRecognised()),
                number(report.withdrawn())));
        return new Table(
                List.of(
                        words("exchange.province"),
                        words("exchange.conference.quota"),
                        words("exchange.conference.registered"),
                        words("exchange.conference.recognised"),
                        words("exchange.conference.not_recognised"),
                        words("exchange.conference.withdrawn")),
                rows);
    }

    private String words(String key, Object... arguments) {
        return messages.text(View.VIETNAMESE, key, arguments);
    }

    private static String number(int count) {
        return NumberFormat.getIntegerInstance(Locale.forLanguageTag("vi-VN")).format(count);
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }
}
