package vn.kieumau.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kieumau.criteria.PackFault.Kind;
import vn.kieumau.criteria.rules.RuleFaults;
import vn.kieumau.criteria.rules.RuleLanguage;
import vn.kieumau.criteria.rules.ValueType;
import vn.kieumau.kernel.Calendar;

/** Whether a pack may be published: everything that docs/pack-format.md demands, each fault with its place. */
public final class PackCheck {
    static final Set<String> KINDS = Set.of("document", "zero", "threshold", "attestation", "checklist", "field");
    static final Set<String> ANSWERERS =
            Set.of("ward_police", "party", "people_committee", "front", "province_police", "delegation");
    static final Set<String> CLASSES = Set.of("ward", "commune", "special_zone", "town");
    static final Set<String> PASSING = Set.of("all", "count", "share", "points");
    static final Set<String> CHANGES = Set.of("same", "changed", "split", "merged", "new");
    private static final int TITLE = 200;
    private static final int WORDS = 2000;
    private static final int MOST_REQUIREMENTS = 12;

    private final Map<String, MetricType> metrics;
    private final RuleLanguage language;
    private final BiFunction<String, String, Optional<Pack>> published;

    /** @param published the published set of a programme's code and a version, if there is one */
    public PackCheck(List<MetricType> metrics, BiFunction<String, String, Optional<Pack>> published) {
        this.metrics = metrics.stream().collect(Collectors.toMap(MetricType::code, each -> each));
        this.language = new RuleLanguage(names(metrics));
        this.published = published;
    }

    /** Every name that a rule may use. */
    public static Map<String, ValueType> names(List<MetricType> metrics) {
        Map<String, ValueType> names = new LinkedHashMap<>();
        metrics.forEach(metric -> metric.addNames(names));
        names.putAll(RuledSet.ATTRIBUTES);
        return names;
    }

    /** In the order of the pack; none where it may be published. */
    public List<PackFault> faults(Pack pack) {
        return new Check(pack).faults;
    }

    /** Of one rule alone, while it is written. */
    public List<PackFault> faults(String path, String rule) {
        List<PackFault> faults = new ArrayList<>();
        check(path, rule, faults);
        return faults;
    }

    private void check(String path, String rule, Collection<PackFault> faults) {
        try {
            language.condition(rule);
        } catch (RuleFaults wrong) {
            faults.addAll(PackFault.of(path, wrong.faults()));
        }
    }

    private final class Check {
        final List<PackFault> faults = new ArrayList<>();
        private final Pack pack;
        private final Set<String> groups = new HashSet<>();
        private final Set<String> codes = new HashSet<>();
        private final @Nullable Set<String> before;
        private BigDecimal points = BigDecimal.ZERO;

        Check(Pack pack) {
            this.pack = pack;
            one(pack.format().equals(Pack.FORMAT), "format", Kind.WRONG_FORMAT, pack.format());
            programme(pack.programme());
            head(pack.set());
            this.before = before(pack);
            one(!pack.groups().isEmpty(), "groups", Kind.MISSING, "groups");
            for (int i = 0; i < pack.groups().size(); i++) {
                group("groups[" + i + "]", pack.groups().get(i));
            }
            passing(pack.passing());
        }

        private void programme(Pack.Programme programme) {
            if (text("programme.code", programme.code(), 40)) {
                one(
                        programme.code().matches("[A-Z0-9]+(-[A-Z0-9]+)*"),
                        "programme.code",
                        Kind.UNKNOWN_VALUE,
                        programme.code());
            }
            text("programme.name_vi", programme.nameVi(), TITLE);
            text("programme.name_en", programme.nameEn(), TITLE);
            for (int i = 0; i < programme.names().size(); i++) {
                Pack.DatedName name = programme.names().get(i);
                String path = "programme.names[" + i + "]";
                text(path + ".vi", name.vi(), TITLE);
                text(path + ".en", name.en(), TITLE);
                one(name.from() != null, path + ".from", Kind.MISSING, "from");
                if (i > 0 && name.from() != null) {
                    var earlier = programme.names().get(i - 1).from();
                    one(
                            earlier == null || earlier.isBefore(name.from()),
                            path + ".from",
                            Kind.OUT_OF_ORDER,
                            String.valueOf(name.from()));
                }
            }
        }

