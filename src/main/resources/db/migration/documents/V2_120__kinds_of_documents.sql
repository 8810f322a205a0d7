-- Of one row several kinds of documents are made, as the minutes and the conclusion of a visit: each is issued once.
alter table documents.issued add column kind text not null generated always as (lower(content ->> 'type')) stored;
alter table documents.issued drop constraint issued_once, add constraint issued_once unique (source, source_id, kind);
