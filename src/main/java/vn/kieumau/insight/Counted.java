package vn.kieumau.insight;

/** What every figure and every list of this module is counted from, so that a figure and its list cannot differ. */
final class Counted {
    /**
     * Registrations of the cohort in reach that were not withdrawn, with their dossiers (none before they are confirmed), each under the
     * province of today that it stands in. Takes :cohort, :reach, :today and :province.
     */
    static final String DOSSIERS = """
            with base as materialized (
                select r.registration_id, r.unit_id, r.state as registration, r.illustrative, d.dossier_id, d.state as step, d.state_since,
                    :today::date - (d.state_since at time zone 'Asia/Ho_Chi_Minh')::date as days
                from campaigns.v_registration r
                left join assessment.v_dossier d on d.registration_id = r.registration_id
                where r.cohort_id = :cohort and r.state <> 'withdrawn' and r.unit_id in (select unit_id from units.reached(:reach))
            ), place as materialized (
                select unit_id, under_id from units.standing(array(select unit_id from base), 'province', :today::date)
            ), dossier as materialized (
                select b.*, coalesce(p.under_id, 0) as province_id
                from base b left join place p on p.unit_id = b.unit_id
                where :province = 0 or p.under_id = :province
            )
            """;

    /**
     * The newest verdict on each criterion that somebody has said something of: that of the highest level that has passed the dossier,
     * before that the ward's own answer. What was said begins with its level, so that the newest is the greatest and one pass finds it.
     */
    static final String VERDICTS = """
            (select dossier_id, province_id, criterion_id, substr(max(said collate "C"), 2) as result
            from (
                select d.dossier_id, d.province_id, w.criterion_id, '0' || w.result as said
                from dossier d join assessment.v_answer w on w.dossier_id = d.dossier_id
                union all
                select d.dossier_id, d.province_id, f.criterion_id, array_position(array['district', 'province', 'ministry'], f.level) || f.result
                from dossier d join appraisal.v_passed_finding f on f.dossier_id = d.dossier_id
            ) s
            group by dossier_id, province_id, criterion_id)
            """;

    private Counted() {}
}
