-- What a rehearsal finds may be tens of thousands of things: programs read them one part after another, by a key.
alter table units.touched add touched_id bigint generated always as identity constraint touched_pk primary key;
