package vn.kieumau.criteria;

import java.math.BigDecimal;
import java.util.Set;
import vn.kieumau.criteria.PackFault.Kind;

/** What is wrong with requirements. */
final class RequirementCheck {
    static final Set<String> KINDS = Set.of("document", "zero", "threshold", "attestation", "checklist", "field");
    static final Set<String> ANSWERERS =
            Set.of("ward_police", "party", "people_committee", "front", "province_police", "delegation");
    static final Set<String> CLASSES = Set.of("ward", "commune", "special_zone", "town");

    private final FaultList faults;
    private final RuleCheck rules;
    private final boolean givesPoints;
    private BigDecimal points = BigDecimal.ZERO;

    RequirementCheck(FaultList faults, RuleCheck rules, boolean givesPoints) {
        this.faults = faults;
        this.rules = rules;
        this.givesPoints = givesPoints;
    }

    /** Of all that were looked at. */
    BigDecimal points() {
        return points;
    }

    /** @param codes those taken; that of the requirement is added */
    void check(String path, Set<String> codes, Pack.Criterion criterion, Pack.Requirement requirement) {
        if (faults.code(path + ".code", requirement.code(), 24)) {
            faults.one(codes.add(requirement.code()), path + ".code", Kind.DUPLICATE, requirement.code());
            faults.one(
                    requirement.code().startsWith(criterion.code() + "."),
                    path + ".code",
                    Kind.UNKNOWN_VALUE,
                    requirement.code());
        }
        faults.text(path + ".title_vi", requirement.titleVi(), 400);
        faults.text(path + ".title_en", requirement.titleEn(), 400);
        faults.text(path + ".proof_vi", requirement.proofVi(), 2000);
        faults.text(path + ".proof_en", requirement.proofEn(), 2000);
        faults.one(KINDS.contains(requirement.kind()), path + ".kind", Kind.UNKNOWN_VALUE, requirement.kind());
        faults.one(
                ANSWERERS.contains(requirement.answeredBy()),
                path + ".answered_by",
                Kind.UNKNOWN_VALUE,
                requirement.answeredBy());
        faults.one(
                requirement.points().signum() >= 0,
                path + ".points",
                Kind.OUT_OF_RANGE,
                requirement.points().toPlainString());
        faults.one(
                requirement.points().signum() == 0 || givesPoints, path + ".points", Kind.NOT_OF_THIS_KIND, "points");
        points = points.add(requirement.points());
        for (String each : requirement.appliesTo()) {
            faults.one(CLASSES.contains(each), path + ".applies_to", Kind.UNKNOWN_VALUE, each);
        }
        if (!requirement.appliesIf().isEmpty()) {
            rules.condition(faults, path + ".applies_if", requirement.appliesIf());
        }
        only("threshold", path + ".rule", requirement.rule().isEmpty(), requirement);
        only("zero", path + ".zero", requirement.zero().isEmpty(), requirement);
        only("document", path + ".document", requirement.document() == null, requirement);
        only("checklist", path + ".items", requirement.items().isEmpty(), requirement);
        faults.words(path + ".items", requirement.items());
        Pack.Document document = requirement.document();
        if (document != null) {
            faults.line(path + ".document.what_vi", document.whatVi());
            faults.line(path + ".document.what_en", document.whatEn());
            faults.line(path + ".document.issued_by_vi", document.issuedByVi());
            faults.line(path + ".document.issued_by_en", document.issuedByEn());
            faults.line(path + ".document.valid_vi", document.validVi());
            faults.line(path + ".document.valid_en", document.validEn());
        }
        switch (requirement.kind()) {
            case "zero" -> rules.zero(faults, path + ".zero", requirement.zero());
            case "threshold" -> {
                if (faults.one(!requirement.rule().isEmpty(), path + ".rule", Kind.MISSING, "rule")) {
                    rules.condition(faults, path + ".rule", requirement.rule());
                }
            }
            case "checklist" -> faults.one(!requirement.items().isEmpty(), path + ".items", Kind.MISSING, "items");
            default -> {}
        }
    }

    /** What only a requirement of one kind has. */
    private void only(String kind, String path, boolean absent, Pack.Requirement requirement) {
        faults.one(absent || requirement.kind().equals(kind), path, Kind.NOT_OF_THIS_KIND, requirement.kind());
    }
}
