package vn.kieumau.units.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.units.ExportUnits;
import vn.kieumau.units.Reorganisation;
import vn.kieumau.units.Reorganisations;
import vn.kieumau.units.TreeTable;
import vn.kieumau.web.Requires;
import vn.kieumau.web.TableDownload;

/** Files of the tree and of reorganisations, as they can be brought in again. */
@Controller
class ExportsController {
    private final ExportUnits exportUnits;
    private final Reorganisations reorganisations;

    ExportsController(ExportUnits exportUnits, Reorganisations reorganisations) {
        this.exportUnits = exportUnits;
        this.reorganisations = reorganisations;
    }

    @GetMapping("/units/export")
    @Requires(Permission.VIEW_UNITS)
    void units(
            Actor actor,
            @RequestParam(defaultValue = "units") String table,
            @RequestParam(defaultValue = "csv") String format,
            HttpServletResponse response)
            throws IOException {
        TreeTable of = Refused.found(TreeTable.named(table));
        try (TableDownload out = TableDownload.begin(response, of.code(), format, of.columns())) {
            exportUnits.of(of, out::line);
        }
    }

    @GetMapping("/units/reorganisations/{id}/export")
    @Requires(Permission.VIEW_REORGANISATIONS)
    void reorganisation(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "csv") String format,
            HttpServletResponse response)
            throws IOException {
        Reorganisation of = Refused.found(reorganisations.find(id));
        try (TableDownload out =
                TableDownload.begin(response, "reorganisation-" + of.day(), format, ChangesFile.COLUMNS)) {
            exportUnits.of(of, out::line);
        }
    }
}
