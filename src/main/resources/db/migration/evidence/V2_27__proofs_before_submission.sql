-- Whoever submits is told of proofs that speak of another time.
create or replace view evidence.v_link as
    select l.registration_id, l.criterion_id, i.item_id, i.title, i.kind, i.number, i.issuer, i.issued_on, i.illustrative,
        (select count(*) from evidence.item_file f join evidence.revision r on r.id = f.revision_id
         where r.item_id = i.item_id and r.revision = i.revision) as files,
        i.revision, i.valid_until, l.pages, r.covers_from, r.covers_to
    from evidence.link l
    join evidence.v_item i on i.item_id = l.item_id
    join evidence.revision r on r.item_id = i.item_id and r.revision = i.revision;
