package vn.kieumau.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.kieumau.criteria.PackFault.Kind;
import vn.kieumau.kernel.Calendar;

class PackFileTest {
    private static final Path PACKS = Path.of("src/main/resources/packs");
    private final PackCheck check = new PackCheck(ShippedMetrics.all(), (programme, version) -> Optional.empty());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cap-kieu-mau-minh-hoa.yaml",
                "an-toan-antt-tt124.yaml",
                "do-thi-van-minh-qd04.yaml",
                "phan-loai-phong-trao-qd510.yaml"
            })
    void a_shipped_pack_has_no_fault_and_survives_being_written_and_read(String file) throws Exception {
        Pack pack = PackFile.readChecked(Files.readAllBytes(PACKS.resolve(file)), check);

        assertThat(pack.requirements()).isNotEmpty();
        byte[] written = PackFile.write(pack);
        assertThat(PackFile.read(written)).isEqualTo(pack);
        assertThat(PackWorkbook.read(PackWorkbook.write(pack))).isEqualTo(pack);
        assertThat(PackJson.read(PackJson.write(pack))).isEqualTo(pack);
        assertThat(PublishPack.hash(PackFile.read(written))).isEqualTo(PublishPack.hash(pack));
    }

    @Test
    void a_calendar_of_its_own_survives_and_the_default_may_be_left_out() throws Exception {
        Pack own = PackFixture.read(
                PackFixture.small().replace("version: \"t\"", "version: \"t\"\n  closes_on: 31\n  days_to_report: 10"));
        Pack silent = PackFixture.read(PackFixture.small());
        Pack outspoken = PackFixture.read(
                PackFixture.small().replace("version: \"t\"", "version: \"t\"\n  closes_on: 14\n  days_to_report: 3"));

        assertThat(check.faults(own)).isEmpty();
        assertThat(own.set().calendar()).isEqualTo(new Calendar(31, 10));
        assertThat(PackFile.read(PackFile.write(own))).isEqualTo(own);
        assertThat(PackWorkbook.read(PackWorkbook.write(own))).isEqualTo(own);
        assertThat(PackJson.read(PackJson.write(own))).isEqualTo(own);
        assertThat(silent.set().calendar()).isEqualTo(Calendar.DEFAULT);
        assertThat(PublishPack.hash(silent)).isEqualTo(PublishPack.hash(outspoken));
    }

    @Test
    void a_council_survives_every_way_and_a_set_without_one_stays_the_same_pack() throws Exception {
        Pack silent = PackFixture.read(PackFixture.small());
        Pack own = PackFixture.read(PackFixture.small()
                .replace(
                        "version: \"t\"",
                        "version: \"t\"\n  council: {level: province, quorum_percent: 70, majority: more_than_half,"
                                + " majority_of: present, ballot: secret, tie: vote_again}"));

        assertThat(check.faults(own)).isEmpty();
        assertThat(own.set().council())
                .isEqualTo(new Pack.CouncilRules("province", 70, "more_than_half", "present", "secret", "vote_again"));
        assertThat(PackFile.read(PackFile.write(own))).isEqualTo(own);
        assertThat(PackWorkbook.read(PackWorkbook.write(own))).isEqualTo(own);
        assertThat(PackJson.read(PackJson.write(own))).isEqualTo(own);
        assertThat(silent.set().council()).isNull();
        assertThat(PackJson.write(silent)).doesNotContain("council");
    }

    /** A draft may hold what may not be published; nothing of it gets lost or becomes another line on the way. */
    @ParameterizedTest
    @ValueSource(strings = {"một | x\nhai", "| đầu", "cuối |", "a\n\nb", "\\", "a\\|b", "C:\\new\\", "\\n | \n"})
    void a_text_with_bars_and_line_breaks_survives_every_way(String text) throws Exception {
        Pack small = PackFixture.read(PackFixture.small()
                .replace(
                        "kind: document",
                        "kind: checklist\n            items: [{vi: THIS, en: one}, {vi: two, en: THIS}]"));
        Pack pack = PackJson.read(PackJson.write(small)
                .replace(
                        "\"THIS\"",
                        tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(text)));
        assertThat(pack.requirements().flatMap(each -> each.items().stream()))
                .contains(new Pack.Words(text, "one"), new Pack.Words("two", text));

        assertThat(PackFile.read(PackFile.write(pack))).isEqualTo(pack);
        assertThat(PackWorkbook.read(PackWorkbook.write(pack))).isEqualTo(pack);
        assertThat(Bars.split(Bars.join(java.util.List.of("vi", text, "")))).containsExactly("vi", text.strip(), "");
    }

    @Test
    void the_illustrative_set_has_22_criteria_in_seven_groups() throws Exception {
        Pack pack = PackFile.read(Files.readAllBytes(PACKS.resolve("cap-kieu-mau-minh-hoa.yaml")));

        assertThat(pack.groups()).hasSize(7);
        assertThat(pack.criteria()).hasSize(22);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            groups: ~ groups: &x ~ UNREADABLE
            rule: all ~ rule: most ~ UNKNOWN_VALUE
            rule: all ~ rule: all\\n  at_lest: 3 ~ UNKNOWN_FIELD
            code: "2" ~ code: "1" ~ DUPLICATE
            code: "1.2" ~ code: "1.1" ~ DUPLICATE
            - code: "2" ~ - code: "1/2" ~ NOT_A_CODE
            - code: "2" ~ - code: "new" ~ NOT_A_CODE
            - code: I ~ - code: "Nhóm I" ~ NOT_A_CODE
            - code: "1.2" ~ - code: "1.2/a" ~ NOT_A_CODE
            version: "t" ~ version: "t"\\n  unread: [{vi: "một | hai", en: "one"}] ~ NOT_ONE_LINE
            version: "t" ~ version: "t"\\n  unread: [{vi: "một", en: "one\\ttwo\\x0Athree"}] ~ NOT_ONE_LINE
            name_en: "Test" ~ name_en: "Test"\\n  names: [{from: "2022-01-01", vi: "a|b", en: "c"}] ~ NOT_ONE_LINE
            kind: document ~ kind: document\\n            document: {what_vi: "Kế hoạch | năm"} ~ NOT_ONE_LINE
            zero: [serious_crimes] ~ zero: [serius_crimes] ~ UNKNOWN_METRIC
            zero: [serious_crimes] ~ zero: [clearance_rate] ~ NOT_A_COUNT
            rule: 'crimes_occurred < crimes_occurred_same_period' ~ rule: 'crimes_occurred < crimes_ocurred' ~ RULE
            rule: 'crimes_occurred < crimes_occurred_same_period' ~ rule: 'clearance_rate >= 70' ~ RULE
            rule: 'crimes_occurred < crimes_occurred_same_period' ~ rule: 'crimes_occurred + 1' ~ RULE
            rule: 'crimes_occurred < crimes_occurred_same_period' ~ rule: 'crimes_occurred < ' ~ RULE
            kind: zero ~ kind: zreo ~ UNKNOWN_VALUE
            answered_by: ward_police ~ answered_by: someone ~ UNKNOWN_VALUE
            mandatory: true ~ mandatory: [yes, no] ~ WRONG_TYPE
            version: "t" ~ version: "t"\\n  follows: "t" ~ LINEAGE_CYCLE
            version: "t" ~ version: "t"\\n  follows: "older" ~ NO_SUCH_VERSION
            published_on: "2023-01-01" ~ published_on: "1/2023" ~ WRONG_TYPE
            version: "t" ~ version: "t"\\n  closes_on: 28 ~ NO_CLOSING_DAY
            version: "t" ~ version: "t"\\n  closes_on: 30 ~ NO_CLOSING_DAY
            version: "t" ~ version: "t"\\n  closes_on: 0 ~ NO_CLOSING_DAY
            version: "t" ~ version: "t"\\n  days_to_report: 61 ~ OUT_OF_RANGE
            version: "t" ~ version: "t"\\n  days_to_report: 0 ~ OUT_OF_RANGE
            version: "t" ~ version: "t"\\n  days_to_report: mười ~ WRONG_TYPE
            version: "t" ~ version: "t"\\n  levels: [{level: province}] ~ MISSING
            version: "t" ~ version: "t"\\n  levels: [{until: "2025-02-28"}, {level: province}, {level: ministry}] ~ MISSING
            version: "t" ~ version: "t"\\n  levels: [{level: district}, {level: province}, {level: ministry}] ~ MISSING
            version: "t" ~ version: "t"\\n  levels: [{level: ministry}, {level: province}] ~ OUT_OF_ORDER
            version: "t" ~ version: "t"\\n  levels: [{level: province}, {level: province}, {level: ministry}] ~ OUT_OF_ORDER
            version: "t" ~ version: "t"\\n  levels: [{level: ward}, {level: province}, {level: ministry}] ~ UNKNOWN_VALUE
            version: "t" ~ version: "t"\\n  levels: [{level: province, until: "2025-02-28"}, {level: ministry}] ~ NOT_OF_THIS_KIND
            version: "t" ~ version: "t"\\n  levels: [{level: district, until: hết tháng hai}, {level: province}, {level: ministry}] ~ WRONG_TYPE
            version: "t" ~ version: "t"\\n  council: {level: district, quorum_percent: 70, majority: more_than_half, majority_of: present, ballot: open, tie: chair} ~ UNKNOWN_VALUE
            version: "t" ~ version: "t"\\n  council: {level: province, quorum_percent: 0, majority: more_than_half, majority_of: present, ballot: open, tie: chair} ~ OUT_OF_RANGE
            version: "t" ~ version: "t"\\n  council: {level: province, quorum_percent: 101, majority: more_than_half, majority_of: present, ballot: open, tie: chair} ~ OUT_OF_RANGE
            version: "t" ~ version: "t"\\n  council: {level: province, quorum_percent: nửa, majority: more_than_half, majority_of: present, ballot: open, tie: chair} ~ WRONG_TYPE
            version: "t" ~ version: "t"\\n  council: {level: province, quorum_percent: 70, majority: most, majority_of: present, ballot: open, tie: chair} ~ UNKNOWN_VALUE
            version: "t" ~ version: "t"\\n  council: {level: province, quorum_percent: 70, majority: more_than_half, majority_of: all, ballot: open, tie: chair} ~ UNKNOWN_VALUE
            version: "t" ~ version: "t"\\n  council: {level: province, quorum_percent: 70, majority: more_than_half, majority_of: present, ballot: by_hand, tie: chair} ~ UNKNOWN_VALUE
            version: "t" ~ version: "t"\\n  council: {level: province, quorum_percent: 70, majority: more_than_half, majority_of: present, ballot: open, tie: lot} ~ UNKNOWN_VALUE
            version: "t" ~ version: "t"\\n  council: {level: province, quorum_percent: 70, majority: more_than_half, majority_of: present, ballot: secret, tie: chair} ~ NOT_OF_THIS_KIND
            version: "t" ~ version: "t"\\n  council: {level: province, quorum_percent: 70, majority: two_thirds, majority_of: present, ballot: open, tie: vote_again} ~ NOT_OF_THIS_KIND
            version: "t" ~ version: "t"\\n  council: {level: province} ~ MISSING
            version: "t" ~ version: "t"\\n  council: {chair: me} ~ UNKNOWN_FIELD
            format: kieumau-pack/2 ~ format: kieumau-pack/9 ~ WRONG_FORMAT
            """)
    void a_fault_is_told_with_its_line(String sound, String broken, Kind kind) {
        String file = PackFixture.small().replace(sound, broken.replace("\\n", "\n"));
        assertThat(file).isNotEqualTo(PackFixture.small());

        PackFaults refused = catchThrowableOfType(PackFaults.class, () -> PackFile.readChecked(bytes(file), check));

        assertThat(refused).isNotNull();
        PackFault fault = refused.faults().stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new AssertionError(refused.getMessage()));
        String[] before = PackFixture.small().split("\n");
        String[] after = file.split("\n");
        int changed = 0;
        while (before[changed].equals(after[changed])) {
            changed++;
        }
        assertThat(fault.line()).as(refused.getMessage()).isBetween(changed + 1, changed + 2);
    }

    @Test
    void a_band_is_called_by_a_code_as_well() throws Exception {
        Pack pack = PackFixture.read(Files.readString(PACKS.resolve("phan-loai-phong-trao-qd510.yaml"))
                .replace("code: kha,", "code: khá,"));

        assertThat(check.faults(pack))
                .extracting(PackFault::path, PackFault::kind)
                .contains(org.assertj.core.groups.Tuple.tuple("passing.bands[2].code", Kind.NOT_A_CODE));
    }

    @Test
    void a_wrong_rule_is_told_with_the_character_in_it() {
        String file = PackFixture.small()
                .replace("crimes_occurred < crimes_occurred_same_period", "crimes_occurred <= 95 * crimes_ocurred");

        PackFaults refused = catchThrowableOfType(PackFaults.class, () -> PackFile.readChecked(bytes(file), check));

        assertThat(refused.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.path()).isEqualTo("groups[0].criteria[1].requirements[0].rule");
            assertThat(fault.rule()).isNotNull();
            assertThat(fault.rule().column()).isEqualTo("crimes_occurred <= 95 * ".length() + 1);
            assertThat(fault.detail()).isEqualTo("crimes_ocurred");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unit_class == 'ward'",
                "province_class != 'province' || crimes_occurred == 0",
                "2024 - unit_since >= 3 && crimes_occurred < unit_since"
            })
    void a_rule_may_speak_of_the_unit_itself(String rule) {
        assertThat(check.faults("rule", rule)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            unit_class == 1 ~ 12
            crimes_occurred == 0 && province_class < 3 ~ 40
            unit_since == '2021' ~ 12
            unit_since >= percent(70) ~ 12
            unit_class + 1 == 2 ~ 12
            """)
    void an_attribute_of_another_type_is_told_at_its_character(String rule, int column) {
        assertThat(check.faults("rule", rule))
                .singleElement()
                .satisfies(fault -> assertThat(fault.rule().column()).isEqualTo(column));
    }

    @Test
    void points_that_do_not_add_up_and_grades_out_of_order_are_told() {
        Pack pack = PackFixture.points("7");

        assertThat(check.faults(pack)).extracting(PackFault::kind).containsExactly(Kind.POINTS_DO_NOT_ADD_UP);
        assertThat(check.faults(PackFixture.points("6"))).isEmpty();
    }

    @Test
    void a_rule_that_takes_too_many_steps_is_refused() {
        String costly = "crimes_occurred == 0" + " || crimes_occurred + 1 > crimes_solved".repeat(45);

        assertThat(check.faults("rule", costly))
                .extracting(fault -> fault.rule().kind())
                .containsExactly(vn.kieumau.criteria.rules.RuleFault.Kind.TOO_COSTLY);
    }

    @Test
    void fifty_megabytes_are_refused_before_they_are_read() {
        PackFaults refused = catchThrowableOfType(PackFaults.class, () -> PackFile.read(new byte[50_000_000]));

        assertThat(refused.faults()).extracting(PackFault::kind).containsExactly(Kind.TOO_LARGE);
    }

    @Test
    void anchors_that_unfold_without_end_are_refused_at_once() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1)));
        }

        long began = System.nanoTime();
        PackFaults refused = catchThrowableOfType(PackFaults.class, () -> PackFile.read(bytes(bomb.toString())));

        assertThat(refused.faults()).extracting(PackFault::kind).containsExactly(Kind.UNREADABLE);
        assertThat(System.nanoTime() - began).isLessThan(5_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "- a\n- b", "a: [", "\u0000", "just text", "a: b: c"})
    void what_is_no_pack_is_refused(String content) {
        assertThat(catchThrowableOfType(PackFaults.class, () -> PackFile.readChecked(bytes(content), check)))
                .isNotNull();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
