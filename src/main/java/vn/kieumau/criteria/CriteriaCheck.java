package vn.kieumau.criteria;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.kieumau.criteria.PackFault.Kind;

/** What is wrong with groups and criteria. */
final class CriteriaCheck {
    private static final int MOST_REQUIREMENTS = 12;

    private final FaultList faults;
    private final LineageCheck lineage;
    private final RequirementCheck requirements;
    private final Set<String> groups = new HashSet<>();
    private final Set<String> codes = new HashSet<>();

    CriteriaCheck(FaultList faults, LineageCheck lineage, RequirementCheck requirements) {
        this.faults = faults;
        this.lineage = lineage;
        this.requirements = requirements;
    }

    void check(List<Pack.Group> all) {
        faults.one(!all.isEmpty(), "groups", Kind.MISSING, "groups");
        for (int i = 0; i < all.size(); i++) {
            group("groups[" + i + "]", all.get(i));
        }
    }

    /** Codes of the groups that were looked at. */
    Set<String> groups() {
        return groups;
    }

    private void group(String path, Pack.Group group) {
        if (faults.code(path + ".code", group.code(), 20)) {
            faults.one(groups.add(group.code()), path + ".code", Kind.DUPLICATE, group.code());
        }
        faults.text(path + ".title_vi", group.titleVi(), FaultList.TITLE);
        faults.text(path + ".title_en", group.titleEn(), FaultList.TITLE);
        faults.one(!group.criteria().isEmpty(), path + ".criteria", Kind.MISSING, "criteria");
        for (int i = 0; i < group.criteria().size(); i++) {
            criterion(path + ".criteria[" + i + "]", group.criteria().get(i));
        }
    }

    private void criterion(String path, Pack.Criterion criterion) {
        if (faults.code(path + ".code", criterion.code(), 20)) {
            faults.one(codes.add(criterion.code()), path + ".code", Kind.DUPLICATE, criterion.code());
        }
        faults.text(path + ".title_vi", criterion.titleVi(), FaultList.TITLE);
        faults.text(path + ".title_en", criterion.titleEn(), FaultList.TITLE);
        faults.text(path + ".guidance_vi", criterion.guidanceVi(), 2000);
        faults.text(path + ".guidance_en", criterion.guidanceEn(), 2000);
        Pack.Source source = criterion.source();
        faults.one(source != null, path + ".source", Kind.MISSING, "source");
        if (source != null) {
            faults.text(path + ".source.ref", source.ref(), FaultList.TITLE);
            faults.text(path + ".source.quote_vi", source.quoteVi(), 2000);
            faults.text(path + ".source.url_or_article", source.urlOrArticle(), 1000);
        }
        lineage.check(path + ".from", criterion.from());
        faults.one(!criterion.requirements().isEmpty(), path + ".requirements", Kind.MISSING, "requirements");
        faults.one(
                criterion.requirements().size() <= MOST_REQUIREMENTS,
                path + ".requirements",
                Kind.TOO_MANY,
                String.valueOf(MOST_REQUIREMENTS));
        for (int i = 0; i < criterion.requirements().size(); i++) {
            requirements.check(
                    path + ".requirements[" + i + "]",
                    codes,
                    criterion,
                    criterion.requirements().get(i));
        }
    }
}
