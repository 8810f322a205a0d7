create schema plans;

-- What is planned or lacking and can be asked for above: one numbering of all kinds, so that a recommendation can name any of them.
create table plans.line (
    id   bigint generated always as identity constraint line_pk primary key,
    kind text   not null constraint line_kind check (kind in ('action', 'premises', 'staffing', 'equipment', 'budget'))
);

-- What is to be done for a criterion in one registration: by whom, from when until when, how far it is. Whether it is late is computed.
create table plans.action (
    id              bigint  constraint action_pk primary key constraint action_line references plans.line,
    registration_id bigint  not null constraint action_registration references campaigns.registration,
    criterion_id    bigint  not null constraint action_criterion references criteria.criterion,
    text            text    not null constraint action_text check (length(text) between 1 and 500),
    owner_office_id bigint  not null constraint action_owner references accounts.office,
    begins_on       date    not null,
    due             date    not null,
    progress        int     not null default 0 constraint action_progress check (progress between 0 and 100),
    done_on         date,                                   -- the day on which its progress became 100
    needed          text    not null constraint action_needed check (length(needed) <= 200),    -- the resource; empty: none
    cost            int     constraint action_cost check (cost between 0 and 100000000),        -- million VND
    note            text    not null default '' constraint action_note check (length(note) <= 4000),
    noted_on        date,                                   -- when its progress was last told
    illustrative    boolean not null,
    version         int     not null default 1,
    constraint action_days check (begins_on <= due),
    constraint action_done check ((progress = 100) = (done_on is not null))
);
create index action_registration on plans.action (registration_id);
create index action_open on plans.action (due) where progress < 100;

insert into audit.recorded_table values ('plans.action');
