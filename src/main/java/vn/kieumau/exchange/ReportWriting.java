package vn.kieumau.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import vn.kieumau.exchange.ReportFindings.Asked;
import vn.kieumau.exchange.ReportFindings.Earlier;
import vn.kieumau.exchange.ReportFindings.JudgedCriterion;
import vn.kieumau.exchange.ReportFindings.Stated;
import vn.kieumau.exchange.ReportFindings.Told;

/**
 * Writes the draft of a report: each rule a sentence or none, never one without data. Numbers, days and names come into a sentence only
 * as its figures. The words stand beside the rules, not among the messages: a report is Vietnamese in whatever language it is read.
 */
final class ReportWriting {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi-VN");
    private static final List<String> LEVELS = List.of("province", "ministry", "specialist");
    private static final List<String> CLASSES = List.of("staffing", "premises", "investment", "law", "other");
    private static final int MOST_CRITERIA = 5;

    private final ReportFacts facts;
    private final ConferenceReport report;
    private final ReportFindings findings;
    private final ReportLists lists;
    private final UnaryOperator<String> words;
    private final List<ReportSentence> written = new ArrayList<>();

    private ReportWriting(ReportFacts facts, UnaryOperator<String> words) {
        this.facts = facts;
        this.report = facts.report();
        this.findings = facts.findings();
        this.lists = new ReportLists(facts.cohortId(), findings.province());
        this.words = words;
    }

    /** @param words of a message, in Vietnamese: what figures are, and the names of states */
    static List<ReportSentence> write(ReportFacts facts, UnaryOperator<String> words) {
        ReportWriting writing = new ReportWriting(facts, words);
        writing.context();
        writing.results();
        writing.strengths();
        writing.limits();
        writing.lessons();
        writing.proposals();
        writing.directions();
        writing.conclusions();
        return List.copyOf(writing.written);
    }

    private void context() {
        say(
                ReportSection.CONTEXT,
                "context.cohort",
                said -> "Báo cáo nêu kết quả thực hiện “%s” trên %s%s; số liệu tính đến ngày %s."
                        .formatted(
                                said.named("cohort", facts.cohortName(), lists.cohort()),
                                findings.province() == 0
                                        ? "cả nước"
                                        : "địa bàn " + said.named("unit", facts.unitName(), ""),
                                findings.criteria() == 0
                                        ? ""
                                        : " theo bộ tiêu chí gồm %s tiêu chí"
                                                .formatted(said.count(
                                                        "criteria",
                                                        findings.criteria(),
                                                        "/criteria/" + findings.setId())),
                                said.day("day", report.day())));
        if (report.quota() > 0) {
            say(
                    ReportSection.CONTEXT,
                    "context.quota",
                    said -> report.provinces().size() > 1
                            ? "Chỉ tiêu giao cho %s tỉnh, thành phố là %s phường."
                                    .formatted(
                                            said.count("quota_provinces", quotaProvinces(), lists.cohort()),
                                            said.count("quota", report.quota(), lists.cohort()))
                            : "Chỉ tiêu được giao là %s phường."
                                    .formatted(said.count("quota", report.quota(), lists.cohort())));
        }
        Earlier earlier = findings.earlier();
        if (earlier != null && earlier.ended() + earlier.begun() > 0) {
            say(ReportSection.CONTEXT, "context.reorganised", said -> {
                List<String> changes = new ArrayList<>();
                if (earlier.ended() > 0) {
                    changes.add("%s đơn vị cấp xã không còn"
                            .formatted(said.count("units_ended", earlier.ended(), "/units")));
                }
                if (earlier.begun() > 0) {
                    changes.add(
                            "%s đơn vị cấp xã mới lập".formatted(said.count("units_begun", earlier.begun(), "/units")));
                }
                return "Từ ngày %s đến ngày %s, do sắp xếp đơn vị hành chính có %s; số liệu hai kỳ tính theo địa bàn hiện nay nên so sánh chỉ để tham khảo."
                        .formatted(
                                said.day("earlier_day", earlier.day()), said.day("day", report.day()), joined(changes));
            });
        }
    }

