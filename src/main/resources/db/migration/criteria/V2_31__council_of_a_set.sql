-- How a council considers dossiers of a set; sets without one are not among them.
create view criteria.v_council as
    select s.id as set_id, r.level, r.quorum_percent::int as quorum_percent, r.majority, r.majority_of, r.ballot, r.tie
    from criteria.criteria_set s,
        jsonb_to_record(s.content->'set'->'council') as r (level text, quorum_percent text, majority text, majority_of text, ballot text, tie text)
    where s.content->'set'->'council' is not null;
