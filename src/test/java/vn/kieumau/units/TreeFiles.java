package vn.kieumau.units;

import java.io.IOException;
import java.util.Optional;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.mock.web.MockHttpServletResponse;
import vn.kieumau.kernel.Actor;
import vn.kieumau.support.HeldWork;
import vn.kieumau.web.TableDownload;

/** The tree's tables as files, taken out and brought in by two people. */
@TestComponent
public class TreeFiles {
    private final ExportUnits exportUnits;
    private final ImportUnits importUnits;
    private final Imports imports;
    private final HeldWork heldWork;

    TreeFiles(ExportUnits exportUnits, ImportUnits importUnits, Imports imports, HeldWork heldWork) {
        this.exportUnits = exportUnits;
        this.importUnits = importUnits;
        this.imports = imports;
        this.heldWork = heldWork;
    }

    byte[] out(TreeTable table, String format) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        try (TableDownload download = TableDownload.begin(response, table.code(), format, table.columns())) {
            exportUnits.of(table, download::line);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        return response.getContentAsByteArray();
    }

    UnitImport bring(Actor actor, TreeTable table, byte[] content) {
        long id = importUnits.bring(actor, table, "thu.csv", content);
        heldWork.run();
        return find(id).orElseThrow();
    }

    UnitImport load(Actor actor, UnitImport checked) {
        importUnits.load(actor, checked.importId(), checked.version());
        heldWork.run();
        return find(checked.importId()).orElseThrow();
    }

    Optional<UnitImport> find(long id) {
        return imports.find(id);
    }
}
