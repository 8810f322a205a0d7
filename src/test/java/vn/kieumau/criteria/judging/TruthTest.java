package vn.kieumau.criteria.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kieumau.criteria.judging.Truth.MET;
import static vn.kieumau.criteria.judging.Truth.NOT_APPLICABLE;
import static vn.kieumau.criteria.judging.Truth.NOT_MET;
import static vn.kieumau.criteria.judging.Truth.UNKNOWN;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthTest {
    @ParameterizedTest
    @CsvSource({
        "MET, MET, MET",
        "MET, NOT_MET, NOT_MET",
        "MET, UNKNOWN, UNKNOWN",
        "MET, NOT_APPLICABLE, MET",
        "NOT_MET, NOT_MET, NOT_MET",
        "NOT_MET, UNKNOWN, NOT_MET",
        "NOT_MET, NOT_APPLICABLE, NOT_MET",
        "UNKNOWN, UNKNOWN, UNKNOWN",
        "UNKNOWN, NOT_APPLICABLE, UNKNOWN",
        "NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE"
    })
    void a_conjunction_follows_the_table_either_way_round(Truth one, Truth other, Truth both) {
        assertThat(one.and(other)).isEqualTo(both);
        assertThat(other.and(one)).isEqualTo(both);
    }

    @Test
    void a_conjunction_does_not_depend_on_how_it_is_grouped() {
        for (Truth a : Truth.values()) {
            for (Truth b : Truth.values()) {
                for (Truth c : Truth.values()) {
                    assertThat(a.and(b).and(c)).isEqualTo(a.and(b.and(c)));
                }
            }
        }
    }

    @Test
    void codes_are_lower_case() {
        assertThat(NOT_APPLICABLE.code()).isEqualTo("not_applicable");
        assertThat(PassingRule.Kind.SHARE.code()).isEqualTo("share");
        assertThat(Condition.GROUP_POINTS.code()).isEqualTo("group_points");
    }

    @Test
    void only_met_and_not_applicable_stand_in_nobodys_way() {
        assertThat(Truth.values()).filteredOn(Truth::holds).containsExactly(MET, NOT_APPLICABLE);
        assertThat(new Truth[] {NOT_MET, UNKNOWN}).noneMatch(Truth::holds);
    }
}
