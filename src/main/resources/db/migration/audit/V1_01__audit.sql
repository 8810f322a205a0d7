create schema audit;

-- One row per act, append-only. An entry keeps the row that the act wrote and its hash, and is chained to the entry before.
create table audit.entry (
    seq           bigint      not null constraint entry_pk primary key,
    recorded_at   timestamptz not null,                 -- when the system wrote it
    at            timestamptz not null,                 -- when the act happened; differs for imported acts
    imported      boolean     not null,
    account_id    bigint,
    actor_name    text        not null,
    office_name   text        not null,
    act           text        not null,
    table_name    text        not null,
    row_id        bigint      not null,
    subject       text        not null,
    unit_id       bigint,                               -- whose business it was; null: nobody's below the Ministry
    reason        text        not null,
    content       jsonb,                                -- the row as written; null when the act removed it
    row_hash      text        not null,                 -- SHA-256 of the canonical (jsonb) text of content
    previous_hash text        not null,
    hash          text        not null constraint entry_hash_unique unique
);
create index entry_unit on audit.entry (unit_id, seq desc);
create index entry_row on audit.entry (table_name, row_id, seq desc);

-- The end of the chain: locking this one row puts entries in one order.
create table audit.head (
    single boolean not null default true constraint head_pk primary key constraint head_single check (single),
    seq  bigint  not null,
    hash text    not null
);
insert into audit.head (seq, hash) values (0, repeat('0', 64));

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only';
end $$;
create trigger entry_append_only before update or delete on audit.entry for each row execute function audit.refuse_change();
create trigger entry_no_truncate before truncate on audit.entry for each statement execute function audit.refuse_change();

-- Appends one entry in the caller's transaction. The time zone is fixed so that a row's text, hence its hash, is always the same.
create function audit.append(
    p_recorded_at timestamptz, p_at timestamptz, p_imported boolean, p_account_id bigint, p_actor_name text,
    p_office_name text, p_act text, p_table_name text, p_row_id bigint, p_subject text, p_unit_id bigint, p_reason text
) returns bigint language plpgsql set timezone = 'UTC' as $$
declare
    last      audit.head;
    written   jsonb;
    next_row  audit.entry;
begin
    select * into strict last from audit.head for update;
    execute format('select to_jsonb(t) from %s t where t.id = $1', p_table_name::regclass) into written using p_row_id;
    next_row.seq := last.seq + 1;
    next_row.recorded_at := p_recorded_at;
    next_row.at := p_at;
    next_row.imported := p_imported;
    next_row.account_id := p_account_id;
    next_row.actor_name := p_actor_name;
    next_row.office_name := p_office_name;
    next_row.act := p_act;
    next_row.table_name := p_table_name;
    next_row.row_id := p_row_id;
    next_row.subject := p_subject;
    next_row.unit_id := p_unit_id;
    next_row.reason := p_reason;
    next_row.content := written;
    next_row.row_hash := encode(sha256(convert_to(coalesce(written::text, ''), 'UTF8')), 'hex');
    next_row.previous_hash := last.hash;
    next_row.hash := encode(sha256(convert_to((to_jsonb(next_row) - 'hash')::text, 'UTF8')), 'hex');
    insert into audit.entry select next_row.*;
    update audit.head set seq = next_row.seq, hash = next_row.hash;
    return next_row.seq;
end $$;

-- The hash that an entry should have, from what it says.
create function audit.hash_of(p_seq bigint) returns text language sql stable set timezone = 'UTC' as $$
    select encode(sha256(convert_to((to_jsonb(e) - 'hash')::text, 'UTF8')), 'hex') from audit.entry e where e.seq = p_seq
$$;

-- Entries that do not fit: an altered entry, a broken link, a missing number. Empty when the chain is whole.
create view audit.v_broken as
select e.seq, e.act, e.subject
from (select t.*, lag(t.hash, 1, repeat('0', 64)) over (order by t.seq) as expected_previous,
             row_number() over (order by t.seq) as expected_seq
      from audit.entry t) e
where e.previous_hash <> e.expected_previous
   or e.seq <> e.expected_seq
   or e.row_hash <> encode(sha256(convert_to(coalesce(e.content::text, ''), 'UTF8')), 'hex')
   or e.hash <> audit.hash_of(e.seq);

-- Rows that an import wrote, and when: pages show it beside the act's own date.
create view audit.v_imported as
    select table_name, row_id, max(recorded_at) as imported_at from audit.entry where imported group by table_name, row_id;
