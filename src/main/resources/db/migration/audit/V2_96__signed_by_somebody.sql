-- Strict: for who has not signed nothing is looked up, and the function is not even called.
create or replace function audit.signed(p_name text, p_table_name text, p_row_id bigint, p_account_id bigint) returns text language sql stable strict as $$
    select p_name || coalesce((
        select case when e.office_name like '% (làm thay)' then ' (làm thay)' else '' end
        from audit.entry e
        where e.table_name = p_table_name and e.row_id = p_row_id and e.account_id = p_account_id
        order by e.seq desc limit 1
    ), '')
$$;
