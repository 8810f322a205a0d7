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
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final Messages messages;

    ReportInWords(Messages messages) {
        this.messages = messages;
    }

    String summary(Conference conference) {
        return words("exchange.conference.paper.summary." + conference.kind(), conference.cohortNameVi());
    }

    List<Block> content(
            Conference conference, String body, ConferenceReport report, List<ConferenceConclusion> conclusions) {
        List<Block> content = new ArrayList<>();
        content.add(new Paragraph(words(
                "exchange.conference.paper.opening",
                day(conference.heldOn()),
                conference.place(),
                body,
                conference.title(),
                conference.cohortNameVi())));
        content.add(heading("exchange.conference.paper.wards"));
        content.add(paragraph("exchange.conference.paper.until", day(report.day())));
        content.add(wards(report));
        content.add(heading("exchange.conference.paper.dossiers"));
        report.dossiers()
                .forEach(each -> content.add(paragraph(
                        "exchange.conference.paper.dossiers_of",
                        words("assessment.state." + each.state()),
                        each.dossiers())));
        content.add(heading("exchange.conference.paper.learnt"));
        content.add(paragraph(
                "exchange.conference.paper.initiatives", report.initiatives(), report.sites(), report.teams()));
        content.add(paragraph("exchange.conference.paper.activities", report.activities(), report.reached()));
        content.add(paragraph("exchange.conference.paper.requests", report.requests()));
        if (!conclusions.isEmpty()) {
            content.add(heading("exchange.conference.paper.conclusions"));
            for (ConferenceConclusion each : conclusions) {
                content.add(new Paragraph(
                        each.due() == null
                                ? each.conclusion()
                                : words(
                                        "exchange.conference.paper.conclusion",
                                        each.conclusion(),
                                        each.office(),
                                        day(each.due()))));
            }
        }
        content.add(paragraph("exchange.conference.report.sources"));
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

    private Heading heading(String key) {
        return new Heading(1, words(key));
    }

    private Paragraph paragraph(String key, Object... arguments) {
        return new Paragraph(words(key, arguments));
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
