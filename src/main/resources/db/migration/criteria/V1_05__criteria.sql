create schema criteria;

create table criteria.programme (
    id      bigint generated always as identity constraint programme_pk primary key,
    code    text not null constraint programme_code_unique unique,
    name_vi text not null,
    name_en text not null
);

-- One version of a programme's criteria. A published version is never changed again.
create table criteria.criteria_set (
    id           bigint generated always as identity constraint criteria_set_pk primary key,
    programme_id bigint not null constraint criteria_set_programme references criteria.programme,
    version      text   not null,
    title_vi     text   not null,
    title_en     text   not null,
    notice_vi    text   not null,                       -- shown wherever the set is shown, for example that it is not official
    notice_en    text   not null,
    passing      text   not null constraint criteria_set_passing check (passing in ('all')),
    state        text   not null constraint criteria_set_state check (state in ('draft', 'published', 'retired')),
    published_on date,
    content_hash text   not null,                       -- SHA-256 of the pack file it was loaded from
    constraint criteria_set_once unique (programme_id, version),
    constraint criteria_set_published check ((state = 'draft') = (published_on is null))
);

create table criteria.criterion_group (
    id       bigint generated always as identity constraint criterion_group_pk primary key,
    set_id   bigint not null constraint criterion_group_set references criteria.criteria_set,
    code     text   not null,
    position int    not null,
    title_vi text   not null,
    title_en text   not null,
    constraint criterion_group_once unique (set_id, code)
);

create table criteria.criterion (
    id           bigint  generated always as identity constraint criterion_pk primary key,
    set_id       bigint  not null constraint criterion_set references criteria.criteria_set,
    group_id     bigint  not null constraint criterion_group_of references criteria.criterion_group,
    code         text    not null,
    position     int     not null,
    title_vi     text    not null,
    title_en     text    not null,
    guidance_vi  text    not null,
    guidance_en  text    not null,
    kind         text    not null constraint criterion_kind check (kind in ('document', 'zero', 'threshold', 'attestation', 'checklist', 'field')),
    proof_vi     text    not null,
    proof_en     text    not null,
    mandatory    boolean not null,
    source_ref   text    not null,
    source_quote text    not null,
    source_where text    not null,
    constraint criterion_once unique (set_id, code)
);

create function criteria.refuse_published() returns trigger language plpgsql as $$
begin
    if exists (select 1 from criteria.criteria_set s where s.id = old.set_id and s.state <> 'draft') then
        raise exception 'a published criteria set is never changed';
    end if;
    return coalesce(new, old);
end $$;
create trigger criterion_immutable before update or delete on criteria.criterion for each row execute function criteria.refuse_published();
create trigger criterion_group_immutable before update or delete on criteria.criterion_group for each row execute function criteria.refuse_published();

create view criteria.v_criterion as
    select c.id as criterion_id, c.set_id, c.code, c.position, c.title_vi, c.title_en, c.mandatory,
        g.code as group_code, g.position as group_position, g.title_vi as group_title_vi, g.title_en as group_title_en
    from criteria.criterion c join criteria.criterion_group g on g.id = c.group_id;
create view criteria.v_set as
    select s.id as set_id, s.title_vi, s.title_en, s.notice_vi, s.notice_en, s.state, s.version, s.passing,
        p.code as programme_code, p.name_vi as programme_name_vi, p.name_en as programme_name_en,
        (select count(*) from criteria.criterion c where c.set_id = s.id) as criteria
    from criteria.criteria_set s join criteria.programme p on p.id = s.programme_id;
