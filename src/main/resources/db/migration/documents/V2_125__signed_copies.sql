-- Signed PDF files that came back, beside the document that was issued, each with what was found when it came: it is not looked at again,
-- because certificates run out and anchors of trust change. A later file does not replace an earlier one.
create table documents.signed_copy (
    id            bigint      generated always as identity constraint signed_copy_pk primary key,
    issued_id     bigint      not null constraint signed_copy_issued references documents.issued,
    name          text        not null constraint signed_copy_name check (length(name) between 1 and 200),
    sha256        text        not null constraint signed_copy_blob references files.blob (sha256),
    anchors       int         not null constraint signed_copy_anchors check (anchors >= 0),   -- certificates that were trusted then
    kept_by_name  text        not null,                         -- accounts are above this module: the trail knows which account
    kept_at       timestamptz not null,
    constraint signed_copy_once unique (issued_id, sha256)
);

-- Each signature in it, in the order of signing. Of the certificate only what names a post or an office: many bear the number of an identity card.
create table documents.signature (
    copy_id       bigint      not null constraint signature_copy references documents.signed_copy,
    position      int         not null constraint signature_position check (position >= 1),
    signer        text        not null,                         -- empty: its certificate is not in the file
    organisation  text        not null,
    issuer        text        not null,
    certificate   text        not null,                         -- SHA-256
    valid_from    timestamptz,
    valid_until   timestamptz,
    claimed_at    timestamptz,                                  -- by the clock of whoever signed
    algorithm     text        not null,
    weak          boolean     not null,                         -- MD5 or SHA-1
    intact        boolean     not null,
    changed_after boolean     not null,
    standing      text        not null constraint signature_standing check (standing in ('trusted', 'untrusted', 'unchecked')),
    constraint signature_pk primary key (copy_id, position)
);
create trigger signed_copy_immutable before update or delete on documents.signed_copy for each row execute function documents.refuse_change();
create trigger signature_immutable before update or delete on documents.signature for each row execute function documents.refuse_change();
insert into audit.recorded_table values ('documents.signed_copy');
