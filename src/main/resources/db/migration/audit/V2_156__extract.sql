-- Entries as an extract of the trail tells them, and of which dossier or registration the row was, where it says so. Unlike v_entry it tells
-- who and why: for whoever keeps a record, not for figures.
create view audit.v_extract as
    select seq, at, recorded_at, imported, actor_name, office_name, act, table_name, row_id, unit_id, subject, reason, row_hash, hash,
        (content ->> 'dossier_id')::bigint as dossier_id, (content ->> 'registration_id')::bigint as registration_id
    from audit.entry;
