package vn.kieumau.criteria.pages;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kieumau.criteria.CriteriaRefusal;
import vn.kieumau.criteria.Pack;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Typed;

/** A criterion of a draft with its requirements, as it is typed; the last requirement is empty, to be filled where one is added. */
public record CriterionForm(
        @Nullable String group,
        @Nullable String position,
        @Nullable String code,
        @Nullable String titleVi,
        @Nullable String titleEn,
        @Nullable String guidanceVi,
        @Nullable String guidanceEn,
        @Nullable String mandatory,
        @Nullable String sourceRef,
        @Nullable String sourceQuote,
        @Nullable String sourceWhere,
        @Nullable String change,
        @Nullable String changeOf,
        List<RequirementForm> requirements) {
    private static final int MOST_CRITERIA = 9999;

    public CriterionForm {
        requirements = Objects.requireNonNullElse(requirements, List.of());
    }

    public record RequirementForm(
            @Nullable String code,
            @Nullable String titleVi,
            @Nullable String titleEn,
            @Nullable String guidanceVi,
            @Nullable String guidanceEn,
            @Nullable String kind,
            @Nullable String proofVi,
            @Nullable String proofEn,
            @Nullable String answeredBy,
            @Nullable String citation,
            @Nullable String mandatory,
            @Nullable String veto,
            @Nullable String points,
            @Nullable String appliesTo,
            @Nullable String appliesIf,
            @Nullable String zero,
            @Nullable String rule,
            @Nullable String document,
            @Nullable String items) {
        static RequirementForm of(Pack.Requirement each) {
            Pack.Document document = each.document();
            return new RequirementForm(
                    each.code(),
                    each.titleVi(),
                    each.titleEn(),
                    each.guidanceVi(),
                    each.guidanceEn(),
                    each.kind(),
                    each.proofVi(),
                    each.proofEn(),
                    each.answeredBy(),
                    each.citation(),
                    each.mandatory() ? "yes" : "no",
                    each.veto() ? "yes" : "no",
                    HeadForm.plain(each.points()),
                    String.join(", ", each.appliesTo()),
                    each.appliesIf(),
                    String.join(", ", each.zero()),
                    each.rule(),
                    document == null
                            ? ""
                            : Lines.write(
                                    List.of(
                                            List.of(document.whatVi(), document.whatEn()),
                                            List.of(document.issuedByVi(), document.issuedByEn()),
                                            List.of(document.validVi(), document.validEn())),
                                    line -> line),
                    Lines.write(each.items(), item -> List.of(item.vi(), item.en())));
        }

        static RequirementForm blank() {
            return new RequirementForm(
                    "",
                    "",
                    "",
                    "",
                    "",
                    "document",
                    "",
                    "",
                    "ward_police",
                    "",
                    "yes",
                    "no",
                    "0",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "");
        }

        private boolean isBlank() {
            return Stream.of(
                                    code,
                                    titleVi,
                                    titleEn,
                                    guidanceVi,
                                    guidanceEn,
                                    proofVi,
                                    proofEn,
                                    citation,
                                    appliesTo,
                                    appliesIf,
                                    zero,
                                    rule,
                                    document,
                                    items)
                            .allMatch(each -> each == null || each.isBlank())
                    && (points == null || points.isBlank() || points.strip().equals("0"));
        }

        /** What does not go with the kind stays, as a fault of the draft, until somebody takes it out. */
        private Pack.Requirement write() {
            return new Pack.Requirement(
                    Codes.read(code, "criteria.code", 24),
                    title(titleVi, "criteria.title_vi", 400),
                    title(titleEn, "criteria.title_en", 400),
                    Text.of(guidanceVi, "criteria.guidance_vi", 2000),
                    Text.of(guidanceEn, "criteria.guidance_en", 2000),
                    Objects.requireNonNullElse(kind, ""),
                    Text.of(proofVi, "criteria.proof_vi", 2000),
                    Text.of(proofEn, "criteria.proof_en", 2000),
                    Objects.requireNonNullElse(answeredBy, ""),
                    Text.of(citation, "criteria.citation", 400),
                    !"no".equals(mandatory),
                    "yes".equals(veto),
                    Objects.requireNonNullElse(Lines.decimal(points, "criteria.points"), BigDecimal.ZERO),
                    list(appliesTo),
                    Text.of(appliesIf, "criteria.applies_if", 2000),
                    list(zero),
                    Text.of(rule, "criteria.rule", 2000),
                    document(Lines.words(document, "criteria.document")),
                    Lines.words(items, "criteria.items"));
        }

        /** What it is, who issues it, when it is valid: one line each. */
        private static Pack.@Nullable Document document(List<Pack.Words> lines) {
            if (lines.isEmpty()) {
                return null;
            }
            Refused.when(lines.size() > 3, CriteriaRefusal.TOO_MANY_LINES, new Text.Field("criteria.document"), 3);
            Pack.Words none = new Pack.Words("", "");
            Pack.Words issuer = lines.size() > 1 ? lines.get(1) : none;
            Pack.Words valid = lines.size() > 2 ? lines.get(2) : none;
            return new Pack.Document(
                    lines.get(0).vi(), lines.get(0).en(), issuer.vi(), issuer.en(), valid.vi(), valid.en());
        }

        private static List<String> list(@Nullable String typed) {
            return typed == null || typed.isBlank()
                    ? List.of()
                    : Arrays.stream(typed.split("[,\\s]+"))
                            .filter(each -> !each.isBlank())
                            .toList();
        }
    }

    /** @param address of the criterion, or {@code new} for one to add to the group */
    static Optional<CriterionForm> of(Pack pack, String address, String groupCode) {
        if (address.equals(Pack.NEW)) {
            return pack.groups().stream()
                    .filter(each -> each.code().equals(groupCode))
                    .findFirst()
                    .map(group -> new CriterionForm(
                            group.code(),
                            String.valueOf(group.criteria().size() + 1),
                            unused(pack),
                            "",
                            "",
                            "",
                            "",
                            "yes",
                            "",
                            "",
                            "",
                            pack.set().follows() == null ? "" : "new",
                            "",
                            List.of(RequirementForm.blank())));
        }
        return Changes.find(pack, address).map(place -> of(pack, place));
    }

    /** The first number after those of the criteria that no criterion has as its code. */
    private static String unused(Pack pack) {
        List<String> used = pack.criteria().map(Pack.Criterion::code).toList();
        int next = used.size() + 1;
        while (used.contains(String.valueOf(next))) {
            next++;
        }
        return String.valueOf(next);
    }

    private static CriterionForm of(Pack pack, Changes.Place place) {
        Pack.Criterion criterion = place.in(pack);
        List<RequirementForm> requirements = new ArrayList<>(
                criterion.requirements().stream().map(RequirementForm::of).toList());
        requirements.add(RequirementForm.blank());
        Pack.Source source = criterion.source();
        Pack.Origin from = criterion.from();
        return new CriterionForm(
                pack.groups().get(place.group()).code(),
                String.valueOf(place.criterion() + 1),
                criterion.code(),
                criterion.titleVi(),
                criterion.titleEn(),
                criterion.guidanceVi(),
                criterion.guidanceEn(),
                criterion.mandatory() ? "yes" : "no",
                source == null ? "" : source.ref(),
                source == null ? "" : source.quoteVi(),
                source == null ? "" : source.urlOrArticle(),
                from == null ? "" : from.change(),
                from == null ? "" : String.join(", ", from.of()),
                requirements);
    }

    /** @param address of the criterion as it was; {@code new} where it is to be added */
    Pack write(Pack pack, String address) {
        Changes.Place was = address.equals(Pack.NEW)
                ? null
                : Changes.find(pack, address).orElseThrow(() -> new Refused(KernelRefusal.CHANGED_MEANWHILE));
        Pack.Criterion criterion = new Pack.Criterion(
                code(pack, was),
                title(titleVi, "criteria.title_vi", Text.LINE),
                title(titleEn, "criteria.title_en", Text.LINE),
                Text.of(guidanceVi, "criteria.guidance_vi", 2000),
                Text.of(guidanceEn, "criteria.guidance_en", 2000),
                !"no".equals(mandatory),
                new Pack.Source(
                        Text.of(sourceRef, "criteria.source_ref", Text.LINE),
                        Text.of(sourceQuote, "criteria.source_quote", 2000),
                        Text.of(sourceWhere, "criteria.source_where", 1000)),
                change == null || change.isBlank() ? null : new Pack.Origin(change, RequirementForm.list(changeOf)),
                requirements.stream()
                        .filter(each -> !each.isBlank())
                        .map(RequirementForm::write)
                        .toList());
        return Changes.put(
                pack,
                was,
                criterion,
                into(pack, was),
                Typed.count(Objects.requireNonNullElse(position, "1"), "criteria.position", 1, MOST_CRITERIA));
    }

    private String code(Pack pack, Changes.@Nullable Place was) {
        String typed = Text.of(code, "criteria.code", 20);
        Text.Field field = new Text.Field("criteria.code");
        Refused.when(!Pack.isCode(typed), CriteriaRefusal.NOT_A_CODE, field, typed);
        Pack.Criterion before = was == null ? null : was.in(pack);
        Refused.when(
                pack.criteria().anyMatch(each -> each != before && each.code().equals(typed)),
                CriteriaRefusal.CODE_TAKEN,
                field,
                typed);
        return typed;
    }

    /** One line, though the field shows two. */
    private static String title(@Nullable String typed, String field, int limit) {
        return Text.of(typed, field, limit).replaceAll("\\s*\n\\s*", " ");
    }

    /** The group that was chosen; its own where several have that code. */
    private int into(Pack pack, Changes.@Nullable Place was) {
        List<String> codes = pack.groups().stream().map(Pack.Group::code).toList();
        if (was != null && codes.get(was.group()).equals(group)) {
            return was.group();
        }
        int chosen = codes.indexOf(Objects.requireNonNullElse(group, ""));
        Refused.when(chosen < 0, KernelRefusal.CHANGED_MEANWHILE);
        return chosen;
    }
}
