-- Remarks that ask and have no answer yet; without a criterion about the dossier as a whole.
create view assessment.v_open_remark as
    select id as remark_id, dossier_id, criterion_id, text, illustrative from assessment.remark where due is not null and answer is null;
