-- Files that were looked through and never written lapse after a day: their lines go.
alter table indicators.figure_import drop constraint figure_import_state;
alter table indicators.figure_import add constraint figure_import_state
    check (state in ('brought', 'checked', 'written', 'failed', 'lapsed'));
