-- Until now the trail left out the files of an item, and a registration's end by decision: each such row gets an entry as it is.
do $$
declare
    r record;
begin
    for r in select f.id, f.name, i.unit_id from evidence.item_file f join evidence.item i on i.id = f.item_id order by f.id loop
        perform audit.append(now(), now(), false, null, 'Kiểu Mẫu', '', 'UPGRADE', 'evidence.item_file', r.id, r.name, r.unit_id, '');
    end loop;
    for r in select a.row_id, a.subject, g.unit_id from audit.altered('campaigns.registration') a
             join campaigns.registration g on g.id = a.row_id and g.state in ('recognised', 'not_recognised') loop
        perform audit.append(now(), now(), false, null, 'Kiểu Mẫu', '', 'UPGRADE', 'campaigns.registration', r.row_id, r.subject, r.unit_id, '');
    end loop;
end $$;
