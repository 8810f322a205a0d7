-- The version of a template that a document was made with when it was issued, for good; empty: the built-in layout. Both rows never change.
alter table documents.issued add column template_id bigint constraint issued_template references documents.template;