        private void head(Pack.SetHead set) {
            text("set.version", set.version(), 60);
            text("set.title_vi", set.titleVi(), TITLE);
            text("set.title_en", set.titleEn(), TITLE);
            one(set.publishedOn() != null, "set.published_on", Kind.MISSING, "published_on");
            one(
                    Calendar.closes(set.closingDay()),
                    "set.closes_on",
                    Kind.NO_CLOSING_DAY,
                    String.valueOf(set.closesOn()));
            one(
                    set.reportingDays() >= 1 && set.reportingDays() <= Calendar.MOST_DAYS_TO_REPORT,
                    "set.days_to_report",
                    Kind.OUT_OF_RANGE,
                    String.valueOf(set.daysToReport()));
            one(set.complete() || !set.unread().isEmpty(), "set.unread", Kind.MISSING, "unread");
            words("set.unread", set.unread());
            one(
                    set.baselineYear() == null || (set.baselineYear() >= 2000 && set.baselineYear() <= 2100),
                    "set.baseline_year",
                    Kind.OUT_OF_RANGE,
                    String.valueOf(set.baselineYear()));
        }

        /** The criteria of the version before; none where the set follows none, or one that is not there. */
        private @Nullable Set<String> before(Pack whole) {
            String follows = whole.set().follows();
            if (follows == null) {
                return null;
            }
            Set<String> seen = new HashSet<>(Set.of(whole.set().version()));
            String version = follows;
            Optional<Pack> first = Optional.empty();
            while (version != null) {
                if (!seen.add(version)) {
                    faults.add(PackFault.at("set.follows", Kind.LINEAGE_CYCLE, version));
                    return null;
                }
                Optional<Pack> earlier = published.apply(whole.programme().code(), version);
                first = first.isPresent() ? first : earlier;
                version = earlier.map(each -> each.set().follows()).orElse(null);
            }
            if (first.isEmpty()) {
                faults.add(PackFault.at("set.follows", Kind.NO_SUCH_VERSION, follows));
                return null;
            }
            return first.get().criteria().map(Pack.Criterion::code).collect(Collectors.toSet());
        }

        private void group(String path, Pack.Group group) {
            if (text(path + ".code", group.code(), 20)) {
                one(groups.add(group.code()), path + ".code", Kind.DUPLICATE, group.code());
            }
            text(path + ".title_vi", group.titleVi(), TITLE);
            text(path + ".title_en", group.titleEn(), TITLE);
            one(!group.criteria().isEmpty(), path + ".criteria", Kind.MISSING, "criteria");
            for (int i = 0; i < group.criteria().size(); i++) {
                criterion(path + ".criteria[" + i + "]", group.criteria().get(i));
            }
        }

        private void criterion(String path, Pack.Criterion criterion) {
            if (text(path + ".code", criterion.code(), 20)) {
                one(codes.add(criterion.code()), path + ".code", Kind.DUPLICATE, criterion.code());
            }
            text(path + ".title_vi", criterion.titleVi(), TITLE);
            text(path + ".title_en", criterion.titleEn(), TITLE);
            text(path + ".guidance_vi", criterion.guidanceVi(), 2000);
            text(path + ".guidance_en", criterion.guidanceEn(), 2000);
            Pack.Source source = criterion.source();
            one(source != null, path + ".source", Kind.MISSING, "source");
            if (source != null) {
                text(path + ".source.ref", source.ref(), TITLE);
                text(path + ".source.quote_vi", source.quoteVi(), 2000);
                text(path + ".source.url_or_article", source.urlOrArticle(), 1000);
            }
            lineage(path + ".from", criterion.from());
            one(!criterion.requirements().isEmpty(), path + ".requirements", Kind.MISSING, "requirements");
            one(
                    criterion.requirements().size() <= MOST_REQUIREMENTS,
                    path + ".requirements",
                    Kind.TOO_MANY,
                    String.valueOf(MOST_REQUIREMENTS));
            for (int i = 0; i < criterion.requirements().size(); i++) {
                requirement(
                        path + ".requirements[" + i + "]",
                        criterion,
                        criterion.requirements().get(i));
            }
        }

