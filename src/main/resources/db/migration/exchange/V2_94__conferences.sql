-- Review conferences of a cohort (sơ kết, tổng kết): what is to be heard, by whom, what it came to.
create table exchange.conference (
    id           bigint      generated always as identity constraint conference_pk primary key,
    kind         text        not null constraint conference_kind check (kind in ('interim', 'final')),
    title        text        not null constraint conference_title check (length(title) between 1 and 200),
    cohort_id    bigint      not null constraint conference_cohort references campaigns.cohort,
    unit_id      bigint      not null constraint conference_unit references units.unit,      -- whose conference it is
    held_on      date        not null,
    place        text        not null constraint conference_place check (length(place) between 1 and 200),
    state        text        not null default 'prepared' constraint conference_state check (state in ('prepared', 'held', 'concluded')),
    report       jsonb,                                                                      -- the figures of the day on which it was held
    kept_by      bigint      not null constraint conference_by references accounts.account,
    kept_at      timestamptz not null,
    illustrative boolean     not null,
    version      int         not null default 1,
    constraint conference_reported check ((state = 'prepared') = (report is null))
);
create index conference_unit on exchange.conference (unit_id);
create table exchange.conference_item (
    conference_id bigint not null constraint conference_item_conference references exchange.conference,
    position      int    not null,
    starts        text   not null constraint conference_item_starts check (starts ~ '^([0-2][0-9]:[0-5][0-9])?$'),
    item          text   not null constraint conference_item_item check (length(item) between 1 and 300),
    office        text   not null constraint conference_item_office check (length(office) <= 200),
    constraint conference_item_pk primary key (conference_id, position)
);
-- Delegates by office and number: never anybody's name.
create table exchange.conference_delegates (
    conference_id bigint not null constraint conference_delegates_conference references exchange.conference,
    position      int    not null,
    office        text   not null constraint conference_delegates_office check (length(office) between 1 and 200),
    delegates     int    not null constraint conference_delegates_number check (delegates between 1 and 10000),
    constraint conference_delegates_pk primary key (conference_id, position)
);
create table exchange.conference_paper (
    id            bigint      generated always as identity constraint conference_paper_pk primary key,
    conference_id bigint      not null constraint conference_paper_conference references exchange.conference,
    office        text        not null constraint conference_paper_office check (length(office) between 1 and 200),
    name          text        not null constraint conference_paper_name check (length(name) between 1 and 300),
    sha256        text        not null constraint conference_paper_blob references files.blob (sha256),
    kept_by       bigint      not null constraint conference_paper_by references accounts.account,
    kept_at       timestamptz not null,
    constraint conference_paper_once unique (conference_id, sha256)
);
create table exchange.conference_conclusion (
    id            bigint not null generated always as identity constraint conference_conclusion_pk primary key,
    conference_id bigint not null constraint conference_conclusion_conference references exchange.conference,
    conclusion    text   not null constraint conference_conclusion_text check (length(conclusion) between 1 and 1000),
    office        text   not null constraint conference_conclusion_office check (length(office) <= 200),     -- who does it; empty: nobody is to do anything
    due           date,
    done_on       date,
    done          text   not null default '',
    constraint conference_conclusion_due check ((office = '') = (due is null)),
    constraint conference_conclusion_done check ((done_on is null) = (done = '') and (done_on is null or due is not null))
);
create index conference_conclusion_conference on exchange.conference_conclusion (conference_id);
insert into audit.recorded_table values ('exchange.conference'), ('exchange.conference_paper'), ('exchange.conference_conclusion');
