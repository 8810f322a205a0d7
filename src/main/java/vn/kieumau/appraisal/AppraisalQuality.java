package vn.kieumau.appraisal;

import java.text.Collator;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.criteria.Result;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;

/**
 * How the levels judge beside each other, by criterion and by appraising office, within the reader's reach. Only appraisals that were
 * passed count. Offices stand in the order of their names, never of their figures, and no figures of a person are told to another.
 */
@Component
public class AppraisalQuality {
    private static final List<String> RESULTS =
            Stream.of(Result.values()).map(Result::code).toList();

    private static final Comparator<Object> VIETNAMESE = Collator.getInstance(Locale.forLanguageTag("vi"));

    private final JdbcClient jdbc;
    private final FieldFindings fieldFindings;

    AppraisalQuality(JdbcClient jdbc, FieldFindings fieldFindings) {
        this.jdbc = jdbc;
        this.fieldFindings = fieldFindings;
    }

    /** How often an office and the level below or above it said what of a criterion. */
    public record Count(
            String criterion,
            String titleVi,
            String titleEn,
            long officeId,
            String office,
            String first,
            String second,
            int count,
            boolean illustrative) {}

    /**
     * Results of some appraisals beside each other.
     *
     * @param lowered of them: met below, not met above
     * @param raised not met below, met above
     * @param exempted one of both says that it does not apply
     * @param illustrative some of them are of a demonstration
     */
    public record Turned(Agreement agreement, int lowered, int raised, int exempted, boolean illustrative) {
        private static Turned of(Collection<Count> counts) {
            return new Turned(
                    Agreement.of(
                            RESULTS,
                            counts.stream()
                                    .map(each -> new Agreement.Pair(each.first(), each.second(), each.count()))
                                    .toList()),
                    sum(counts, "met", "not_met"),
                    sum(counts, "not_met", "met"),
                    counts.stream()
                            .filter(each -> each.first().equals("not_applicable")
                                    != each.second().equals("not_applicable"))
                            .mapToInt(Count::count)
                            .sum(),
                    counts.stream().anyMatch(Count::illustrative));
        }

        private static int sum(Collection<Count> counts, String first, String second) {
            return counts.stream()
                    .filter(each -> each.first().equals(first) && each.second().equals(second))
                    .mapToInt(Count::count)
                    .sum();
        }
    }

    public record OfCriterion(String code, String titleVi, String titleEn, Turned turned) {}

    /** @param officeId the province whose dossiers they are */
    public record OfOffice(long officeId, String office, Turned turned) {}

    /** @param all null where no appraisal was passed yet; then there are no criteria and offices either */
    public record Quality(@Nullable Turned all, List<OfCriterion> criteria, List<OfOffice> offices) {}

    /** @param own only what the reader judged */
    public Quality of(Actor reader, long cohortId, Compared compared, boolean own) {
        List<Count> counts = counts(reader, cohortId, compared, own);
        return new Quality(
                counts.isEmpty() ? null : Turned.of(counts),
                grouped(counts, Count::criterion).values().stream()
                        .map(each -> new OfCriterion(
                                each.get(0).criterion(),
                                each.get(0).titleVi(),
                                each.get(0).titleEn(),
                                Turned.of(each)))
                        .toList(),
                grouped(counts, Count::officeId).values().stream()
                        .map(each ->
                                new OfOffice(each.get(0).officeId(), each.get(0).office(), Turned.of(each)))
                        .sorted(Comparator.comparing(OfOffice::office, VIETNAMESE))
                        .toList());
    }

    /** What can be laid beside each other in a cohort: of a set without districts nothing of theirs. */
    public List<Compared> comparisons(long cohortId) {
        boolean districts =
                jdbc.sql("""
                        select exists (select 1 from campaigns.v_registration r
                            join criteria.v_level l on l.set_id = r.set_id and l.level = 'district' where r.cohort_id = :cohort)
                        """).param("cohort", cohortId).query(Boolean.class).single();
        return Stream.of(Compared.values())
                .filter(each -> districts || !each.withDistrict())
                .toList();
    }

    private static <K> Map<K, List<Count>> grouped(List<Count> counts, Function<Count, K> by) {
        return counts.stream().collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
    }

    /** By criterion in the set's order, then by office in the order of names. */
    public List<Count> counts(Actor reader, long cohortId, Compared compared, boolean own) {
        List<FieldFindings.FieldFinding> field =
                compared.withField() ? fieldFindings.ofCohort(cohortId, reader.accountId()) : List.of();
        return jdbc.sql("""
                        select c.code as criterion, c.title_vi, c.title_en, r.province_id as office_id, u.name as office,
                            %1$s as first, %2$s as second, count(*) as count,
                            bool_or(r.illustrative) as illustrative
                        from campaigns.v_registration r
                        join assessment.v_dossier d on d.registration_id = r.registration_id
                        join units.v_unit u on u.unit_id = r.province_id
                        join criteria.v_criterion c on c.set_id = r.set_id
                        join assessment.v_answer w on w.dossier_id = d.dossier_id and w.criterion_id = c.criterion_id
                        left join appraisal.appraisal g on g.dossier_id = d.dossier_id and g.level = 'district' and g.state = 'passed'
                        left join appraisal.finding e on e.appraisal_id = g.id and e.criterion_id = c.criterion_id
                        left join appraisal.appraisal b on b.dossier_id = d.dossier_id and b.level = 'province' and b.state = 'passed'
                        left join appraisal.finding p on p.appraisal_id = b.id and p.criterion_id = c.criterion_id
                        left join appraisal.appraisal a on a.dossier_id = d.dossier_id and a.level = 'ministry' and a.state = 'passed'
                        left join appraisal.finding m on m.appraisal_id = a.id and m.criterion_id = c.criterion_id
                        left join unnest(:dossiers::bigint[], :criteria::bigint[], :results::text[], :mine::boolean[])
                            v (dossier_id, criterion_id, result, own) on v.dossier_id = d.dossier_id and v.criterion_id = c.criterion_id
                        where r.cohort_id = :cohort and r.state <> 'withdrawn' and d.unit_id in (select unit_id from units.reached(:reach))
                          and %1$s is not null and %2$s is not null and (not :own or %3$s)
                        group by c.code, c.title_vi, c.title_en, c.group_position, c.position, r.province_id, u.name, first, second
                        order by c.group_position, c.position, u.name collate vi_natural, r.province_id, first, second
                        """.formatted(compared.first(), compared.second(), compared.own()))
                .param("cohort", cohortId)
                .param(
                        "dossiers",
                        field.stream()
                                .map(FieldFindings.FieldFinding::dossierId)
                                .toArray(Long[]::new))
                .param(
                        "criteria",
                        field.stream()
                                .map(FieldFindings.FieldFinding::criterionId)
                                .toArray(Long[]::new))
                .param(
                        "results",
                        field.stream().map(FieldFindings.FieldFinding::result).toArray(String[]::new))
                .param(
                        "mine",
                        field.stream().map(FieldFindings.FieldFinding::own).toArray(Boolean[]::new))
                .param("reach", reader.reach(Permission.VIEW_APPRAISAL_QUALITY))
                .param("own", own)
                .param("reader", reader.accountId())
                .query(Count.class)
                .list();
    }
}
