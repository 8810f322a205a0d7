package vn.kieumau.insight.pages;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.insight.Analytics;
import vn.kieumau.insight.AnalyticsParquet;
import vn.kieumau.insight.AnalyticsTable;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Requires;
import vn.kieumau.web.TableDownload;

/** Tables for reporting tools: what there is, as a data package of Frictionless Data, and each as CSV and as Parquet. */
@RestController
class AnalyticsApi {
    private static final String ADDRESS = "/api/v1/analytics";
    private static final String PARQUET = "parquet";
    private static final Set<String> FORMATS = Set.of("csv", PARQUET);

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
                        .flatMap(table -> Stream.of(csv(table), parquet(table)))
                        .toList());
    }

    private static Resource csv(AnalyticsTable table) {
        return new Resource(
                "tabular-data-resource",
                table.code(),
                ADDRESS + "/" + table.code(),
                table.description(),
                "csv",
                "text/csv",
                "utf-8",
                table.ofADay(),
                new Schema(table.fields(), table.key()));
    }

    private static Resource parquet(AnalyticsTable table) {
        return new Resource(
                "data-resource",
                table.code() + "-parquet",
                ADDRESS + "/" + table.code() + "?format=parquet",
                table.description(),
                "parquet",
                AnalyticsParquet.MEDIA_TYPE,
                "utf-8",
                table.ofADay(),
                new Schema(table.fields(), table.key()));
    }

    @GetMapping(value = ADDRESS + "/{table}", produces = MediaType.ALL_VALUE)
    @Requires(Permission.VIEW_INSIGHT)
    @Operation(
            summary =
                    "A table in reach as CSV or, with format=parquet, as Apache Parquet, of one state of the database; with as-of as it was on that day, where the data package says that this is known",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OK",
                            content = {
                                @Content(mediaType = "text/csv"),
                                @Content(mediaType = AnalyticsParquet.MEDIA_TYPE)
                            }))
    void table(
            Actor actor,
            @PathVariable String table,
            @RequestParam(name = "as-of", required = false) @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "csv") String format,
            HttpServletResponse response)
            throws IOException {
        AnalyticsTable asked = AnalyticsTable.of(table).orElseThrow(Refused::notFound);
        if ((asOf != null && !asked.ofADay()) || !FORMATS.contains(format)) {
            throw Refused.notFound();
        }
        String name = asked.code() + "-" + (asOf == null ? actor.today() : asOf);
        if (format.equals(PARQUET)) {
            parquet(actor, asked, asOf, name, response);
        } else {
            List<String> columns =
                    asked.fields().stream().map(AnalyticsTable.Field::name).toList();
            try (TableDownload out = TableDownload.forPrograms(response, name, columns)) {
                analytics.each(actor, asked, asOf, out::line);
            }
        }
    }

    /** Whole before its first byte is sent, so that a slow network holds no connection to the database. */
    private void parquet(
            Actor actor, AnalyticsTable table, @Nullable LocalDate day, String name, HttpServletResponse response)
            throws IOException {
        Path file = Files.createTempFile("table", "." + PARQUET);
        try {
            try (AnalyticsParquet out = new AnalyticsParquet(table, file.toFile())) {
                analytics.each(actor, table, day, out::line);
            }
            response.setContentType(AnalyticsParquet.MEDIA_TYPE);
            response.setContentLengthLong(Files.size(file));
            response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "." + PARQUET + "\"");
            response.setHeader("X-Content-Type-Options", "nosniff");
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.delete(file);
        }
    }
}
