package vn.kieumau.criteria;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.Calendar;

/**
 * One version of a programme's criteria, whole: what a pack file holds, a draft edits and a published set keeps (docs/pack-format.md
 * gives each field's meaning and range). Texts that are absent are empty, lists too; whether it may be published says {@link
 * PackCheck}.
 */
public record Pack(String format, Programme programme, SetHead set, Passing passing, List<Group> groups) {
    public static final String FORMAT = "kieumau-pack/2";

    /** What every code of a set is made of: those of criteria stand in addresses, all are referred to and sorted. */
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.-]*");

    /** Stands in the address of a criterion that is yet to be added, so no criterion has it as its code. */
    public static final String NEW = "new";

    public Pack {
        format = text(format);
        programme = requireNonNullElse(programme, new Programme("", "", "", List.of()));
        set = requireNonNullElse(
                set, new SetHead("", "", "", "", "", null, true, List.of(), null, null, null, null, null, List.of()));
        passing = requireNonNullElse(passing, new Passing("", null, null, List.of(), null, List.of()));
        groups = requireNonNullElse(groups, List.of());
    }

    public Stream<Criterion> criteria() {
        return groups.stream().flatMap(group -> group.criteria().stream());
    }

    /** Whether a group, criterion, requirement or band may be called so. */
    public static boolean isCode(String code) {
        return CODE.matcher(code).matches() && !code.equals(NEW);
    }

    /**
     * What a criterion of this pack is found by in an address: its code; where the code does not tell it apart or does not fit there,
     * as a file may have it, its place from 1, as {@code _2.1}. No code begins so.
     */
    public String address(Criterion criterion) {
        String code = criterion.code();
        if (isCode(code) && criteria().filter(each -> each.code().equals(code)).count() == 1) {
            return code;
        }
        for (int i = 0; i < groups.size(); i++) {
            List<Criterion> criteria = groups.get(i).criteria();
            for (int j = 0; j < criteria.size(); j++) {
                if (criteria.get(j) == criterion) {
                    return "_" + (i + 1) + "." + (j + 1);
                }
            }
        }
        throw new IllegalArgumentException(code);
    }

    public Stream<Requirement> requirements() {
        return criteria().flatMap(criterion -> criterion.requirements().stream());
    }

    public record Programme(String code, String nameVi, String nameEn, List<DatedName> names) {
        public Programme {
            code = text(code);
            nameVi = text(nameVi);
            nameEn = text(nameEn);
            names = requireNonNullElse(names, List.of());
        }
    }

    /** What a programme was called from a day on. */
    public record DatedName(@Nullable LocalDate from, String vi, String en) {
        public DatedName {
            vi = text(vi);
            en = text(en);
        }
    }

    public record SetHead(
            String version,
            String titleVi,
            String titleEn,
            String noticeVi,
            String noticeEn,
            @Nullable LocalDate publishedOn,
            Boolean complete,
            List<Words> unread,
            @Nullable Integer closesOn,
            @Nullable Integer daysToReport,
            @Nullable Integer baselineYear,
            @Nullable String follows,
            @Nullable CouncilRules council,
            List<Appraising> levels) {
        public SetHead {
            version = text(version);
            titleVi = text(titleVi);
            titleEn = text(titleEn);
            noticeVi = text(noticeVi);
            noticeEn = text(noticeEn);
            complete = requireNonNullElse(complete, true);
            unread = requireNonNullElse(unread, List.of());
            closesOn = requireNonNullElse(closesOn, Calendar.DEFAULT.closesOn());
            // What says nothing and what says the default are one pack; those published before it could be said keep
            // their hash.
            daysToReport = Objects.equals(daysToReport, Calendar.DEFAULT.daysToReport()) ? null : daysToReport;
            levels = levels == null || levels.equals(Appraising.DEFAULT) ? List.of() : levels;
        }

        /** The levels that appraise, from below upwards; those that always do where nothing is said. */
        public List<Appraising> appraising() {
            return levels.isEmpty() ? Appraising.DEFAULT : levels;
        }

        public int closingDay() {
            return requireNonNullElse(closesOn, Calendar.DEFAULT.closesOn());
        }

        public int reportingDays() {
            return requireNonNullElse(daysToReport, Calendar.DEFAULT.daysToReport());
        }

        /** Of a head without faults. */
        public Calendar calendar() {
            return new Calendar(closingDay(), reportingDays());
        }
    }

    /**
     * A level that appraises dossiers of the set.
     *
     * @param level district, province or ministry
     * @param until the last day on which a district does; null of the others, which always do
     */
    public record Appraising(String level, @Nullable LocalDate until) {
        public static final String DISTRICT = "district";

        /** From below upwards. */
        public static final List<String> LEVELS = List.of(DISTRICT, "province", "ministry");

        public static final List<Appraising> DEFAULT =
                List.of(new Appraising("province", null), new Appraising("ministry", null));

        public Appraising {
            level = text(level);
        }

        /** With the district below those that always appraise. */
        public static List<Appraising> withDistrict(LocalDate until) {
            return Stream.concat(Stream.of(new Appraising(DISTRICT, until)), DEFAULT.stream())
                    .toList();
        }

        public boolean ofDistrict() {
            return level.equals(DISTRICT);
        }
    }

    /**
     * How a council considers dossiers of the set; a set without it has none.
     *
     * @param level at which the council sits: province or ministry
     * @param quorumPercent share of the members that must take part, 1 to 100; who is excluded for a conflict counts for no part of it
     * @param majority more_than_half, two_thirds or three_quarters
     * @param majorityOf present or members: of whom
     * @param ballot secret or open
     * @param tie what half against half comes to: chair, against or vote_again
     */
    public record CouncilRules(
            String level,
            @Nullable Integer quorumPercent,
            String majority,
            String majorityOf,
            String ballot,
            String tie) {
        public static final List<String> LEVELS = List.of("province", "ministry");
        public static final List<String> MAJORITIES = List.of("more_than_half", "two_thirds", "three_quarters");
        public static final List<String> BASES = List.of("present", "members");
        public static final List<String> BALLOTS = List.of("secret", "open");
        public static final List<String> TIES = List.of("chair", "against", "vote_again");

        public CouncilRules {
            level = text(level);
            majority = text(majority);
            majorityOf = text(majorityOf);
            ballot = text(ballot);
            tie = text(tie);
        }

        public boolean secret() {
            return ballot.equals("secret");
        }

        /** Of rules without faults. */
        public int quorum() {
            return requireNonNullElse(quorumPercent, 100);
        }
    }

    /** A text in both languages. */
    public record Words(String vi, String en) {
        public Words {
            vi = text(vi);
            en = text(en);
        }
    }

    public record Passing(
            String rule,
            @Nullable BigDecimal atLeast,
            @Nullable BigDecimal pointsTotal,
            List<Band> bands,
            @Nullable String passBand,
            List<Minimum> groupMinimum) {
        public Passing {
            rule = text(rule);
            bands = requireNonNullElse(bands, List.of());
            groupMinimum = requireNonNullElse(groupMinimum, List.of());
        }

        public boolean givesPoints() {
            return rule.equals("points");
        }
    }

    public record Band(
            String code,
            String titleVi,
            String titleEn,
            @Nullable BigDecimal from) {
        public Band {
            code = text(code);
            titleVi = text(titleVi);
            titleEn = text(titleEn);
        }
    }

    public record Minimum(
            String group,
            @Nullable Integer criteria,
            @Nullable BigDecimal points) {
        public Minimum {
            group = text(group);
        }
    }

    public record Group(String code, String titleVi, String titleEn, List<Criterion> criteria) {
        public Group {
            code = text(code);
            titleVi = text(titleVi);
            titleEn = text(titleEn);
            criteria = requireNonNullElse(criteria, List.of());
        }
    }

    public record Criterion(
            String code,
            String titleVi,
            String titleEn,
            String guidanceVi,
            String guidanceEn,
            Boolean mandatory,
            @Nullable Source source,
            @Nullable Origin from,
            List<Requirement> requirements) {
        public Criterion {
            code = text(code);
            titleVi = text(titleVi);
            titleEn = text(titleEn);
            guidanceVi = text(guidanceVi);
            guidanceEn = text(guidanceEn);
            mandatory = requireNonNullElse(mandatory, true);
            requirements = requireNonNullElse(requirements, List.of());
        }
    }

    public record Source(String ref, String quoteVi, String urlOrArticle) {
        public Source {
            ref = text(ref);
            quoteVi = text(quoteVi);
            urlOrArticle = text(urlOrArticle);
        }
    }

    /** Where a criterion comes from in the version that the set follows. */
    public record Origin(String change, List<String> of) {
        public Origin {
            change = text(change);
            of = requireNonNullElse(of, List.of());
        }
    }

    public record Requirement(
            String code,
            String titleVi,
            String titleEn,
            String guidanceVi,
            String guidanceEn,
            String kind,
            String proofVi,
            String proofEn,
            String answeredBy,
            String citation,
            Boolean mandatory,
            Boolean veto,
            BigDecimal points,
            List<String> appliesTo,
            String appliesIf,
            List<String> zero,
            String rule,
            @Nullable Document document,
            List<Words> items) {
        public Requirement {
            code = text(code);
            titleVi = text(titleVi);
            titleEn = text(titleEn);
            guidanceVi = text(guidanceVi);
            guidanceEn = text(guidanceEn);
            kind = text(kind);
            proofVi = text(proofVi);
            proofEn = text(proofEn);
            answeredBy = text(answeredBy);
            citation = text(citation);
            mandatory = requireNonNullElse(mandatory, true);
            veto = requireNonNullElse(veto, false);
            points = requireNonNullElse(points, BigDecimal.ZERO);
            appliesTo = requireNonNullElse(appliesTo, List.of());
            appliesIf = text(appliesIf);
            zero = requireNonNullElse(zero, List.of());
            rule = text(rule);
            items = requireNonNullElse(items, List.of());
        }

        /** The condition that figures must meet; empty where people answer. */
        public String condition() {
            return zero.isEmpty()
                    ? rule
                    : String.join(
                            " && ",
                            zero.stream().map(metric -> metric + " == 0").toList());
        }

        public boolean judgedByFigures() {
            return !condition().isEmpty();
        }
    }

    public record Document(
            String whatVi, String whatEn, String issuedByVi, String issuedByEn, String validVi, String validEn) {
        public Document {
            whatVi = text(whatVi);
            whatEn = text(whatEn);
            issuedByVi = text(issuedByVi);
            issuedByEn = text(issuedByEn);
            validVi = text(validVi);
            validEn = text(validEn);
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
