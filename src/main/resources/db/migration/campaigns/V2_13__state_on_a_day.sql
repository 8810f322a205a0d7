-- The day of the decision that ended a registration: so that a total can be read as it was.
alter table campaigns.registration add column decided_on date;
update campaigns.registration r set decided_on = d.decided_on
from assessment.dossier s join recognition.proposal_item i on i.dossier_id = s.id join recognition.decision d on d.proposal_item_id = i.id
where s.registration_id = r.id and r.state in ('recognised', 'not_recognised');
alter table campaigns.registration add constraint registration_decided check ((state in ('recognised', 'not_recognised')) = (decided_on is not null));

-- The first moment after a day.
create function campaigns.after_day(day date) returns timestamptz language sql immutable parallel safe as $$
    select (day + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'
$$;

-- The state of a registration at the end of a day; null: there was none yet.
create function campaigns.state_on(r campaigns.registration, day date) returns text language sql immutable parallel safe as $$
    select case when r.withdrawn_at < campaigns.after_day(day) then 'withdrawn'
        when r.decided_on <= day then r.state
        when r.confirmed_at < campaigns.after_day(day) then 'registered'
        when r.proposed_at < campaigns.after_day(day) then 'proposed' end
$$;
