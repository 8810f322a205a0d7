-- What an explanation says is part of what was submitted.
create or replace function assessment.lines(content jsonb) returns table (
    place bigint, code text, title_vi text, title_en text, result text, explanation text, instead_of_evidence boolean, evidence text
) language sql stable as $$
    select n, c ->> 'code', c ->> 'title', c ->> 'title_en', coalesce(c ->> 'result', ''), coalesce(c ->> 'explanation', ''),
        coalesce((c ->> 'instead_of_evidence')::boolean, false), coalesce((
            select string_agg(concat_ws(' · ', e ->> 'title', nullif(e ->> 'number', ''),
                    case when (e ->> 'revision')::int > 1 then 'bản ' || (e ->> 'revision') end,
                    'trang ' || nullif(e ->> 'pages', ''),
                    'giải trình: ' || nullif(e ->> 'words', ''), (
                    select string_agg((f ->> 'name') || ' (SHA-256 ' || left(f ->> 'sha256', 12) || '…)', ', ')
                    from jsonb_array_elements(case when jsonb_typeof(e -> 'files') = 'array' then e -> 'files' else '[]' end) as f)),
                E'\n' order by m)
            from jsonb_array_elements(c -> 'evidence') with ordinality as x (e, m)), '')
    from jsonb_array_elements(content -> 'criteria') with ordinality as l (c, n)
$$;
