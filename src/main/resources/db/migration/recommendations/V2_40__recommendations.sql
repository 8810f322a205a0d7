create schema recommendations;

-- How a recommendation of a class climbs: which levels one after the other, and how many days each has. A route is all rows of the
-- same set, class and first day; a criteria set may have its own. Position 0 is whoever raised it: how long they have to say whether an
-- answer helps.
create table recommendations.route (
    id         bigint  generated always as identity constraint route_pk primary key,
    set_id     bigint  constraint route_set references criteria.criteria_set, -- null: of every set that has none of its own
    class      text    not null constraint route_class check (class in ('staffing', 'premises', 'investment', 'law', 'other')),
    valid_from date    not null,
    position   int     not null constraint route_position check (position between 0 and 9),
    level      text    not null constraint route_level check (level in ('origin', 'province', 'ministry', 'specialist')),
    days       int     not null constraint route_days check (days between 1 and 365),
    remind     int     not null,                        -- so many days before the last one it is called to mind
    escalates  boolean not null,                        -- whether it goes on by itself when the days are over
    constraint route_position_once unique nulls not distinct (set_id, class, valid_from, position),
    constraint route_level_once unique nulls not distinct (set_id, class, valid_from, level),
    constraint route_remind check (remind between 0 and days - 1),
    constraint route_origin check ((position = 0) = (level = 'origin') and not (level = 'origin' and escalates))
);

-- The route of every programme: ward, province, V05, specialist department or leader. What is a matter of rules or money takes longer.
insert into recommendations.route (set_id, class, valid_from, position, level, days, remind, escalates)
select null, c.class, date '2021-01-01', l.position, l.level,
    case when c.class in ('law', 'investment') then l.days * 3 / 2 else l.days end, l.remind, l.escalates
from (values ('staffing'), ('premises'), ('investment'), ('law'), ('other')) as c (class)
cross join (values (0, 'origin', 14, 3, false), (1, 'province', 10, 3, true), (2, 'ministry', 20, 5, true), (3, 'specialist', 30, 7, false))
    as l (position, level, days, remind, escalates);

-- Which specialist department answers for a class from a day on.
create table recommendations.desk (
    id         bigint generated always as identity constraint desk_pk primary key,
    class      text   not null constraint desk_class check (class in ('staffing', 'premises', 'investment', 'law', 'other')),
    office_id  bigint not null constraint desk_office references accounts.office,
    valid_from date   not null,
    constraint desk_once unique (class, valid_from)
);

-- What somebody asks of those above. Never without an office that has it; the hops say how it came there.
create table recommendations.recommendation (
    id               bigint  generated always as identity constraint recommendation_pk primary key,
    cohort_id        bigint  not null constraint recommendation_cohort references campaigns.cohort,
    criterion_id     bigint  constraint recommendation_criterion references criteria.criterion,
    unit_id          bigint  not null constraint recommendation_unit references units.unit,     -- what it is about
    origin_office_id bigint  not null constraint recommendation_origin references accounts.office,
    class            text    not null constraint recommendation_class check (class in ('staffing', 'premises', 'investment', 'law', 'other')),
    title            text    not null constraint recommendation_title_length check (length(title) between 1 and 200),
    request          text    not null constraint recommendation_request_length check (length(request) between 1 and 4000),
    money            bigint  constraint recommendation_money check (money between 0 and 1000000000000000),  -- VND
    wanted_level     text    not null constraint recommendation_wanted check (wanted_level in ('province', 'ministry', 'specialist')),
    wanted_by        date    not null,
    state            text    not null constraint recommendation_state check (state in ('raised', 'accepted', 'forwarded', 'answered', 'closed', 'reopened')),
    state_since      timestamptz not null,
    owner_office_id  bigint  not null constraint recommendation_owner references accounts.office,
    level            text    not null constraint recommendation_level check (level in ('origin', 'province', 'ministry', 'specialist')),
    due              date,
    remind_on        date,
    answer_kind      text    constraint recommendation_answer check (answer_kind in ('full', 'partial', 'refused')),   -- the last one
    answer_office_id bigint  constraint recommendation_answered_by references accounts.office,
    answer_level     text,
    raised_at        timestamptz not null,
    illustrative     boolean not null,
    version          int     not null default 1,
    constraint recommendation_due check ((state = 'closed') = (due is null) and (due is null) = (remind_on is null)),
    constraint recommendation_answered check ((answer_kind is null) = (answer_office_id is null) and (answer_kind is null) = (answer_level is null)
        and (answer_kind is not null or state not in ('answered', 'closed', 'reopened'))),
    constraint recommendation_lies check ((state in ('answered', 'closed')) = (level = 'origin')
        and (level <> 'origin' or owner_office_id = origin_office_id))
);
create index recommendation_unit on recommendations.recommendation (unit_id);
create index recommendation_owner on recommendations.recommendation (owner_office_id, state);
create index recommendation_due on recommendations.recommendation (due) where state in ('raised', 'accepted', 'forwarded', 'reopened');

