-- A phone that goes with a delegation has a token of its own, for no more than that.
alter table accounts.token drop constraint token_scope;
alter table accounts.token add constraint token_scope check (scope in ('read', 'all', 'phone'));
