-- The day on which the months of a file's figures close: a file holds figures of one calendar.
alter table indicators.figure_import
    add column closes_on int not null default 14
        constraint figure_import_closes_on check (closes_on between 1 and 27 or closes_on = 31);