        private void lineage(String path, Pack.@Nullable Origin lineage) {
            if (lineage == null) {
                one(before == null, path, Kind.MISSING, "from");
                return;
            }
            boolean fits = one(pack.set().follows() != null, path, Kind.NOT_OF_THIS_KIND, "from");
            if (!one(CHANGES.contains(lineage.change()), path + ".change", Kind.UNKNOWN_VALUE, lineage.change())
                    || !fits) {
                return;
            }
            int parents = lineage.of().size();
            boolean counted = switch (lineage.change()) {
                case "new" -> parents == 0;
                case "merged" -> parents >= 2;
                default -> parents == 1;
            };
            one(counted, path + ".of", Kind.OUT_OF_RANGE, String.join(", ", lineage.of()));
            for (String code : lineage.of()) {
                one(before == null || before.contains(code), path + ".of", Kind.NO_SUCH_CRITERION, code);
            }
        }

        private void requirement(String path, Pack.Criterion criterion, Pack.Requirement requirement) {
            if (text(path + ".code", requirement.code(), 24)) {
                one(codes.add(requirement.code()), path + ".code", Kind.DUPLICATE, requirement.code());
                one(
                        requirement.code().startsWith(criterion.code() + "."),
                        path + ".code",
                        Kind.UNKNOWN_VALUE,
                        requirement.code());
            }
            text(path + ".title_vi", requirement.titleVi(), 400);
            text(path + ".title_en", requirement.titleEn(), 400);
            text(path + ".proof_vi", requirement.proofVi(), 2000);
            text(path + ".proof_en", requirement.proofEn(), 2000);
            one(KINDS.contains(requirement.kind()), path + ".kind", Kind.UNKNOWN_VALUE, requirement.kind());
            one(
                    ANSWERERS.contains(requirement.answeredBy()),
                    path + ".answered_by",
                    Kind.UNKNOWN_VALUE,
                    requirement.answeredBy());
            one(
                    requirement.points().signum() >= 0,
                    path + ".points",
                    Kind.OUT_OF_RANGE,
                    requirement.points().toPlainString());
            one(
                    requirement.points().signum() == 0 || pack.passing().givesPoints(),
                    path + ".points",
                    Kind.NOT_OF_THIS_KIND,
                    "points");
            points = points.add(requirement.points());
            for (String each : requirement.appliesTo()) {
                one(CLASSES.contains(each), path + ".applies_to", Kind.UNKNOWN_VALUE, each);
            }
            if (!requirement.appliesIf().isEmpty()) {
                check(path + ".applies_if", requirement.appliesIf(), faults);
            }
            one(
                    requirement.rule().isEmpty() || requirement.kind().equals("threshold"),
                    path + ".rule",
                    Kind.NOT_OF_THIS_KIND,
                    requirement.kind());
            one(
                    requirement.zero().isEmpty() || requirement.kind().equals("zero"),
                    path + ".zero",
                    Kind.NOT_OF_THIS_KIND,
                    requirement.kind());
            one(
                    requirement.document() == null || requirement.kind().equals("document"),
                    path + ".document",
                    Kind.NOT_OF_THIS_KIND,
                    requirement.kind());
            one(
                    requirement.items().isEmpty() || requirement.kind().equals("checklist"),
                    path + ".items",
                    Kind.NOT_OF_THIS_KIND,
                    requirement.kind());
            words(path + ".items", requirement.items());
            switch (requirement.kind()) {
                case "zero" -> zero(path + ".zero", requirement.zero());
                case "threshold" -> {
                    if (one(!requirement.rule().isEmpty(), path + ".rule", Kind.MISSING, "rule")) {
                        check(path + ".rule", requirement.rule(), faults);
                    }
                }
                case "checklist" -> one(!requirement.items().isEmpty(), path + ".items", Kind.MISSING, "items");
                default -> {}
            }
        }

        private void zero(String path, List<String> zero) {
            one(!zero.isEmpty(), path, Kind.MISSING, "zero");
            for (String code : zero) {
                MetricType metric = metrics.get(code);
                if (one(metric != null, path, Kind.UNKNOWN_METRIC, code) && metric != null) {
                    one(!metric.ratio() && metric.levels().isEmpty(), path, Kind.NOT_A_COUNT, code);
                }
            }
        }

