package vn.kieumau.indicators;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Row;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.CsvLayout;
import vn.kieumau.web.TableFile;

/**
 * Brings figures of many units in from a file. First it is looked through: nothing is changed, and each wrong line is named. Then who
 * brought it has it written, whole or without the wrong lines. Brought again it changes nothing. A million lines pass through the
 * database's own reader and one statement each for checking and writing; no line passes through here by itself.
 */
@Component
public class ImportFigures {
    /** No file that is taken is larger. */
    public static final int MOST_BYTES = TableFile.MOST_BYTES_RECEIVED;

    /** Lines of a workbook that are taken; a CSV may have as many as its bytes hold. */
    private static final int MOST_LINES_OF_WORKBOOK = 200_000;

    private static final int MOST_PROBLEMS = 100_000;
    private static final int LOCK = 216;
    private static final int ZIP = 0x504B;
    private static final List<String> COLUMNS = List.of("unit_code", "metric", "period", "value", "register", "source");
    private static final Pattern LINE = Pattern.compile("COPY staged, line (\\d+)");
    private static final Logger LOG = LoggerFactory.getLogger(ImportFigures.class);

    private final JdbcClient jdbc;
    private final JdbcOperations plain;
    private final FigureImports imports;
    private final Audit audit;
    private final TransactionOperations transactions;
    private final Executor longWork;

    ImportFigures(
            JdbcClient jdbc,
            JdbcOperations plain,
            FigureImports imports,
            Audit audit,
            TransactionOperations transactions,
            @Qualifier("longWork") Executor longWork) {
        this.jdbc = jdbc;
        this.plain = plain;
        this.imports = imports;
        this.audit = audit;
        this.transactions = transactions;
        this.longWork = longWork;
    }

    /** Keeps the lines of a file and has them looked through; what is no such table is refused here. @return the import's id */
    public long bring(Actor actor, String fileName, byte[] content, Calendar calendar) {
        actor.require(Permission.IMPORT_FIGURES);
        Refused.when(content.length > MOST_BYTES, IndicatorsRefusal.FILE_TOO_LARGE);
        String name = Text.required(fileName, "indicators.import.file", Text.LINE);
        boolean workbook = content.length > 2 && ((content[0] & 0xFF) << 8 | content[1] & 0xFF) == ZIP;
        byte[] csv = workbook ? written(TableFile.read(name, content, COLUMNS, MOST_LINES_OF_WORKBOOK)) : content;
        CsvLayout layout = CsvLayout.of(csv);
        List<String> header = header(layout);
        long id = transactions.execute(status -> insert(actor, name, content, csv, layout, header, calendar));
        later(id, () -> check(actor, id));
        return id;
    }

    /** Has the lines written that are right, or all of them where none may be wrong. */
    public void load(Actor actor, long id, int version, boolean skipWrong, String reason, boolean illustrative) {
        actor.require(Permission.IMPORT_FIGURES);
        FigureImport checked = Refused.found(imports.find(actor, id));
        String why = Text.of(reason, "indicators.reason", Text.LONG);
        Refused.when(checked.version() != version, KernelRefusal.CHANGED_MEANWHILE);
        Refused.when(!checked.writable() || imports.step(id).isPresent(), KernelRefusal.NOT_IN_THIS_STATE);
        Refused.when(checked.problems() > 0 && !skipWrong, IndicatorsRefusal.LINES_WRONG, checked.problems());
        Refused.when(
                checked.changed() > 0 && why.isEmpty(),
                IndicatorsRefusal.IMPORT_NEEDS_REASON,
                new Text.Field("indicators.reason"),
                checked.changed());
        later(id, () -> write(actor, checked, skipWrong, why, illustrative));
    }

    private void later(long id, Runnable work) {
        imports.step(id, ImportStep.WAITING);
        longWork.execute(() -> {
            try {
                transactions.executeWithoutResult(status -> work.run());
            } catch (RuntimeException failed) {
                LOG.error("import {} failed", id, failed);
                transactions.executeWithoutResult(status -> {
                    jdbc.sql(
                                    "update indicators.figure_import set state = 'failed', version = version + 1 where id = :id")
                            .param("id", id)
                            .update();
                    imports.forget(id);
                });
            } finally {
                imports.atRest(id);
            }
        });
    }

