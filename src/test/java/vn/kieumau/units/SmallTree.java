package vn.kieumau.units;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.Permission;

/** A made-up country of three provinces, nine districts and 45 communes in place of the real one, and what its tables say. */
final class SmallTree {
    static final LocalDate START = LocalDate.of(2030, 1, 1);
    private final JdbcClient jdbc;

    SmallTree(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void plant() {
        jdbc.sql("truncate units.unit, units.reorganisation cascade").update();
        jdbc.sql("""
                        insert into units.unit (key) select 'vn' union all select lpad(p::text, 2, '0') from generate_series(1, 3) p
                        union all select lpad(d::text, 3, '0') from generate_series(1, 9) d
                        union all select lpad(c::text, 5, '0') from generate_series(1, 45) c
                        """).update();
        jdbc.sql("""
                        insert into units.unit_version (unit_id, code, name, type, level, parent_id, valid)
                        select id, null, 'Việt Nam', 'Quốc gia', 'country', null, daterange(null, null) from units.unit where key = 'vn'
                        union all
                        select u.id, u.key, case length(u.key) when 2 then 'Tỉnh ' when 3 then 'Huyện ' else 'Xã ' end || u.key,
                            case length(u.key) when 2 then 'Tỉnh' when 3 then 'Huyện' else 'Xã' end,
                            case length(u.key) when 2 then 'province' when 3 then 'district' else 'commune' end,
                            p.id, daterange(null, null)
                        from units.unit u join units.unit p on p.key = case length(u.key) when 2 then 'vn'
                            when 3 then lpad(((u.key::int - 1) / 3 + 1)::text, 2, '0') else lpad(((u.key::int - 1) / 5 + 1)::text, 3, '0') end
                        where u.key <> 'vn'
                        """).update();
        refresh();
    }

    void refresh() {
        jdbc.sql("set constraints all immediate").update();
        jdbc.sql("select units.refresh(:day)")
                .param("day", START)
                .query((row, number) -> "")
                .single();
        jdbc.sql("set constraints all deferred").update();
    }

    /** Codes of the units that nothing ends, with level and parent code. */
    Map<String, Standing> standing() {
        Map<String, Standing> found = new TreeMap<>();
        jdbc.sql("""
                        select v.code, v.level, p.code as parent_code, v.unit_id from units.unit_version v
                        join units.unit_version p on p.unit_id = v.parent_id and upper_inf(p.valid) where upper_inf(v.valid)
                        """).query(Standing.class).list().forEach(each -> found.put(each.code(), each));
        return found;
    }

    record Standing(String code, String level, String parentCode, long unitId) {}

    /** The tree of a day, one line for each unit, from the versions themselves. */
    List<String> on(LocalDate day) {
        return jdbc.sql("""
                        select concat_ws(' | ', v.unit_id, v.code, v.name, v.type, v.level, v.parent_id) from units.unit_version v
                        where v.valid @> :day order by v.unit_id
                        """).param("day", day).query(String.class).list();
    }

    /** The same from what is derived. */
    List<String> shownOn(LocalDate day) {
        return jdbc.sql("""
                        select concat_ws(' | ', unit_id, code, name, type, level, parent_id) from units.place
                        where valid @> :day order by unit_id
                        """).param("day", day).query(String.class).list();
    }

    /** All that the tables say, derived ones too. */
    List<String> everything() {
        return jdbc.sql("""
                        select 'unit ' || key from units.unit
                        union all select concat_ws(' | ', 'version', unit_id, code, name, type, level, parent_id, valid, begun_by, ended_by) from units.unit_version
                        union all select concat_ws(' | ', 'succession', from_id, to_id, part, day, legal_basis) from units.succession
                        union all select concat_ws(' | ', 'place', unit_id, valid, code, name, path) from units.place
                        union all select concat_ws(' | ', 'reach', ancestor_id, unit_id, valid, ended) from units.reach
                        order by 1
                        """).query(String.class).list();
    }

    /** What the tables say of units by their keys, whatever ids they have here. */
    List<String> named() {
        return jdbc.sql("""
                        select concat_ws(' | ', u.key, v.code, v.name, v.type, v.level, p.key, v.valid) from units.unit_version v
                        join units.unit u on u.id = v.unit_id left join units.unit p on p.id = v.parent_id where not isempty(v.valid)
                        union all select concat_ws(' | ', f.key, t.key, s.part, s.day, s.legal_basis) from units.succession s
                        join units.unit f on f.id = s.from_id join units.unit t on t.id = s.to_id
                        union all select concat_ws(' | ', u.key, l.valid, l.path) from units.place l join units.unit u on u.id = l.unit_id
                        order by 1
                        """).query(String.class).list();
    }

    static Actor actor(long account) {
        return new Actor(
                account,
                "thu-" + account,
                "Người thử",
                List.of(new Grant("PROGRAMME_OFFICER", 0, "", 0, "country", EnumSet.allOf(Permission.class))),
                START.atTime(8, 0).atOffset(java.time.ZoneOffset.ofHours(7)),
                false);
    }
}
