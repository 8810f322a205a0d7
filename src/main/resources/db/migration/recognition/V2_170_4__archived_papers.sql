-- Of how many wards the letter speaks: it says of each what was found.
create or replace view recognition.v_decision as
    select i.dossier_id, d.id as decision_id, d.outcome, d.number, d.decided_on, d.signatory, d.reason, d.next_step, d.illustrative,
        p.id as proposal_id, p.number as proposal_number, p.proposed_at, t.id as title_id, t.certificate_number, t.certificate_code,
        (select count(*) from recognition.proposal_item o where o.proposal_id = p.id) as proposal_wards
    from recognition.decision d
    join recognition.proposal_item i on i.id = d.proposal_item_id
    join recognition.proposal p on p.id = i.proposal_id
    left join recognition.title t on t.decision_id = d.id;
