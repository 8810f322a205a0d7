package vn.kieumau.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.kieumau.kernel.Refused;

class CitedPagesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"3-5|3–5|5", "' 3 — 5 , 8 '|3–5, 8|8", "12|12|12", "''|''|0", "20,3|20, 3|20"})
    void pagesAreWrittenOneWay(String typed, String written, int last) {
        assertThat(CitedPages.of(typed)).isEqualTo(written);
        assertThat(CitedPages.of(written)).isEqualTo(written);
        assertThat(CitedPages.last(written)).isEqualTo(last);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trang 3", "5-3", "0", "3-", "3,,4", "-2", "12345", "3;4", "<b>"})
    void whatIsNoPageIsRefused(String typed) {
        assertThatThrownBy(() -> CitedPages.of(typed)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24",
                "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20"
            })
    void morePagesThanAreReadAreRefused(String typed) {
        assertThatThrownBy(() -> CitedPages.of(typed)).hasMessage("web.refusal.too_long");
    }
}