    private int quotaProvinces() {
        return (int)
                report.provinces().stream().filter(each -> each.quota() > 0).count();
    }

    private void results() {
        int registered = report.registered();
        if (registered > 0) {
            say(
                    ReportSection.RESULTS,
                    "results.registered",
                    said -> "Đến ngày %s, có %s phường đăng ký xây dựng%s."
                            .formatted(
                                    said.day("day", report.day()),
                                    said.count("registered", registered, lists.registered()),
                                    report.quota() == 0
                                            ? ""
                                            : ", bằng %s chỉ tiêu"
                                                    .formatted(said.share(
                                                            "registered_share",
                                                            registered,
                                                            report.quota(),
                                                            lists.registered()))));
        } else if (report.quota() > 0) {
            say(
                    ReportSection.RESULTS,
                    "results.none_registered",
                    said -> "Đến ngày %s, chưa có phường nào đăng ký xây dựng."
                            .formatted(said.day("day", report.day())));
        }
        compared(
                "results.registered_compared",
                "registered",
                "Số phường đăng ký",
                "phường",
                registered,
                Earlier::registered);
        if (report.provinces().size() > 1 && registered > 0) {
            int with = (int) report.provinces().stream()
                    .filter(each -> each.registered() > 0)
                    .count();
            say(
                    ReportSection.RESULTS,
                    "results.provinces",
                    said -> "Các phường đăng ký thuộc %s tỉnh, thành phố."
                            .formatted(said.count("provinces", with, lists.cohort())));
        }
        recognised(registered);
        if (report.withdrawn() > 0) {
            say(
                    ReportSection.RESULTS,
                    "results.withdrawn",
                    said -> "%s phường đã rút đăng ký."
                            .formatted(said.count(
                                    "withdrawn", report.withdrawn(), lists.registrations("withdrawn", report.day()))));
        }
        List<ConferenceReport.ReportedDossiers> dossiers =
                report.dossiers().stream().filter(each -> each.dossiers() > 0).toList();
        if (!dossiers.isEmpty()) {
            say(
                    ReportSection.RESULTS,
                    "results.dossiers",
                    said -> "Về hồ sơ: %s."
                            .formatted(dossiers.stream()
                                    .map(each -> "%s hồ sơ ở trạng thái “%s”"
                                            .formatted(
                                                    said.count(
                                                            "dossiers", each.dossiers(), lists.dossiers(each.state())),
                                                    said.named(
                                                            "state",
                                                            words.apply("assessment.state." + each.state()),
                                                            lists.dossiers(each.state()))))
                                    .collect(Collectors.joining("; "))));
        }
        if (report.activities() > 0) {
            say(
                    ReportSection.RESULTS,
                    "results.activities",
                    said -> "Trong năm %s đã có %s hoạt động tuyên truyền, vận động%s."
                            .formatted(
                                    said.named("year", String.valueOf(findings.year()), ""),
                                    said.count("activities", report.activities(), nowList("activities")),
                                    said.counted(
                                            " với %s lượt người tham gia",
                                            "reached", report.reached(), nowList("activities"))));
        }
        compared(
                "results.activities_compared",
                "activities",
                "Số hoạt động tuyên truyền, vận động",
                "hoạt động",
                report.activities(),
                Earlier::activities);
    }

    private void recognised(int registered) {
        if (report.recognised() > 0) {
            say(
                    ReportSection.RESULTS,
                    "results.recognised",
                    said -> "Đã công nhận %s phường, bằng %s số phường đăng ký."
                            .formatted(
                                    said.count(
                                            "recognised",
                                            report.recognised(),
                                            lists.registrations("recognised", report.day())),
                                    said.share(
                                            "recognised_share",
                                            report.recognised(),
                                            registered,
                                            lists.registrations("recognised", report.day()))));
        } else if (registered > 0) {
            say(
                    ReportSection.RESULTS,
                    "results.none_recognised",
                    said -> "Chưa có phường nào được công nhận tính đến ngày %s."
                            .formatted(said.day("day", report.day())));
        }
        compared(
                "results.recognised_compared",
                "recognised",
                "Số phường được công nhận",
                "phường",
                report.recognised(),
                Earlier::recognised);
    }

