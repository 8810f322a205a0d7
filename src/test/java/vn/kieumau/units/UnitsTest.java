package vn.kieumau.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kieumau.kernel.Paging;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;

@ApplicationTest
class UnitsTest {
    private static final LocalDate BEFORE = LocalDate.of(2025, 6, 30);
    private static final LocalDate AFTER = LocalDate.of(2025, 7, 1);

    @Autowired
    Units units;

    @Autowired
    Demo demo;

    /** The wards that the articles name, and what became of them by law. */
    @ParameterizedTest
    @CsvSource({
        "00094, Phường Nhật Tân, Phường Tây Hồ 00103 remainder; Phường Hồng Hà 00097 part",
        "00100, Phường Quảng An, Phường Tây Hồ 00103 remainder; Phường Hồng Hà 00097 part",
        "00103, Phường Xuân La, Phường Xuân Đỉnh 00611 remainder; Phường Nghĩa Đô 00160 part; Phường Phú Thượng 00091 part; Phường Tây Hồ 00103 part",
        "11299, Phường Hùng Vương, Phường Hồng Bàng 11311 whole",
        "11404, Phường Dư Hàng Kênh, Phường Lê Chân 11383 whole",
        "11405, Phường Kênh Dương, Phường Lê Chân 11383 whole",
        "11422, Phường Cát Bi, Phường Hải An 11413 whole",
        "11455, Phường Ngọc Xuyên, Phường Đồ Sơn 11455 remainder; Phường Nam Đồ Sơn 11737 part",
        "26968, Phường 4, Phường Tân Sơn Nhất 26968 whole",
        "27157, Phường 2, Phường Bàn Cờ 27154 whole",
    })
    void aWardOfTheArticlesResolves(String code, String name, String successors) {
        UnitSummary ward = units.at(code, BEFORE).orElseThrow();
        assertThat(ward.name()).isEqualTo(name);
        assertThat(units.lineage(ward.unitId()).successors())
                .extracting(each -> each.name() + " " + each.code() + " " + each.part())
                .containsExactly(successors.split("; "));
        for (Relative successor : units.lineage(ward.unitId()).successors()) {
            assertThat(units.lineage(successor.unitId()).predecessors())
                    .extracting(Relative::unitId)
                    .contains(ward.unitId());
        }
    }

    @Test
    void aCodeIsNotAUnit() {
        UnitSummary before = units.at("00103", BEFORE).orElseThrow();
        UnitSummary after = units.at("00103", AFTER).orElseThrow();
        assertThat(before.name()).isEqualTo("Phường Xuân La");
        assertThat(after.name()).isEqualTo("Phường Tây Hồ");
        assertThat(before.unitId()).isNotEqualTo(after.unitId());
        assertThat(units.find(before.unitId(), AFTER)).isEmpty();
        assertThat(units.find(before.unitId()).orElseThrow().name()).isEqualTo("Phường Xuân La");
    }

    @Test
    void aUnitThatWasNotRearrangedIsTheSameUnderItsNewParent() {
        UnitSummary after = units.at("14845", AFTER).orElseThrow();
        assertThat(after.name()).isEqualTo("Xã Mường Lát");
        assertThat(units.find(after.unitId(), BEFORE).orElseThrow().name()).isEqualTo("Thị trấn Mường Lát");
        assertThat(units.lineage(after.unitId()).successors()).isEmpty();
        assertThat(units.versions(after.unitId())).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nhat tan | Phường Nhật Tân, Quận Tây Hồ",
                "Nhật Tân | Phường Nhật Tân, Quận Tây Hồ",
                "NHẬT TÂN | Phường Nhật Tân, Quận Tây Hồ",
                "nhat ta | Phường Nhật Tân, Quận Tây Hồ",
                "phuong nhat tan tay ho | Phường Nhật Tân, Quận Tây Hồ",
                "P. 4 Tân Bình | Phường 4, Quận Tân Bình",
                "p4 tan binh | Phường 4, Quận Tân Bình",
                "phuong 04 tan binh | Phường 4, Quận Tân Bình",
                "q3 | Quận 3, Thành phố Hồ Chí Minh",
                "Quận 03 | Quận 3, Thành phố Hồ Chí Minh",
                "Hoà Hải | Phường Hòa Hải, Quận Ngũ Hành Sơn",
                "Hòa Hải | Phường Hòa Hải, Quận Ngũ Hành Sơn",
                "hoa hai | Phường Hòa Hải, Quận Ngũ Hành Sơn",
                "tp hcm | Thành phố Hồ Chí Minh, ",
                "ha noi | Thành phố Hà Nội, ",
                "hai phong | Thành phố Hải Phòng, ",
                "ea hleo | Huyện Ea H'leo, Tỉnh Đắk Lắk",
                "11299 | Phường Hùng Vương, Quận Hồng Bàng",
            })
    void whatPeopleTypeFindsWhatTheyMeanFirst(String words, String first) {
        List<UnitSummary> found = search(words, null);
        assertThat(found).isNotEmpty();
        assertThat(fold(found.get(0).name() + ", " + found.get(0).path())).startsWith(fold(first));
    }

    @Test
    void todayComesBeforeWhatIsNoMoreAndFormerUnitsAreFoundWithTheirDays() {
        assertThat(search("hong ba", LocalDate.of(2026, 1, 1)))
                .extracting(UnitSummary::name)
                .contains("Phường Hồng Bàng")
                .doesNotContain("Quận Hồng Bàng");
        List<UnitSummary> ever = search("tay ho", null);
        assertThat(ever.get(0).name()).isEqualTo("Quận Tây Hồ");
        assertThat(ever)
                .filteredOn(unit -> unit.name().equals("Phường Tây Hồ"))
                .singleElement()
                .extracting(UnitSummary::validFrom)
                .isEqualTo(AFTER);
    }

    @Test
    void nothingIsFoundWithoutAWordThatIsThere() {
        assertThat(search("khong co don vi nao", null)).isEmpty();
        assertThat(search("'); drop table", null)).isEmpty();
        assertThat(search("& | ! :* <->", null)).isEmpty();
    }

    private List<UnitSummary> search(String words, LocalDate day) {
        return units.search(demo.actor("hn-canbo"), new UnitSearch(words, "", "", 0, day), new Paging(1, 250))
                .items();
    }

    private static String fold(String text) {
        return java.text.Normalizer.normalize(text.toLowerCase(), java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .strip();
    }
}
