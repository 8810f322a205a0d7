-- Raised on the spot by a member of a delegation, in the name of the office that sent it.
alter table recommendations.recommendation add by_delegation boolean not null default false;
