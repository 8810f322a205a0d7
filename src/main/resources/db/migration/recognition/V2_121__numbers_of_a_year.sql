-- A register begins again each year: a letter may bear the number that another bore in another year.
alter table recognition.proposal add column year int not null
    generated always as (extract(year from proposed_at at time zone 'Asia/Ho_Chi_Minh')::int) stored;
alter table recognition.proposal drop constraint proposal_number_once, add constraint proposal_number_once unique (number, year);
