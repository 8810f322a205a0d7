-- Units through time, for those who count them elsewhere: each version with the days it is valid on.
create view units.v_version as
    select unit_id, code, name, type, level, parent_id, lower(valid) as valid_from, upper(valid) - 1 as valid_until
    from units.unit_version where not isempty(valid);