    /** Says nothing where nobody counted before, and no percentage of nothing. */
    private void compared(
            String rule, String code, String subject, String counted, int now, Function<Earlier, Integer> before) {
        Earlier earlier = findings.earlier();
        boolean ofRegistrations = !code.equals("activities");
        if (earlier == null || ofRegistrations && earlier.cohortId() == 0) {
            return;
        }
        int then = before.apply(earlier);
        if (then == 0 && now == 0) {
            return;
        }
        say(ReportSection.RESULTS, rule, said -> {
            String list = earlierList(earlier, code);
            String period = (earlier.conferenceId() == 0 ? "cùng kỳ năm trước (ngày %s)" : "hội nghị trước (ngày %s)")
                    .formatted(said.earlier("earlier_day", DAY.format(earlier.day()), earlier.day(), ""));
            if (then == 0) {
                return "%s là %s %s; %s chưa có %s nào."
                        .formatted(subject, said.count(code, now, nowList(code)), counted, period, counted);
            }
            String past = said.earlier(code + "_earlier", number(then), earlier.day(), list);
            if (now == then) {
                return "%s là %s %s, bằng %s.".formatted(subject, past, counted, period);
            }
            int change = Math.abs(now - then);
            return "%s %s %s %s (%s) so với %s là %s %s."
                    .formatted(
                            subject,
                            now > then ? "tăng" : "giảm",
                            said.count(code + "_change", change, nowList(code)),
                            counted,
                            said.share(code + "_change_share", change, then, nowList(code)),
                            period,
                            past,
                            counted);
        });
    }

    private String nowList(String code) {
        return switch (code) {
            case "activities" -> lists.activities(findings.year(), report.day());
            case "recognised" -> lists.registrations("recognised", report.day());
            default -> lists.registered();
        };
    }

    private String earlierList(Earlier earlier, String code) {
        if (earlier.conferenceId() != 0) {
            return "/exchange/conferences/" + earlier.conferenceId();
        }
        return switch (code) {
            case "activities" -> lists.activities(findings.year() - 1, earlier.day());
            default -> lists.before(earlier.cohortId(), code.equals("recognised") ? "recognised" : "", earlier.day());
        };
    }

    private void strengths() {
        int above = report.registered() - report.quota();
        if (report.quota() > 0 && above > 0) {
            say(
                    ReportSection.STRENGTHS,
                    "strengths.above_quota",
                    said -> "Số phường đăng ký vượt chỉ tiêu %s phường."
                            .formatted(said.count("above_quota", above, lists.totals(report.day()))));
        } else if (report.quota() > 0 && above == 0) {
            say(
                    ReportSection.STRENGTHS,
                    "strengths.quota",
                    said -> "Số phường đăng ký đạt đúng chỉ tiêu %s phường."
                            .formatted(said.count("quota", report.quota(), lists.cohort())));
        }
        int decided = report.recognised() + report.notRecognised();
        if (report.registered() > 0 && decided == report.registered()) {
            say(
                    ReportSection.STRENGTHS,
                    "strengths.all_decided",
                    said -> (decided == 1
                                    ? "%s phường đăng ký đã có quyết định."
                                    : "Toàn bộ %s phường đăng ký đã có quyết định.")
                            .formatted(said.count("registered", decided, lists.registered())));
        }
        List<JudgedCriterion> judged =
                findings.verdicts().stream().filter(each -> each.judged() > 0).toList();
        long met = judged.stream().filter(each -> each.notMet() == 0).count();
        if (met > 0) {
            say(
                    ReportSection.STRENGTHS,
                    "strengths.criteria",
                    said -> met == judged.size()
                            ? (met == 1
                                            ? "%s tiêu chí đã được đánh giá đạt ở tất cả các phường được đánh giá."
                                            : "Cả %s tiêu chí đã được đánh giá đều đạt ở tất cả các phường được đánh giá.")
                                    .formatted(said.count("criteria_met", met, lists.dashboard()))
                            : "Trong %s tiêu chí đã được đánh giá, %s tiêu chí đạt ở tất cả các phường được đánh giá."
                                    .formatted(
                                            said.count("criteria_judged", judged.size(), lists.dashboard()),
                                            said.count("criteria_met", met, lists.dashboard())));
        }
        if (open() > 0 && overdue() == 0) {
            say(
                    ReportSection.STRENGTHS,
                    "strengths.in_time",
                    said -> (open() == 1
                                    ? "%s kiến nghị đang được giải quyết còn trong thời hạn."
                                    : "%s kiến nghị đang được giải quyết đều còn trong thời hạn.")
                            .formatted(said.count("open", open(), lists.open("", "", false))));
        }
    }

