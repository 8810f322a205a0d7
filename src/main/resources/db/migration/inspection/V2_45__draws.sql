-- A draw of wards for a delegation, as it was made: whoever has the seed and the pool draws the same again.
create table inspection.draw (
    id            bigint  generated always as identity constraint draw_pk primary key,
    delegation_id bigint  not null constraint draw_delegation references inspection.delegation,
    method        text    not null constraint draw_method check (method in ('random', 'risk')),
    seed          text    not null,
    wanted        int     not null constraint draw_wanted check (wanted > 0),
    drawn_by      bigint  not null constraint draw_by references accounts.account,
    drawn_at      timestamptz not null
);
create index draw_delegation on inspection.draw (delegation_id);

-- The pool of a draw: each ward with what made it likelier, its number, and whether it was drawn.
create table inspection.draw_ward (
    draw_id       bigint  not null constraint draw_ward_draw references inspection.draw,
    unit_id       bigint  not null constraint draw_ward_unit references units.unit,
    differences   int     not null,                     -- criteria on which a level above found otherwise than the ward
    warnings      int     not null,                     -- figures of the last twelve months that are worth a second look
    visited       boolean not null,                     -- by an earlier delegation
    recognised_on date,                                 -- the last title
    illustrative  boolean not null,
    weight        int     not null constraint draw_ward_weight check (weight > 0),
    number        double precision not null,
    drawn         boolean not null,
    constraint draw_ward_pk primary key (draw_id, unit_id)
);
create index draw_ward_unit on inspection.draw_ward (unit_id);

insert into audit.recorded_table values ('inspection.draw');
