package vn.kieumau.units;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes what a reorganisation's lines say into the tree: ends versions, begins others, records successions. Codes are those
 * in force right before, and since, the reorganisation's day. {@code Tree.refresh()} must follow.
 */
@Component
class ApplyChanges {
    private final JdbcClient jdbc;

    ApplyChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Finds the units that the lines speak of, as they are now. */
    @Transactional(propagation = Propagation.MANDATORY)
    void resolve(long reorganisationId) {
        run(reorganisationId, """
                update units.change c set from_id = v.unit_id
                from units.unit_version v join units.unit u on u.id = v.unit_id
                where c.reorganisation_id = :id and coalesce(v.code, u.key) = c.from_code and upper_inf(v.valid)
                """);
    }

    /** After {@link #resolve}. */
    @Transactional(propagation = Propagation.MANDATORY)
    void apply(long reorganisationId) {
        run(reorganisationId, """
                with fresh as (
                    select distinct to_code, to_code || '/' || r.day as key
                    from units.change c join units.reorganisation r on r.id = c.reorganisation_id
                    where r.id = :id and c.part not in ('same', 'end')
                ), made as (
                    insert into units.unit (key) select key from fresh returning id, key
                )
                update units.change c set to_id = made.id
                from fresh join made on made.key = fresh.key
                where c.reorganisation_id = :id and c.to_code = fresh.to_code and c.part not in ('same', 'end')
                """);
        run(
                reorganisationId,
                "update units.change set to_id = from_id where reorganisation_id = :id and part = 'same'");
        run(reorganisationId, """
                update units.change c set to_id = null
                from units.unit_version v
                where c.reorganisation_id = :id and c.part = 'same' and v.unit_id = c.from_id and upper_inf(v.valid)
                  and c.to_parent_code is null
                  and (c.to_code, coalesce(c.to_name, v.name), coalesce(c.to_type, v.type)) = (v.code, v.name, v.type)
                """);
        run(reorganisationId, """
                update units.unit_version v set valid = daterange(lower(v.valid), r.day), ended_by = r.id
                from units.change c join units.reorganisation r on r.id = c.reorganisation_id
                where r.id = :id and v.unit_id = c.from_id and upper_inf(v.valid) and (c.to_id is not null or c.part = 'end')
                """);
        run(reorganisationId, """
                with fresh as (
                    select c.to_id, c.to_code, max(c.to_name) as name, max(c.to_type) as type, max(c.to_parent_code) as parent_code,
                        bool_or(c.part = 'same') as same, case length(c.to_code) when 2 then 'province' when 3 then 'district' else 'commune' end as level
                    from units.change c where c.reorganisation_id = :id and c.to_id is not null
                    group by c.to_id, c.to_code
                ), before as (
                    select distinct on (v.unit_id) v.unit_id, v.name, v.type, v.parent_id
                    from units.unit_version v where v.ended_by = :id order by v.unit_id, v.id desc
                )
                insert into units.unit_version (unit_id, code, name, type, level, parent_id, valid, begun_by)
                select f.to_id, f.to_code, coalesce(f.name, b.name), coalesce(f.type, b.type), f.level,
                    case when f.parent_code is not null then coalesce(above.to_id, standing.unit_id)
                        when f.same then b.parent_id
                        when f.level = 'province' then (select unit_id from units.unit_version where level = 'country') end,
                    daterange(r.day, null), r.id
                from fresh f
                join units.reorganisation r on r.id = :id
                left join before b on b.unit_id = f.to_id and f.same
                left join fresh above on above.to_code = f.parent_code
                left join units.unit_version standing on standing.code = f.parent_code and standing.valid @> r.day
                """);
        run(reorganisationId, """
                insert into units.succession (from_id, to_id, part, day, legal_basis, reorganisation_id)
                select c.from_id, c.to_id, c.part, r.day, c.legal_basis, r.id
                from units.change c join units.reorganisation r on r.id = c.reorganisation_id
                where r.id = :id and c.part not in ('same', 'end')
                """);
    }

    /** Takes all of it out again, with the units that it began; the versions that it ended go on as they were. */
    @Transactional(propagation = Propagation.MANDATORY)
    void undo(long reorganisationId, Long[] begun) {
        run(reorganisationId, "delete from units.succession where reorganisation_id = :id");
        run(reorganisationId, "delete from units.unit_version where begun_by = :id");
        run(reorganisationId, """
                update units.unit_version v
                set valid = daterange(case when isempty(v.valid) then r.day else lower(v.valid) end, null), ended_by = null
                from units.reorganisation r
                where r.id = :id and v.ended_by = r.id
                """);
        run(reorganisationId, "update units.change set to_id = null where reorganisation_id = :id");
        run(reorganisationId, "delete from units.touched where reorganisation_id = :id");
        for (String unborn : List.of(
                "update units.change set from_id = null where from_id = any(:begun)",
                "delete from units.touched where unit_id = any(:begun)",
                "delete from units.unit where id = any(:begun)")) {
            jdbc.sql(unborn).param("begun", begun).update();
        }
    }

    private void run(long reorganisationId, String sql) {
        jdbc.sql(sql).param("id", reorganisationId).update();
    }
}
