package vn.kieumau.indicators;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;

/** Lines of a file that was brought, read as figures and looked through, many at a time. */
@Component
class ReadLines {
    private final JdbcClient jdbc;
    private final JdbcOperations plain;

    ReadLines(JdbcClient jdbc, JdbcOperations plain) {
        this.jdbc = jdbc;
        this.plain = plain;
    }

    /**
     * Makes the lines figures, in a table of this transaction: {@code read_figure}. Few units, periods and metrics stand in many
     * lines: each is looked up once.
     *
     * @return how many lines are wrong
     */
    int read(Actor actor, long id) {
        plain.execute("set local work_mem = '256MB'");
        // Lines that have just come are not in the planner's statistics, which would look each of them up by itself.
        plain.execute("analyze indicators.staged");
        plain.execute("""
                        create temporary table read_figure (staged_line bigint, line bigint, unit_id bigint, metric_id integer, starts date,
                            definition_id integer, value numeric, register text, source text, fault text) on commit drop
                        """);
        jdbc.sql("""
                        insert into read_figure
                        with first as (
                            select min(line) as line from indicators.staged where import_id = :id
                        ), period as materialized (
                            select period, every,
                                least((first - interval '1 month')::date + closes_on, first) as starts,
                                least(last + closes_on, (last + interval '1 month')::date) - 1 as ends
                            from (
                                select distinct period, left(period, 4)::int as year, coalesce(nullif(substr(period, 7), ''), '1')::int as number
                                from indicators.staged
                                where import_id = :id and period ~ '^20(1[5-9]|[2-9][0-9])(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$'
                            ) p
                            join indicators.figure_import i on i.id = :id
                            cross join lateral (
                                select case when length(period) = 4 then 'year' when period like '%-Q_' then 'quarter'
                                    when period like '%-H_' then 'half_year' else 'month' end as every
                            ) e
                            cross join lateral (
                                select case every when 'year' then 12 when 'quarter' then 3 when 'half_year' then 6 else 1 end as length
                            ) l
                            cross join lateral (
                                select case every when 'month' then right(period, 2)::int else (number - 1) * length + 1 end as month
                            ) m
                            cross join lateral (
                                select make_date(year, month, 1) as first, make_date(year, month + length - 1, 1) as last
                            ) months
                        ), unit as materialized (
                            select k.unit_code, k.period, p.unit_id
                            from (select distinct unit_code, period from indicators.staged where import_id = :id) k
                            join period t on t.period = k.period
                            join units.v_place p on p.code_or_key = k.unit_code and p.level = 'commune' and p.valid @> t.ends
                            where p.unit_id in (select unit_id from units.reached(:reach))
                        ), definition as materialized (
                            select m.id as metric_id, t.period, (
                                select d.id from indicators.metric_definition d where d.metric_id = m.id
                                order by d.valid_from <= t.ends desc, case when d.valid_from <= t.ends then d.valid_from end desc, d.valid_from limit 1) as definition_id
                            from indicators.metric m join period t on t.every = m.every where not m.retired
                        ), line as (
                            select s.line as staged_line, s.line - first.line + 2 as line, u.unit_id, m.id as metric_id, t.starts, d.definition_id,
                                case m.kind when 'count' then case when s.value ~ '^-?[0-9]{1,15}$' then s.value::numeric end
                                    when 'ratio' then case when s.value ~ '^-?[0-9]{1,12}([.,][0-9]{1,12})?$' then replace(s.value, ',', '.')::numeric end
                                    when 'level' then l.rank end as value,
                                m.least, m.most, m.every, t.every as length, nullif(s.register, '') as register, coalesce(s.source, '') as source
                            from indicators.staged s cross join first
                            left join indicators.metric m on m.code = s.metric and not m.retired and m.kind <> 'derived'
                            left join period t on t.period = s.period
                            left join unit u on u.unit_code = s.unit_code and u.period = s.period
                            left join definition d on d.metric_id = m.id and d.period = s.period
                            left join indicators.metric_level l on l.metric_id = m.id and l.code = s.value
                            where s.import_id = :id
                        )
                        select staged_line, line, unit_id, metric_id, starts, definition_id, value, case when value = 0 then register end as register, source,
                            case when metric_id is null then 'unknown_metric'
                                when length is null or length <> every then 'not_a_period'
                                when starts > :today then 'not_begun'
                                when unit_id is null then 'unknown_unit'
                                when value is null then 'not_a_figure'
                                when value < least or value > most then 'out_of_range'
                                when value = 0 and register is null then 'zero_not_attested'
                                when length(register) > 200 or length(source) > 200 then 'too_long' end as fault
                        from line
                        """)
                .param("id", id)
                .param("reach", actor.reach(Permission.IMPORT_FIGURES))
                .param("today", actor.today())
                .update();
        jdbc.sql("""
                        update read_figure r set fault = 'twice'
                        from (select metric_id, starts, unit_id from read_figure where fault is null group by 1, 2, 3 having count(*) > 1) d
                        where r.metric_id = d.metric_id and r.starts = d.starts and r.unit_id = d.unit_id and r.fault is null
                        """).update();
        // A year begins between 2 December of the one before and 1 January, by the calendar.
        jdbc.sql("""
                        update read_figure r set fault = 'counted_by_survey'
                        from indicators.v_survey_figure s join indicators.metric m on m.code = s.metric
                        where r.metric_id = m.id and extract(year from r.starts + 31) = s.year and r.unit_id = s.unit_id and r.value <> s.value and r.fault is null
                        """).update();
        plain.execute("analyze read_figure");
        return jdbc.sql("select count(*) from read_figure where fault is not null")
                .query(Integer.class)
                .single();
    }

    void drop() {
        plain.execute("drop table read_figure");
    }
}
