-- What was done to tell people and win them over: which body, when, how, and how many it reached. Totals only, never who came.
create table exchange.activity (
    id           bigint  generated always as identity constraint activity_pk primary key,
    unit_id      bigint  not null constraint activity_unit references units.unit,
    held_on      date    not null,
    form         text    not null constraint activity_form check (form in ('talk', 'loudspeaker', 'leaflet', 'online', 'contest', 'visit', 'other')),
    topic        text    not null constraint activity_topic check (length(topic) between 1 and 300),
    body_kind    text    not null constraint activity_body check (body_kind in ('front', 'women', 'youth', 'veterans', 'farmers', 'police', 'authority', 'school', 'other')),
    body_name    text    not null constraint activity_body_name check (length(body_name) <= 200),
    cadres       int     not null constraint activity_cadres check (cadres between 0 and 10000000),
    members      int     not null constraint activity_members check (members between 0 and 10000000),
    people       int     not null constraint activity_people check (people between 0 and 10000000),
    void_reason  text    not null default '' constraint activity_void check (length(void_reason) <= 4000),  -- empty: it counts
    illustrative boolean not null,
    version      int     not null default 1
);
create index activity_unit on exchange.activity (unit_id, held_on desc);
insert into audit.recorded_table values ('exchange.activity');