    private void limits() {
        int below = report.quota() - report.registered();
        if (below > 0) {
            say(
                    ReportSection.LIMITS,
                    "limits.below_quota",
                    said -> "Số phường đăng ký còn thiếu %s phường so với chỉ tiêu."
                            .formatted(said.count("below_quota", below, lists.totals(report.day()))));
        }
        if (report.notRecognised() > 0) {
            say(
                    ReportSection.LIMITS,
                    "limits.not_recognised",
                    said -> "%s phường không được công nhận."
                            .formatted(said.count(
                                    "not_recognised",
                                    report.notRecognised(),
                                    lists.registrations("not_recognised", report.day()))));
        }
        report.dossiers().stream()
                .filter(each -> each.state().equals("returned") && each.dossiers() > 0)
                .forEach(each -> say(
                        ReportSection.LIMITS,
                        "limits.returned",
                        said -> "%s hồ sơ bị trả lại để phường bổ sung."
                                .formatted(said.count("dossiers", each.dossiers(), lists.dossiers(each.state())))));
        failing().stream()
                .limit(MOST_CRITERIA)
                .forEach(each -> say(
                        ReportSection.LIMITS,
                        "limits.criterion/" + each.code(),
                        said -> "Tiêu chí %s (%s) chưa đạt ở %s phường trong %s phường được đánh giá, bằng %s%s."
                                .formatted(
                                        said.named("criterion", each.code(), lists.notMet(each.code())),
                                        said.named(
                                                "criterion_title", unstopped(each.title()), lists.notMet(each.code())),
                                        said.count("not_met", each.notMet(), lists.notMet(each.code())),
                                        said.count("judged", each.judged(), lists.judged(each.code())),
                                        said.share(
                                                "not_met_share",
                                                each.notMet(),
                                                each.judged(),
                                                lists.notMet(each.code())),
                                        causes(said, stated("", each.code())))));
        if (failing().size() > MOST_CRITERIA) {
            say(
                    ReportSection.LIMITS,
                    "limits.further_criteria",
                    said -> "Ngoài ra còn %s tiêu chí có phường chưa đạt."
                            .formatted(said.count(
                                    "criteria_failing", failing().size() - MOST_CRITERIA, lists.dashboard())));
        }
        for (String each : CLASSES) {
            int open = sum(each, Asked::open);
            if (open > 0) {
                say(
                        ReportSection.LIMITS,
                        "limits.open/" + each,
                        said -> "Còn %s kiến nghị %s chưa được giải quyết%s%s."
                                .formatted(
                                        said.count("open", open, lists.open("", each, false)),
                                        about(each),
                                        late(said, open, sum(each, Asked::overdue), lists.open("", each, true)),
                                        causes(said, stated(each, ""))));
            }
        }
    }

