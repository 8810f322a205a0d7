package vn.kieumau.units;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Row;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.TableFile;

/**
 * Brings units or successions in from a file: checked first, which changes nothing, then loaded by another person, whole or not at
 * all. A file only adds to the tree; what changes or ends a unit is a reorganisation. Brought again, it changes nothing.
 */
@Component
public class ImportUnits {
    private static final Logger LOG = LoggerFactory.getLogger(ImportUnits.class);

    private final JdbcClient jdbc;
    private final Imports imports;
    private final Reorganisations reorganisations;
    private final CheckUnits checkUnits;
    private final CheckSuccessions checkSuccessions;
    private final Tree tree;
    private final Audit audit;
    private final TransactionOperations transactions;
    private final Executor longWork;

    ImportUnits(
            JdbcClient jdbc,
            Imports imports,
            Reorganisations reorganisations,
            CheckUnits checkUnits,
            CheckSuccessions checkSuccessions,
            Tree tree,
            Audit audit,
            TransactionOperations transactions,
            @Qualifier("longWork") Executor longWork) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.reorganisations = reorganisations;
        this.checkUnits = checkUnits;
        this.checkSuccessions = checkSuccessions;
        this.tree = tree;
        this.audit = audit;
        this.transactions = transactions;
        this.longWork = longWork;
    }

    /** Keeps the file and has it checked; a file that is no such table is refused here. @return the import's id */
    public long bring(Actor actor, TreeTable table, String fileName, byte[] content) {
        actor.require(Permission.IMPORT_UNITS);
        String name = Text.required(fileName, "units.import.file", Text.LINE);
        int lines = read(table, name, content).size();
        long id = transactions.execute(status -> insert(actor, table, name, content, lines));
        later(actor, id, () -> check(actor, id));
        return id;
    }

    private long insert(Actor actor, TreeTable table, String name, byte[] content, int lines) {
        long id = jdbc.sql("""
                        insert into units.import (tree_table, file_name, sha256, state, lines, brought_by, brought_at)
                        values (:table, :name, encode(sha256(:content), 'hex'), 'brought', :lines, :by, :at) returning id
                        """)
                .param("table", table.code())
                .param("name", name)
                .param("content", content)
                .param("lines", lines)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .query(Long.class)
                .single();
        jdbc.sql("insert into units.import_content (import_id, content) values (:id, :content)")
                .param("id", id)
                .param("content", content)
                .update();
        audit.record(actor, Permission.IMPORT_UNITS, "units.import", id, name, null, "");
        return id;
    }

    /** Has it loaded by a second person. */
    public void load(Actor actor, long id, int version) {
        actor.require(Permission.LOAD_UNITS);
        UnitImport ready = Refused.found(imports.find(id));
        Refused.when(ready.version() != version, KernelRefusal.CHANGED_MEANWHILE);
        Refused.when(!ready.loadable() || imports.step(id).isPresent(), KernelRefusal.NOT_IN_THIS_STATE);
        Refused.when(ready.broughtBy() == actor.accountId(), UnitsRefusal.OWN_WORK);
        later(actor, id, () -> write(actor, id, version));
    }

    private void later(Actor actor, long id, Runnable work) {
        imports.step(id, ImportStep.WAITING);
        longWork.execute(() -> {
            try {
                transactions.executeWithoutResult(status -> work.run());
            } catch (RuntimeException failed) {
                LOG.error("import {} failed", id, failed);
                transactions.executeWithoutResult(status -> settle(
                        actor,
                        Refused.found(imports.find(id)),
                        ImportState.FAILED,
                        new Checked<>(List.of(), List.of(), 0)));
            } finally {
                imports.atRest(id);
            }
        });
    }

    /** The dry run: finds all that is wrong, changes no unit. */
    private void check(Actor actor, long id) {
        UnitImport brought = Refused.found(imports.find(id));
        imports.step(id, ImportStep.CHECKING);
        settle(actor, brought, checked(brought));
    }

    /** Where the tree has changed so that the file does not fit any more, nothing is written, and why is said. */
    private void write(Actor actor, long id, int version) {
        UnitImport ready = imports.lock(id, version);
        reorganisations.lockTree();
        imports.step(id, ImportStep.CHECKING);
        Checked<?> checked;
        if (ready.table() == TreeTable.UNITS) {
            Checked<UnitVersion> units = checkUnits.of(rows(ready));
            checked = units;
            imports.step(id, ImportStep.WRITING);
            writeUnits(units.fresh());
        } else {
            Checked<Succession> successions = checkSuccessions.of(rows(ready));
            checked = successions;
            imports.step(id, ImportStep.WRITING);
            writeSuccessions(successions.fresh());
        }
        if (checked.problems().isEmpty()) {
            imports.step(id, ImportStep.SHOWING);
            tree.refresh();
            settle(actor, ready, ImportState.LOADED, checked);
        } else {
            settle(actor, ready, checked);
        }
    }

    private Checked<?> checked(UnitImport brought) {
        return brought.table() == TreeTable.UNITS ? checkUnits.of(rows(brought)) : checkSuccessions.of(rows(brought));
    }

    private void settle(Actor actor, UnitImport of, Checked<?> checked) {
        settle(actor, of, checked.problems().isEmpty() ? ImportState.READY : ImportState.FAULTY, checked);
    }

    private void settle(Actor actor, UnitImport of, ImportState state, Checked<?> checked) {
        imports.settle(of.importId(), state, checked.fresh().size(), checked.unchanged(), checked.problems());
        if (state == ImportState.LOADED) {
            audit.record(actor, Permission.LOAD_UNITS, "units.import", of.importId(), of.fileName(), null, "");
        } else {
            audit.recordAct(actor, "CHECK_IMPORT", "units.import", of.importId(), of.fileName(), null, "");
        }
    }

    private void writeUnits(List<UnitVersion> fresh) {
        jdbc.sql(
                        "insert into units.unit (key) select distinct key from unnest(:keys::text[]) key on conflict do nothing")
                .param("keys", texts(fresh, UnitVersion::key))
                .update();
        jdbc.sql("""
                        insert into units.unit_version (unit_id, code, name, type, level, parent_id, valid)
                        select u.id, nullif(v.code, ''), v.name, v.type, v.level, p.id, daterange(v.valid_from, v.valid_to)
                        from unnest(:keys::text[], :codes::text[], :names::text[], :types::text[], :levels::text[], :parents::text[],
                            :froms::date[], :tos::date[]) v (key, code, name, type, level, parent_key, valid_from, valid_to)
                        join units.unit u on u.key = v.key left join units.unit p on p.key = v.parent_key
                        """)
                .param("keys", texts(fresh, UnitVersion::key))
                .param("codes", texts(fresh, UnitVersion::code))
                .param("names", texts(fresh, UnitVersion::name))
                .param("types", texts(fresh, UnitVersion::type))
                .param("levels", texts(fresh, UnitVersion::level))
                .param("parents", texts(fresh, UnitVersion::parentKey))
                .param("froms", days(fresh, UnitVersion::from))
                .param("tos", days(fresh, UnitVersion::to))
                .update();
    }

    private void writeSuccessions(List<Succession> fresh) {
        jdbc.sql("""
                        insert into units.succession (from_id, to_id, part, day, legal_basis)
                        select f.id, t.id, s.part, s.day, s.legal_basis
                        from unnest(:froms::text[], :parts::text[], :tos::text[], :days::date[], :bases::text[])
                            s (from_key, part, to_key, day, legal_basis)
                        join units.unit f on f.key = s.from_key join units.unit t on t.key = s.to_key
                        """)
                .param("froms", texts(fresh, Succession::fromKey))
                .param("parts", texts(fresh, Succession::part))
                .param("tos", texts(fresh, Succession::toKey))
                .param("days", days(fresh, Succession::day))
                .param("bases", texts(fresh, Succession::legalBasis))
                .update();
    }

    private List<Row> rows(UnitImport of) {
        return read(of.table(), of.fileName(), imports.content(of.importId()));
    }

    private static List<Row> read(TreeTable table, String name, byte[] content) {
        return TableFile.read(name, content, table.columns(), TreeTable.MOST_LINES);
    }

    private static <T> String[] texts(List<T> lines, Function<T, String> column) {
        return lines.stream().map(column).toArray(String[]::new);
    }

    private static <T> String[] days(List<T> lines, Function<T, @Nullable LocalDate> column) {
        return lines.stream()
                .map(each -> column.apply(each) == null ? null : String.valueOf(column.apply(each)))
                .toArray(String[]::new);
    }
}
