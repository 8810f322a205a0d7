package vn.kieumau.indicators;

import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
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
import vn.kieumau.kernel.Text;
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

    /** No workbook that is taken has more lines; a CSV file may have as many as its bytes hold. */
    public static final int MOST_LINES_OF_WORKBOOK = 200_000;

    /** Of a file that is taken, in any order; a unit without a code is named by its key. */
    public static final List<String> COLUMNS = List.of("unit_code", "metric", "period", "value", "register", "source");

    /** The apostrophe that a table that was downloaded has before text which begins like a formula. */
    private static final String BEFORE_FORMULA = "^'(?='*[-=+@\\t\\r\\n])";

    private static final int MOST_PROBLEMS = 100_000;
    private static final int LOCK = 216;
    private static final Logger LOG = LoggerFactory.getLogger(ImportFigures.class);

    private final JdbcClient jdbc;
    private final JdbcOperations plain;
    private final ReadLines readLines;
    private final FigureImports imports;
    private final Audit audit;
    private final TransactionOperations transactions;
    private final Executor longWork;

    ImportFigures(
            JdbcClient jdbc,
            JdbcOperations plain,
            ReadLines readLines,
            FigureImports imports,
            Audit audit,
            TransactionOperations transactions,
            @Qualifier("longWork") Executor longWork) {
        this.jdbc = jdbc;
        this.plain = plain;
        this.readLines = readLines;
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
        FigureFile file = FigureFile.of(name, content);
        long id = transactions.execute(status -> insert(actor, name, content, file, calendar));
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

    private long insert(Actor actor, String name, byte[] content, FigureFile file, Calendar calendar) {
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
        long lines = file.copy(plain);
        Refused.when(lines == 0, IndicatorsRefusal.NO_LINES);
        if (file.escaped()) {
            jdbc.sql("""
                            update indicators.staged set register = regexp_replace(register, :before, ''), source = regexp_replace(source, :before, '')
                            where import_id = :id and (register ~ :before or source ~ :before)
                            """).param("before", BEFORE_FORMULA).param("id", id).update();
        }
        jdbc.sql("update indicators.figure_import set lines = :lines where id = :id")
                .param("lines", lines)
                .param("id", id)
                .update();
        return id;
    }

    /** The dry run: counts what would happen and names what is wrong; no figure is changed. */
    private void check(Actor actor, long id) {
        imports.step(id, ImportStep.CHECKING);
        readLines.read(actor, id);
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
        readLines.drop();
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
        int wrong = readLines.read(actor, id);
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
        readLines.drop();
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
}
