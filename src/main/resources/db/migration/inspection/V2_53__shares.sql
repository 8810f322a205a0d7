-- Which member looks at which criterion, at every ward of the route; who has none looks at whatever is left.
create table inspection.share (
    delegation_id bigint not null constraint share_delegation references inspection.delegation,
    criterion_id  bigint not null constraint share_criterion references criteria.criterion,
    account_id    bigint not null constraint share_account references accounts.account,
    constraint share_pk primary key (delegation_id, criterion_id)
);
