package vn.kieumau.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.kieumau.web.Messages;

/** The dashboard in sentences, from the same figures. */
@Component
public class Summary {
    private final Messages messages;

    Summary(Messages messages) {
        this.messages = messages;
    }

    public List<String> of(Dashboard dashboard, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        List<String> sentences = new ArrayList<>();
        int registered = dashboard.count("registered");
        int underWay = Insight.STEPS.stream().mapToInt(dashboard::count).sum();
        sentences.add(messages.text(
                locale,
                "insight.summary.standing",
                english ? dashboard.cohort().nameEn() : dashboard.cohort().nameVi(),
                registered,
                underWay,
                dashboard.count("decided"),
                dashboard.count("recognised")));
        if (dashboard.provinceId() == 0) {
            sentences.add(messages.text(
                    locale,
                    "insight.summary.provinces",
                    dashboard.columns().stream()
                            .filter(each -> each.unitId() != 0)
                            .count(),
                    dashboard.provinces().stream()
                            .filter(each -> each.reached() && each.unitId() != 0)
                            .count()));
        }
        dashboard
                .heaviest()
                .ifPresent(row -> sentences.add(messages.text(
                        locale,
                        "insight.summary.criterion",
                        row.code(),
                        english ? row.titleEn() : row.titleVi(),
                        row.all().notMet(),
                        row.all().judged())));
        oldest(dashboard)
                .ifPresent(oldest -> sentences.add(messages.text(
                        locale,
                        "insight.summary.flow",
                        dashboard.flow().stream()
                                .mapToInt(each -> each.ages().longer())
                                .sum(),
                        oldest.unitName(),
                        oldest.days())));
        sentences.add(messages.text(
                locale,
                dashboard.openRecommendations() == 0
                        ? "insight.summary.no_recommendation"
                        : "insight.summary.recommendations",
                dashboard.openRecommendations(),
                dashboard.recommendations().stream()
                        .mapToInt(Dashboard.LevelAges::overdue)
                        .sum()));
        return sentences;
    }

    private static Optional<Dashboard.OldestDossier> oldest(Dashboard dashboard) {
        return dashboard.flow().stream()
                .map(Dashboard.StepAges::oldest)
                .filter(Objects::nonNull)
                .max(Comparator.comparingInt(Dashboard.OldestDossier::days));
    }
}
