-- Proofs that submissions keep, each with the revision it had then; what was submitted before revisions were numbered kept the first.
create view assessment.v_kept_evidence as
    select s.dossier_id, s.number as snapshot_number, s.submitted_at, c ->> 'code' as code, n as place, m as position,
        (e ->> 'item')::bigint as item_id, coalesce((e ->> 'revision')::int, 1) as revision, e ->> 'title' as title,
        coalesce(e ->> 'number', '') as number, coalesce(e ->> 'pages', '') as pages
    from assessment.snapshot s,
        jsonb_array_elements(s.content -> 'criteria') with ordinality as x (c, n),
        jsonb_array_elements(c -> 'evidence') with ordinality as y (e, m);

-- A proof's revision and the cited pages are part of what is said.
create or replace function assessment.lines(content jsonb) returns table (
    place bigint, code text, title_vi text, title_en text, result text, explanation text, instead_of_evidence boolean, evidence text
) language sql stable as $$
    select n, c ->> 'code', c ->> 'title', c ->> 'title_en', coalesce(c ->> 'result', ''), coalesce(c ->> 'explanation', ''),
        coalesce((c ->> 'instead_of_evidence')::boolean, false), coalesce((
            select string_agg(concat_ws(' · ', e ->> 'title', nullif(e ->> 'number', ''),
                    case when (e ->> 'revision')::int > 1 then 'bản ' || (e ->> 'revision') end,
                    'trang ' || nullif(e ->> 'pages', ''), (
                    select string_agg((f ->> 'name') || ' (SHA-256 ' || left(f ->> 'sha256', 12) || '…)', ', ')
                    from jsonb_array_elements(case when jsonb_typeof(e -> 'files') = 'array' then e -> 'files' else '[]' end) as f)),
                E'\n' order by m)
            from jsonb_array_elements(c -> 'evidence') with ordinality as x (e, m)), '')
    from jsonb_array_elements(content -> 'criteria') with ordinality as l (c, n)
$$;
