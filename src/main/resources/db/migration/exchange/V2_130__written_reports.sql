-- What the draft of a conference's report is written from, beside the figures in report; null: not held yet, or held before drafts were written.
alter table exchange.conference add column findings jsonb;

-- What a person made of a sentence of the draft: only ever added to, the newest of a sentence counts.
create table exchange.report_edit (
    id            bigint      generated always as identity constraint report_edit_pk primary key,
    conference_id bigint      not null constraint report_edit_conference references exchange.conference,
    sentence      text        not null constraint report_edit_sentence check (length(sentence) between 1 and 200),   -- its key, of a rule or added/number
    act           text        not null constraint report_edit_act check (act in ('edited', 'left_out', 'added', 'restored')),
    section       text        not null constraint report_edit_section
                  check (section in ('context', 'results', 'strengths', 'limits', 'lessons', 'proposals', 'directions', 'conclusions')),
    written       text        not null,                         -- what the rule wrote when it was edited; empty: no rule did
    text_before   text        not null,
    text_after    text        not null,                         -- empty: it is left out
    edited_by     bigint      not null constraint report_edit_by references accounts.account,
    edited_at     timestamptz not null,
    constraint report_edit_length check (length(text_after) <= 4000),
    constraint report_edit_left_out check (act = 'restored' or (text_after = '') = (act = 'left_out')),
    constraint report_edit_added check (act <> 'added' or written = '' and text_before = '')
);
create index report_edit_conference on exchange.report_edit (conference_id, id);

-- What an issued report says, sentence by sentence, with its figures and all edits; as it was.
create table exchange.issued_report (
    conference_id bigint not null constraint issued_report_pk primary key constraint issued_report_conference references exchange.conference,
    document_id   bigint not null constraint issued_report_document references documents.issued constraint issued_report_once unique,
    content       jsonb  not null,
    sha256        text   not null,                              -- of the canonical (jsonb) text of content
    constraint issued_report_hash check (sha256 = encode(sha256(convert_to(content::text, 'UTF8')), 'hex'))
);

create function exchange.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'what was edited and what was issued is never changed';
end $$;
create trigger report_edit_append_only before update or delete on exchange.report_edit for each row execute function exchange.refuse_change();
create trigger issued_report_immutable before update or delete on exchange.issued_report for each row execute function exchange.refuse_change();
insert into audit.recorded_table values ('exchange.report_edit');
