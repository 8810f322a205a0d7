package vn.kieumau.insight;

import blue.strategic.parquet.ParquetWriter;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * A table for reporting tools as an Apache Parquet file: whole numbers as INT64, days as DATE, moments as TIMESTAMP in microseconds of UTC,
 * truth as BOOLEAN, all else as STRING; what is empty is null. The format ends with an index of what was written, so that it needs a file.
 */
public final class AnalyticsParquet implements Closeable {
    public static final String MEDIA_TYPE = "application/vnd.apache.parquet";

    private final List<AnalyticsTable.Field> fields;
    private final ParquetWriter<List<? extends @Nullable Object>> writer;

    public AnalyticsParquet(AnalyticsTable table, File file) throws IOException {
        fields = table.fields();
        MessageType schema = new MessageType(
                table.code(), fields.stream().map(AnalyticsParquet::column).toArray(Type[]::new));
        writer = ParquetWriter.writeFile(schema, file, (row, out) -> {
            for (int i = 0; i < fields.size(); i++) {
                Object cell = row.get(i);
                if (cell != null) {
                    out.write(fields.get(i).name(), written(cell));
                }
            }
        });
    }

    private static Type column(AnalyticsTable.Field field) {
        return switch (field.type()) {
            case "integer" -> Types.optional(PrimitiveTypeName.INT64).named(field.name());
            case "date" ->
                Types.optional(PrimitiveTypeName.INT32)
                        .as(LogicalTypeAnnotation.dateType())
                        .named(field.name());
            case "datetime" ->
                Types.optional(PrimitiveTypeName.INT64)
                        .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
                        .named(field.name());
            case "boolean" -> Types.optional(PrimitiveTypeName.BOOLEAN).named(field.name());
            default ->
                Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(field.name());
        };
    }

    private static Object written(Object cell) {
        if (cell instanceof Number number) {
            return number.longValue();
        }
        if (cell instanceof LocalDate day) {
            return Math.toIntExact(day.toEpochDay());
        }
        if (cell instanceof OffsetDateTime moment) {
            return ChronoUnit.MICROS.between(Instant.EPOCH, moment.toInstant());
        }
        return cell instanceof Boolean ? cell : cell.toString();
    }

    public void line(List<? extends @Nullable Object> cells) {
        try {
            writer.write(cells);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
