-- What the figures of a conference counted on the day it was held, of those figures that cannot be counted again as of a day.
create table exchange.conference_counted (
    conference_id bigint not null constraint conference_counted_conference references exchange.conference,
    figure        text   not null constraint conference_counted_figure check (figure in ('registered', 'initiatives', 'requests') or figure ~ '^dossiers\.[a-z_]+$'),
    subject_id    bigint not null,      -- a registration, of dossiers too; an initiative; a request
    constraint conference_counted_pk primary key (conference_id, figure, subject_id)
);
