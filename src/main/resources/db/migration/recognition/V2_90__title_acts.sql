-- How long a title of a criteria set holds, how often it is looked at and when that speaks for more than a warning. A set without a row: its titles
-- hold until they are revoked, and a check suggests nothing. Shares are of all criteria of the set.
create table recognition.maintenance_rule (
    id           bigint        generated always as identity constraint maintenance_rule_pk primary key,
    set_id       bigint        not null constraint maintenance_rule_set references criteria.criteria_set constraint maintenance_rule_once unique,
    valid_years  int           constraint maintenance_rule_years check (valid_years between 1 and 20),
    check_months int           constraint maintenance_rule_months check (check_months between 1 and 60),
    revoke_share numeric(4, 3) not null constraint maintenance_rule_share check (revoke_share > 0 and revoke_share <= 1),
    key_share    numeric(4, 3) not null constraint maintenance_rule_key_share check (key_share > 0 and key_share <= revoke_share),
    key_criteria text[]        not null,                                        -- codes; with one of these the smaller share is enough
    source       text          not null constraint maintenance_rule_source check (source <> ''),
    kept_by      bigint        not null constraint maintenance_rule_by references accounts.account,
    kept_at      timestamptz   not null,
    illustrative boolean       not null
);

-- Somebody looked whether the title is still earned.
create table recognition.title_check (
    id           bigint      generated always as identity constraint title_check_pk primary key,
    title_id     bigint      not null constraint title_check_title references recognition.title,
    checked_on   date        not null,
    note         text        not null constraint title_check_note check (note <> ''),
    checked_by   bigint      not null constraint title_check_by references accounts.account,
    recorded_at  timestamptz not null,
    illustrative boolean     not null
);
create index title_check_of_title on recognition.title_check (title_id);
create table recognition.title_check_failing (
    check_id     bigint not null constraint title_check_failing_check references recognition.title_check,
    criterion_id bigint not null constraint title_check_failing_criterion references criteria.criterion,
    constraint title_check_failing_pk primary key (check_id, criterion_id)
);

-- What is to become of a title, prepared by one and decided by another; then it is never changed.
create table recognition.title_act (
    id           bigint      generated always as identity constraint title_act_pk primary key,
    title_id     bigint      not null constraint title_act_title references recognition.title,
    kind         text        not null constraint title_act_kind check (kind in
        ('warn', 'suspend', 'resume', 'renew', 'lapse', 'revoke', 'reinstate', 'replace', 'confer')),
    state        text        not null constraint title_act_state check (state in ('prepared', 'decided', 'dropped')),
    reason       text        not null constraint title_act_reason check (reason <> ''),
    heard_on     date,                                                            -- when the unit was heard
    heard        text        not null default '',                                 -- what it said
    successor_id bigint      constraint title_act_successor references units.unit, -- on which the title is conferred anew
    prepared_by  bigint      not null constraint title_act_prepared_by references accounts.account,
    prepared_at  timestamptz not null,
    number       text        not null default '',
    decided_on   date,
    signatory    text        not null default '',
    decided_by   bigint      constraint title_act_decided_by references accounts.account,
    decided_at   timestamptz,
    before       text        not null,                                            -- the title's state when it was prepared
    illustrative boolean     not null,
    constraint title_act_four_eyes check (decided_by is null or decided_by <> prepared_by),
    constraint title_act_decided check ((state = 'decided') = (decided_on is not null) and (decided_on is null) = (decided_by is null)
        and (decided_on is null) = (number = '')),
    constraint title_act_heard check (kind not in ('suspend', 'revoke') or heard_on is not null and heard <> ''),
    constraint title_act_successor_given check ((kind = 'confer') = (successor_id is not null))
);
create unique index title_act_one_at_a_time on recognition.title_act (title_id) where state = 'prepared';
create index title_act_of_title on recognition.title_act (title_id);
create index title_act_of_successor on recognition.title_act (successor_id) where successor_id is not null;

create function recognition.refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.state <> 'prepared' then
        raise exception 'what was decided about a title is never changed';
    end if;
    return new;
end $$;
create trigger title_act_immutable before update or delete on recognition.title_act for each row execute function recognition.refuse_change();

-- A title comes from the decision on a proposed ward or, on a successor of a unit that held one, from an act on that title.
alter table recognition.title alter column decision_id drop not null;
alter table recognition.title add column act_id bigint constraint title_act references recognition.title_act constraint title_of_act_once unique,
    add constraint title_ground check (num_nonnulls(decision_id, act_id) = 1);

-- Certificates that another one has replaced: they still lead to the title.
create table recognition.former_certificate (
    id       bigint generated always as identity constraint former_certificate_pk primary key,
    title_id bigint not null constraint former_certificate_title references recognition.title,
    number   text   not null constraint former_certificate_number unique,
    code     text   not null constraint former_certificate_code unique,
    act_id   bigint not null constraint former_certificate_act references recognition.title_act constraint former_certificate_once unique
);
create index former_certificate_of_title on recognition.former_certificate (title_id);

-- The unit complains about an act; it is to be answered by a day. The act stands until another one changes it.
create table recognition.title_complaint (
    id            bigint      generated always as identity constraint title_complaint_pk primary key,
    act_id        bigint      not null constraint title_complaint_act references recognition.title_act constraint title_complaint_once unique,
    complaint     text        not null constraint title_complaint_text check (complaint <> ''),
    complained_by bigint      not null constraint title_complaint_by references accounts.account,
    complained_at timestamptz not null,
    due           date        not null,
    outcome       text        constraint title_complaint_outcome check (outcome in ('granted', 'rejected')),
    answer        text        not null default '',
    answered_by   bigint      constraint title_complaint_answered_by references accounts.account,
    answered_at   timestamptz,
    illustrative  boolean     not null,
    constraint title_complaint_answered check ((outcome is null) = (answer = '') and (outcome is null) = (answered_by is null)
        and (outcome is null) = (answered_at is null))
);
insert into audit.recorded_table values ('recognition.maintenance_rule'), ('recognition.title_check'), ('recognition.title_act'),
    ('recognition.title_complaint');