    private List<JudgedCriterion> failing() {
        return findings.verdicts().stream()
                .filter(each -> each.notMet() > 0)
                .sorted(Comparator.comparingInt(JudgedCriterion::notMet).reversed())
                .toList();
    }

    private static String late(Said said, int open, int overdue, String list) {
        if (overdue == 0) {
            return "";
        }
        return overdue == open
                ? open == 1 ? ", đã quá hạn" : ", đều đã quá hạn"
                : ", trong đó %s kiến nghị quá hạn".formatted(said.count("overdue", overdue, list));
    }

    private List<Stated> stated(String classCode, String criterion) {
        return findings.stated().stream()
                .filter(each ->
                        each.classCode().equals(classCode) && each.criterion().equals(criterion))
                .toList();
    }

    private String causes(Said said, List<Stated> stated) {
        return stated.isEmpty()
                ? ""
                : "; nguyên nhân được nêu: "
                        + joined(stated.stream()
                                .map(each -> "“%s”%s"
                                        .formatted(
                                                said.named("stated", unstopped(each.title()), lists.stated(each)),
                                                each.count() == 1
                                                        ? ""
                                                        : " (%s kiến nghị)"
                                                                .formatted(said.count(
                                                                        "stated_times",
                                                                        each.count(),
                                                                        lists.stated(each)))))
                                .toList());
    }

    private void lessons() {
        if (report.initiatives() > 0) {
            String list = lists.initiatives();
            say(
                    ReportSection.LESSONS,
                    "lessons.initiatives",
                    said -> "Đã công bố %s sáng kiến, mô hình%s%s%s."
                            .formatted(
                                    said.count("initiatives", report.initiatives(), list),
                                    report.sites() + report.teams() == 0 ? "" : ", duy trì",
                                    said.counted(" tại %s điểm", "sites", report.sites(), list),
                                    said.counted(" với %s đội, nhóm", "teams", report.teams(), list)));
        }
        List<Told> spread =
                findings.spread().stream().filter(each -> each.sites() > 0).toList();
        if (!spread.isEmpty()) {
            say(
                    ReportSection.LESSONS,
                    "lessons.spread",
                    said -> "Được nhân rộng nhiều nhất: %s."
                            .formatted(joined(spread.stream()
                                    .map(each -> "“%s” của %s (%s điểm)"
                                            .formatted(
                                                    said.named(
                                                            "initiative",
                                                            unstopped(each.name()),
                                                            "/exchange/initiatives/" + each.id()),
                                                    said.named("unit", each.unit(), ""),
                                                    said.count(
                                                            "sites",
                                                            each.sites(),
                                                            "/exchange/initiatives/" + each.id())))
                                    .toList())));
        }
        if (!findings.lessons().isEmpty()) {
            say(
                    ReportSection.LESSONS,
                    "lessons.lessons",
                    said -> "Bài học mới công bố: %s."
                            .formatted(joined(findings.lessons().stream()
                                    .map(each -> "“%s” (%s)"
                                            .formatted(
                                                    said.named(
                                                            "lesson",
                                                            unstopped(each.name()),
                                                            "/exchange/lessons/" + each.id()),
                                                    said.named("unit", each.unit(), "")))
                                    .toList())));
        }
    }

    /** Only what lies above whose report it is: nobody is asked by themselves. */
    private void proposals() {
        for (String level : LEVELS) {
            if (above(level)) {
                asked(
                        ReportSection.PROPOSALS,
                        "proposals.level/" + level,
                        level,
                        "Đề nghị %3$s xem xét, giải quyết %1$s%2$s.");
            }
            if (level.equals("ministry") && above(level)) {
                requests(ReportSection.PROPOSALS, "proposals.criteria", "Đề nghị " + decides(level) + " xem xét");
            }
        }
    }

    private boolean above(String level) {
        return level.equals("specialist") || level.equals("ministry") && findings.province() != 0;
    }