        private void passing(Pack.Passing passing) {
            if (!one(PASSING.contains(passing.rule()), "passing.rule", Kind.UNKNOWN_VALUE, passing.rule())) {
                return;
            }
            BigDecimal least = passing.atLeast();
            boolean counts = passing.rule().equals("count");
            if (counts || passing.rule().equals("share")) {
                if (one(least != null, "passing.at_least", Kind.MISSING, "at_least") && least != null) {
                    BigDecimal most =
                            counts ? BigDecimal.valueOf(pack.criteria().count()) : BigDecimal.ONE;
                    boolean whole = !counts || least.stripTrailingZeros().scale() <= 0;
                    one(
                            whole && least.signum() > 0 && least.compareTo(most) <= 0,
                            "passing.at_least",
                            Kind.OUT_OF_RANGE,
                            least.toPlainString());
                }
            } else {
                one(least == null, "passing.at_least", Kind.NOT_OF_THIS_KIND, passing.rule());
            }
            if (passing.givesPoints()) {
                points(passing);
            } else {
                one(
                        passing.bands().isEmpty() && passing.passBand() == null,
                        "passing.bands",
                        Kind.NOT_OF_THIS_KIND,
                        passing.rule());
            }
            for (int i = 0; i < passing.groupMinimum().size(); i++) {
                Pack.Minimum minimum = passing.groupMinimum().get(i);
                String path = "passing.group_minimum[" + i + "]";
                one(groups.contains(minimum.group()), path + ".group", Kind.UNKNOWN_VALUE, minimum.group());
                one(
                        (minimum.criteria() == null) != (minimum.points() == null),
                        path,
                        Kind.MISSING,
                        "criteria | points");
                Integer criteria = minimum.criteria();
                if (criteria != null) {
                    long most = pack.groups().stream()
                            .filter(each -> each.code().equals(minimum.group()))
                            .mapToLong(each -> each.criteria().size())
                            .sum();
                    one(
                            criteria >= 1 && criteria <= most,
                            path + ".criteria",
                            Kind.OUT_OF_RANGE,
                            String.valueOf(criteria));
                }
                one(
                        minimum.points() == null || passing.givesPoints(),
                        path + ".points",
                        Kind.NOT_OF_THIS_KIND,
                        passing.rule());
            }
        }

        private void points(Pack.Passing passing) {
            BigDecimal total = passing.pointsTotal();
            if (one(total != null, "passing.points_total", Kind.MISSING, "points_total") && total != null) {
                one(
                        total.compareTo(points) == 0,
                        "passing.points_total",
                        Kind.POINTS_DO_NOT_ADD_UP,
                        points.toPlainString() + " ≠ " + total.toPlainString());
            }
            one(!passing.bands().isEmpty(), "passing.bands", Kind.MISSING, "bands");
            Set<String> bands = new HashSet<>();
            for (int i = 0; i < passing.bands().size(); i++) {
                Pack.Band band = passing.bands().get(i);
                String path = "passing.bands[" + i + "]";
                if (text(path + ".code", band.code(), 40)) {
                    one(bands.add(band.code()), path + ".code", Kind.DUPLICATE, band.code());
                }
                text(path + ".title_vi", band.titleVi(), TITLE);
                text(path + ".title_en", band.titleEn(), TITLE);
                BigDecimal from = band.from();
                BigDecimal earlier = i == 0 ? null : passing.bands().get(i - 1).from();
                boolean rising =
                        from != null && (i == 0 ? from.signum() == 0 : earlier == null || earlier.compareTo(from) < 0);
                one(rising, path + ".from", Kind.OUT_OF_ORDER, String.valueOf(from));
            }
            one(
                    passing.passBand() != null && bands.contains(passing.passBand()),
                    "passing.pass_band",
                    Kind.UNKNOWN_VALUE,
                    String.valueOf(passing.passBand()));
        }

        private void words(String path, List<Pack.Words> list) {
            for (int i = 0; i < list.size(); i++) {
                text(path + "[" + i + "].vi", list.get(i).vi(), WORDS);
                text(path + "[" + i + "].en", list.get(i).en(), WORDS);
            }
        }

        private boolean text(String path, String value, int most) {
            String field = path.substring(path.lastIndexOf('.') + 1);
            return one(!value.isEmpty(), path, Kind.MISSING, field)
                    && one(value.length() <= most, path, Kind.TOO_LONG, String.valueOf(most));
        }

        private boolean one(boolean fine, String path, Kind kind, String detail) {
            if (!fine) {
                faults.add(PackFault.at(path, kind, detail));
            }
            return fine;
        }
    }
}
