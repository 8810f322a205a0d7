package vn.kieumau.appraisal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.assessment.DossierState;
import vn.kieumau.assessment.Level;
import vn.kieumau.kernel.Actor;

/** Reading appraisals; the caller has found the dossier in reach. */
@Component
public class Appraisals {
    /** What the trail calls the rows of {@code appraisal.v_appraisal}. */
    public static final String ROWS = "appraisal.appraisal";

    /** A finding f counts as long as what it judged, w of the ward and p of the level below, was not said anew since. */
    private static final String OUTDATED =
            "(w.answered_at > f.appraised_at or coalesce(p.appraised_at > f.appraised_at, false))";

    /** The same where the district e stands beside the province: what the province judged is the district's. */
    private static final String OUTDATED_BESIDE_DISTRICT = OUTDATED.replace(
            "p.appraised_at", "case :level when 'province' then e.appraised_at else p.appraised_at end");

    /** How many findings of the appraisal {@code a} count. */
    static final String JUDGED = """
            select count(*) from appraisal.finding f
            join assessment.v_answer w on w.dossier_id = a.dossier_id and w.criterion_id = f.criterion_id
            left join appraisal.appraisal b on b.dossier_id = a.dossier_id
                and (b.level = 'province' and a.level = 'ministry' or b.level = 'district' and b.state = 'passed' and a.level = 'province')
            left join appraisal.finding p on p.appraisal_id = b.id and p.criterion_id = f.criterion_id
            where f.appraisal_id = a.appraisal_id and not %s
            """.formatted(OUTDATED);

    /** When the level of the statement is expected to be done with the dossier d of registration r. */
    static final String DUE =
            "coalesce(d.due, case :level when 'ministry' then r.ministry_due else r.province_due end)";

    private final JdbcClient jdbc;

    Appraisals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A level's work is its own until it was passed; those below then read it too, as long as it stays passed. */
    public boolean visible(Actor reader, DossierHead dossier, AppraisalLevel level) {
        DossierState state = dossier.dossierState();
        boolean reached = Level.of(dossier.reached()).compareTo(level.level()) >= 0;
        boolean passed = state.compareTo(level.move().to()) >= 0 && state != DossierState.WITHDRAWN;
        if (level == AppraisalLevel.DISTRICT) {
            reached = dossier.district() != null;
            passed = passed && dossier.passedByDistrict();
        }
        return reached && (passed || level.followedBy(reader));
    }

    public AppraisalHead head(DossierHead dossier, AppraisalLevel level) {
        return jdbc.sql("""
                        select a.appraisal_id, a.state, a.prepared_by, audit.signed(p.display_name, 'appraisal.appraisal', a.appraisal_id, a.prepared_by) as prepared_by_name, a.prepared_at,
                            audit.signed(q.display_name, 'appraisal.appraisal', a.appraisal_id, a.passed_by) as passed_by_name, a.passed_at, a.hand_back_reason,
                            (%s) as findings
                        from appraisal.v_appraisal a
                        left join accounts.v_account p on p.account_id = a.prepared_by
                        left join accounts.v_account q on q.account_id = a.passed_by
                        where a.dossier_id = :dossier and a.level = :level
                        """.formatted(JUDGED))
                .param("dossier", dossier.dossierId())
                .param("level", level.code())
                .query(AppraisalHead.class)
                .optional()
                .orElse(AppraisalHead.NOT_BEGUN);
    }

    /** The most urgent other one that awaits the reader's level; empty where none does. */
    public Optional<NextAppraisal> next(Actor reader, DossierHead dossier, AppraisalLevel level) {
        return jdbc.sql("""
                        select d.dossier_id, u.name as unit_name
                        from assessment.v_dossier d
                        join campaigns.v_registration r on r.registration_id = d.registration_id
                        join units.v_unit u on u.unit_id = d.unit_id
                        left join appraisal.v_appraisal a on a.dossier_id = d.dossier_id and a.level = :level
                        where d.state = :state and coalesce(a.state, 'under_way') = 'under_way' and d.dossier_id <> :dossier
                          and d.unit_id in (select unit_id from units.reached(:reach))
                        order by %s, d.dossier_id
                        limit 1
                        """.formatted(DUE))
                .param("level", level.code())
                .param("state", level.move().from().code())
                .param("reach", reader.reach(level.appraises()))
                .param("dossier", dossier.dossierId())
                .query(NextAppraisal.class)
                .optional();
    }

    /** All criteria of the dossier in their order. */
    public List<AppraisedCriterion> criteria(DossierHead dossier, AppraisalLevel level) {
        return jdbc.sql("""
                        select c.criterion_id, c.code, c.title_vi, c.title_en, c.mandatory, c.group_code, c.group_title_vi,
                            c.group_title_en, w.result as ward_result, w.explanation as ward_explanation, w.instead_of_evidence,
                            w.illustrative, e.result as district_result, e.reason as district_reason,
                            coalesce(w.answered_at > e.appraised_at, false) as district_outdated, p.result as province_result, p.reason as province_reason, f.result, f.reason, coalesce(%s, false) as outdated,
                            audit.signed(n.display_name, 'appraisal.finding', f.id, f.appraised_by) as appraised_by_name, f.appraised_at, coalesce(f.version, 0) as version
                        from criteria.v_criterion c
                        join assessment.v_answer w on w.criterion_id = c.criterion_id and w.dossier_id = :dossier
                        left join appraisal.appraisal g on g.dossier_id = :dossier and g.level = 'district' and g.state = 'passed' and :level <> 'district'
                        left join appraisal.finding e on e.appraisal_id = g.id and e.criterion_id = c.criterion_id
                        left join appraisal.appraisal b on b.dossier_id = :dossier and b.level = 'province' and :level = 'ministry'
                        left join appraisal.finding p on p.appraisal_id = b.id and p.criterion_id = c.criterion_id
                        left join appraisal.appraisal a on a.dossier_id = :dossier and a.level = :level
                        left join appraisal.finding f on f.appraisal_id = a.id and f.criterion_id = c.criterion_id
                        left join accounts.v_account n on n.account_id = f.appraised_by
                        where c.set_id = :set
                        order by c.group_position, c.position
                        """.formatted(OUTDATED_BESIDE_DISTRICT))
                .param("dossier", dossier.dossierId())
                .param("level", level.code())
                .param("set", dossier.setId())
                .query(AppraisedCriterion.class)
                .list();
    }

    /** Proofs by criterion. */
    public Map<Long, List<LinkedEvidence>> evidence(DossierHead dossier) {
        return jdbc
                .sql("""
                        select l.criterion_id, l.item_id, l.title, l.words, l.number, l.illustrative, l.files, l.revision, k.revision as submitted,
                            l.pages, l.valid_until
                        from evidence.v_link l
                        join criteria.v_criterion c on c.criterion_id = l.criterion_id
                        left join assessment.v_kept_evidence k on k.dossier_id = :dossier and k.snapshot_number = :last::int
                            and k.code = c.code and k.item_id = l.item_id
                        where l.registration_id = :registration order by l.criterion_id, l.item_id
                        """)
                .param("registration", dossier.registrationId())
                .param("dossier", dossier.dossierId())
                .param("last", dossier.snapshotNumber())
                .query(LinkedEvidence.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(LinkedEvidence::criterionId));
    }
}
