package vn.kieumau.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpreadTest {
    static final LocalDate TODAY = LocalDate.of(2023, 11, 24);

    @Test
    void whoeverTookItOverStandsBelowWhomItCameFromWhateverTheDays() {
        Spread spread = Spread.of(
                List.of(
                        taken(1, null, "2020-09-01", null),
                        taken(2, 1L, "2021-01-01", null),
                        taken(3, 1L, "2021-06-01", "2022-01-01"),
                        taken(4, 2L, "2022-01-01", null)),
                TODAY);
        assertThat(spread.bars())
                .extracting(each -> each.taken().initiativeId())
                .containsExactly(1L, 2L, 4L, 3L);
        assertThat(spread.bars()).extracting(Spread.Bar::depth).containsExactly(0, 1, 2, 1);
        Spread.Bar first = spread.bars().get(0);
        assertThat(first.from()).isNull();
        assertThat(spread.bars().get(1).fromY()).isEqualTo(first.middle());
        assertThat(spread.bars().get(2).fromY()).isEqualTo(spread.bars().get(1).middle());
        assertThat(spread.bars().get(3).fromY()).isEqualTo(first.middle());
        assertThat(spread.shared()).isTrue();
    }

    @Test
    void aBarEndsWhereTheInitiativeDidOrToday() {
        Spread spread =
                Spread.of(List.of(taken(1, null, "2023-01-01", null), taken(2, 1L, "2023-01-02", "2023-01-02")), TODAY);
        assertThat(spread.from()).isEqualTo(LocalDate.of(2023, 1, 1));
        assertThat(spread.until()).isEqualTo(LocalDate.of(2024, 1, 1));
        assertThat(spread.bars()).extracting(Spread.Bar::x).containsExactly("0.000%", "0.274%");
        assertThat(spread.bars()).extracting(Spread.Bar::width).containsExactly("89.863%", "0.274%");
    }

    @Test
    void noMoreYearsAreNamedThanFitAndOneAloneIsNoSpread() {
        Spread spread = Spread.of(List.of(taken(1, null, "2001-05-05", null)), TODAY);
        assertThat(spread.years()).hasSizeLessThanOrEqualTo(6);
        assertThat(spread.years().get(0).name()).isEqualTo("2001");
        assertThat(spread.shared()).isFalse();
    }

    private static Spread.TakenOver taken(long id, @Nullable Long from, String since, @Nullable String ended) {
        return new Spread.TakenOver(
                id,
                from,
                "Nhóm hộ tự quản",
                "Phường " + id,
                "",
                LocalDate.parse(since),
                ended == null ? null : LocalDate.parse(ended),
                true);
    }
}
