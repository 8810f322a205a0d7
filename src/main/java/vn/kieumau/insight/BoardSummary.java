package vn.kieumau.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.kieumau.web.Messages;

/** The other dashboards in sentences, from their own figures. */
@Component
public class BoardSummary {
    private final Messages messages;

    BoardSummary(Messages messages) {
        this.messages = messages;
    }

    public List<String> of(RecommendationBoard board, Locale locale) {
        List<String> sentences = new ArrayList<>();
        Ages open = board.all().open();
        sentences.add(messages.text(
                locale,
                "insight.asked.summary." + asked(board.all()),
                cohort(board.frame(), locale),
                open.total(),
                board.all().overdue(),
                board.all().settled()));
        if (open.total() > 0) {
            sentences.add(
                    messages.text(locale, "insight.asked.summary.longer", open.longer(), open.month(), open.week()));
        }
        for (RecommendationBoard.AskedLevel each : board.levels()) {
            Integer median = each.median();
            if (median != null) {
                sentences.add(messages.text(
                        locale,
                        "insight.asked.summary.median",
                        messages.text(locale, "insight.level." + each.level()),
                        each.sum().settled(),
                        median));
            }
        }
        return sentences;
    }

    /** Of nothing nobody is told how much of it waits. */
    private static String asked(RecommendationBoard.AskedSum sum) {
        return sum.open().total() > 0 ? "open" : sum.settled() > 0 ? "settled" : "none";
    }

    public List<String> of(CriterionBoard board, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        List<String> sentences = new ArrayList<>();
        sentences.add(messages.text(
                locale,
                "insight.criterion.summary.standing",
                board.criterion().code(),
                english ? board.criterion().titleEn() : board.criterion().titleVi(),
                cohort(board.frame(), locale)));
        sentences.add(messages.text(
                locale,
                board.all().total() == 0 ? "insight.criterion.summary.no_dossier" : "insight.criterion.summary.judged",
                board.all().total(),
                board.all().notMet(),
                board.all().met(),
                board.all().notApplicable(),
                board.all().notYet()));
        long provinces = board.provinces().stream()
                .filter(each -> each.provinceId() != 0)
                .count();
        if (board.frame().provinceId() == 0 && provinces > 0) {
            sentences.add(messages.text(
                    locale,
                    "insight.criterion.summary.provinces",
                    board.provinces().stream()
                            .filter(each ->
                                    each.provinceId() != 0 && each.judged().notMet() > 0)
                            .count(),
                    provinces));
        }
        sentences.add(messages.text(
                locale,
                "insight.criterion.summary.asked." + asked(board.asked()),
                board.asked().open().total(),
                board.asked().overdue(),
                board.asked().settled()));
        return sentences;
    }

    public List<String> of(RoadmapBoard board, Locale locale) {
        List<String> sentences = new ArrayList<>();
        RoadmapBoard.RoadmapLine all = board.all();
        sentences.add(messages.text(locale, "insight.roadmap.summary.held", all.held()));
        Integer target = all.targets().get(RoadmapBoard.HORIZON);
        Integer share = all.share();
        sentences.add(
                target == null || share == null
                        ? messages.text(locale, "insight.roadmap.summary.no_target", year(RoadmapBoard.HORIZON))
                        : messages.text(
                                locale,
                                "insight.roadmap.summary.target",
                                year(RoadmapBoard.HORIZON),
                                all.stating().getOrDefault(RoadmapBoard.HORIZON, 0),
                                target,
                                share));
        all.breaks()
                .forEach(day -> sentences.add(messages.text(
                        locale,
                        "insight.roadmap.summary.break",
                        day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + day.getYear())));
        return sentences;
    }

    /** Years are no quantities: without a mark for thousands. */
    private static String year(int year) {
        return String.valueOf(year);
    }

    public List<String> of(WardsInNeed.Found found, Locale locale) {
        WardsInNeed.Sum sum = found.sum();
        List<String> sentences = new ArrayList<>();
        sentences.add(messages.text(
                locale,
                "insight.support.summary." + (sum.underWay() == 0 ? "nobody" : sum.all() == 0 ? "none" : "all"),
                cohort(found.frame(), locale),
                sum.all(),
                sum.underWay()));
        if (sum.all() > 0) {
            sentences.add(messages.text(
                    locale,
                    "insight.support.summary.reasons",
                    sum.still(),
                    WardsInNeed.STILL,
                    sum.much(),
                    WardsInNeed.MUCH,
                    sum.overdue()));
        }
        return sentences;
    }

    private static String cohort(Frame frame, Locale locale) {
        return locale.getLanguage().equals("en")
                ? frame.cohort().nameEn()
                : frame.cohort().nameVi();
    }
}
