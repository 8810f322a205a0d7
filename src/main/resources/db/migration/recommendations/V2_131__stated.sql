-- What recommendations say is the matter: in the words of the group that they are in, or in their own.
create view recommendations.v_stated as
    select r.id as recommendation_id, r.criterion_id, r.group_id, coalesce(g.title, r.title) as title
    from recommendations.recommendation r left join recommendations.recommendation_group g on g.id = r.group_id;