    private long insert(
            Actor actor,
            String name,
            byte[] content,
            byte[] csv,
            CsvLayout layout,
            List<String> header,
            Calendar calendar) {
        long id = jdbc.sql("""
                        insert into indicators.figure_import (file_name, sha256, closes_on, state, brought_by, brought_at)
                        values (:name, encode(sha256(:content), 'hex'), :closes, 'brought', :by, :at) returning id
                        """)
                .param("name", name)
                .param("content", content)
                .param("closes", calendar.closesOn())
                .param("by", actor.accountId())
                .param("at", actor.at())
                .query(Long.class)
                .single();
        // One file after the other, so that the lines of one are numbered without gaps.
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, number) -> "")
                .single();
        jdbc.sql("select set_config('kieumau.figure_import', :id, true)")
                .param("id", String.valueOf(id))
                .query(String.class)
                .single();
        long lines = copy(csv, layout, header);
        Refused.when(lines == 0, IndicatorsRefusal.NO_LINES);
        jdbc.sql("update indicators.figure_import set lines = :lines where id = :id")
                .param("lines", lines)
                .param("id", id)
                .update();
        return id;
    }

    private long copy(byte[] csv, CsvLayout layout, List<String> header) {
        String copy = "copy indicators.staged (" + String.join(", ", header)
                + ") from stdin (format csv, header, delimiter '" + layout.separator() + "', encoding 'UTF8')";
        try {
            return java.util.Objects.requireNonNull(plain.execute((ConnectionCallback<Long>) connection -> {
                Savepoint before = connection.setSavepoint();
                try {
                    return connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(copy, new ByteArrayInputStream(csv, layout.begins(), csv.length - layout.begins()));
                } catch (IOException impossible) {
                    throw new UncheckedIOException(impossible);
                } catch (SQLException broken) {
                    connection.rollback(before);
                    throw broken;
                }
            }));
        } catch (org.springframework.dao.DataAccessException broken) {
            throw new Refused(IndicatorsRefusal.FILE_BROKEN, place(broken));
        }
    }

    private static String place(Throwable broken) {
        for (Throwable each = broken; each != null; each = each.getCause()) {
            if (each instanceof org.postgresql.util.PSQLException postgres
                    && postgres.getServerErrorMessage() != null) {
                Matcher line = LINE.matcher(
                        String.valueOf(postgres.getServerErrorMessage().getWhere()));
                if (line.find()) {
                    return line.group(1);
                }
            } else if (each instanceof SQLException) {
                return "?";
            }
        }
        return "?";
    }

    private static List<String> header(CsvLayout layout) {
        CSVFormat format =
                CSVFormat.RFC4180.builder().setDelimiter(layout.separator()).get();
        try (CSVParser line = format.parse(new StringReader(layout.header()))) {
            List<String> header = line.stream()
                    .findFirst()
                    .map(record -> record.stream().map(String::strip).toList())
                    .orElse(List.of());
            Set<String> asked = new TreeSet<>(COLUMNS);
            Refused.when(
                    header.size() != COLUMNS.size() || !new TreeSet<>(header).equals(asked),
                    IndicatorsRefusal.OTHER_COLUMNS,
                    String.join(", ", COLUMNS));
            return header;
        } catch (IOException | UncheckedIOException broken) {
            throw new Refused(IndicatorsRefusal.FILE_BROKEN, "1");
        }
    }

    private static byte[] written(List<Row> rows) {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(COLUMNS);
            for (Row row : rows) {
                printer.printRecord(COLUMNS.stream().map(row::text).toList());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The dry run: counts what would happen and names what is wrong; no figure is changed. */
    private void check(Actor actor, long id) {
        imports.step(id, ImportStep.CHECKING);
        read(actor, id);
        jdbc.sql("""
                        insert into indicators.figure_import_problem (import_id, line, unit_code, metric, period, value, register, source, fault)
                        select :id, r.line, coalesce(s.unit_code, ''), coalesce(s.metric, ''), coalesce(s.period, ''), coalesce(s.value, ''),
                            coalesce(s.register, ''), coalesce(s.source, ''), r.fault
                        from read_figure r join indicators.staged s on s.import_id = :id and s.line = r.staged_line
                        where r.fault is not null order by r.line limit :most
                        """).param("id", id).param("most", MOST_PROBLEMS).update();
        jdbc.sql("""
                        update indicators.figure_import set state = 'checked', version = version + 1, fresh = c.fresh, changed = c.changed,
                            unchanged = c.unchanged, problems = c.problems
                        from (
                            select count(*) filter (where r.fault is null and f.value is null) as fresh,
                                count(*) filter (where r.fault is null and f.value <> r.value) as changed,
                                count(*) filter (where r.fault is null and f.value = r.value) as unchanged,
                                count(*) filter (where r.fault is not null) as problems
                            from read_figure r left join indicators.figure f
                                on f.metric_id = r.metric_id and f.starts = r.starts and f.unit_id = r.unit_id and r.fault is null
                        ) c where id = :id
                        """).param("id", id).update();
        jdbc.sql("""
                        delete from indicators.staged where import_id in (
                            select id from indicators.figure_import where id = :id and fresh + changed = 0)
                        """).param("id", id).update();
        drop();
    }

    /** What has changed since the dry run counts as it is now. */
    private void write(Actor actor, FigureImport checked, boolean skipWrong, String reason, boolean illustrative) {
        long id = checked.importId();
        imports.step(id, ImportStep.READING);
        int locked = jdbc.sql("select 1 from indicators.figure_import where id = :id and version = :version for update")
                .param("id", id)
                .param("version", checked.version())
                .query(Integer.class)
                .list()
                .size();
        Refused.when(locked == 0, KernelRefusal.CHANGED_MEANWHILE);
        imports.step(id, ImportStep.CHECKING);
        int wrong = read(actor, id);
        if (wrong > checked.problems() && !skipWrong) {
            throw new Refused(IndicatorsRefusal.LINES_WRONG, wrong);
        }
        imports.step(id, ImportStep.WRITING);
        long entry = jdbc.sql("""
                        insert into indicators.entry (written, zero_register, source, reason, recorded_by, recorded_at, illustrative)
                        select jsonb_build_object('file', file_name, 'sha256', sha256, 'lines', lines, 'skipped', :wrong::int), '', file_name, :reason, :by, :at, :illustrative
                        from indicators.figure_import where id = :id returning id
                        """)
                .param("wrong", wrong)
                .param("illustrative", illustrative)
                .param("reason", reason)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("id", id)
                .query(Long.class)
                .single();
        merge(actor, entry, reason, illustrative);
        jdbc.sql(
                        "update indicators.figure_import set state = 'written', entry_id = :entry, version = version + 1 where id = :id")
                .param("entry", entry)
                .param("id", id)
                .update();
        imports.forget(id);
        drop();
        audit.record(actor, Permission.IMPORT_FIGURES, "indicators.entry", entry, checked.fileName(), null, reason);
    }

    private void merge(Actor actor, long entry, String reason, boolean illustrative) {
        jdbc.sql("""
                        insert into indicators.figure_before (metric_id, starts, unit_id, value, definition_id, entry_id, zero_register, source,
                            recorded_by, recorded_at, first_at, illustrative, replaced_entry, replaced_by, replaced_at, reason)
                        select f.metric_id, f.starts, f.unit_id, f.value, f.definition_id, f.entry_id, f.zero_register, f.source, f.recorded_by,
                            f.recorded_at, f.first_at, f.illustrative, :entry, :by, :at, :reason
                        from read_figure r join indicators.figure f on f.metric_id = r.metric_id and f.starts = r.starts and f.unit_id = r.unit_id
                        where r.fault is null and f.value <> r.value
                        """)
                .param("entry", entry)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("reason", reason)
                .update();
        jdbc.sql("""
                        merge into indicators.figure f
                        using (select * from read_figure where fault is null) r on f.metric_id = r.metric_id and f.starts = r.starts and f.unit_id = r.unit_id
                        when matched and f.value is distinct from r.value then update set value = r.value, definition_id = r.definition_id,
                            entry_id = :entry, zero_register = r.register, source = r.source, recorded_by = :by, recorded_at = :at, illustrative = :illustrative
                        when not matched then insert (metric_id, starts, unit_id, value, definition_id, entry_id, zero_register, source, recorded_by,
                            recorded_at, first_at, illustrative)
                            values (r.metric_id, r.starts, r.unit_id, r.value, r.definition_id, :entry, r.register, r.source, :by, :at, :at, :illustrative)
                        """)
                .param("entry", entry)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("illustrative", illustrative)
                .update();
    }

    /**
     * Makes the lines figures, in a table of this transaction: {@code read_figure}. Few units, periods and metrics stand in many
     * lines: each is looked up once.
     *
     * @return how many lines are wrong
     */
    private int read(Actor actor, long id) {
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
                            select period, case when length(period) = 7 then 'month' else 'year' end as every,
                                least((first - interval '1 month')::date + closes_on, first) as starts,
                                least(last + closes_on, (last + interval '1 month')::date) - 1 as ends
                            from (
                                select distinct period from indicators.staged
                                where import_id = :id and period ~ '^20(1[5-9]|[2-9][0-9])(-(0[1-9]|1[0-2]))?$'
                            ) p
                            join indicators.figure_import i on i.id = :id
                            cross join lateral (
                                select (left(period || '-01', 7) || '-01')::date as first, (left(period || '-12', 7) || '-01')::date as last
                            ) months
                        ), unit as materialized (
                            select k.unit_code, k.period, p.unit_id
                            from (select distinct unit_code, period from indicators.staged where import_id = :id) k
                            join period t on t.period = k.period
                            join units.v_place p on p.code = k.unit_code and p.level = 'commune' and p.valid @> t.ends
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

    private void drop() {
        plain.execute("drop table read_figure");
    }
}
