package vn.kieumau.recognition;

import java.time.LocalDate;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.accounts.Actors;
import vn.kieumau.kernel.Actor;
import vn.kieumau.units.Units;

/** Wards of a cohort of their own whose dossiers have passed every level, put straight into the tables. */
public class ReadyWards {
    private final JdbcClient jdbc;
    private final Units units;
    private final Actors actors;

    public ReadyWards(ApplicationContext application) {
        this.jdbc = application.getBean(JdbcClient.class);
        this.units = application.getBean(Units.class);
        this.actors = application.getBean(Actors.class);
    }

    public Actor actor(String login) {
        return actors.now(login).orElseThrow();
    }

    public Actor on(String login, LocalDate day) {
        return actors.on(login, day).orElseThrow();
    }

    public long cohort(int year) {
        return jdbc.sql("""
                        insert into campaigns.cohort (set_id, year, name_vi, name_en, registration_due, answers_due, province_due,
                            ministry_due, decision_due, opened_by, opened_at, illustrative)
                        select (select min(set_id) from criteria.v_set), :year, 'Đợt thử ' || :year, 'Trial ' || :year, '2023-02-01',
                            '2023-06-01', '2023-08-01', '2023-10-01', '2023-12-31', account_id, '2023-01-05T08:00+07', true
                        from accounts.v_account where login = 'v05-canbo'
                        returning id
                        """).param("year", year).query(Long.class).single();
    }

    /** A dossier in that state; the ward says 20 of 22 are met. */
    public long dossier(long cohort, String unitKey, String state) {
        long registration = jdbc.sql("""
                        insert into campaigns.registration (cohort_id, unit_id, province_id, state, over_quota_reason,
                            proposed_by, proposed_at, confirmed_by, confirmed_at, illustrative)
                        select :cohort, :unit, p.unit_id, 'registered', '', a.account_id, '2023-01-20T08:00+07', b.account_id,
                            '2023-01-21T08:00+07', true
                        from units.reach r join units.v_unit p on p.unit_id = r.ancestor_id and p.level = 'province',
                            accounts.v_account a, accounts.v_account b
                        where r.unit_id = :unit and not r.ended and r.valid @> date '2023-01-20' and a.login = 'hn-canbo' and b.login = 'hn-lanhdao'
                        returning id
                        """)
                .param("cohort", cohort)
                .param("unit", units.byKey().get(unitKey))
                .query(Long.class)
                .single();
        long dossier = jdbc.sql("""
                        insert into assessment.dossier (registration_id, unit_id, state, state_since)
                        select id, unit_id, :state, '2023-10-30T08:00+07' from campaigns.registration where id = :registration
                        returning id
                        """)
                .param("registration", registration)
                .param("state", state)
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into assessment.answer (dossier_id, criterion_id, result, explanation, instead_of_evidence,
                            answered_by, answered_at, illustrative)
                        select :dossier, c.criterion_id, case when row_number() over (order by c.criterion_id) <= 20 then 'met' else 'not_met' end,
                            'minh hoạ', false, a.account_id, '2023-06-01T08:00+07', true
                        from criteria.v_criterion c join accounts.v_account a on a.login = 'nhattan-canbo'
                        where c.set_id = (select set_id from campaigns.v_registration where cohort_id = :cohort limit 1)
                        """).param("dossier", dossier).param("cohort", cohort).update();
        passed(dossier, "province", "hn-canbo", "hn-lanhdao");
        passed(dossier, "ministry", "v05-canbo", "v05-lanhdao");
        return dossier;
    }

    private void passed(long dossier, String level, String preparedBy, String passedBy) {
        jdbc.sql("""
                        insert into appraisal.appraisal (dossier_id, level, state, prepared_by, prepared_at, passed_by, passed_at)
                        select :dossier, :level, 'passed', a.account_id, '2023-10-01T08:00+07', b.account_id, '2023-10-02T08:00+07'
                        from accounts.v_account a, accounts.v_account b where a.login = :preparedBy and b.login = :passedBy
                        """)
                .param("dossier", dossier)
                .param("level", level)
                .param("preparedBy", preparedBy)
                .param("passedBy", passedBy)
                .update();
    }

    /** V05's finding on the first criterion. */
    public void ministryFinds(long dossier, String result) {
        jdbc.sql("""
                        insert into appraisal.finding (appraisal_id, criterion_id, result, reason, appraised_by, appraised_at, illustrative)
                        select a.id, (select min(criterion_id) from criteria.v_criterion), :result, 'minh hoạ', a.prepared_by, a.prepared_at, true
                        from appraisal.appraisal a where a.dossier_id = :dossier and a.level = 'ministry'
                        """).param("dossier", dossier).param("result", result).update();
    }

    public void workedOn(long dossier, String login) {
        jdbc.sql("""
                        insert into appraisal.preparer (appraisal_id, account_id)
                        select a.id, p.account_id from appraisal.appraisal a, accounts.v_account p
                        where a.dossier_id = :dossier and a.level = 'ministry' and p.login = :login
                        """).param("dossier", dossier).param("login", login).update();
    }

    public String text(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(String.class).single();
    }

    public long count(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(Long.class).single();
    }
}