    /** @param words with the recommendations, how many of them are overdue, and who decides them */
    private void asked(ReportSection section, String rule, String level, String words) {
        List<Asked> asked = findings.asked().stream()
                .filter(each -> each.level().equals(level) && each.open() > 0)
                .toList();
        int open = asked.stream().mapToInt(Asked::open).sum();
        int overdue = asked.stream().mapToInt(Asked::overdue).sum();
        if (open == 0) {
            return;
        }
        say(section, rule, said -> {
            String only = asked.size() == 1 ? asked.get(0).classCode() : "";
            String all = "%s kiến nghị".formatted(said.count("open", open, lists.open(level, only, false)));
            String classes = asked.size() == 1
                    ? " " + about(only)
                    : ", gồm "
                            + joined(asked.stream()
                                    .map(each -> "%s kiến nghị %s"
                                            .formatted(
                                                    said.count(
                                                            "open",
                                                            each.open(),
                                                            lists.open(level, each.classCode(), false)),
                                                    about(each.classCode())))
                                    .toList());
            return words.formatted(
                    all + classes,
                    late(said, open, overdue, lists.open(level, "", true)),
                    decides(level),
                    all,
                    classes);
        });
    }

    /** @param words what is to be done, and by whom if by others */
    private void requests(ReportSection section, String rule, String words) {
        if (findings.raised() + findings.grouped() == 0) {
            return;
        }
        say(section, rule, said -> {
            List<String> requests = new ArrayList<>();
            if (findings.raised() > 0) {
                requests.add("%s đề nghị mới nêu"
                        .formatted(
                                said.count("raised", findings.raised(), lists.requests(findings.setId(), "raised"))));
            }
            if (findings.grouped() > 0) {
                requests.add("%s đề nghị đã được tập hợp, chờ quyết định"
                        .formatted(said.count(
                                "grouped", findings.grouped(), lists.requests(findings.setId(), "grouped"))));
            }
            return "%s sửa đổi bộ tiêu chí theo %s.".formatted(words, joined(requests));
        });
    }

    private static String decides(String level) {
        return switch (level) {
            case "province" -> "Công an cấp tỉnh";
            case "ministry" -> "Cục Xây dựng phong trào bảo vệ an ninh Tổ quốc";
            default -> "cục nghiệp vụ và lãnh đạo Bộ Công an";
        };
    }

    private static String about(String classCode) {
        return switch (classCode) {
            case "staffing" -> "về biên chế, nhân sự";
            case "premises" -> "về trụ sở";
            case "investment" -> "về kinh phí, nguồn lực đầu tư";
            case "law" -> "về cơ chế, quy định";
            default -> "về nội dung khác";
        };
    }

    private void directions() {
        List<ConferenceReport.ReportedDossiers> undecided = report.dossiers().stream()
                .filter(each -> each.dossiers() > 0
                        && !each.state().equals("decided")
                        && !each.state().equals("withdrawn"))
                .toList();
        int waiting = undecided.stream()
                .mapToInt(ConferenceReport.ReportedDossiers::dossiers)
                .sum();
        LocalDate due = findings.decisionDue();
        if (waiting > 0) {
            say(
                    ReportSection.DIRECTIONS,
                    "directions.dossiers",
                    said -> "Hoàn thành %s hồ sơ chưa có quyết định%s."
                            .formatted(
                                    said.count(
                                            "dossiers_waiting",
                                            waiting,
                                            undecided.size() == 1
                                                    ? lists.dossiers(
                                                            undecided.get(0).state())
                                                    : lists.dashboard()),
                                    due == null
                                            ? ""
                                            : (due.isBefore(report.day())
                                                            ? ", đã quá hạn ngày %s"
                                                            : ", chậm nhất ngày %s")
                                                    .formatted(said.day("decision_due", due))));
        }
        List<JudgedCriterion> failing = failing().stream().limit(3).toList();
        if (!failing.isEmpty()) {
            say(
                    ReportSection.DIRECTIONS,
                    "directions.criteria",
                    said -> "Tập trung khắc phục %s."
                            .formatted(joined(failing.stream()
                                    .map(each -> "tiêu chí %s (còn %s phường chưa đạt)"
                                            .formatted(
                                                    said.named("criterion", each.code(), lists.notMet(each.code())),
                                                    said.count("not_met", each.notMet(), lists.notMet(each.code()))))
                                    .toList())));
        }
        for (String level : LEVELS) {
            if (!above(level)) {
                asked(
                        ReportSection.DIRECTIONS,
                        "directions.level/" + level,
                        level,
                        "Giải quyết %4$s đang ở %3$s%5$s%2$s.");
            }
        }
        if (!above("ministry")) {
            requests(ReportSection.DIRECTIONS, "directions.requests", "Xem xét");
        }
    }

