create or replace view files.v_thumbnail as
    select b.sha256, case
        when t.picture is not null then 'ready' when t.too_large then 'too_large' when t.attempts >= 3 then 'none' else 'waiting' end as state,
        octet_length(t.picture) as size
    from files.blob b left join files.thumbnail t on t.sha256 = b.sha256
    where b.media_type like 'image/%';
