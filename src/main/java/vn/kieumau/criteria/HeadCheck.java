package vn.kieumau.criteria;

import java.util.List;
import vn.kieumau.criteria.PackFault.Kind;
import vn.kieumau.kernel.Calendar;

/** What is wrong with the programme and the head of a set. */
final class HeadCheck {
    private final FaultList faults;

    HeadCheck(FaultList faults) {
        this.faults = faults;
    }

    void programme(Pack.Programme programme) {
        if (faults.text("programme.code", programme.code(), 40)) {
            faults.one(
                    programme.code().matches("[A-Z0-9]+(-[A-Z0-9]+)*"),
                    "programme.code",
                    Kind.UNKNOWN_VALUE,
                    programme.code());
        }
        faults.text("programme.name_vi", programme.nameVi(), FaultList.TITLE);
        faults.text("programme.name_en", programme.nameEn(), FaultList.TITLE);
        for (int i = 0; i < programme.names().size(); i++) {
            Pack.DatedName name = programme.names().get(i);
            String path = "programme.names[" + i + "]";
            faults.text(path + ".vi", name.vi(), FaultList.TITLE);
            faults.line(path + ".vi", name.vi());
            faults.text(path + ".en", name.en(), FaultList.TITLE);
            faults.line(path + ".en", name.en());
            faults.one(name.from() != null, path + ".from", Kind.MISSING, "from");
            if (i > 0 && name.from() != null) {
                var earlier = programme.names().get(i - 1).from();
                faults.one(
                        earlier == null || earlier.isBefore(name.from()),
                        path + ".from",
                        Kind.OUT_OF_ORDER,
                        String.valueOf(name.from()));
            }
        }
    }

    void head(Pack.SetHead set) {
        faults.text("set.version", set.version(), 60);
        faults.text("set.title_vi", set.titleVi(), FaultList.TITLE);
        faults.text("set.title_en", set.titleEn(), FaultList.TITLE);
        faults.one(set.publishedOn() != null, "set.published_on", Kind.MISSING, "published_on");
        faults.one(
                Calendar.closes(set.closingDay()),
                "set.closes_on",
                Kind.NO_CLOSING_DAY,
                String.valueOf(set.closesOn()));
        faults.one(
                set.reportingDays() >= 1 && set.reportingDays() <= Calendar.MOST_DAYS_TO_REPORT,
                "set.days_to_report",
                Kind.OUT_OF_RANGE,
                String.valueOf(set.daysToReport()));
        faults.one(set.complete() || !set.unread().isEmpty(), "set.unread", Kind.MISSING, "unread");
        faults.words("set.unread", set.unread());
        faults.one(
                set.baselineYear() == null || (set.baselineYear() >= 2000 && set.baselineYear() <= 2100),
                "set.baseline_year",
                Kind.OUT_OF_RANGE,
                String.valueOf(set.baselineYear()));
        if (set.council() != null) {
            council(set.council());
        }
        levels(set.appraising());
    }

    /** Each once, from below upwards; province and ministry always, without an end; a district until a day. */
    private void levels(List<Pack.Appraising> levels) {
        int below = -1;
        for (int i = 0; i < levels.size(); i++) {
            Pack.Appraising each = levels.get(i);
            String path = "set.levels[" + i + "]";
            int place = Pack.Appraising.LEVELS.indexOf(each.level());
            if (!faults.one(!each.level().isEmpty(), path + ".level", Kind.MISSING, "level")
                    || !faults.one(place >= 0, path + ".level", Kind.UNKNOWN_VALUE, each.level())) {
                continue;
            }
            faults.one(place > below, path + ".level", Kind.OUT_OF_ORDER, each.level());
            below = Math.max(below, place);
            if (each.ofDistrict()) {
                faults.one(each.until() != null, path + ".until", Kind.MISSING, "until");
            } else {
                faults.one(each.until() == null, path + ".until", Kind.NOT_OF_THIS_KIND, each.level());
            }
        }
        for (Pack.Appraising always : Pack.Appraising.DEFAULT) {
            faults.one(
                    levels.stream().anyMatch(each -> each.level().equals(always.level())),
                    "set.levels",
                    Kind.MISSING,
                    always.level());
        }
    }

    private void council(Pack.CouncilRules council) {
        known("level", council.level(), Pack.CouncilRules.LEVELS);
        Integer quorum = council.quorumPercent();
        if (faults.one(quorum != null, "set.council.quorum_percent", Kind.MISSING, "quorum_percent")
                && quorum != null) {
            faults.one(
                    quorum >= 1 && quorum <= 100,
                    "set.council.quorum_percent",
                    Kind.OUT_OF_RANGE,
                    String.valueOf(quorum));
        }
        known("majority", council.majority(), Pack.CouncilRules.MAJORITIES);
        known("majority_of", council.majorityOf(), Pack.CouncilRules.BASES);
        known("ballot", council.ballot(), Pack.CouncilRules.BALLOTS);
        if (known("tie", council.tie(), Pack.CouncilRules.TIES)) {
            // Nobody may know how the chair voted in secret; and half against half is never near two thirds.
            faults.one(
                    !(council.tie().equals("chair") && council.secret()),
                    "set.council.tie",
                    Kind.NOT_OF_THIS_KIND,
                    council.ballot());
            faults.one(
                    council.tie().equals("against") || council.majority().equals("more_than_half"),
                    "set.council.tie",
                    Kind.NOT_OF_THIS_KIND,
                    council.majority());
        }
    }

    private boolean known(String field, String value, List<String> values) {
        return faults.one(!value.isEmpty(), "set.council." + field, Kind.MISSING, field)
                && faults.one(values.contains(value), "set.council." + field, Kind.UNKNOWN_VALUE, value);
    }
}
