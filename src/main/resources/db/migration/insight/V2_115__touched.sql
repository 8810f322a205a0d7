create schema insight;

-- What was written since somebody last looked: one row for each act on what the overview counts, with the transaction that wrote it, so that whoever keeps
-- what it counts reads only that anew and is never behind a commit. No id at all: the tree of units itself was written anew.
-- Only ever added to: writers do not wait for one another here. Rows of the day before are of no use any more and are taken away.
create table insight.touched (
    xid               xid8        not null default pg_current_xact_id(),
    registration_id   bigint,
    dossier_id        bigint,
    recommendation_id bigint,
    at                timestamptz not null default clock_timestamp()
);
create index touched_xid on insight.touched (xid);

create function insight.touch() returns trigger language plpgsql as $$
begin
    case tg_table_schema || '.' || tg_table_name
        when 'campaigns.registration' then
            insert into insight.touched (registration_id) select id from changed;
        when 'assessment.dossier' then
            insert into insight.touched (registration_id) select registration_id from changed;
        when 'assessment.answer', 'appraisal.appraisal' then
            insert into insight.touched (dossier_id) select distinct dossier_id from changed;
        when 'appraisal.finding' then
            insert into insight.touched (dossier_id)
            select distinct a.dossier_id from changed c join appraisal.v_appraisal a on a.appraisal_id = c.appraisal_id;
        when 'recommendations.recommendation' then
            insert into insight.touched (recommendation_id) select id from changed;
        when 'units.place' then
            insert into insight.touched default values;
    end case;
    return null;
end $$;

do $$
declare
    counted text;
begin
    foreach counted in array array['campaigns.registration', 'assessment.dossier', 'assessment.answer', 'appraisal.appraisal', 'appraisal.finding',
            'recommendations.recommendation', 'units.place'] loop
        execute format('create trigger touch_inserted after insert on %s referencing new table as changed for each statement execute function insight.touch()', counted);
        execute format('create trigger touch_updated after update on %s referencing new table as changed for each statement execute function insight.touch()', counted);
        execute format('create trigger touch_deleted after delete on %s referencing old table as changed for each statement execute function insight.touch()', counted);
    end loop;
end $$;
