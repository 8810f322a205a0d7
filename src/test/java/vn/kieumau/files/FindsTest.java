package vn.kieumau.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in text, and what is not. The numbers belong to nobody: their digits are made up in order. */
class FindsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "MẬT",
                "CÔNG AN PHƯỜNG\nTỐI MẬT\nSố: 01",
                "TUYỆT  MẬT",
                "Độ mật:\nMẬT",
                "ĐỘ MẬT: TỐI MẬT",
                "[MẬT]",
                "M Ậ T",
                "MẬT Hà Nội, ngày 20 tháng 11 năm 2023",
                "CÔNG AN PHƯỜNG NHẬT TÂN    MẬT    CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"
            })
    void aSecrecyMarkIsAMark(String text) {
        assertThat(kinds(text)).containsExactly(Hit.Kind.SECRECY_MARK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bảo vệ bí mật nhà nước",
                "QUY ĐỊNH VỀ BẢO VỆ BÍ MẬT NHÀ NƯỚC",
                "mật",
                "Mật",
                "AN NINH, BẢO MẬT",
                "MẬT ĐỘ DÂN CƯ",
                "DANH MỤC BÍ MẬT",
                "Tài liệu này không có dấu MẬT."
            })
    void theWordInRunningTextIsNone(String text) {
        assertThat(kinds(text)).isEmpty();
    }

    @Test
    void aMarkInItsOwnLineCountsOnEveryPageOneBesideOtherWordsOnlyInTheHead() {
        assertThat(Finds.in(List.of("Báo cáo", "MẬT"))).containsExactly(new Hit(Hit.Kind.SECRECY_MARK, 2));
        assertThat(Finds.in(List.of("Báo cáo", "Phụ lục    MẬT    Trang 2"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"001203000123", "Số căn cước: 079 199 000 123", "số CCCD 036.083.000.123."})
    void aCitizensCardIsFound(String text) {
        assertThat(kinds(text)).containsExactly(Hit.Kind.CITIZEN_CARD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "003203000123", // no province has that code
                "001903000123", // nor this century
                "1001203000123",
                "0012030001234",
                "100.000.000.000",
                "1.001.203.000.123"
            })
    void otherFiguresAreNone(String text) {
        assertThat(kinds(text)).isEmpty();
    }

    @Test
    void nineDigitsAreACardOnlyBesideItsWord() {
        assertThat(kinds("CMND số 012 345 678")).containsExactly(Hit.Kind.OLD_CARD);
        assertThat(kinds("Chứng minh nhân dân: 123456789")).containsExactly(Hit.Kind.OLD_CARD);
        assertThat(kinds("Tổng số 123456789 đồng; 123.456.789 đồng")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0912345678", "0912 345 678", "0912.345.678", "091-234-5678", "+84 912345678", "ĐT:0355 12 34 56"
            })
    void aMobileNumberIsFound(String text) {
        assertThat(kinds(text)).containsExactly(Hit.Kind.PHONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "113, 114, 115",
                "024 3942 1234",
                "069.234.5678",
                "1900 1234",
                "912.345.678",
                "10912345678",
                "0 32 12 3 4 5 6 7",
                "0,912345678",
                "20/11/2023 0912"
            })
    void hotlinesLandlinesAndAmountsAreNone(String text) {
        assertThat(kinds(text)).isEmpty();
    }

    private static List<Hit.Kind> kinds(String text) {
        return Finds.in(List.of(text)).stream().map(Hit::kind).toList();
    }
}
