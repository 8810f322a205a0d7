-- An explanation is a proof of its own kind, whose content is what it says; it needs no file. What was recorded as one before keeps
-- its file and says nothing here.
alter table evidence.revision
    add column words text not null default '' constraint revision_words_length check (length(words) <= 4000),
    add constraint revision_words_explain check (words = '' or kind = 'explanation');

-- With a file that is held apart they wait as well.
alter table evidence.held add column words text not null default '';

create or replace view evidence.v_item as
    select i.id as item_id, i.unit_id, i.illustrative, i.revision, r.title, r.kind, r.number, r.issuer, r.issued_on, r.valid_until, r.pages,
        r.words
    from evidence.item i join evidence.revision r on r.item_id = i.id and r.revision = i.revision;
create or replace view evidence.v_link as
    select l.registration_id, l.criterion_id, i.item_id, i.title, i.kind, i.number, i.issuer, i.issued_on, i.illustrative,
        (select count(*) from evidence.item_file f join evidence.revision r on r.id = f.revision_id
         where r.item_id = i.item_id and r.revision = i.revision) as files,
        i.revision, i.valid_until, l.pages, r.covers_from, r.covers_to, i.words
    from evidence.link l
    join evidence.v_item i on i.item_id = l.item_id
    join evidence.revision r on r.item_id = i.item_id and r.revision = i.revision;