    private void conclusions() {
        String list = "/exchange/conferences/" + facts.conferenceId();
        facts.conclusions()
                .forEach(each -> say(ReportSection.CONCLUSIONS, "conclusions/" + each.conclusionId(), said -> {
                    String concluded = said.named("conclusion", unstopped(each.conclusion()), list);
                    return each.due() == null
                            ? concluded + "."
                            : "%s (%s, hạn %s)."
                                    .formatted(
                                            concluded,
                                            said.named("office", each.office(), list),
                                            said.earlier("due", DAY.format(each.due()), report.day(), list));
                }));
    }

    private int open() {
        return findings.asked().stream().mapToInt(Asked::open).sum();
    }

    private int overdue() {
        return findings.asked().stream().mapToInt(Asked::overdue).sum();
    }

    private int sum(String classCode, Function<Asked, Integer> counted) {
        return findings.asked().stream()
                .filter(each -> each.classCode().equals(classCode))
                .mapToInt(counted::apply)
                .sum();
    }

    private void say(ReportSection section, String rule, Function<Said, String> words) {
        Said said = new Said();
        String text = words.apply(said);
        written.add(new ReportSentence(rule, section, text, said.figures));
    }

    private static String joined(List<String> parts) {
        return parts.size() < 2
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, parts.size() - 1)) + " và " + parts.get(parts.size() - 1);
    }

    private static String unstopped(String title) {
        return title.strip().replaceAll("[.;,\\s]+$", "");
    }

    private static String number(long count) {
        return NumberFormat.getIntegerInstance(VIETNAMESE).format(count);
    }

    /** To a tenth; what is little is not rounded to nothing, nor what is nearly all to all. */
    private static String percent(long part, long whole) {
        BigDecimal share = BigDecimal.valueOf(part)
                .scaleByPowerOfTen(2)
                .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
        if (share.signum() == 0 && part > 0) {
            return "dưới 0,1%";
        }
        if (part < whole && share.compareTo(BigDecimal.valueOf(100)) == 0) {
            return "trên 99,9%";
        }
        return NumberFormat.getNumberInstance(VIETNAMESE).format(share) + "%";
    }

    /** A sentence while it is being said: what is put into it is kept as a figure. */
    private final class Said {
        private final List<ReportFigure> figures = new ArrayList<>();

        String count(String code, long count, String list) {
            return keep(code, number(count), report.day(), list);
        }

        /** In these words; nothing where there is none. */
        String counted(String words, String code, long count, String list) {
            return count == 0 ? "" : words.formatted(count(code, count, list));
        }

        /** @param whole more than nothing */
        String share(String code, long part, long whole, String list) {
            return keep(code, percent(part, whole), report.day(), list);
        }

        String day(String code, LocalDate day) {
            return keep(code, DAY.format(day), report.day(), "");
        }

        String named(String code, String name, String list) {
            return keep(code, name, report.day(), list);
        }

        String earlier(String code, String printed, LocalDate day, String list) {
            return keep(code, printed, day, list);
        }

        private String keep(String code, String printed, LocalDate day, String list) {
            ReportFigure figure =
                    new ReportFigure(code, words.apply("exchange.report.figure." + code), printed, day, list);
            if (!figures.contains(figure)) {
                figures.add(figure);
            }
            return printed;
        }
    }
}