-- Each step of a recommendation: who did what, from which office it went to which, why, and until when that one has time.
create table recommendations.hop (
    id                bigint generated always as identity constraint hop_pk primary key,
    recommendation_id bigint not null constraint hop_recommendation references recommendations.recommendation,
    number            int    not null,
    act               text   not null constraint hop_act check (act in ('raise', 'accept', 'forward', 'answer', 'close', 'reopen', 'escalate')),
    from_state        text   not null,                  -- empty for the first
    to_state          text   not null,
    from_office_id    bigint not null constraint hop_from references accounts.office,
    to_office_id      bigint not null constraint hop_to references accounts.office,
    level             text   not null,
    due               date,
    missed            date,                             -- the last day that was let pass; of what went on by itself
    answer_kind       text   constraint hop_answer check (answer_kind in ('full', 'partial', 'refused')),
    reason            text   not null,
    done_by           bigint constraint hop_by references accounts.account,     -- null: went on by itself
    done_at           timestamptz not null,
    constraint hop_once unique (recommendation_id, number),
    constraint hop_escalated check ((act = 'escalate') = (done_by is null) and (act = 'escalate') = (missed is not null)),
    constraint hop_answered check ((act = 'answer') = (answer_kind is not null)),
    constraint hop_refused check (answer_kind is distinct from 'refused' or reason <> '')
);
create index hop_to on recommendations.hop (to_office_id, recommendation_id);

create function recommendations.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'what happened to a recommendation is never changed';
end $$;
create trigger hop_append_only before update or delete on recommendations.hop for each row execute function recommendations.refuse_change();

-- The route of a class under a criteria set on a day: the set's own, or else that of every set; the newest of these.
create function recommendations.route_of(set_id bigint, class text, day date)
    returns table ("position" int, level text, days int, remind int, escalates boolean) language sql stable as $$
    with chosen as (
        select r.set_id, r.valid_from from recommendations.route r
        where r.class = $2 and (r.set_id = $1 or r.set_id is null) and r.valid_from <= $3
        order by r.set_id nulls last, r.valid_from desc limit 1
    )
    select r.position, r.level, r.days, r.remind, r.escalates
    from recommendations.route r join chosen c on r.set_id is not distinct from c.set_id and r.valid_from = c.valid_from
    where r.class = $2
$$;

-- The office that takes recommendations of a class at a level for a unit on a day; null where nobody does.
create function recommendations.office_at(level text, class text, unit_id bigint, roles text[], day date) returns bigint language sql stable as $$
    select case $1
        when 'province' then (
            select min(h.office_id) from accounts.v_role_held h
            where h.role = any($4) and h.valid @> $5
              and h.unit_id = (select s.under_id from units.standing(array[$3], 'province', $5) s))
        when 'ministry' then (
            select min(h.office_id) from accounts.v_role_held h join units.v_unit u on u.unit_id = h.unit_id and u.level = 'country'
            where h.role = any($4) and h.valid @> $5)
        when 'specialist' then (
            select d.office_id from recommendations.desk d
            where d.class = $2 and d.valid_from <= $5
              and exists (select 1 from accounts.v_role_held h where h.office_id = d.office_id and h.role = 'SPECIALIST' and h.valid @> $5)
            order by d.valid_from desc limit 1)
    end
$$;

insert into audit.recorded_table values ('recommendations.recommendation'), ('recommendations.hop');
