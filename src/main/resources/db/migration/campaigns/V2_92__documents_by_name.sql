create view campaigns.v_legal_document as
    select id as document_id, case when number = '' then title else number || ' · ' || title end as name, state from campaigns.legal_document;
