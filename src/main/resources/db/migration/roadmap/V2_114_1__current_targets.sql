-- Of each province and year the target that counts: the last one that was set.
create view roadmap.v_target as
    select distinct on (unit_id, year) unit_id, year, wards, illustrative from roadmap.target order by unit_id, year, id desc;
