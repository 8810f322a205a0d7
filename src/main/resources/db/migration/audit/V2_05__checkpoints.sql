-- The chain's end at a moment, signed with a key that the database never sees. A copy lies in the data folder; whoever holds
-- a third one can tell whether the chain was cut or written anew since.
create table audit.checkpoint (
    id        bigint      generated always as identity constraint checkpoint_pk primary key,
    seq       bigint      not null,
    hash      text        not null,
    made_at   timestamptz not null,
    key_id    text        not null,
    signature text        not null,
    constraint checkpoint_once unique (seq, key_id)
);
create trigger checkpoint_append_only before update or delete on audit.checkpoint for each row execute function audit.refuse_change();
create trigger checkpoint_no_truncate before truncate on audit.checkpoint for each statement execute function audit.refuse_change();

-- Rows of a table that are not as the last entry about them says: altered columns by name, or gone. A column that came with a
-- later release is not compared until an entry has it.
create function audit.altered(p_table text) returns table (seq bigint, row_id bigint, subject text, gone boolean, columns text)
language plpgsql stable set timezone = 'UTC' as $$
begin
    return query execute format($query$
        select e.seq, e.row_id, e.subject, t.id is null,
            (select string_agg(k, ', ' order by k) from jsonb_object_keys(e.content) k
             where to_jsonb(t) ? k and to_jsonb(t) -> k is distinct from e.content -> k)
        from (select distinct on (x.row_id) x.seq, x.row_id, x.subject, x.content
              from audit.entry x where x.table_name = $1 order by x.row_id, x.seq desc) e
        left join %s t on t.id = e.row_id
        where case when e.content is null then t.id is not null
              else t.id is null or exists (select 1 from jsonb_object_keys(e.content) k
                  where to_jsonb(t) ? k and to_jsonb(t) -> k is distinct from e.content -> k) end
        order by e.seq
        $query$, p_table::regclass) using p_table;
end $$;

-- Rows of a table that no entry speaks of.
create function audit.unrecorded(p_table text) returns table (row_id bigint) language plpgsql stable as $$
begin
    return query execute format(
        'select t.id from %s t where not exists (select 1 from audit.entry e where e.table_name = $1 and e.row_id = t.id) order by 1',
        p_table::regclass) using p_table;
end $$;

-- Tables of which every row is recorded: one that no entry speaks of was put in behind the application's back.
create table audit.recorded_table (
    table_name text not null constraint recorded_table_pk primary key
);
insert into audit.recorded_table values
    ('campaigns.cohort'),
    ('campaigns.quota_entry'),
    ('campaigns.registration'),
    ('evidence.item'),
    ('evidence.item_file'),
    ('evidence.link'),
    ('assessment.dossier'),
    ('assessment.answer'),
    ('assessment.snapshot'),
    ('assessment.remark'),
    ('assessment.dossier_return'),
    ('appraisal.finding'),
    ('recognition.proposal'),
    ('recognition.proposal_item'),
    ('recognition.decision'),
    ('recognition.title');
