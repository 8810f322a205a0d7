package vn.kieumau.insight.pages;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.insight.Analytics;
import vn.kieumau.insight.AnalyticsTable;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Requires;
import vn.kieumau.web.TableDownload;

/** Tables for reporting tools: what there is, as a data package of Frictionless Data, and each as CSV. */
@RestController
class AnalyticsApi {
    private static final String ADDRESS = "/api/v1/analytics";

    private final Analytics analytics;

    AnalyticsApi(Analytics analytics) {
        this.analytics = analytics;
    }

    record DataPackage(String profile, String name, LocalDate created, List<Resource> resources) {}

    record Resource(
            String profile,
            String name,
            String path,
            String description,
            String format,
            String mediatype,
            String encoding,
            boolean asOf,
            Schema schema) {}

    record Schema(List<AnalyticsTable.Field> fields, List<String> primaryKey) {}

    @GetMapping(ADDRESS)
    @Requires(Permission.VIEW_INSIGHT)
    @Operation(
            summary =
                    "Which tables there are for reporting tools, and what each column means, as datapackage.json of Frictionless Data")
    DataPackage dataPackage(Actor actor) {
        return new DataPackage(
                "tabular-data-package",
                "kieumau",
                actor.today(),
                Arrays.stream(AnalyticsTable.values())
                        .map(table -> new Resource(
                                "tabular-data-resource",
                                table.code(),
                                ADDRESS + "/" + table.code(),
                                table.description(),
                                "csv",
                                "text/csv",
                                "utf-8",
                                table.ofADay(),
                                new Schema(table.fields(), table.key())))
                        .toList());
    }

    @GetMapping(value = ADDRESS + "/{table}", produces = MediaType.ALL_VALUE)
    @Requires(Permission.VIEW_INSIGHT)
    @Operation(
            summary =
                    "A table in reach as CSV, of one state of the database; with as-of as it was on that day, where the data package says that this is known",
            responses =
                    @ApiResponse(responseCode = "200", description = "OK", content = @Content(mediaType = "text/csv")))
    void table(
            Actor actor,
            @PathVariable String table,
            @RequestParam(name = "as-of", required = false) @Nullable LocalDate asOf,
            HttpServletResponse response)
            throws IOException {
        AnalyticsTable asked = AnalyticsTable.of(table).orElseThrow(Refused::notFound);
        if (asOf != null && !asked.ofADay()) {
            throw Refused.notFound();
        }
        List<String> columns =
                asked.fields().stream().map(AnalyticsTable.Field::name).toList();
        String name = asked.code() + "-" + (asOf == null ? actor.today() : asOf);
        try (TableDownload out = TableDownload.forPrograms(response, name, columns)) {
            analytics.each(actor, asked, asOf, out::line);
        }
    }
}
