package vn.kieumau.criteria;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import vn.kieumau.criteria.PackFault.Kind;

/** What is wrong with the rule by which a set passes. */
final class PassingCheck {
    static final Set<String> RULES = Set.of("all", "count", "share", "points");

    private final FaultList faults;
    private final Pack pack;
    private final Pack.Passing passing;
    private final Set<String> groups;
    private final BigDecimal points;

    /**
     * @param groups codes of the set's groups
     * @param points sum of the requirements' points
     */
    PassingCheck(FaultList faults, Pack pack, Set<String> groups, BigDecimal points) {
        this.faults = faults;
        this.pack = pack;
        this.passing = pack.passing();
        this.groups = groups;
        this.points = points;
    }

    void check() {
        if (!faults.one(RULES.contains(passing.rule()), "passing.rule", Kind.UNKNOWN_VALUE, passing.rule())) {
            return;
        }
        atLeast();
        if (passing.givesPoints()) {
            bands();
        } else {
            faults.one(
                    passing.bands().isEmpty() && passing.passBand() == null,
                    "passing.bands",
                    Kind.NOT_OF_THIS_KIND,
                    passing.rule());
            faults.one(passing.pointsTotal() == null, "passing.points_total", Kind.NOT_OF_THIS_KIND, passing.rule());
        }
        minimums();
    }

    private void minimums() {
        for (int i = 0; i < passing.groupMinimum().size(); i++) {
            Pack.Minimum minimum = passing.groupMinimum().get(i);
            String path = "passing.group_minimum[" + i + "]";
            faults.one(groups.contains(minimum.group()), path + ".group", Kind.UNKNOWN_VALUE, minimum.group());
            faults.one(
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
                faults.one(
                        criteria >= 1 && criteria <= most,
                        path + ".criteria",
                        Kind.OUT_OF_RANGE,
                        String.valueOf(criteria));
            }
            faults.one(
                    minimum.points() == null || passing.givesPoints(),
                    path + ".points",
                    Kind.NOT_OF_THIS_KIND,
                    passing.rule());
        }
    }

    private void atLeast() {
        BigDecimal least = passing.atLeast();
        boolean counts = passing.rule().equals("count");
        if (counts || passing.rule().equals("share")) {
            if (faults.one(least != null, "passing.at_least", Kind.MISSING, "at_least") && least != null) {
                BigDecimal most = counts ? BigDecimal.valueOf(pack.criteria().count()) : BigDecimal.ONE;
                boolean whole = !counts || least.stripTrailingZeros().scale() <= 0;
                faults.one(
                        whole && least.signum() > 0 && least.compareTo(most) <= 0,
                        "passing.at_least",
                        Kind.OUT_OF_RANGE,
                        least.toPlainString());
            }
        } else {
            faults.one(least == null, "passing.at_least", Kind.NOT_OF_THIS_KIND, passing.rule());
        }
    }

    private void bands() {
        BigDecimal total = passing.pointsTotal();
        if (faults.one(total != null, "passing.points_total", Kind.MISSING, "points_total") && total != null) {
            faults.one(
                    total.compareTo(points) == 0,
                    "passing.points_total",
                    Kind.POINTS_DO_NOT_ADD_UP,
                    points.toPlainString() + " ≠ " + total.toPlainString());
        }
        faults.one(!passing.bands().isEmpty(), "passing.bands", Kind.MISSING, "bands");
        Set<String> bands = new HashSet<>();
        for (int i = 0; i < passing.bands().size(); i++) {
            Pack.Band band = passing.bands().get(i);
            String path = "passing.bands[" + i + "]";
            if (faults.code(path + ".code", band.code(), 40)) {
                faults.one(bands.add(band.code()), path + ".code", Kind.DUPLICATE, band.code());
            }
            faults.text(path + ".title_vi", band.titleVi(), FaultList.TITLE);
            faults.line(path + ".title_vi", band.titleVi());
            faults.text(path + ".title_en", band.titleEn(), FaultList.TITLE);
            faults.line(path + ".title_en", band.titleEn());
            BigDecimal from = band.from();
            BigDecimal earlier = i == 0 ? null : passing.bands().get(i - 1).from();
            boolean rising =
                    from != null && (i == 0 ? from.signum() == 0 : earlier == null || earlier.compareTo(from) < 0);
            faults.one(rising, path + ".from", Kind.OUT_OF_ORDER, String.valueOf(from));
        }
        faults.one(
                passing.passBand() != null && bands.contains(passing.passBand()),
                "passing.pass_band",
                Kind.UNKNOWN_VALUE,
                String.valueOf(passing.passBand()));
    }
}
