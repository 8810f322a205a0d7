create or replace view evidence.v_file as
    select r.item_id, r.revision, f.position, f.name, f.sha256, f.id as file_id
    from evidence.item_file f join evidence.revision r on r.id = f.revision_id;
