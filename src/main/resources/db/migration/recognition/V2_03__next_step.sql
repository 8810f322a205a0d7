-- What a ward does after a refusal: required of every refusal recorded from now on.
alter table recognition.decision add column next_step text not null default '';
