package vn.kieumau.criteria.pages;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kieumau.criteria.CriteriaRefusal;
import vn.kieumau.criteria.Pack;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Typed;

/**
 * What concerns a draft as a whole, as it is typed. What does not fit the rule by which the set passes is kept all the same, for the
 * rule may be changed back; the check finds it before the draft is published. Lists are lines of fields with bars between them: people copy them from and to
 * a table, and a line too few or too many is seen at once.
 */
public record HeadForm(
        @Nullable String programmeCode,
        @Nullable String programmeNameVi,
        @Nullable String programmeNameEn,
        @Nullable String setVersion,
        @Nullable String titleVi,
        @Nullable String titleEn,
        @Nullable String noticeVi,
        @Nullable String noticeEn,
        @Nullable String publishedOn,
        @Nullable String complete,
        @Nullable String unread,
        @Nullable String closesOn,
        @Nullable String daysToReport,
        @Nullable String baselineYear,
        @Nullable String rule,
        @Nullable String atLeast,
        @Nullable String pointsTotal,
        @Nullable String bands,
        @Nullable String passBand,
        @Nullable String groupMinimum,
        @Nullable String councilLevel,
        @Nullable String quorumPercent,
        @Nullable String majority,
        @Nullable String majorityOf,
        @Nullable String ballot,
        @Nullable String tie,
        @Nullable String districtUntil,
        List<GroupForm> groups) {
    public HeadForm {
        groups = Objects.requireNonNullElse(groups, List.of());
    }

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    /** @param was its place in the draft, from 1; empty for one to add. A code that is emptied takes the group away, if no criterion is in it. */
    public record GroupForm(
            @Nullable String was,
            @Nullable String code,
            @Nullable String titleVi,
            @Nullable String titleEn) {}

    static HeadForm of(Pack pack) {
        Pack.SetHead head = pack.set();
        Pack.Passing passing = pack.passing();
        Pack.CouncilRules council =
                Objects.requireNonNullElse(head.council(), new Pack.CouncilRules("", null, "", "", "", ""));
        List<GroupForm> groups = new ArrayList<>();
        for (Pack.Group each : pack.groups()) {
            groups.add(new GroupForm(String.valueOf(groups.size() + 1), each.code(), each.titleVi(), each.titleEn()));
        }
        groups.add(new GroupForm("", "", "", ""));
        return new HeadForm(
                pack.programme().code(),
                pack.programme().nameVi(),
                pack.programme().nameEn(),
                head.version(),
                head.titleVi(),
                head.titleEn(),
                head.noticeVi(),
                head.noticeEn(),
                head.publishedOn() == null ? "" : DAY.format(head.publishedOn()),
                head.complete() ? "yes" : "no",
                Lines.write(head.unread(), each -> List.of(each.vi(), each.en())),
                String.valueOf(head.closingDay()),
                String.valueOf(head.reportingDays()),
                Objects.toString(head.baselineYear(), ""),
                passing.rule(),
                plain(passing.atLeast()),
                plain(passing.pointsTotal()),
                Lines.write(
                        passing.bands(),
                        each -> List.of(each.code(), plain(each.from()), each.titleVi(), each.titleEn())),
                Objects.toString(passing.passBand(), ""),
                Lines.write(
                        passing.groupMinimum(),
                        each -> List.of(
                                each.group(),
                                each.criteria() == null ? "points" : "criteria",
                                each.criteria() == null ? plain(each.points()) : String.valueOf(each.criteria()))),
                council.level(),
                Objects.toString(council.quorumPercent(), ""),
                council.majority(),
                council.majorityOf(),
                council.ballot(),
                council.tie(),
                head.levels().stream()
                        .filter(Pack.Appraising::ofDistrict)
                        .findFirst()
                        .map(Pack.Appraising::until)
                        .map(DAY::format)
                        .orElse(""),
                groups);
    }

    Pack write(Pack pack) {
        Pack.SetHead old = pack.set();
        return new Pack(
                Pack.FORMAT,
                new Pack.Programme(
                        Text.of(programmeCode, "criteria.programme_code", 40),
                        Text.of(programmeNameVi, "criteria.programme_name_vi", Text.LINE),
                        Text.of(programmeNameEn, "criteria.programme_name_en", Text.LINE),
                        pack.programme().names()),
                new Pack.SetHead(
                        Text.of(setVersion, "criteria.version", 60),
                        Text.of(titleVi, "criteria.title_vi", Text.LINE),
                        Text.of(titleEn, "criteria.title_en", Text.LINE),
                        Text.of(noticeVi, "criteria.notice_vi", Text.LINE),
                        Text.of(noticeEn, "criteria.notice_en", Text.LINE),
                        Typed.optionalDay(publishedOn, "criteria.published_on"),
                        !"no".equals(complete),
                        Lines.words(unread, "criteria.unread"),
                        count(closesOn, "criteria.closes_on", 1, Calendar.LAST_DAY),
                        count(daysToReport, "criteria.days_to_report", 1, Calendar.MOST_DAYS_TO_REPORT),
                        count(baselineYear, "criteria.baseline_year", 2000, 2100),
                        old.follows(),
                        council(),
                        levels()),
                new Pack.Passing(
                        Objects.requireNonNullElse(rule, ""),
                        Lines.decimal(atLeast, "criteria.at_least"),
                        Lines.decimal(pointsTotal, "criteria.points_total"),
                        Lines.read(
                                bands,
                                "criteria.bands",
                                4,
                                each -> new Pack.Band(
                                        Codes.read(each.get(0), "criteria.bands", 40),
                                        each.get(2),
                                        each.get(3),
                                        Lines.decimal(each.get(1), "criteria.bands"))),
                        passBand == null || passBand.isBlank() ? null : passBand.strip(),
                        Lines.read(groupMinimum, "criteria.group_minimum", 3, HeadForm::minimum)),
                groups(pack));
    }

    /** None where no level is chosen. */
    private Pack.@Nullable CouncilRules council() {
        return councilLevel == null || councilLevel.isBlank()
                ? null
                : new Pack.CouncilRules(
                        councilLevel,
                        count(quorumPercent, "criteria.council.quorum_percent", 1, 100),
                        Objects.requireNonNullElse(majority, ""),
                        Objects.requireNonNullElse(majorityOf, ""),
                        Objects.requireNonNullElse(ballot, ""),
                        Objects.requireNonNullElse(tie, ""));
    }

    private List<Pack.Appraising> levels() {
        LocalDate until = Typed.optionalDay(districtUntil, "criteria.district_until");
        return until == null ? List.of() : Pack.Appraising.withDistrict(until);
    }

    private static Pack.Minimum minimum(List<String> line) {
        BigDecimal least = Lines.decimal(line.get(2), "criteria.group_minimum");
        boolean byPoints = line.get(1).equals("points");
        boolean byCriteria = line.get(1).equals("criteria");
        Refused.when(
                least == null
                        || !(byPoints
                                || byCriteria && least.stripTrailingZeros().scale() <= 0),
                CriteriaRefusal.NOT_A_MINIMUM,
                new Text.Field("criteria.group_minimum"),
                String.join(" | ", line));
        return new Pack.Minimum(
                line.get(0), byPoints || least == null ? null : least.intValue(), byPoints ? least : null);
    }

    private List<Pack.Group> groups(Pack pack) {
        List<Pack.Group> kept = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        Set<String> places = new HashSet<>();
        for (GroupForm each : groups) {
            String was = Objects.requireNonNullElse(each.was(), "");
            Refused.when(!was.isEmpty() && !places.add(was), KernelRefusal.CHANGED_MEANWHILE);
            List<Pack.Criterion> criteria = was.isEmpty() ? List.of() : criteria(pack, was);
            String code = Codes.read(each.code(), "criteria.group_code", 20);
            Refused.when(
                    !code.isEmpty() && !codes.add(code),
                    CriteriaRefusal.CODE_TAKEN,
                    new Text.Field("criteria.group_code"),
                    code);
            if (!code.isEmpty() || !criteria.isEmpty()) {
                kept.add(new Pack.Group(
                        code,
                        Text.of(each.titleVi(), "criteria.title_vi", Text.LINE),
                        Text.of(each.titleEn(), "criteria.title_en", Text.LINE),
                        criteria));
            }
        }
        return kept;
    }

    private static List<Pack.Criterion> criteria(Pack pack, String place) {
        int at = Typed.count(place, "criteria.group", 1, Integer.MAX_VALUE);
        Refused.when(at > pack.groups().size(), KernelRefusal.CHANGED_MEANWHILE);
        return pack.groups().get(at - 1).criteria();
    }

    private static @Nullable Integer count(@Nullable String typed, String field, int least, int most) {
        return typed == null || typed.isBlank() ? null : Typed.count(typed, field, least, most);
    }

    static String plain(@Nullable BigDecimal value) {
        return value == null ? "" : value.toPlainString();
    }
}
