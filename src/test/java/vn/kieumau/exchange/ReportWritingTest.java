package vn.kieumau.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.kieumau.exchange.ConferenceReport.ReportedDossiers;
import vn.kieumau.exchange.ConferenceReport.ReportedProvince;
import vn.kieumau.exchange.ReportFindings.Asked;
import vn.kieumau.exchange.ReportFindings.Earlier;
import vn.kieumau.exchange.ReportFindings.JudgedCriterion;
import vn.kieumau.exchange.ReportFindings.Stated;
import vn.kieumau.exchange.ReportFindings.Told;
import vn.kieumau.web.Messages;
import vn.kieumau.web.View;

/** The draft of a report as a function of its facts: which sentences there are, in which words, and where their numbers come from. */
class ReportWritingTest {
    private static final LocalDate DAY = LocalDate.of(2023, 11, 24);
    private static final LocalDate BEFORE = LocalDate.of(2022, 11, 24);

    final Messages messages = messages();

    @Test
    void withoutDataThereIsNoSentenceButTheFirst() {
        assertThat(keys(new Facts())).containsExactly("context.cohort");
        assertThat(text(new Facts(), "context.cohort"))
                .isEqualTo("Báo cáo nêu kết quả thực hiện “Đợt 2023” trên cả nước; số liệu tính đến ngày 24/11/2023.");
        Facts province = new Facts();
        province.province = 7;
        province.criteria = 22;
        assertThat(text(province, "context.cohort"))
                .isEqualTo(
                        "Báo cáo nêu kết quả thực hiện “Đợt 2023” trên địa bàn Thành phố Hà Nội theo bộ tiêu chí gồm 22 tiêu chí; số liệu tính đến ngày 24/11/2023.");
    }

    @Test
    void theQuotaIsExceededMetOrMissed() {
        Facts above = new Facts().with(100, 1172, 0, 0);
        assertThat(text(above, "context.quota")).isEqualTo("Chỉ tiêu được giao là 100 phường.");
        assertThat(text(above, "results.registered"))
                .isEqualTo("Đến ngày 24/11/2023, có 1.172 phường đăng ký xây dựng, bằng 1.172% chỉ tiêu.");
        assertThat(text(above, "strengths.above_quota")).isEqualTo("Số phường đăng ký vượt chỉ tiêu 1.072 phường.");
        assertThat(figures(above, "strengths.above_quota"))
                .as("where both are, and no list of so many")
                .extracting(ReportFigure::list, ReportFigure::listed)
                .containsExactly(tuple("/campaigns/1?as-of=2023-11-24", false));
        Facts met = new Facts().with(15, 15, 0, 0);
        assertThat(keys(met)).contains("strengths.quota").doesNotContain("strengths.above_quota", "limits.below_quota");
        Facts missed = new Facts().with(16, 15, 0, 0);
        assertThat(text(missed, "results.registered")).endsWith("bằng 93,8% chỉ tiêu.");
        assertThat(text(missed, "limits.below_quota"))
                .isEqualTo("Số phường đăng ký còn thiếu 1 phường so với chỉ tiêu.");
        assertThat(keys(missed)).doesNotContain("strengths.quota", "strengths.above_quota");
        Facts nobody = new Facts().with(16, 0, 0, 0);
        assertThat(text(nobody, "results.none_registered"))
                .isEqualTo("Đến ngày 24/11/2023, chưa có phường nào đăng ký xây dựng.");
        assertThat(keys(nobody)).doesNotContain("results.registered", "results.none_recognised");
        Facts free = new Facts().with(0, 3, 0, 0);
        assertThat(text(free, "results.registered")).isEqualTo("Đến ngày 24/11/2023, có 3 phường đăng ký xây dựng.");
        assertThat(keys(free)).doesNotContain("context.quota", "strengths.above_quota");
    }

    @Test
    void whatIsLittleIsNotRoundedToNothingNorNearlyAllToAll() {
        assertThat(text(new Facts().with(0, 5000, 1, 0), "results.recognised")).contains("dưới 0,1% số phường");
        assertThat(text(new Facts().with(0, 5000, 4999, 0), "results.recognised"))
                .contains("trên 99,9% số phường");
        assertThat(text(new Facts().with(0, 3, 3, 0), "results.recognised"))
                .isEqualTo("Đã công nhận 3 phường, bằng 100% số phường đăng ký.");
        assertThat(text(new Facts().with(0, 3, 0, 0), "results.none_recognised"))
                .isEqualTo("Chưa có phường nào được công nhận tính đến ngày 24/11/2023.");
    }

