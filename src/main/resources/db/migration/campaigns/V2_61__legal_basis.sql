-- The legal basis of a programme: what Party committees, People's Committees and police of each level issued for it, and what implements what.
create table campaigns.legal_document (
    id             bigint      generated always as identity constraint legal_document_pk primary key,
    programme_code text        not null constraint legal_document_programme references criteria.programme (code),
    unit_id        bigint      not null constraint legal_document_unit references units.unit,    -- holds there and below
    kind           text        not null constraint legal_document_kind check (kind in
        ('resolution', 'conclusion', 'directive', 'letter', 'programme', 'scheme', 'plan', 'decision')),
    issuer_kind    text        not null constraint legal_document_issuer_kind check (issuer_kind in
        ('party_committee', 'peoples_council', 'peoples_committee', 'police', 'department', 'front')),
    issuer         text        not null constraint legal_document_issuer check (length(issuer) between 1 and 200),
    title          text        not null constraint legal_document_title check (length(title) between 1 and 500),
    state          text        not null constraint legal_document_state check (state in ('draft', 'submitted', 'issued', 'repealed')),
    number         text        not null default '',                                              -- with its symbol, as 12-NQ/TW
    submitted_on   date,
    issued_on      date,
    repealed_on    date,
    repealed_reason text       not null default '',
    file_name      text        not null default '',
    sha256         text        constraint legal_document_blob references files.blob (sha256),
    source         text        not null default '',
    kept_by        bigint      not null constraint legal_document_by references accounts.account,
    kept_at        timestamptz not null,
    illustrative   boolean     not null,
    version        int         not null default 1,
    constraint legal_document_issued check ((state in ('issued', 'repealed')) = (issued_on is not null) and (issued_on is null) = (number = '')),
    constraint legal_document_repealed check ((state = 'repealed') = (repealed_on is not null) and (state = 'repealed') = (repealed_reason <> '')),
    constraint legal_document_file check ((sha256 is null) = (file_name = ''))
);
create index legal_document_of_unit on campaigns.legal_document (unit_id);
create unique index legal_document_once on campaigns.legal_document (programme_code, lower(issuer), lower(number), issued_on) where number <> '';

create table campaigns.legal_ground (
    document_id   bigint not null constraint legal_ground_document references campaigns.legal_document on delete cascade,
    implements_id bigint not null constraint legal_ground_implements references campaigns.legal_document,
    constraint legal_ground_pk primary key (document_id, implements_id),
    constraint legal_ground_other check (document_id <> implements_id)
);
create index legal_ground_implements_index on campaigns.legal_ground (implements_id);
insert into audit.recorded_table values ('campaigns.legal_document');

-- What is missing of the chain from a Party resolution by a scheme to a plan at each of these wards: only issued documents count, of the ward or above.
create function campaigns.legal_gaps(programme text, wards bigint[])
returns table (ward_id bigint, no_party boolean, no_scheme boolean, scheme_ungrounded boolean, no_plan boolean, plan_ungrounded boolean)
language sql stable as $$
    with recursive issued as (
        select d.id, d.unit_id,
            d.issuer_kind = 'party_committee' and d.kind in ('resolution', 'conclusion', 'directive') as party,
            d.kind in ('scheme', 'programme') as scheme, d.kind in ('plan', 'decision') as plan,
            (select v.level from units.v_unit v where v.unit_id = d.unit_id) as level
        from campaigns.legal_document d where d.state = 'issued' and d.programme_code = programme
    ), leads as (
        select id, id as ground from issued
        union
        select l.id, g.implements_id from leads l join campaigns.legal_ground g on g.document_id = l.ground join issued i on i.id = g.implements_id
    ), standing as (
        select i.*, exists (select 1 from leads l join issued p on p.id = l.ground where l.id = i.id and p.party) as on_party,
            exists (select 1 from leads l join issued s on s.id = l.ground where l.id = i.id and l.ground <> i.id and s.scheme) as on_scheme
        from issued i
    ), up as (
        select w as ward_id, w as unit_id from unnest(wards) w
        union
        select up.ward_id, v.parent_id from up join units.v_unit v on v.unit_id = up.unit_id where v.parent_id is not null
    )
    select w, coalesce(not bool_or(s.party), true), coalesce(not bool_or(s.scheme and s.level <> 'country'), true),
        coalesce(bool_or(s.scheme and s.level <> 'country') and not bool_or(s.scheme and s.level <> 'country' and s.on_party), false),
        coalesce(not bool_or(s.plan and s.level <> 'country'), true),
        coalesce(bool_or(s.plan and s.level <> 'country') and not bool_or(s.plan and s.level <> 'country' and s.on_scheme), false)
    from unnest(wards) w left join up on up.ward_id = w left join standing s on s.unit_id = up.unit_id
    group by w
$$;
