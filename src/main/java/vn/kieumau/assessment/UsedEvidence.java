package vn.kieumau.assessment;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.evidence.EvidenceItem;
import vn.kieumau.evidence.EvidenceUse;
import vn.kieumau.evidence.EvidenceUses;
import vn.kieumau.evidence.KeptRevision;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;

/** The dossiers in which a proof is in use. Only a unit's own items prove, so that its own dossiers are all there are. */
@Component
class UsedEvidence implements EvidenceUses {
    private final JdbcClient jdbc;

    UsedEvidence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<EvidenceUse> uses(Actor reader, EvidenceItem item) {
        return jdbc.sql("""
                        select d.id as dossier_id, r.cohort_name_vi, r.cohort_name_en, s.programme_name_vi, s.programme_name_en, c.code,
                            c.title_vi, c.title_en, s.notice_vi, s.notice_en, 'assessment.state.' || d.state as state, l.pages
                        from evidence.v_link l
                        join assessment.dossier d on d.registration_id = l.registration_id
                        join campaigns.v_registration r on r.registration_id = l.registration_id
                        join criteria.v_criterion c on c.criterion_id = l.criterion_id
                        join criteria.v_set s on s.set_id = c.set_id
                        where l.item_id = :item and d.unit_id in (select unit_id from units.reached(:reach))
                        order by r.year desc, d.id, c.group_position, c.position
                        """)
                .param("item", item.itemId())
                .param("reach", reader.reach(Permission.VIEW_DOSSIER))
                .query(EvidenceUse.class)
                .list();
    }

    @Override
    public List<KeptRevision> kept(Actor reader, EvidenceItem item) {
        return jdbc.sql("""
                        select d.id as dossier_id, r.cohort_name_vi, r.cohort_name_en, k.snapshot_number, k.submitted_at, k.revision,
                            string_agg(k.code, ', ' order by k.place) as codes
                        from assessment.dossier d
                        join campaigns.v_registration r on r.registration_id = d.registration_id
                        join assessment.v_kept_evidence k on k.dossier_id = d.id
                        where d.unit_id = :unit and k.item_id = :item and d.unit_id in (select unit_id from units.reached(:reach))
                        group by d.id, r.cohort_name_vi, r.cohort_name_en, k.snapshot_number, k.submitted_at, k.revision
                        order by k.submitted_at desc, d.id
                        """)
                .param("unit", item.unitId())
                .param("item", item.itemId())
                .param("reach", reader.reach(Permission.VIEW_DOSSIER))
                .query(KeptRevision.class)
                .list();
    }
}