    @Test
    void figuresAreComparedWithThoseOfTheSamePeriodAndNeverAsAPercentageOfNothing() {
        Facts facts = new Facts().with(10, 15, 6, 0);
        facts.earlier = new Earlier(BEFORE, 0, 3, 12, 6, 0, 0, 0, 0);
        assertThat(text(facts, "results.registered_compared"))
                .isEqualTo(
                        "Số phường đăng ký tăng 3 phường (25%) so với cùng kỳ năm trước (ngày 24/11/2022) là 12 phường.");
        assertThat(text(facts, "results.recognised_compared"))
                .isEqualTo("Số phường được công nhận là 6 phường, bằng cùng kỳ năm trước (ngày 24/11/2022).");
        facts.earlier = new Earlier(BEFORE, 0, 3, 20, 0, 0, 0, 0, 0);
        assertThat(text(facts, "results.registered_compared")).startsWith("Số phường đăng ký giảm 5 phường (25%)");
        assertThat(text(facts, "results.recognised_compared"))
                .isEqualTo(
                        "Số phường được công nhận là 6 phường; cùng kỳ năm trước (ngày 24/11/2022) chưa có phường nào.");
        assertThat(figures(facts, "results.recognised_compared"))
                .noneMatch(each -> each.printed().contains("%"));
        assertThat(figures(facts, "results.registered_compared"))
                .filteredOn(each -> each.code().equals("registered_earlier"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.asOf()).isEqualTo(BEFORE);
                    assertThat(each.list()).startsWith("/campaigns/3?as-of=2022-11-24");
                });
        facts.earlier = new Earlier(BEFORE, 0, 0, 0, 0, 4, 9, 0, 0);
        assertThat(keys(facts)).as("no cohort then").doesNotContain("results.registered_compared");
        assertThat(text(facts, "results.activities_compared"))
                .startsWith("Số hoạt động tuyên truyền, vận động giảm 4 hoạt động (100%)");
        facts.earlier = new Earlier(BEFORE, 9, 1, 12, 5, 0, 0, 0, 0);
        assertThat(text(facts, "results.registered_compared")).contains("so với hội nghị trước (ngày 24/11/2022)");
        assertThat(figures(facts, "results.registered_compared"))
                .anyMatch(each -> each.list().equals("/exchange/conferences/9"));
    }

    @Test
    void whatWasReorganisedBetweenTheDaysIsSaid() {
        Facts facts = new Facts().with(10, 15, 0, 0);
        facts.earlier = new Earlier(BEFORE, 0, 3, 12, 0, 0, 0, 0, 0);
        assertThat(keys(facts)).doesNotContain("context.reorganised");
        facts.earlier = new Earlier(BEFORE, 0, 3, 12, 0, 0, 0, 10, 3);
        assertThat(text(facts, "context.reorganised"))
                .isEqualTo(
                        "Từ ngày 24/11/2022 đến ngày 24/11/2023, do sắp xếp đơn vị hành chính có 10 đơn vị cấp xã không còn và 3 đơn vị cấp xã mới lập; số liệu hai kỳ tính theo địa bàn hiện nay nên so sánh chỉ để tham khảo.");
        facts.earlier = new Earlier(BEFORE, 0, 3, 12, 0, 0, 0, 0, 1);
        assertThat(text(facts, "context.reorganised")).contains("có 1 đơn vị cấp xã mới lập;");
    }

    @Test
    void limitsNameTheirCauses() {
        Facts facts = new Facts().with(10, 15, 0, 2);
        facts.verdicts = List.of(
                new JudgedCriterion("1", "Không có tội phạm.", 8, 0),
                new JudgedCriterion("7", "Trụ sở riêng.", 8, 2),
                new JudgedCriterion("9", "Chưa ai nói", 0, 0),
                new JudgedCriterion("12", "Biên chế", 8, 3));
        facts.asked = List.of(new Asked("province", "staffing", 1, 1), new Asked("ministry", "premises", 4, 1));
        facts.stated = List.of(
                new Stated("premises", "", "Thiếu đất xây trụ sở.", 0, 3),
                new Stated("premises", "", "Trụ sở dột", 5, 1),
                new Stated("", "7", "Thiếu đất xây trụ sở.", 0, 1));
        assertThat(keys(facts))
                .containsSubsequence(
                        "limits.not_recognised",
                        "limits.criterion/12",
                        "limits.criterion/7",
                        "limits.open/staffing",
                        "limits.open/premises");
        assertThat(text(facts, "limits.criterion/7"))
                .isEqualTo(
                        "Tiêu chí 7 (Trụ sở riêng) chưa đạt ở 2 phường trong 8 phường được đánh giá, bằng 25%; nguyên nhân được nêu: “Thiếu đất xây trụ sở”.");
        assertThat(text(facts, "limits.criterion/12"))
                .isEqualTo("Tiêu chí 12 (Biên chế) chưa đạt ở 3 phường trong 8 phường được đánh giá, bằng 37,5%.");
        assertThat(text(facts, "limits.open/staffing"))
                .isEqualTo("Còn 1 kiến nghị về biên chế, nhân sự chưa được giải quyết, đã quá hạn.");
        assertThat(text(facts, "limits.open/premises"))
                .isEqualTo(
                        "Còn 4 kiến nghị về trụ sở chưa được giải quyết, trong đó 1 kiến nghị quá hạn; nguyên nhân được nêu: “Thiếu đất xây trụ sở” (3 kiến nghị) và “Trụ sở dột”.");
        assertThat(figures(facts, "limits.open/premises"))
                .extracting(ReportFigure::list)
                .contains("/recommendations/groups/5", "/recommendations?state=open&cohort=1&classCode=premises");
        assertThat(text(facts, "strengths.criteria"))
                .isEqualTo("Trong 3 tiêu chí đã được đánh giá, 1 tiêu chí đạt ở tất cả các phường được đánh giá.");
        assertThat(text(facts, "directions.criteria"))
                .isEqualTo(
                        "Tập trung khắc phục tiêu chí 12 (còn 3 phường chưa đạt) và tiêu chí 7 (còn 2 phường chưa đạt).");
        assertThat(figures(facts, "limits.criterion/7"))
                .filteredOn(each -> List.of("judged", "not_met").contains(each.code()))
                .extracting(ReportFigure::list, ReportFigure::listed)
                .containsExactlyInAnyOrder(
                        tuple("/insight/dossiers?cohort=1&criterion=7", true),
                        tuple("/insight/criteria/7?cohort=1", false));
        assertThat(keys(facts)).doesNotContain("strengths.in_time", "limits.further_criteria");
        facts.asked = List.of(new Asked("ministry", "premises", 4, 0));
        assertThat(text(facts, "strengths.in_time"))
                .isEqualTo("4 kiến nghị đang được giải quyết đều còn trong thời hạn.");
        facts.verdicts = IntStream.rangeClosed(1, 7)
                .mapToObj(each -> new JudgedCriterion("K" + each, "Tên", 9, each))
                .toList();
        assertThat(text(facts, "limits.further_criteria")).isEqualTo("Ngoài ra còn 2 tiêu chí có phường chưa đạt.");
        facts.verdicts = List.of(new JudgedCriterion("1", "Một", 2, 0));
        assertThat(text(facts, "strengths.criteria"))
                .isEqualTo("1 tiêu chí đã được đánh giá đạt ở tất cả các phường được đánh giá.");
    }

    @Test
    void whatLiesAboveIsProposedAndWhatLiesAtTheOwnLevelIsDirected() {
        Facts facts = new Facts();
        facts.province = 7;
        facts.asked = List.of(
                new Asked("province", "law", 2, 2),
                new Asked("ministry", "staffing", 1, 0),
                new Asked("ministry", "premises", 1, 1),
                new Asked("specialist", "other", 3, 0));
        facts.raised = 2;
        facts.grouped = 5;
        assertThat(keys(facts))
                .containsSubsequence(
                        "proposals.level/ministry",
                        "proposals.criteria",
                        "proposals.level/specialist",
                        "directions.level/province")
                .doesNotContain("proposals.level/province", "directions.level/ministry", "directions.requests");
        assertThat(text(facts, "directions.level/province"))
                .isEqualTo("Giải quyết 2 kiến nghị đang ở Công an cấp tỉnh về cơ chế, quy định, đều đã quá hạn.");
        assertThat(text(facts, "proposals.level/ministry"))
                .isEqualTo(
                        "Đề nghị Cục Xây dựng phong trào bảo vệ an ninh Tổ quốc xem xét, giải quyết 2 kiến nghị, gồm 1 kiến nghị về biên chế, nhân sự và 1 kiến nghị về trụ sở, trong đó 1 kiến nghị quá hạn.");
        assertThat(text(facts, "proposals.criteria"))
                .endsWith("theo 2 đề nghị mới nêu và 5 đề nghị đã được tập hợp, chờ quyết định.");
        facts.grouped = 0;
        assertThat(text(facts, "proposals.criteria"))
                .isEqualTo(
                        "Đề nghị Cục Xây dựng phong trào bảo vệ an ninh Tổ quốc xem xét sửa đổi bộ tiêu chí theo 2 đề nghị mới nêu.");
        facts.province = 0;
        assertThat(keys(facts))
                .as("the Ministry asks nobody below, nor itself")
                .containsSubsequence(
                        "proposals.level/specialist",
                        "directions.level/province",
                        "directions.level/ministry",
                        "directions.requests")
                .doesNotContain("proposals.level/province", "proposals.level/ministry", "proposals.criteria");
        assertThat(text(facts, "directions.level/ministry"))
                .isEqualTo(
                        "Giải quyết 2 kiến nghị đang ở Cục Xây dựng phong trào bảo vệ an ninh Tổ quốc, gồm 1 kiến nghị về biên chế, nhân sự và 1 kiến nghị về trụ sở, trong đó 1 kiến nghị quá hạn.");
        assertThat(text(facts, "directions.requests")).isEqualTo("Xem xét sửa đổi bộ tiêu chí theo 2 đề nghị mới nêu.");
        facts.raised = 0;
        assertThat(keys(facts)).doesNotContain("directions.requests");
    }

    @Test
    void dossiersLessonsAndConclusionsAreNamed() {
        Facts facts = new Facts().with(0, 5, 2, 3);
        facts.dossiers = List.of(
                new ReportedDossiers("returned", 1),
                new ReportedDossiers("passed", 2),
                new ReportedDossiers("decided", 5));
        facts.decisionDue = LocalDate.of(2023, 12, 5);
        facts.initiatives = 4;
        facts.spread = List.of(new Told(3, "Camera 24/7", "Phường 4", 12), new Told(4, "Zalo", "Phường Nhật Tân", 0));
        facts.lessons = List.of(new Told(8, "Vận động từng nhà.", "Phường Hùng Vương", 0));
        facts.conclusions = List.of(
                new ConferenceConclusion(
                        5, "Rà soát trụ sở", "Phòng hậu cần", LocalDate.of(2023, 12, 1), null, "", false),
                new ConferenceConclusion(6, "Ghi nhận 2 đề xuất.", "", null, null, "", false));
        assertThat(text(facts, "results.dossiers"))
                .isEqualTo(
                        "Về hồ sơ: 1 hồ sơ ở trạng thái “Bị trả lại, phường bổ sung”; 2 hồ sơ ở trạng thái “Cấp tỉnh đã duyệt, V05 thẩm định”; 5 hồ sơ ở trạng thái “Đã quyết định”.");
        assertThat(text(facts, "limits.returned")).isEqualTo("1 hồ sơ bị trả lại để phường bổ sung.");
        assertThat(text(facts, "strengths.all_decided")).isEqualTo("Toàn bộ 5 phường đăng ký đã có quyết định.");
        assertThat(text(facts, "directions.dossiers"))
                .isEqualTo("Hoàn thành 3 hồ sơ chưa có quyết định, chậm nhất ngày 05/12/2023.");
        assertThat(figures(facts, "directions.dossiers"))
                .as("in two states")
                .filteredOn(each -> each.code().equals("dossiers_waiting"))
                .extracting(ReportFigure::list, ReportFigure::listed)
                .containsExactly(tuple("/insight?cohort=1", false));
        facts.dossiers = List.of(new ReportedDossiers("passed", 2), new ReportedDossiers("decided", 5));
        assertThat(figures(facts, "directions.dossiers"))
                .filteredOn(each -> each.code().equals("dossiers_waiting"))
                .extracting(ReportFigure::list, ReportFigure::listed)
                .containsExactly(tuple("/assessment?cohort=1&state=passed", true));
        facts.decisionDue = LocalDate.of(2023, 11, 1);
        assertThat(text(facts, "directions.dossiers")).endsWith(", đã quá hạn ngày 01/11/2023.");
        assertThat(text(facts, "lessons.initiatives"))
                .isEqualTo("Đã công bố 4 sáng kiến, mô hình, duy trì với 2 đội, nhóm.");
        assertThat(text(facts, "lessons.spread"))
                .isEqualTo("Được nhân rộng nhiều nhất: “Camera 24/7” của Phường 4 (12 điểm).");
        assertThat(text(facts, "lessons.lessons"))
                .isEqualTo("Bài học mới công bố: “Vận động từng nhà” (Phường Hùng Vương).");
        assertThat(text(facts, "conclusions/5")).isEqualTo("Rà soát trụ sở (Phòng hậu cần, hạn 01/12/2023).");
        assertThat(text(facts, "conclusions/6")).isEqualTo("Ghi nhận 2 đề xuất.");
    }

    /** Read with an eye of its own, not with that of the software. */
    @Test
    void everyNumberInTheTextIsOneOfTheFiguresOfItsSentence() {
        Random random = new Random(20231124);
        Set<String> rules = new TreeSet<>();
        for (int round = 0; round < 3000; round++) {
            List<ReportSentence> written = write(random(random));
            assertThat(written).extracting(ReportSentence::key).doesNotHaveDuplicates();
            for (ReportSentence each : written) {
                rules.add(each.key().replaceAll("/.*", ""));
                Set<String> proven = new HashSet<>();
                each.figures().forEach(figure -> proven.addAll(numbers(figure.printed())));
                assertThat(proven).as(each.text()).containsAll(numbers(each.text()));
                assertThat(Numerals.without(each.text(), each.figures())).isEmpty();
                assertThat(each.text())
                        .endsWith(".")
                        .doesNotContain("..", " ,", "  ", "%s", "null", " 0%", "(0%")
                        .as("nothing is counted as none")
                        .doesNotContainPattern("(?<![\\d.,/])0 (?!\\()");
                assertThat(each.figures()).allSatisfy(figure -> {
                    assertThat(figure.definition()).isNotBlank();
                    assertThat(each.text()).contains(figure.printed());
                });
            }
        }
        assertThat(rules).as("no rule is left untried").hasSize(34);
    }

    @Test
    void aMonthIsNoProofOfANumber() {
        List<ReportFigure> day = List.of(new ReportFigure("day", "", "24/11/2023", DAY, ""));
        assertThat(Numerals.without("Đến 24/11/2023 có 11 phường, 11 lần, 1.172 và 3,5%.", day))
                .containsExactly("11", "1.172", "3,5");
    }

    private static Set<String> numbers(String text) {
        Set<String> numbers = new HashSet<>();
        for (String each : text.split("[^\\d.,/]+")) {
            String number = each.replaceAll("^[.,/]+|[.,/]+$", "");
            if (!number.isEmpty()) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    private static Facts random(Random random) {
        Facts facts = new Facts();
        facts.province = random.nextInt(2) * 7;
        facts.criteria = random.nextInt(2) * 22;
        facts.provinces = IntStream.range(0, random.nextInt(3))
                .mapToObj(each -> {
                    int registered = count(random);
                    int recognised = random.nextInt(registered + 1);
                    return new ReportedProvince(
                            "Tỉnh " + each,
                            random.nextInt(4) == 0 ? registered : count(random),
                            registered,
                            recognised,
                            random.nextBoolean() ? registered - recognised : 0,
                            count(random));
                })
                .toList();
        List<ReportedDossiers> dossiers = new ArrayList<>();
        List.of("open", "returned", "submitted", "passed", "decided", "withdrawn")
                .forEach(each -> dossiers.add(new ReportedDossiers(each, count(random))));
        facts.dossiers = dossiers;
        facts.decisionDue = random.nextBoolean() ? null : DAY.plusDays(random.nextInt(60) - 30);
        facts.activities = count(random);
        facts.initiatives = count(random);
        facts.earlier = random.nextInt(4) == 0
                ? null
                : new Earlier(
                        BEFORE,
                        random.nextInt(2) * 9,
                        random.nextInt(2) * 3,
                        count(random),
                        count(random),
                        count(random),
                        count(random),
                        count(random),
                        count(random));
        facts.verdicts = IntStream.range(0, random.nextInt(9))
                .mapToObj(each -> {
                    int judged = count(random);
                    return new JudgedCriterion(
                            "C" + each, name(random), judged, random.nextBoolean() ? 0 : random.nextInt(judged + 1));
                })
                .toList();
        List<Asked> asked = new ArrayList<>();
        List<Stated> stated = new ArrayList<>();
        for (String level : List.of("province", "ministry", "specialist")) {
            for (String each : List.of("staffing", "premises", "investment", "law", "other")) {
                int open = count(random);
                if (open > 0) {
                    asked.add(new Asked(level, each, open, random.nextInt(3) == 0 ? random.nextInt(open + 1) : 0));
                }
            }
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            stated.add(new Stated("premises", "", name(random), random.nextInt(2) * i, 1 + count(random)));
            stated.add(new Stated("", "C" + random.nextInt(9), name(random), 0, 1 + count(random)));
        }
        facts.asked = asked;
        facts.stated = stated;
        facts.spread = IntStream.range(0, random.nextInt(4))
                .mapToObj(each -> new Told(each, name(random), "Phường " + random.nextInt(15), count(random)))
                .toList();
        facts.lessons = IntStream.range(0, random.nextInt(4))
                .mapToObj(each -> new Told(each, name(random), "Phường " + random.nextInt(15), 0))
                .toList();
        facts.raised = count(random);
        facts.grouped = count(random);
        facts.conclusions = IntStream.range(0, random.nextInt(4))
                .mapToObj(each -> new ConferenceConclusion(
                        each,
                        name(random),
                        random.nextBoolean() ? "" : "Phòng PV" + random.nextInt(20),
                        null,
                        null,
                        "",
                        false))
                .map(each -> each.office().isEmpty()
                        ? each
                        : new ConferenceConclusion(
                                each.conclusionId(),
                                each.conclusion(),
                                each.office(),
                                DAY.plusDays(9),
                                null,
                                "",
                                false))
                .toList();
        return facts;
    }

    /** None, one, a few, thousands. */
    private static int count(Random random) {
        return switch (random.nextInt(5)) {
            case 0, 1 -> 0;
            case 2 -> 1;
            case 3 -> random.nextInt(40);
            default -> random.nextInt(20_000);
        };
    }

    private static String name(Random random) {
        return List.of("Thiếu 3 biên chế.", "Trụ sở 1.250,5 m2", "Camera 24/7", "100% hộ ký cam kết;", "Zalo an ninh")
                .get(random.nextInt(5));
    }

    private List<String> keys(Facts facts) {
        return write(facts).stream().map(ReportSentence::key).toList();
    }

    private String text(Facts facts, String key) {
        return sentence(facts, key).text();
    }

    private List<ReportFigure> figures(Facts facts, String key) {
        return sentence(facts, key).figures();
    }

    private ReportSentence sentence(Facts facts, String key) {
        return write(facts).stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + key + " in " + keys(facts)));
    }

    private List<ReportSentence> write(Facts facts) {
        return ReportWriting.write(facts.made(), key -> messages.text(View.VIETNAMESE, key));
    }

    private static Messages messages() {
        try {
            return new Messages();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** Nothing at all, until somebody says otherwise. */
    private static final class Facts {
        long province;
        int criteria;
        List<ReportedProvince> provinces = List.of();
        List<ReportedDossiers> dossiers = List.of();
        int activities;
        int initiatives;

        @Nullable
        LocalDate decisionDue;

        @Nullable
        Earlier earlier;

        List<JudgedCriterion> verdicts = List.of();
        List<Asked> asked = List.of();
        List<Stated> stated = List.of();
        List<Told> spread = List.of();
        List<Told> lessons = List.of();
        int raised;
        int grouped;
        List<ConferenceConclusion> conclusions = List.of();

        Facts with(int quota, int registered, int recognised, int notRecognised) {
            provinces =
                    List.of(new ReportedProvince("Thành phố Hà Nội", quota, registered, recognised, notRecognised, 0));
            return this;
        }

        ReportFacts made() {
            return new ReportFacts(
                    "Đợt 2023",
                    1,
                    "Thành phố Hà Nội",
                    new ConferenceReport(
                            DAY, provinces, dossiers, initiatives, 0, initiatives / 2, activities, activities * 30L, 0),
                    new ReportFindings(
                            DAY,
                            province,
                            2023,
                            1,
                            criteria,
                            decisionDue,
                            earlier,
                            8,
                            verdicts,
                            asked,
                            stated,
                            spread,
                            lessons,
                            raised,
                            grouped),
                    4,
                    conclusions);
        }
    }
}
