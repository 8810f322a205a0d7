-- A dossier can be sent back one level, with a deadline of its own, and end with its registration.
alter table assessment.dossier
    drop constraint dossier_state,
    add constraint dossier_state check (state in ('open', 'returned', 'submitted', 'passed', 'ready', 'decided', 'withdrawn')),
    -- returned: with the ward again; withdrawn: its registration was withdrawn
    add column due date,                                -- set by a return, for whoever has it now; null: the cohort's deadline counts
    add column reached text not null default 'ward' constraint dossier_reached check (reached in ('ward', 'province', 'ministry'));
update assessment.dossier set reached = case when state in ('passed', 'ready', 'decided') then 'ministry' when state = 'submitted' then 'province' else 'ward' end;

-- A return: which level sent the dossier back, why, and until when it is expected again.
create table assessment.dossier_return (
    id              bigint  generated always as identity constraint dossier_return_pk primary key,
    dossier_id      bigint  not null constraint dossier_return_dossier references assessment.dossier,
    level           text    not null constraint dossier_return_level check (level in ('province', 'ministry')),
    reason          text    not null constraint dossier_return_reason check (reason <> ''),
    due             date    not null,
    snapshot_number int     not null,                   -- the submission that was sent back
    returned_by     bigint  not null constraint dossier_return_by references accounts.account,
    returned_at     timestamptz not null,
    illustrative    boolean not null
);
create index dossier_return_dossier on assessment.dossier_return (dossier_id);

-- What somebody says about a criterion, or about the dossier as a whole. A remark that asks has a deadline and gets one answer.
create table assessment.remark (
    id              bigint  generated always as identity constraint remark_pk primary key,
    dossier_id      bigint  not null constraint remark_dossier references assessment.dossier,
    criterion_id    bigint  constraint remark_criterion references criteria.criterion,
    level           text    not null constraint remark_level check (level in ('ward', 'province', 'ministry')),
    text            text    not null constraint remark_text check (text <> ''),
    due             date,                               -- null: it asks for nothing
    form_id         uuid    not null constraint remark_form_once unique,  -- one form, one remark: a double click adds nothing
    written_by      bigint  not null constraint remark_by references accounts.account,
    office_name     text    not null,
    written_at      timestamptz not null,
    answer          text,
    answered_by     bigint  constraint remark_answered_by references accounts.account,
    answer_office_name text,
    answered_at     timestamptz,
    illustrative    boolean not null,
    constraint remark_asks_downwards check (due is null or level <> 'ward'),
    constraint remark_answered check (
        (answer is null) = (answered_by is null) and (answer is null) = (answered_at is null)
        and (answer is null) = (answer_office_name is null) and answer <> ''),
    constraint remark_answer_asked check (answer is null or due is not null)
);
create index remark_dossier on assessment.remark (dossier_id);

-- The criteria of a submitted content, one row each, proofs as lines of text.
create function assessment.lines(content jsonb) returns table (
    place bigint, code text, title_vi text, title_en text, result text, explanation text, instead_of_evidence boolean, evidence text
) language sql stable as $$
    select n, c ->> 'code', c ->> 'title', c ->> 'title_en', coalesce(c ->> 'result', ''), coalesce(c ->> 'explanation', ''),
        coalesce((c ->> 'instead_of_evidence')::boolean, false), coalesce((
            select string_agg(concat_ws(' · ', e ->> 'title', nullif(e ->> 'number', ''), (
                    select string_agg((f ->> 'name') || ' (SHA-256 ' || left(f ->> 'sha256', 12) || '…)', ', ')
                    from jsonb_array_elements(case when jsonb_typeof(e -> 'files') = 'array' then e -> 'files' else '[]' end) as f)),
                E'\n' order by m)
            from jsonb_array_elements(c -> 'evidence') with ordinality as x (e, m)), '')
    from jsonb_array_elements(content -> 'criteria') with ordinality as l (c, n)
$$;

drop view assessment.v_answer;
create view assessment.v_answer as
    select dossier_id, criterion_id, result, explanation, instead_of_evidence, answered_by, answered_at, illustrative
    from assessment.answer;
create or replace view assessment.v_dossier as
    select d.id as dossier_id, d.registration_id, d.unit_id, d.state, d.state_since, d.version,
        (select count(*) from assessment.answer a where a.dossier_id = d.id) as answered,
        (select count(*) from assessment.answer a where a.dossier_id = d.id and a.result = 'met') as met,
        (select max(number) from assessment.snapshot s where s.dossier_id = d.id) as snapshot_number,
        d.due, d.reached
    from assessment.dossier d;
