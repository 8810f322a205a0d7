-- A criterion is now made of requirements, each checkable by itself; a set keeps its whole content as its pack.

-- One checkable statement. What it says beyond that (rule, applicability, document, items) is read from the set's content.
create table criteria.requirement (
    id           bigint  generated always as identity constraint requirement_pk primary key,
    set_id       bigint  not null constraint requirement_set references criteria.criteria_set,
    criterion_id bigint  not null constraint requirement_criterion references criteria.criterion,
    code         text    not null,
    position     int     not null,
    kind         text    not null constraint requirement_kind check (kind in ('document', 'zero', 'threshold', 'attestation', 'checklist', 'field')),
    title_vi     text    not null,
    title_en     text    not null,
    by_figures   boolean not null,                       -- judged by figures, so nobody answers it
    constraint requirement_once unique (set_id, code)
);
create index requirement_criterion on criteria.requirement (criterion_id);

-- What a programme is called from a day on: a paper printed on a day bears the name of that day.
create table criteria.programme_name (
    programme_id bigint not null constraint programme_name_of references criteria.programme,
    valid_from   date   not null,
    name_vi      text   not null,
    name_en      text   not null,
    constraint programme_name_pk primary key (programme_id, valid_from)
);

alter table criteria.criteria_set
    add column content     jsonb,
    add column complete    boolean not null default true,
    add column follows_id  bigint constraint criteria_set_follows references criteria.criteria_set,
    add column retired_on  date,
    drop constraint criteria_set_passing,
    add constraint criteria_set_passing check (passing in ('all', 'count', 'share', 'points')),
    add constraint criteria_set_retired check ((state = 'retired') = (retired_on is not null)),
    add constraint criteria_set_follows_another check (follows_id <> id);

-- Sets published before: one requirement per criterion, answered by people, as until now.
update criteria.criteria_set s set content = jsonb_build_object(
    'format', 'kieumau-pack/2',
    'programme', (select jsonb_build_object('code', p.code, 'name_vi', p.name_vi, 'name_en', p.name_en) from criteria.programme p where p.id = s.programme_id),
    'set', jsonb_strip_nulls(jsonb_build_object('version', s.version, 'title_vi', s.title_vi, 'title_en', s.title_en,
        'notice_vi', nullif(s.notice_vi, ''), 'notice_en', nullif(s.notice_en, ''), 'published_on', s.published_on, 'complete', true, 'closes_on', 14)),
    'passing', jsonb_build_object('rule', s.passing),
    'groups', (select jsonb_agg(jsonb_build_object('code', g.code, 'title_vi', g.title_vi, 'title_en', g.title_en, 'criteria', (
        select jsonb_agg(jsonb_build_object('code', c.code, 'title_vi', c.title_vi, 'title_en', c.title_en, 'guidance_vi', c.guidance_vi,
            'guidance_en', c.guidance_en, 'mandatory', c.mandatory,
            'source', jsonb_build_object('ref', c.source_ref, 'quote_vi', c.source_quote, 'url_or_article', c.source_where),
            'requirements', jsonb_build_array(jsonb_build_object('code', c.code || '.1', 'title_vi', c.title_vi, 'title_en', c.title_en,
                'kind', case when c.kind in ('zero', 'threshold', 'checklist') then 'attestation' else c.kind end, 'proof_vi', c.proof_vi, 'proof_en', c.proof_en,
                'answered_by', 'ward_police', 'citation', c.source_ref)))
            order by c.position)
        from criteria.criterion c where c.group_id = g.id)) order by g.position)
    from criteria.criterion_group g where g.set_id = s.id));
insert into criteria.requirement (set_id, criterion_id, code, position, kind, title_vi, title_en, by_figures)
    select c.set_id, c.id, c.code || '.1', 1, c.kind, c.title_vi, c.title_en, false from criteria.criterion c;
alter table criteria.criteria_set alter column content set not null;
alter table criteria.criterion drop column kind, drop column proof_vi, drop column proof_en;

-- Published is for ever: nothing is added, changed or taken away; the set itself can only be retired.
create or replace function criteria.refuse_published() returns trigger language plpgsql as $$
begin
    if exists (select 1 from criteria.criteria_set s where s.id = coalesce(old.set_id, new.set_id) and s.state <> 'draft') then
        raise exception 'a published criteria set is never changed';
    end if;
    return coalesce(new, old);
end $$;
drop trigger criterion_immutable on criteria.criterion;
drop trigger criterion_group_immutable on criteria.criterion_group;
create trigger criterion_immutable before insert or update or delete on criteria.criterion for each row execute function criteria.refuse_published();
create trigger criterion_group_immutable before insert or update or delete on criteria.criterion_group for each row execute function criteria.refuse_published();
create trigger requirement_immutable before insert or update or delete on criteria.requirement for each row execute function criteria.refuse_published();

create function criteria.refuse_changed_set() returns trigger language plpgsql as $$
begin
    if old.state <> 'draft' and (tg_op = 'DELETE' or to_jsonb(new) - 'state' - 'retired_on' <> to_jsonb(old) - 'state' - 'retired_on' or new.state = 'draft') then
        raise exception 'a published criteria set is never changed';
    end if;
    return coalesce(new, old);
end $$;
create trigger criteria_set_immutable before update or delete on criteria.criteria_set for each row execute function criteria.refuse_changed_set();

-- What is being written: a whole pack, with faults in it until it is published.
create table criteria.draft (
    id         bigint generated always as identity constraint draft_pk primary key,
    content    jsonb  not null,
    state      text   not null constraint draft_state check (state in ('open', 'published', 'dropped')),
    set_id     bigint constraint draft_set references criteria.criteria_set,    -- what it became
    created_by bigint not null,
    created_at timestamptz not null,
    changed_by bigint not null,
    changed_name text not null,                          -- as the person was named then
    changed_at timestamptz not null,
    version    int    not null default 1,
    constraint draft_published check ((state = 'published') = (set_id is not null))
);

-- Everybody who ever wrote in a draft: none of them may publish it.
create table criteria.draft_writer (
    draft_id   bigint not null constraint draft_writer_of references criteria.draft,
    account_id bigint not null,
    constraint draft_writer_pk primary key (draft_id, account_id)
);

create view criteria.v_requirement as
    select r.id as requirement_id, r.set_id, r.criterion_id, r.code, r.position, r.kind, r.title_vi, r.title_en, r.by_figures
    from criteria.requirement r;
insert into audit.recorded_table values ('criteria.draft');

-- What the programme of a set was called on a day.
create function criteria.programme_named(set_id bigint, day date) returns table (name_vi text, name_en text) language sql stable as $$
    select coalesce(n.name_vi, p.name_vi), coalesce(n.name_en, p.name_en)
    from criteria.criteria_set s
    join criteria.programme p on p.id = s.programme_id
    left join lateral (
        select d.name_vi, d.name_en from criteria.programme_name d
        where d.programme_id = p.id and d.valid_from <= $2 order by d.valid_from desc limit 1) n on true
    where s.id = $1
$$;
