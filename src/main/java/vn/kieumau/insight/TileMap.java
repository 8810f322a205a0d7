package vn.kieumau.insight;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Where each province is drawn: squares of one size, so that no province weighs more than another because it is large. */
@Component
public class TileMap {
    private static final String FILE = "insight/tiles.csv";
    private static final int COLUMNS = 7;

    private final List<Position> positions = new ArrayList<>();

    TileMap() {
        try (CSVParser lines = CSVFormat.RFC4180
                .builder()
                .setCommentMarker('#')
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new InputStreamReader(new ClassPathResource(FILE).getInputStream(), StandardCharsets.UTF_8))) {
            lines.forEach(line -> positions.add(position(line)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private record Position(
            LocalDate from,
            LocalDate until,
            String code,
            String shortName,
            int column,
            int row,
            String noteVi,
            String noteEn) {
        boolean on(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(until);
        }
    }

    /** @param noteVi what belongs to it and must not be missing on a map of the country; mostly empty */
    public record Tile(
            Dashboard.ProvinceStanding province, String shortName, int column, int row, String noteVi, String noteEn) {}

    /** Every province of a day once; one that the drawing does not know stands below it. */
    public List<Tile> of(List<Dashboard.ProvinceStanding> provinces, LocalDate day) {
        Map<String, Position> known = new HashMap<>();
        positions.stream().filter(each -> each.on(day)).forEach(each -> known.put(each.code(), each));
        int below = known.values().stream().mapToInt(Position::row).max().orElse(0) + 1;
        List<Tile> tiles = new ArrayList<>();
        int strangers = 0;
        for (Dashboard.ProvinceStanding each : provinces) {
            if (each.unitId() == 0) {
                continue;
            }
            Position at = each.code() == null ? null : known.get(each.code());
            if (at == null) {
                tiles.add(new Tile(each, each.name(), strangers % COLUMNS + 1, below + strangers / COLUMNS, "", ""));
                strangers++;
            } else {
                tiles.add(new Tile(each, at.shortName(), at.column(), at.row(), at.noteVi(), at.noteEn()));
            }
        }
        return tiles;
    }

    private static Position position(CSVRecord line) {
        return new Position(
                LocalDate.parse(line.get("from")),
                LocalDate.parse(line.get("until")),
                line.get("code"),
                line.get("short"),
                Integer.parseInt(line.get("column")),
                Integer.parseInt(line.get("row")),
                line.get("note_vi"),
                line.get("note_en"));
    }
}
