package vn.kieumau.indicators.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.indicators.FigureImport;
import vn.kieumau.indicators.FigureImports;
import vn.kieumau.indicators.FigureProblem;
import vn.kieumau.indicators.ImportFigures;
import vn.kieumau.indicators.ImportStep;
import vn.kieumau.indicators.Reporting;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Created;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class FigureImportsApi {
    private final FigureImports imports;
    private final ImportFigures importFigures;
    private final Reporting reporting;
    private final boolean illustrative;

    FigureImportsApi(
            FigureImports imports,
            ImportFigures importFigures,
            Reporting reporting,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.imports = imports;
        this.importFigures = importFigures;
        this.reporting = reporting;
        this.illustrative = demonstration;
    }

    /**
     * @param step what is being done with it now, if anything
     * @param problems lines that are wrong, the first hundred
     */
    record ShownFigures(FigureImport brought, @Nullable ImportStep step, List<FigureProblem> problems) {}

    /**
     * @param skipWrong write the lines that are right although others are wrong
     * @param reason needed where figures change that were there
     */
    record FiguresToWrite(boolean skipWrong, @Nullable String reason) {}

    @GetMapping("/api/v1/indicators/imports")
    @Requires(Permission.IMPORT_FIGURES)
    @Operation(summary = "Files of figures that one has brought")
    Slice<FigureImport> imports(Actor actor, Paging paging) {
        return Slice.of(imports.page(actor, paging), FigureImport::importId);
    }

    @PostMapping(
            value = "/api/v1/indicators/imports",
            consumes = {"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
    @Requires(Permission.IMPORT_FIGURES)
    @Operation(
            summary =
                    "Bring a file of figures, CSV up to 100 MB or XLSX up to 20 MB: it is looked through, nothing is changed (closes=20: of months that close on the 20th)")
    ResponseEntity<Created> bring(
            Actor actor,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String closes,
            @RequestBody byte[] content) {
        return Created.at(
                "/api/v1/indicators/imports", importFigures.bring(actor, name, content, reporting.calendar(closes)));
    }

    @GetMapping("/api/v1/indicators/imports/{id}")
    @Requires(Permission.IMPORT_FIGURES)
    @Operation(summary = "How far a file of figures has come, and what is wrong with it")
    ShownFigures figures(Actor actor, @PathVariable long id) {
        return new ShownFigures(
                Refused.found(imports.find(actor, id)),
                imports.step(id).orElse(null),
                imports.problems(id, ImportsController.SHOWN_PROBLEMS));
    }

    @PostMapping("/api/v1/indicators/imports/{id}/load")
    @Requires(Permission.IMPORT_FIGURES)
    @Operation(summary = "Write a file of figures that was looked through")
    ShownFigures load(Actor actor, @PathVariable long id, @RequestBody FiguresToWrite how, IfMatch seen) {
        seen.check(() -> figures(actor, id));
        importFigures.load(
                actor,
                id,
                figures(actor, id).brought().version(),
                how.skipWrong(),
                Objects.toString(how.reason(), ""),
                illustrative);
        return figures(actor, id);
    }
}
