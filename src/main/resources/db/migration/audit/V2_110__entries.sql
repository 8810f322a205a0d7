-- What was done, when, by whom and whose business it was; neither the row that was written nor what was said of it.
create view audit.v_entry as
    select seq, at, account_id, act, table_name, row_id, unit_id, coalesce((content ->> 'illustrative')::boolean, false) as illustrative
    from audit.entry;
