-- Official documents that were issued, and the registers that their numbers come from (Decree 30/2020, articles 15 and 31).
create schema documents;

-- A series of numbers: of one body, one kind of document, one year. The row is locked from taking a number until the transaction
-- ends that issues the document: whoever comes next waits, and a number that was not issued is taken again.
create table documents.register (
    id          bigint generated always as identity constraint register_pk primary key,
    unit_id     bigint not null constraint register_unit references units.unit,                         -- at which the body is
    body        text   not null constraint register_body check (length(body) between 1 and 200),        -- several may be at a unit
    kind        text   not null constraint register_kind
                check (kind in ('proposal', 'decision', 'report', 'minutes', 'conclusion', 'letter', 'slip')),
    year        int    not null constraint register_year check (year between 1945 and 2100),
    last_number int    not null constraint register_number check (last_number >= 1),
    constraint register_once unique (unit_id, body, kind, year)
);

-- What was issued, as it was: both files are made from it again, byte for byte, by the renderer and the fonts that are named.
create table documents.issued (
    id          bigint      generated always as identity constraint issued_pk primary key,
    register_id bigint      not null constraint issued_register references documents.register,
    number      int         not null constraint issued_positive check (number >= 1),
    source      text        not null,                           -- table and row that it was made from; their module asks who may read it
    source_id   bigint      not null,
    content     jsonb       not null,
    sha256      text        not null,                           -- of the canonical (jsonb) text of content
    renderer    text        not null,
    fonts       text        not null,
    issued_at   timestamptz not null,
    constraint issued_number unique (register_id, number),
    constraint issued_once unique (source, source_id),
    constraint issued_as_numbered check ((content ->> 'number')::int = number),
    constraint issued_hash check (sha256 = encode(sha256(convert_to(content::text, 'UTF8')), 'hex'))
);
create function documents.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'an issued document is never changed';
end $$;
create trigger issued_immutable before update or delete on documents.issued for each row execute function documents.refuse_change();
insert into audit.recorded_table values ('documents.issued');
