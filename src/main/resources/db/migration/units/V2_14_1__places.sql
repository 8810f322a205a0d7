-- Versions of units with the names above them, for other modules: which units there were on a day, and what they were called.
create view units.v_place as
    select unit_id, valid, code, name, type, level, parent_id, path, words, position from units.place;
