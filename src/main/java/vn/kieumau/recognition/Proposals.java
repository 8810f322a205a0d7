package vn.kieumau.recognition;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.appraisal.Appraisals;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Sorting;

/** Reading letters and what waits for one, within the reader's reach. */
@Component
public class Proposals {
    private static final String LINE = """
            select p.id as proposal_id, p.cohort_id, p.number, c.cohort_name_vi, c.cohort_name_en, p.proposed_at, p.proposed_by,
                audit.signed(a.display_name, 'recognition.proposal', p.id, p.proposed_by) as proposed_by_name, i.wards, i.conferred, i.refused, m.imported_at, c.notice_vi, c.notice_en, p.illustrative, count(*) over () as total
            from recognition.proposal p
            join accounts.v_account a on a.account_id = p.proposed_by
            left join audit.v_imported m on m.table_name = 'recognition.proposal' and m.row_id = p.id
            join lateral (
                select count(*) as wards, count(*) filter (where x.outcome = 'conferred') as conferred,
                    count(*) filter (where x.outcome = 'refused') as refused, bool_or(u.folded like '%' || fold(:words) || '%') as named
                from recognition.proposal_item i
                join assessment.v_dossier d on d.dossier_id = i.dossier_id
                join units.v_unit u on u.unit_id = d.unit_id
                left join recognition.decision x on x.proposal_item_id = i.id
                where i.proposal_id = p.id
                  and d.unit_id in (select unit_id from units.reached(:reach))
            ) i on i.wards > 0
            join lateral (
                select r.cohort_name_vi, r.cohort_name_en, s.notice_vi, s.notice_en
                from campaigns.v_registration r join criteria.v_set s on s.set_id = r.set_id
                where r.cohort_id = p.cohort_id limit 1
            ) c on true
            """;
    private static final String WARD = """
            select d.dossier_id, d.unit_id, u.name as unit_name, u.path as unit_path, s.criteria, d.met,
                v.met as province_met, audit.signed(vp.display_name, '%s', v.appraisal_id, v.passed_by) as province_passed_by_name, m.met as ministry_met, m.not_met as ministry_not_met,
                audit.signed(mr.display_name, '%s', m.appraisal_id, m.prepared_by) as ministry_prepared_by_name, audit.signed(mp.display_name, '%s', m.appraisal_id, m.passed_by) as ministry_passed_by_name,
                x.outcome, x.number as decision_number, x.decided_on, x.signatory, x.reason, x.next_step, audit.signed(xb.display_name, 'recognition.decision', x.id, x.decided_by) as decided_by_name, xm.imported_at,
                t.id as title_id, coalesce(x.illustrative, r.illustrative) as illustrative, count(*) over () as total
            from recognition.proposal_item i
            join assessment.v_dossier d on d.dossier_id = i.dossier_id
            join campaigns.v_registration r on r.registration_id = d.registration_id
            join criteria.v_set s on s.set_id = r.set_id
            join units.v_unit u on u.unit_id = d.unit_id
            left join appraisal.v_appraisal v on v.dossier_id = d.dossier_id and v.level = 'province'
            left join appraisal.v_appraisal m on m.dossier_id = d.dossier_id and m.level = 'ministry'
            left join accounts.v_account vp on vp.account_id = v.passed_by
            left join accounts.v_account mr on mr.account_id = m.prepared_by
            left join accounts.v_account mp on mp.account_id = m.passed_by
            left join recognition.decision x on x.proposal_item_id = i.id
            left join accounts.v_account xb on xb.account_id = x.decided_by
            left join audit.v_imported xm on xm.table_name = 'recognition.decision' and xm.row_id = x.id
            left join recognition.title t on t.decision_id = x.id
            where i.proposal_id = :proposal
              and d.unit_id in (select unit_id from units.reached(:reach))
            """.replace("%s", Appraisals.ROWS);

    private static final String WAITING = """
            select d.dossier_id, u.name as unit_name, u.path as unit_path, r.cohort_name_vi, r.cohort_name_en,
                s.criteria, d.met, v.met as province_met, m.met as ministry_met, coalesce(m.not_met, 0) as ministry_not_met, r.decision_due, r.illustrative,
                count(*) over () as total
            from assessment.v_dossier d
            join campaigns.v_registration r on r.registration_id = d.registration_id
            join criteria.v_set s on s.set_id = r.set_id
            join units.v_unit u on u.unit_id = d.unit_id
            left join appraisal.v_appraisal v on v.dossier_id = d.dossier_id and v.level = 'province'
            left join appraisal.v_appraisal m on m.dossier_id = d.dossier_id and m.level = 'ministry'
            where d.state = 'ready'
              and not exists (select 1 from recognition.proposal_item i where i.dossier_id = d.dossier_id)
              and d.unit_id in (select unit_id from units.reached(:reach))
            """;

    private static final Sorting READY = new Sorting(
                    "r.year desc, u.top_down collate vi_natural, d.dossier_id", "d.dossier_id")
            .by("ward", "u.top_down collate vi_natural")
            .by("cohort", "r.year")
            .by("met", "d.met")
            .by("province", "v.met")
            .by("ministry", "m.met")
            .by("due", "r.decision_due");
    private static final Sorting LETTERS = new Sorting("p.proposed_at desc, p.id desc", "p.id")
            .by("number", "p.number collate vi_natural")
            .by("cohort", "c.cohort_name_vi collate vi_natural")
            .by("proposed", "p.proposed_at")
            .by("wards", "i.wards");
    private static final Sorting WARDS = new Sorting(
                    "x.id is not null, u.top_down collate vi_natural, d.dossier_id", "d.dossier_id")
            .by("ward", "u.top_down collate vi_natural")
            .by("met", "d.met")
            .by("outcome", "x.outcome");

