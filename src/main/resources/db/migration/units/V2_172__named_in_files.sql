-- Illustrative units have no code of the General Statistics Office: files name them by their key, as those of reorganisations do.
create or replace view units.v_place as
    select p.unit_id, p.valid, p.code, p.name, p.type, p.level, p.parent_id, p.path, p.words, p.position, coalesce(p.code, u.key) as code_or_key
    -- Left, so that it costs nothing where nobody asks for it.
    from units.place p left join units.unit u on u.id = p.unit_id;
