-- A dossier may lie with the district before it comes to the province.
alter table assessment.dossier
    drop constraint dossier_state,
    add constraint dossier_state check (state in ('open', 'returned', 'with_district', 'submitted', 'passed', 'ready', 'decided', 'withdrawn')),
    drop constraint dossier_reached,
    add constraint dossier_reached check (reached in ('ward', 'district', 'province', 'ministry')),
    -- null: it never lay with a district; taken_over: the province took it from there before the district had passed it
    add column district text constraint dossier_district check (district in ('under_way', 'passed', 'taken_over'));
alter table assessment.dossier_return
    drop constraint dossier_return_level,
    add constraint dossier_return_level check (level in ('district', 'province', 'ministry'));
alter table assessment.remark
    drop constraint remark_level,
    add constraint remark_level check (level in ('ward', 'district', 'province', 'ministry'));
alter table assessment.remark_draft
    drop constraint remark_draft_level,
    add constraint remark_draft_level check (level in ('district', 'province', 'ministry'));

create or replace view assessment.v_dossier as
    select d.id as dossier_id, d.registration_id, d.unit_id, d.state, d.state_since, d.version,
        (select count(*) from assessment.answer a where a.dossier_id = d.id and a.result = 'met') as met,
        (select max(number) from assessment.snapshot s where s.dossier_id = d.id) as snapshot_number,
        d.due, d.reached, d.district
    from assessment.dossier d;
