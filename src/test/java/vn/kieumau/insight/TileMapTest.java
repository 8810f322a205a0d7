package vn.kieumau.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.kieumau.insight.Dashboard.ProvinceStanding;

class TileMapTest {
    private final TileMap tileMap = new TileMap();

    @Test
    void aProvinceThatTheDrawingDoesNotKnowStandsBelowItAndIsNotLost() {
        List<ProvinceStanding> strangers = IntStream.range(0, 9)
                .mapToObj(number -> province(number + 2, "X" + number, "Tỉnh " + number))
                .toList();
        List<TileMap.Tile> tiles = tileMap.of(strangers, LocalDate.of(2023, 11, 24));
        assertThat(tiles)
                .extracting(each -> each.column() + "/" + each.row())
                .startsWith("1/22", "2/22")
                .endsWith("1/23", "2/23");
        assertThat(tiles).extracting(TileMap.Tile::shortName).contains("Tỉnh 8");
    }

    @Test
    void theDrawingChangesWithTheDay() {
        ProvinceStanding phuTho = province(1, "25", "Tỉnh Phú Thọ");
        ProvinceStanding vinhPhuc = province(2, "26", "Tỉnh Vĩnh Phúc");
        assertThat(tileMap.of(List.of(phuTho, vinhPhuc), LocalDate.of(2025, 6, 30)))
                .allMatch(each -> each.row() == 3);
        assertThat(tileMap.of(List.of(phuTho, vinhPhuc), LocalDate.of(2025, 7, 1)))
                .extracting(TileMap.Tile::row)
                .containsExactly(3, 18);
    }

    @Test
    void whatIsWholeInNoProvinceIsNoTile() {
        assertThat(tileMap.of(List.of(province(0, null, "")), LocalDate.of(2023, 11, 24)))
                .isEmpty();
    }

    private static ProvinceStanding province(long unitId, String code, String name) {
        return new ProvinceStanding(unitId, code, name, true, 0, 0, 0, 0);
    }
}
