package vn.kieumau.campaigns;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.units.Rehearsal;
import vn.kieumau.units.Touched;

/**
 * Registrations and quotas stay with the unit to which they were given: a cohort's ledger is never rewritten. What an ended unit
 * left open can be withdrawn; a successor is registered, and gets a quota, by an act of its own.
 */
@Component
class RegistrationRehearsal implements Rehearsal {
    private final JdbcClient jdbc;

    RegistrationRehearsal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of(
                "campaigns.registration.unit_id",
                "campaigns.registration.province_id",
                "campaigns.quota_entry.unit_id",
                "campaigns.quota_entry.from_unit_id",
                "campaigns.legal_document.unit_id",
                "campaigns.candidate.unit_id",
                "campaigns.committee.unit_id");
    }

    @Override
    public List<Touched> touched(Long[] ended, Long[] changed, LocalDate day) {
        List<Touched> found = new ArrayList<>(jdbc.sql("""
                        select u.unit_id, 'campaigns.rehearsal.registration' as kind, r.id as row_id, c.name_vi as subject,
                            case when not u.ended then 'campaigns.rehearsal.registration.goes_on'
                                when r.state in ('proposed', 'registered') then 'campaigns.rehearsal.registration.withdraw'
                                else 'campaigns.rehearsal.registration.stays' end as rule
                        from campaigns.registration r join campaigns.cohort c on c.id = r.cohort_id
                        join units.changing(:ended, :changed) u on u.unit_id = r.unit_id
                        """)
                .param("ended", ended)
                .param("changed", changed)
                .query(Touched.class)
                .list());
        found.addAll(jdbc.sql("""
                        select e.unit_id, 'campaigns.rehearsal.quota' as kind, min(c.id) as row_id, c.name_vi || ': ' || sum(e.amount) as subject,
                            case when bool_or(u.ended) then 'campaigns.rehearsal.quota.stays' else 'campaigns.rehearsal.quota.goes_on' end as rule
                        from campaigns.v_quota e join campaigns.cohort c on c.id = e.cohort_id
                        join units.changing(:ended, :changed) u on u.unit_id = e.unit_id
                        group by e.unit_id, c.id, c.name_vi
                        """)
                .param("ended", ended)
                .param("changed", changed)
                .query(Touched.class)
                .list());
        found.addAll(jdbc.sql("""
                        select u.unit_id, 'campaigns.rehearsal.document' as kind, d.id as row_id, trim(d.number || ' ' || d.title) as subject,
                            case when u.ended then 'campaigns.rehearsal.document.stays' else 'campaigns.rehearsal.document.goes_on' end as rule
                        from campaigns.legal_document d join units.changing(:ended, :changed) u on u.unit_id = d.unit_id
                        where d.state <> 'repealed'
                        """)
                .param("ended", ended)
                .param("changed", changed)
                .query(Touched.class)
                .list());
        found.addAll(jdbc.sql("""
                        select u.unit_id, 'campaigns.rehearsal.candidate' as kind, d.id as row_id, c.name_vi as subject,
                            case when u.ended then 'campaigns.rehearsal.candidate.stays' else 'campaigns.rehearsal.candidate.goes_on' end as rule
                        from campaigns.candidate d join campaigns.cohort c on c.id = d.cohort_id
                        join units.changing(:ended, :changed) u on u.unit_id = d.unit_id
                        """)
                .param("ended", ended)
                .param("changed", changed)
                .query(Touched.class)
                .list());
        found.addAll(jdbc.sql("""
                        select u.unit_id, 'campaigns.rehearsal.committee' as kind, d.id as row_id, d.name as subject,
                            case when u.ended then 'campaigns.rehearsal.committee.stays' else 'campaigns.rehearsal.committee.goes_on' end as rule
                        from campaigns.committee d join units.changing(:ended, :changed) u on u.unit_id = d.unit_id
                        """)
                .param("ended", ended)
                .param("changed", changed)
                .query(Touched.class)
                .list());
        return found;
    }
}
