create extension if not exists pg_trgm;

-- The same problem of many units, which somebody said is the same.
create table recommendations.recommendation_group (
    id               bigint      generated always as identity constraint recommendation_group_pk primary key,
    class            text        not null constraint recommendation_group_class check (class in ('staffing', 'premises', 'investment', 'law', 'other')),
    title            text        not null constraint recommendation_group_title check (length(title) between 1 and 200),
    formed_office_id bigint      not null constraint recommendation_group_office references accounts.office,
    formed_by        bigint      not null constraint recommendation_group_by references accounts.account,
    formed_at        timestamptz not null
);

alter table recommendations.recommendation
    add group_id bigint constraint recommendation_grouped references recommendations.recommendation_group,
    -- By what recommendations are compared: a long request repeats in its beginning what it is about.
    add folded text not null generated always as (public.fold(title || ' ' || left(request, 400))) stored;
create index recommendation_in_group on recommendations.recommendation (group_id) where group_id is not null;

insert into audit.recorded_table values ('recommendations.recommendation_group');