    private final JdbcClient jdbc;

    Proposals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ready wards in no letter; of one cohort, or of all with 0. */
    public PageOf<ReadyDossier> ready(Actor reader, Permission permission, long cohortId, String words, Paging paging) {
        List<ReadyDossier> rows = jdbc.sql(WAITING + """
                          and (:cohort = 0 or r.cohort_id = :cohort)
                          and (:words = '' or u.folded like '%' || fold(:words) || '%')
                        """ + READY.page(paging))
                .param("reach", reader.reach(permission))
                .param("cohort", cohortId)
                .param("words", words)
                .params(Sorting.values(paging))
                .query(ReadyDossier.class)
                .list();
        return new PageOf<>(rows, rows.isEmpty() ? 0 : rows.get(0).total(), paging);
    }

    /** Those of these that wait for a letter, from the top of the tree down. */
    List<ReadyDossier> chosen(Actor actor, Permission permission, List<Long> dossierIds) {
        return jdbc.sql(WAITING + " and d.dossier_id = any(:ids) order by u.top_down collate vi_natural, d.dossier_id")
                .param("reach", actor.reach(permission))
                .param("ids", dossierIds.toArray(new Long[0]))
                .query(ReadyDossier.class)
                .list();
    }

    /** Cohorts with wards that the actor may propose now. */
    public List<ReadyCohort> readyCohorts(Actor actor) {
        return jdbc.sql("""
                        select r.cohort_id, r.cohort_name_vi as name_vi, r.cohort_name_en as name_en, min(d.state_since) as since, r.decision_due, bool_or(r.illustrative) as illustrative,
                            count(*) as wards, array_to_string((array_agg(u.name order by u.name collate vi_natural))[1\\:3], ', ') as some_names
                        from assessment.v_dossier d
                        join campaigns.v_registration r on r.registration_id = d.registration_id
                        join units.v_unit u on u.unit_id = d.unit_id
                        where d.state = 'ready'
                          and not exists (select 1 from recognition.proposal_item i where i.dossier_id = d.dossier_id)
                          and d.unit_id in (select unit_id from units.reached(:reach))
                        group by r.cohort_id, r.cohort_name_vi, r.cohort_name_en, r.decision_due
                        order by r.decision_due desc, r.cohort_id
                        """)
                .param("reach", actor.reach(Permission.PROPOSE_RECOGNITION))
                .query(ReadyCohort.class)
                .list();
    }

    public PageOf<ProposalLine> page(Actor reader, long cohortId, String words, Paging paging) {
        List<ProposalLine> rows = jdbc.sql(LINE + """
                                where (:cohort = 0 or p.cohort_id = :cohort)
                                  and (:words = '' or i.named or fold(p.number) like '%' || fold(:words) || '%')
                                """ + LETTERS.page(paging))
                .param("reach", reader.reach(Permission.VIEW_RECOGNITION))
                .param("cohort", cohortId)
                .param("words", words)
                .params(Sorting.values(paging))
                .query(ProposalLine.class)
                .list();
        return new PageOf<>(rows, rows.isEmpty() ? 0 : rows.get(0).total(), paging);
    }

    /** Empty both for a letter that is not there and for one that names no ward in reach. */
    public Optional<ProposalLine> find(Actor reader, long proposalId) {
        return jdbc.sql(LINE + " where p.id = :proposal")
                .param("reach", reader.reach(Permission.VIEW_RECOGNITION))
                .param("words", "")
                .param("proposal", proposalId)
                .query(ProposalLine.class)
                .optional();
    }

    /** Wards of a letter, those without a decision first. */
    public PageOf<ProposedWard> wards(Actor reader, long proposalId, Paging paging) {
        List<ProposedWard> rows = jdbc.sql(WARD + WARDS.page(paging))
                .param("proposal", proposalId)
                .param("reach", reader.reach(Permission.VIEW_RECOGNITION))
                .params(Sorting.values(paging))
                .query(ProposedWard.class)
                .list();
        return new PageOf<>(rows, rows.isEmpty() ? 0 : rows.get(0).total(), paging);
    }

    /** Wards of a letter that are undecided and of which V05 found all criteria met, from the top of the tree down. */
    List<ProposedWard> conferrable(Actor actor, Permission permission, long proposalId) {
        return jdbc.sql(
                        WARD
                                + " and x.id is null and coalesce(m.not_met, 0) = 0 order by u.top_down collate vi_natural, d.dossier_id")
                .param("proposal", proposalId)
                .param("reach", actor.reach(permission))
                .query(ProposedWard.class)
                .list();
    }

    /** Whether all of its wards are in reach. */
    boolean whole(Actor reader, long proposalId) {
        return jdbc.sql("""
                        select not exists (select 1 from recognition.proposal_item i join assessment.v_dossier d on d.dossier_id = i.dossier_id
                            where i.proposal_id = :proposal and d.unit_id not in (select unit_id from units.reached(:reach)))
                        """)
                .param("proposal", proposalId)
                .param("reach", reader.reach(Permission.VIEW_RECOGNITION))
                .query(Boolean.class)
                .single();
    }

    public Optional<ProposedWard> ward(Actor actor, Permission permission, long proposalId, long dossierId) {
        return jdbc.sql(WARD + " and d.dossier_id = :dossier")
                .param("proposal", proposalId)
                .param("dossier", dossierId)
                .param("reach", actor.reach(permission))
                .query(ProposedWard.class)
                .optional();
    }
}
