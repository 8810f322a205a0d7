package vn.kieumau.inspection;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.appraisal.FieldFindings;

@Component
class ReportedFindings implements FieldFindings {
    private final JdbcClient jdbc;

    ReportedFindings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<FieldFinding> ofCohort(long cohortId, long readerId) {
        return jdbc.sql("""
                        select distinct on (d.dossier_id, i.criterion_id) d.dossier_id, i.criterion_id, m.result,
                            exists (select 1 from inspection.standing s where s.item_id = i.id and s.found_by = :reader) as own
                        from inspection.delegation g
                        join inspection.visit v on v.delegation_id = g.id
                        join inspection.item i on i.visit_id = v.id and i.kind = 'criterion'
                        join inspection.merged m on m.item_id = i.id
                        join campaigns.v_registration r on r.cohort_id = g.cohort_id and r.unit_id = v.unit_id and r.state <> 'withdrawn'
                        join assessment.v_dossier d on d.registration_id = r.registration_id
                        where g.cohort_id = :cohort and g.state in ('reported', 'concluded') and m.result in ('met', 'not_met')
                        order by d.dossier_id, i.criterion_id, g.ends_on desc, g.id desc
                        """)
                .param("cohort", cohortId)
                .param("reader", readerId)
                .query(FieldFinding.class)
                .list();
    }
}
