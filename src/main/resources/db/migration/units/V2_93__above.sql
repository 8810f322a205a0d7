-- These units and all above them, as they stand today or stood last.
create function units.above(bigint[]) returns table (unit_id bigint) language sql stable as $$
    with recursive up as (
        select u as unit_id from unnest($1) u
        union
        select v.parent_id from up join units.v_unit v on v.unit_id = up.unit_id where v.parent_id is not null
    )
    select up.unit_id from up
$$;
