-- Nothing is looked up for who has not signed.
create or replace function audit.signed(p_name text, p_table_name text, p_row_id bigint, p_account_id bigint) returns text language sql stable as $$
    select case when p_account_id is not null then p_name || coalesce((
        select case when e.office_name like '% (làm thay)' then ' (làm thay)' else '' end
        from audit.entry e
        where e.table_name = p_table_name and e.row_id = p_row_id and e.account_id = p_account_id
        order by e.seq desc limit 1
    ), '') end
$$;
