-- What a proof says, numbered: whoever corrects it adds a revision, and those before stay as they were.
create table evidence.revision (
    id          bigint  generated always as identity constraint revision_pk primary key,
    item_id     bigint  not null constraint revision_item references evidence.item,
    revision    int     not null constraint revision_from_one check (revision >= 1),
    title       text    not null constraint revision_title_length check (length(title) between 1 and 300),
    kind        text    not null constraint revision_kind check (kind in ('document', 'photo', 'photo_pair', 'explanation', 'other')),
    number      text    not null,
    issuer      text    not null,
    issued_on   date,
    covers_from date,
    covers_to   date,
    valid_until date,                                   -- last day on which it still holds; null: it does not expire
    pages       int constraint revision_pages check (pages between 1 and 9999), -- of the document; null: nobody said
    reason      text    not null,                       -- why it was corrected; the first needs none
    form_id     uuid    not null constraint revision_form_once unique, -- one form, one revision: a double click adds nothing
    no_secrets  boolean not null constraint revision_no_secrets check (no_secrets), -- the uploader's recorded word: no state secrets, no citizens' data
    recorded_by bigint  not null constraint revision_by references accounts.account,
    recorded_at timestamptz not null,
    constraint revision_once unique (item_id, revision),
    constraint revision_covers check (covers_from is null or covers_to is null or covers_from <= covers_to),
    constraint revision_reason check ((revision = 1) = (reason = ''))
);
create index revision_expiry on evidence.revision (valid_until) where valid_until is not null;

insert into evidence.revision (item_id, revision, title, kind, number, issuer, issued_on, covers_from, covers_to, reason, form_id, no_secrets, recorded_by, recorded_at)
    select id, 1, title, kind, number, issuer, issued_on, covers_from, covers_to, '', form_id, no_secrets, recorded_by, recorded_at
    from evidence.item order by id;

create function evidence.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'a revision is never changed';
end $$;
create trigger revision_immutable before update or delete on evidence.revision for each row execute function evidence.refuse_change();

drop view evidence.v_link;
drop view evidence.v_file;

-- The files belong to what was said with them.
alter table evidence.item_file add column revision_id bigint constraint item_file_revision references evidence.revision;
update evidence.item_file f set revision_id = r.id from evidence.revision r where r.item_id = f.item_id;
alter table evidence.item_file
    alter column revision_id set not null,
    drop column item_id,
    add constraint item_file_once unique (revision_id, position);

-- The item keeps whose it is, and which revision is the latest.
alter table evidence.item
    add column revision int not null default 1,
    drop column title,
    drop column kind,
    drop column number,
    drop column issuer,
    drop column issued_on,
    drop column covers_from,
    drop column covers_to,
    drop column form_id,
    drop column no_secrets,
    drop column recorded_by,
    drop column recorded_at;
alter table evidence.item
    add constraint item_latest foreign key (id, revision) references evidence.revision (item_id, revision) deferrable initially deferred;

-- Which pages of it prove the criterion, as people write it; empty: all of it.
alter table evidence.link add column pages text not null default '' constraint link_pages_length check (length(pages) <= 60);

create view evidence.v_item as
    select i.id as item_id, i.unit_id, i.illustrative, i.revision, r.title, r.kind, r.number, r.issuer, r.issued_on, r.valid_until, r.pages
    from evidence.item i join evidence.revision r on r.item_id = i.id and r.revision = i.revision;
create view evidence.v_link as
    select l.registration_id, l.criterion_id, i.item_id, i.title, i.kind, i.number, i.issuer, i.issued_on, i.illustrative,
        (select count(*) from evidence.item_file f join evidence.revision r on r.id = f.revision_id
         where r.item_id = i.item_id and r.revision = i.revision) as files,
        i.revision, i.valid_until, l.pages
    from evidence.link l join evidence.v_item i on i.item_id = l.item_id;
create view evidence.v_file as
    select r.item_id, r.revision, f.position, f.name, f.sha256
    from evidence.item_file f join evidence.revision r on r.id = f.revision_id;

insert into audit.recorded_table values ('evidence.revision');
do $$
declare
    r record;
begin
    for r in select v.id, v.title, i.unit_id from evidence.revision v join evidence.item i on i.id = v.item_id order by v.id loop
        perform audit.append(now(), now(), false, null, 'Kiểu Mẫu', '', 'UPGRADE', 'evidence.revision', r.id, r.title, r.unit_id, '');
    end loop;
end $$;
