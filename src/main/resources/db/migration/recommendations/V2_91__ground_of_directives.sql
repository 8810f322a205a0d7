-- The document of the legal basis on whose ground a directive was given.
alter table recommendations.recommendation add column document_id bigint constraint recommendation_document references campaigns.legal_document,
    add constraint recommendation_ground check (document_id is null or direction = 'down');
create index recommendation_of_document on recommendations.recommendation (document_id) where document_id is not null;
