-- What a picture looks like (Likeness): of two that look very much alike few bits differ. No row: nobody has looked yet. Null: no
-- picture that can be drawn, or one that shows too little to be told from others.
create table files.likeness (
    sha256 text     not null constraint likeness_pk primary key constraint likeness_blob references files.blob,
    hash   bit(256)
);

-- The hash in 16 pieces of 16 bits, each with its place: place * 65536 + piece.
create function files.bands(hash bit(256)) returns int[] language sql immutable strict parallel safe return (
    select array_agg(place * 65536 + substring(hash from place * 16 + 1 for 16)::bit(16)::int order by place)
    from generate_series(0, 15) as place
);

-- The pieces, and all that differ from one of them in one bit. Two hashes that differ in fewer than 32 bits have a piece in which
-- they differ in one bit at most; so whatever is alike is among what has one of these, and no other need be looked at.
create function files.near(hash bit(256)) returns int[] language sql immutable strict parallel safe return (
    select array_agg(band # flip)
    from unnest(files.bands(hash)) as band, unnest(array[0] || array(select 1 << n from generate_series(0, 15) as n)) as flip
);

alter table files.likeness add column bands int[] generated always as (files.bands(hash)) stored;
create index likeness_bands on files.likeness using gin (bands);

-- Pictures that look very much like those that are named, themselves too: at most 24 of 256 bits differ. The same photograph
-- compressed or scaled anew differs in up to 16; pages with the same letterhead in 28 and more; other scenes in 90 and more.
create function files.alike(pictures text[]) returns table (picture text, other text, distance int) language sql stable as $$
    select a.sha256, b.sha256, bit_count(a.hash # b.hash)::int
    from files.likeness a join files.likeness b on b.bands && files.near(a.hash)
    where a.sha256 = any(pictures) and bit_count(a.hash # b.hash) <= 24
$$;
