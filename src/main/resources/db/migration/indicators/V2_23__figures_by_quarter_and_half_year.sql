-- Figures may be reported by the quarter and by the half-year too.
alter table indicators.metric drop constraint metric_every, add constraint metric_every check (every in ('month', 'quarter', 'half_year', 'year'));
alter table indicators.entry drop constraint entry_months, add constraint entry_months check (months in (1, 3, 6, 12));
