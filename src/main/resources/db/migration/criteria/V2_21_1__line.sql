-- Every set with those that it follows, directly or through others, and itself at place 0.
create view criteria.v_line as
    with recursive line as (
        select s.id as set_id, s.id as earlier_id, s.follows_id, 0 as place from criteria.criteria_set s
        union all
        select l.set_id, s.id, s.follows_id, l.place + 1 from line l join criteria.criteria_set s on s.id = l.follows_id
    )
    select set_id, earlier_id, place from line;
