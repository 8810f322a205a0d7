-- What somebody learnt, for others to do or to avoid; published as initiatives are. It says where it was learnt: at an initiative, or in words.
create table exchange.lesson (
    id            bigint  generated always as identity constraint lesson_pk primary key,
    unit_id       bigint  not null constraint lesson_unit references units.unit,
    title         text    not null constraint lesson_title check (length(title) between 1 and 200),
    happened      text    not null constraint lesson_happened check (length(happened) between 1 and 4000),
    advice        text    not null constraint lesson_advice check (length(advice) between 1 and 4000),
    source        text    not null constraint lesson_source check (length(source) <= 300),
    initiative_id bigint  constraint lesson_initiative references exchange.initiative,
    state         text    not null default 'draft' constraint lesson_state check (state in ('draft', 'published')),
    published_on  date,
    illustrative  boolean not null,
    version       int     not null default 1,
    constraint lesson_published check ((state = 'draft') = (published_on is null)),
    constraint lesson_learnt check (source <> '' or initiative_id is not null)
);
create index lesson_unit on exchange.lesson (unit_id);

-- Which criteria it is about.
create table exchange.lesson_criterion (
    lesson_id    bigint not null constraint lesson_criterion_lesson references exchange.lesson,
    criterion_id bigint not null constraint lesson_criterion_criterion references criteria.criterion,
    constraint lesson_criterion_pk primary key (lesson_id, criterion_id)
);
insert into audit.recorded_table values ('exchange.lesson');
