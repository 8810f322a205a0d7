-- Raised from a line of a plan: what is late or lacking there. A line that was asked about stays.
alter table recommendations.recommendation add line_id bigint constraint recommendation_line references plans.line;
create index recommendation_line on recommendations.recommendation (line_id) where line_id is not null;
