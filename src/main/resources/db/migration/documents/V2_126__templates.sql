-- Layouts of documents that the ministry lays down, as DOCX with named fields: for a kind of document, a programme (empty: any) and a level. Each upload
-- is a version of its own; a second person adopts one, and the one adopted last holds.
create table documents.template (
    id              bigint      generated always as identity constraint template_pk primary key,
    kind            text        not null constraint template_kind
                    check (kind in ('proposal', 'decision', 'report', 'minutes', 'conclusion', 'letter', 'slip')),
    programme       text        not null constraint template_programme check (length(programme) <= 40),    -- its code; programmes are above this module
    level           text        not null constraint template_level check (level in ('country', 'province', 'district', 'commune')),
    version         int         not null constraint template_version check (version >= 1),
    name            text        not null constraint template_name check (length(name) between 1 and 200),
    sha256          text        not null constraint template_blob references files.blob (sha256),
    fields          text[]      not null constraint template_fields check (cardinality(fields) >= 1),
    kept_by         bigint      not null,                           -- accounts are above this module: no key
    kept_by_name    text        not null,
    kept_at         timestamptz not null,
    adopted_by_name text,
    adopted_at      timestamptz,
    constraint template_once unique (kind, programme, level, version),
    constraint template_adopted check ((adopted_by_name is null) = (adopted_at is null))
);
-- Adopting is the one thing that happens to a version.
create function documents.refuse_template_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.adopted_at is null
        and to_jsonb(new) - array['adopted_by_name', 'adopted_at'] = to_jsonb(old) - array['adopted_by_name', 'adopted_at'] then
        return new;
    end if;
    raise exception 'a version of a template is never changed';
end $$;
create trigger template_immutable before update or delete on documents.template for each row execute function documents.refuse_template_change();
insert into audit.recorded_table values ('documents.template');
