-- The version of a template that a document was made with when it was issued, for good; empty: the built-in layout. The PDF that LibreOffice made of it then is
-- kept: it orders the fonts in it by chance, so that no other is the same. Empty: the built-in layout. These rows never change.
alter table documents.issued add column template_id bigint constraint issued_template references documents.template;
alter table documents.issued add column pdf_sha256 text constraint issued_pdf references files.blob (sha256);
alter table documents.issued add constraint issued_pdf_by_template check (pdf_sha256 is null or template_id is not null);
