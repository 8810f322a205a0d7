package vn.kieumau.assessment;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** The chief hands the dossier to the province: what was said is frozen as a numbered snapshot. */
@Component
public class SubmitAssessment {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Dossiers dossiers;

    SubmitAssessment(JdbcClient jdbc, Audit audit, Dossiers dossiers) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.dossiers = dossiers;
    }

    /** @return the snapshot's number */
    @Transactional
    public int submit(Actor actor, long dossierId) {
        actor.require(Permission.SUBMIT_ASSESSMENT);
        DossierHead dossier = Refused.found(dossiers.lock(actor, Permission.SUBMIT_ASSESSMENT, dossierId));
        Refused.when(dossier.dossierState() != DossierState.OPEN, KernelRefusal.NOT_IN_THIS_STATE);
        List<String> missing = dossiers.answers(dossier).stream()
                .filter(answer -> !answer.complete())
                .map(CriterionAnswer::code)
                .toList();
        Refused.when(!missing.isEmpty(), AssessmentRefusal.INCOMPLETE, missing.size(), String.join(", ", missing));
        Refused.when(answered(actor, dossier), KernelRefusal.SAME_PERSON);
        int number = freeze(actor, dossier);
        dossiers.move(actor, dossier, DossierMove.SUBMIT, "");
        return number;
    }

    private boolean answered(Actor actor, DossierHead dossier) {
        return jdbc.sql("select exists (select 1 from assessment.preparer where dossier_id = :id and account_id = :by)")
                .param("id", dossier.dossierId())
                .param("by", actor.accountId())
                .query(Boolean.class)
                .single();
    }

    private int freeze(Actor actor, DossierHead dossier) {
        Snapshotted snapshot = jdbc.sql("""
                        with content as (
                            select jsonb_build_object('unit', d.unit_name, 'path', d.unit_path, 'cohort', d.cohort_name_vi,
                                'year', d.year, 'set', d.set_title_vi, 'version', d.set_version, 'criteria', jsonb_agg(
                                    jsonb_build_object('code', c.code, 'title', c.title_vi, 'title_en', c.title_en,
                                        'group', c.group_code, 'result', a.result, 'explanation', a.explanation,
                                        'instead_of_evidence', a.instead_of_evidence, 'illustrative', a.illustrative,
                                        'answered_by', p.display_name, 'answered_at', a.answered_at,
                                        'evidence', coalesce(e.items, '[]'::jsonb))
                                    order by c.group_position, c.position)) as json
                            from (select d.id, d.registration_id, u.name as unit_name, u.path as unit_path, r.cohort_name_vi, r.year,
                                      r.set_id, s.title_vi as set_title_vi, s.version as set_version
                                  from assessment.dossier d
                                  join campaigns.v_registration r on r.registration_id = d.registration_id
                                  join criteria.v_set s on s.set_id = r.set_id
                                  join units.v_unit u on u.unit_id = d.unit_id
                                  where d.id = :dossier) d
                            join criteria.v_criterion c on c.set_id = d.set_id
                            join assessment.answer a on a.dossier_id = d.id and a.criterion_id = c.criterion_id
                            join accounts.v_account p on p.account_id = a.answered_by
                            left join lateral (
                                select jsonb_agg(jsonb_build_object('item', l.item_id, 'title', l.title, 'number', l.number,
                                    'issuer', l.issuer, 'issued_on', l.issued_on, 'files', (
                                        select jsonb_agg(jsonb_build_object('name', f.name, 'sha256', f.sha256) order by f.position)
                                        from evidence.v_file f where f.item_id = l.item_id)) order by l.item_id) as items
                                from evidence.v_link l
                                where l.registration_id = d.registration_id and l.criterion_id = c.criterion_id
                            ) e on true
                            group by d.unit_name, d.unit_path, d.cohort_name_vi, d.year, d.set_title_vi, d.set_version
                        )
                        insert into assessment.snapshot (dossier_id, number, content, sha256, submitted_by, submitted_at)
                        select :dossier,
                            1 + coalesce((select max(number) from assessment.snapshot where dossier_id = :dossier), 0),
                            json, encode(sha256(convert_to(json::text, 'UTF8')), 'hex'), :by, :at
                        from content
                        returning id, number
                        """)
                .param("dossier", dossier.dossierId())
                .param("by", actor.accountId())
                .param("at", actor.at())
                .query(Snapshotted.class)
                .single();
        audit.record(
                actor,
                Permission.SUBMIT_ASSESSMENT,
                "assessment.snapshot",
                snapshot.id(),
                dossier.unitName() + " · " + dossier.cohortNameVi(),
                dossier.unitId(),
                "");
        return snapshot.number();
    }

    record Snapshotted(long id, int number) {}
}
