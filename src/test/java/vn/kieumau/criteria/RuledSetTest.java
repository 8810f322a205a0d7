package vn.kieumau.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kieumau.criteria.judging.Judging;
import vn.kieumau.criteria.judging.SmallestSet;
import vn.kieumau.criteria.judging.Truth;
import vn.kieumau.criteria.rules.Ratio;

/** Worked examples from the law for every pack that comes with the system; no Java knows any of these packs. */
class RuledSetTest {
    private static RuledSet set(String file) throws Exception {
        return RuledSet.of(
                PackFile.readChecked(
                        Files.readAllBytes(Path.of("src/main/resources/packs", file)),
                        new PackCheck(ShippedMetrics.all(), (programme, version) -> Optional.empty())),
                ShippedMetrics.all());
    }

    @ParameterizedTest(name = "{0} {1}: {2} is {3}")
    @CsvSource(textBlock = """
            an-toan-antt-tt124, 4.2, areas_recognised=16 areas_total=25, NOT_MET
            an-toan-antt-tt124, 4.2, areas_recognised=17 areas_total=25, NOT_MET
            an-toan-antt-tt124, 4.2, areas_recognised=18 areas_total=25, MET
            an-toan-antt-tt124, 4.2, areas_recognised=7 areas_total=10, MET
            an-toan-antt-tt124, 4.2, areas_recognised=0 areas_total=0, NOT_MET
            an-toan-antt-tt124, 4.2, areas_total=25, UNKNOWN
            an-toan-antt-tt124, 4.1, areas_registered=24 areas_total=25, NOT_MET
            an-toan-antt-tt124, 4.1, areas_registered=25 areas_total=25, MET
            an-toan-antt-tt124, 2.3, illegal_religious_acts=1, NOT_MET
            an-toan-antt-tt124, 2.3, illegal_religious_acts=0, MET
            an-toan-antt-tt124, 2.3, , UNKNOWN
            an-toan-antt-tt124, 3.2, officers_disciplined=1, NOT_MET
            an-toan-antt-tt124, 1.4, movement_models=0, NOT_MET
            an-toan-antt-tt124, 1.4, movement_models=1, MET
            do-thi-van-minh-qd04, C2.1, satisfaction_satisfied=449 satisfaction_valid=500, NOT_MET
            do-thi-van-minh-qd04, C2.1, satisfaction_satisfied=450 satisfaction_valid=500, MET
            do-thi-van-minh-qd04, C2.1, satisfaction_satisfied=470 satisfaction_valid=522, MET
            do-thi-van-minh-qd04, C2.1, satisfaction_satisfied=469 satisfaction_valid=522, NOT_MET
            do-thi-van-minh-qd04, C2.1, satisfaction_satisfied=0 satisfaction_valid=0, NOT_MET
            do-thi-van-minh-qd04, C1.2, titles_held=0 registration_years=1, NOT_MET
            do-thi-van-minh-qd04, C1.2, titles_held=0 registration_years=2, MET
            do-thi-van-minh-qd04, C1.2, titles_held=1 registration_years=4, NOT_MET
            do-thi-van-minh-qd04, C1.2, titles_held=1 registration_years=5, MET
            do-thi-van-minh-qd04, 4.1, anti_state_acts=1, NOT_MET
            cap-kieu-mau-minh-hoa, 14.1, serious_crimes=1, NOT_MET
            """)
    void the_law_s_own_numbers_come_out_as_the_law_says(String pack, String requirement, String figures, Truth truth)
            throws Exception {
        RuledSet set = set(pack + ".yaml");

        assertThat(set.judge(known(figures)).get(requirement).truth()).isEqualTo(truth);
    }

    @ParameterizedTest(name = "510 without {0}: {1} points, {2}, {3}")
    @CsvSource(textBlock = """
            '', 100, tot, UNKNOWN
            4.1, 90, tot, UNKNOWN
            4.1 4.2 4.3, 70, kha, UNKNOWN
            4.1 4.3 5.1, 69.5, trung-binh, NOT_MET
            1.1, 97, tot, UNKNOWN
            1.1 2.1, 94, tot, NOT_MET
            3.1, 90, tot, NOT_MET
            """)
    void points_are_added_and_graded(String failed, String points, String band, Truth truth) throws Exception {
        RuledSet set = set("phan-loai-phong-trao-qd510.yaml");
        Set<String> without = Set.of(failed.split(" "));
        Map<String, Truth> results = new HashMap<>();
        set.pack()
                .requirements()
                .forEach(each -> results.put(each.code(), without.contains(each.code()) ? Truth.NOT_MET : Truth.MET));

        var judged = Judging.judge(set.shape(), results);

        assertThat(judged.points().least()).isEqualByComparingTo(points);
        assertThat(judged.points().band()).isEqualTo(band);
        assertThat(judged.set()).as("an extract is never found met").isEqualTo(truth);
    }

    @Test
    void a_month_in_which_it_happened_settles_it_though_other_months_are_missing() throws Exception {
        RuledSet set = set("an-toan-antt-tt124.yaml");

        RuledSet.Judgement judged = set.judge(
                        new RuledSet.Known(Map.of(RuledSet.UNIT_CLASS, "ward"), Map.of("sabotage_acts", 1L), Map.of()))
                .get("2.2");

        assertThat(judged.truth()).isEqualTo(Truth.NOT_MET);
        assertThat(judged.lost()).isTrue();
    }

    @Test
    void what_has_happened_cannot_be_mended_and_says_so() throws Exception {
        RuledSet set = set("cap-kieu-mau-minh-hoa.yaml");
        Map<String, Truth> results = new HashMap<>();
        set.pack().requirements().forEach(each -> results.put(each.code(), Truth.MET));
        results.put("14.1", Truth.NOT_MET);

        assertThat(SmallestSet.find(set.shape(), results, Set.of())).satisfies(needed -> {
            assertThat(needed.possible()).isTrue();
            assertThat(needed.requirements()).containsExactly("14.1");
        });
        assertThat(SmallestSet.find(set.shape(), results, Set.of("14.1"))).satisfies(needed -> {
            assertThat(needed.possible()).isFalse();
            assertThat(needed.blockedBy()).containsExactly("14.1");
        });
    }

    @Test
    void a_complete_set_with_everything_met_is_met() throws Exception {
        RuledSet set = set("cap-kieu-mau-minh-hoa.yaml");
        Map<String, Truth> results = new HashMap<>();
        set.pack().requirements().forEach(each -> results.put(each.code(), Truth.MET));

        assertThat(Judging.judge(set.shape(), results).set()).isEqualTo(Truth.MET);
    }

    private static RuledSet.Known known(String figures) {
        Map<String, Object> values = new HashMap<>(Map.of(RuledSet.UNIT_CLASS, "ward"));
        if (figures != null) {
            Arrays.stream(figures.split(" "))
                    .map(each -> each.split("="))
                    .forEach(each -> values.put(each[0], Long.valueOf(each[1])));
        }
        if (values.get("satisfaction_valid") instanceof Long valid && valid > 0) {
            values.put("satisfaction_share", Ratio.of((Long) values.get("satisfaction_satisfied"), valid));
        }
        return new RuledSet.Known(values, Map.of(), Map.of());
    }
}
