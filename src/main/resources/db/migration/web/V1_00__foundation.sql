create extension if not exists btree_gist;
create extension if not exists unaccent;

-- How names are compared when people search: without case, accents or the order in which accents were typed.
create function public.fold(text) returns text
    language sql immutable parallel safe strict
    return lower(public.unaccent('public.unaccent'::regdictionary, normalize($1, NFC)));

-- The order of names: the Vietnamese alphabet, and numbers by their value, so that (2) stands before (10).
create collation public.vi_natural (provider = icu, locale = 'vi-u-kn-true');
