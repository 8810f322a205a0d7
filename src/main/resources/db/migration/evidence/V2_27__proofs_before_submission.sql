-- Whoever submits is told of proofs that speak of another time, and of those whose content nobody could look through.
create or replace view evidence.v_link as
    select l.registration_id, l.criterion_id, i.item_id, i.title, i.kind, i.number, i.issuer, i.issued_on, i.illustrative,
        (select count(*) from evidence.item_file f join evidence.revision r on r.id = f.revision_id
         where r.item_id = i.item_id and r.revision = i.revision) as files,
        i.revision, i.valid_until, l.pages, r.covers_from, r.covers_to,
        exists (select 1 from evidence.item_file f join files.v_blob b on b.sha256 = f.sha256
                where f.revision_id = r.id and b.screened = 'no_text') as unread
    from evidence.link l
    join evidence.v_item i on i.item_id = l.item_id
    join evidence.revision r on r.item_id = i.item_id and r.revision = i.revision;
