package vn.kieumau.inspection;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;

/** What is looked at on each visit, and what the members' findings come to. */
@Component
public class Checklists {
    private final JdbcClient jdbc;

    Checklists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How far a visit is.
     *
     * @param found items with a result
     * @param conflicts items at which members found otherwise, not settled
     */
    public record Progress(long visitId, int items, int found, int conflicts, int notMet) {}

    /** By visit; none before the delegation has set out. The caller has made sure that the reader may see findings. */
    public Map<Long, Progress> progress(long delegationId) {
        return jdbc.sql("""
                        select m.visit_id, count(*) as items, count(m.result) as found, count(*) filter (where m.conflict) as conflicts,
                            count(*) filter (where m.result = 'not_met') as not_met
                        from inspection.merged m join inspection.visit v on v.id = m.visit_id
                        where v.delegation_id = :delegation group by m.visit_id
                        """).param("delegation", delegationId).query(Progress.class).list().stream()
                .collect(Collectors.toMap(Progress::visitId, each -> each));
    }

    /**
     * Whether the reader, who sees the delegation, sees what it found: who goes with it and who reaches the unit that sends it; once
     * it has concluded, everybody.
     */
    public boolean open(Actor reader, DelegationHead delegation) {
        return delegation.member()
                || delegation.is(DelegationState.CONCLUDED)
                || jdbc.sql("select exists (select 1 from units.reached(:reach) where unit_id = :unit)")
                        .param("reach", reader.reach(Permission.VIEW_INSPECTION))
                        .param("unit", delegation.unitId())
                        .query(Boolean.class)
                        .single();
    }

    private record Item(
            long itemId,
            String kind,
            @Nullable String criterionCode,
            String textVi,
            String textEn,
            @Nullable String wardResult,
            @Nullable String levelResult,
            @Nullable Long sharedWith,
            @Nullable String sharedName,
            @Nullable String sharedNameEn,
            int members,
            boolean conflict,
            @Nullable String result,
            @Nullable String settledReason,
            @Nullable String settledByName,
            boolean illustrative) {}

    /** A visit's items in their order. The caller has made sure that the reader may see findings. */
    public List<ItemLine> items(long visitId) {
        Map<Long, List<FindingLine>> findings =
                findings(visitId).stream().collect(Collectors.groupingBy(FindingLine::itemId));
        return jdbc.sql("""
                        select i.id as item_id, i.kind, c.code as criterion_code, i.text_vi, i.text_en, w.result as ward_result, l.result as level_result,
                            sa.account_id as shared_with, sa.display_name as shared_name, sa.display_name_en as shared_name_en, m.members, m.conflict, m.result, t.reason as settled_reason,
                            audit.signed(a.display_name, 'inspection.settlement', t.id, t.settled_by) as settled_by_name, i.illustrative
                        from inspection.item i
                        join inspection.visit v on v.id = i.visit_id
                        join inspection.delegation g on g.id = v.delegation_id
                        join inspection.merged m on m.item_id = i.id
                        left join inspection.settlement t on t.id = m.settlement_id
                        left join accounts.v_account a on a.account_id = t.settled_by
                                                left join criteria.v_criterion c on c.criterion_id = i.criterion_id
                        left join inspection.share sh on sh.delegation_id = g.id and sh.criterion_id = i.criterion_id
                        left join accounts.v_account sa on sa.account_id = sh.account_id
                        left join campaigns.v_registration r on r.cohort_id = g.cohort_id and r.unit_id = v.unit_id and r.state <> 'withdrawn'
                        left join assessment.v_dossier d on d.registration_id = r.registration_id
                        left join assessment.v_answer w on i.kind = 'criterion' and w.dossier_id = d.dossier_id and w.criterion_id = i.criterion_id
                        left join lateral (
                            select f.result from appraisal.v_passed_finding f
                            where i.kind = 'criterion' and f.dossier_id = d.dossier_id and f.criterion_id = i.criterion_id
                            order by array_position(array['ministry', 'province', 'district'], f.level) limit 1) l on true
                        where i.visit_id = :visit order by i.position, i.id
                        """).param("visit", visitId).query(Item.class).list().stream()
                .map(each -> new ItemLine(
                        each.itemId(),
                        each.kind(),
                        each.criterionCode(),
                        each.textVi(),
                        each.textEn(),
                        each.wardResult(),
                        each.levelResult(),
                        each.sharedWith(),
                        each.sharedName(),
                        each.sharedNameEn(),
                        each.members(),
                        each.conflict(),
                        each.result(),
                        each.settledReason(),
                        each.settledByName(),
                        each.illustrative(),
                        findings.getOrDefault(each.itemId(), List.of())))
                .toList();
    }

    private List<FindingLine> findings(long visitId) {
        return jdbc.sql("""
                        select f.item_id, f.finding_id::text, f.found_by as account_id, a.display_name as name, a.display_name_en as name_en,
                            f.number, f.result, f.note, f.found_at, f.arrived_at, s.id is not null as standing, coalesce(e.late, false) as late
                        from inspection.finding f
                        join inspection.item i on i.id = f.item_id
                        join accounts.v_account a on a.account_id = f.found_by
                        left join inspection.standing s on s.id = f.id
                        left join inspection.entry e on e.entry_key = f.finding_id
                        where i.visit_id = :visit order by (s.id is null), a.display_name, f.number desc, f.finding_id desc
                        """).param("visit", visitId).query(FindingLine.class).list();
    }

    /**
     * The items of every visit: of each criterion itself, what its set wants seen on the spot, and what was asked and not answered.
     * A study visit holds no criteria against anybody.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void make(DelegationHead delegation) {
        jdbc.sql("""
                        with line as (
                            select v.id as visit_id, 'criterion' as kind, c.criterion_id, c.group_position, c.position, 0 as rank, 0 as place,
                                c.title_vi as text_vi, c.title_en as text_en
                            from inspection.visit v, criteria.v_criterion c
                            where v.delegation_id = :delegation and c.set_id = :set and :purpose <> 'study'
                            union all
                            select v.id, 'field', c.criterion_id, c.group_position, c.position, 1, q.position, q.title_vi, q.title_en
                            from inspection.visit v, criteria.v_criterion c join criteria.v_requirement q on q.criterion_id = c.criterion_id
                            where v.delegation_id = :delegation and c.set_id = :set and q.kind = 'field' and :purpose <> 'study'
                            union all
                            select v.id, 'question', m.criterion_id, coalesce(c.group_position, 1000), coalesce(c.position, 0), 2, m.remark_id, m.text, m.text
                            from inspection.visit v
                            join campaigns.v_registration r on r.cohort_id = :cohort and r.unit_id = v.unit_id and r.state <> 'withdrawn'
                            join assessment.v_dossier d on d.registration_id = r.registration_id
                            join assessment.v_open_remark m on m.dossier_id = d.dossier_id
                            left join criteria.v_criterion c on c.criterion_id = m.criterion_id
                            where v.delegation_id = :delegation
                        )
                        insert into inspection.item (visit_id, kind, criterion_id, position, text_vi, text_en, illustrative)
                        select visit_id, kind, criterion_id,
                            row_number() over (partition by visit_id order by group_position, position, rank, place), text_vi, text_en, :illustrative
                        from line
                        """)
                .param("delegation", delegation.delegationId())
                .param("set", delegation.setId())
                .param("cohort", delegation.cohortId())
                .param("purpose", delegation.purpose())
                .param("illustrative", delegation.illustrative())
                .update();
    }
}
