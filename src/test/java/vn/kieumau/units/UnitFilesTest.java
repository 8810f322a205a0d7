package vn.kieumau.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.kieumau.support.Refusals.refused;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Refused;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;

/** Files of units and successions, on a made-up country. */
@ApplicationTest
class UnitFilesTest {
    private static final Actor OFFICER = SmallTree.actor(1);
    private static final Actor APPROVER = SmallTree.actor(2);
    private static final String UNITS = "key,code,name,type,level,parent_key,valid_from,valid_to\n";
    private static final String SUCCESSIONS = "from_key,part,to_key,day,legal_basis\n";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Demo demo;

    @Autowired
    TreeFiles files;

    @Autowired
    Imports imports;

    @Autowired
    ImportUnits importUnits;

    private SmallTree tree;

    @BeforeEach
    void plant() {
        tree = new SmallTree(jdbc);
    }

    @Test
    void onlyTheMinistryBringsAFileAndOnlyAnotherPersonLoadsIt() {
        byte[] file = units("99001,99001,Xã Mới,Xã,commune,01,2031-01-01,");
        for (String login : List.of("hn-canbo", "v05-lanhdao", "admin", "kiemtoan")) {
            demo.apart(() ->
                    refused(KernelRefusal.NOT_PERMITTED, () -> files.bring(demo.actor(login), TreeTable.UNITS, file)));
        }
        UnitImport checked = files.bring(demo.actor("v05-canbo"), TreeTable.UNITS, file);
        assertThat(checked.loadable()).isTrue();
        demo.apart(() -> refused(KernelRefusal.NOT_PERMITTED, () -> files.load(demo.actor("v05-canbo"), checked)));
        demo.apart(() -> refused(
                UnitsRefusal.OWN_WORK,
                () -> files.load(SmallTree.actor(demo.actor("v05-canbo").accountId()), checked)));
        assertThat(files.load(demo.actor("v05-lanhdao"), checked).state()).isEqualTo(ImportState.LOADED);
        assertThat(demo.audited("IMPORT_UNITS", "units.import")).isEqualTo(1);
        assertThat(demo.audited("LOAD_UNITS", "units.import")).isEqualTo(1);
        demo.apart(
                () -> refused(KernelRefusal.CHANGED_MEANWHILE, () -> files.load(demo.actor("v05-lanhdao"), checked)));
        UnitImport loaded = files.find(checked.importId()).orElseThrow();
        demo.apart(() -> refused(KernelRefusal.NOT_IN_THIS_STATE, () -> files.load(demo.actor("v05-lanhdao"), loaded)));
    }

    @ParameterizedTest
    @CsvSource({"csv", "xlsx"})
    void whatIsTakenOutComesInAgainUnchanged(String format) {
        tree.plant();
        reorganised();
        List<String> before = tree.named();
        byte[] units = files.out(TreeTable.UNITS, format);
        byte[] successions = files.out(TreeTable.SUCCESSIONS, format);
        UnitImport again = files.bring(OFFICER, TreeTable.UNITS, units);
        assertThat(again.state()).isEqualTo(ImportState.READY);
        assertThat(again.unchanged()).isEqualTo(again.lines()).isEqualTo(60);
        assertThat(again.loadable()).isFalse();
        UnitImport alsoAgain = files.bring(OFFICER, TreeTable.SUCCESSIONS, successions);
        assertThat(alsoAgain.unchanged()).isEqualTo(alsoAgain.lines()).isEqualTo(2);

        jdbc.sql("truncate units.unit, units.reorganisation cascade").update();
        UnitImport first = files.load(APPROVER, files.bring(OFFICER, TreeTable.UNITS, units));
        assertThat(first.state()).isEqualTo(ImportState.LOADED);
        assertThat(first.fresh()).isEqualTo(60);
        assertThat(files.load(APPROVER, files.bring(OFFICER, TreeTable.SUCCESSIONS, successions))
                        .state())
                .isEqualTo(ImportState.LOADED);
        assertThat(tree.named()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "99001,99001,Xã A,Xã,commune,999,2031-01-01, | parent_key UNKNOWN_UNIT",
                "99001,99001,Xã A,Xã,commune,00001,2031-01-01, | parent_key PARENT_NOT_ABOVE",
                "98,98,Tỉnh A,Tỉnh,province,98,2031-01-01, | parent_key PARENT_NOT_ABOVE",
                "98,98,Tỉnh A,Tỉnh,province,99,2031-01-01,;99,99,Tỉnh B,Tỉnh,province,98,2031-01-01, | parent_key PARENT_NOT_ABOVE",
                "00001,00001,Xã 00001,Xã,commune,001,2031-01-01, | valid_from OVERLAPS",
                "99001,99001,Xã A,Xã,commune,001,2031-01-01,2032-01-01;99001,99001,Xã B,Xã,commune,001,2031-06-01, | valid_from OVERLAPS",
                "99001,99001,Xã A,Xã,commune,001,2031-01-01,2032-01-01;99001,99001,Xã B,Xã,commune,001,2033-01-01, | valid_from LEAVES_GAP",
                "99001,99001,Xã A,Xã,commune,001,2031-01-01,;99001,99001,Xã A,Xã,commune,001,2031-01-01, | key TWICE",
                "998,998,Huyện A,Huyện,district,01,2031-01-01,;99001,99001,Xã A,Xã,commune,998,2030-12-31, | valid_from PARENT_NOT_THERE",
                "998,998,Huyện A,Huyện,district,01,2031-01-01,2032-01-01;99001,99001,Xã A,Xã,commune,998,2031-01-01, | valid_to PARENT_NOT_THERE",
                "99001,99001,Xã A,Xã,commune,001,2031-01-01,2031-01-01 | valid_to ENDS_BEFORE",
                "99001,99001,Xã A,Xã,commune,001,1/7/2031, | valid_from NOT_A_DATE",
                "99001,99001,Xã A,Xã,commune,001,2031-02-30, | valid_from NOT_A_DATE",
                "99001,99001,Xã A,Xã,commune,001,9999-01-01, | valid_from NOT_A_DATE",
                "vn2,,Lào,Quốc gia,country,,, | level SECOND_ROOT",
                "gone,,Xã Cũ,Xã,commune,001,2031-01-01, | key ENDED",
                "99001,99001,Xã \u0000A,Xã,commune,001,2031-01-01, | name NOT_COMPOSED",
                "99001,901,Xã A,Xã,commune,001,2031-01-01, | code LOST_ZERO",
                "901,00901,Xã A,Xã,commune,001,2031-01-01, | key LOST_ZERO",
                "99001,99001,Xã A,Xã,commune,1,2031-01-01, | parent_key LOST_ZERO",
                "99001,990011,Xã A,Xã,commune,001,2031-01-01, | code NOT_A_CODE",
                "998,99801,Huyện A,Huyện,district,01,2031-01-01, | code OTHER_LEVEL",
                "99001,00001,Xã A,Xã,commune,001,2031-01-01, | code CODE_TAKEN",
                "99001,99001,Xã A,Quận,commune,001,2031-01-01, | type UNKNOWN_TYPE",
                "99001,99001,Xã A,Xã,xã,001,2031-01-01, | level UNKNOWN_LEVEL",
                "99001,99001,,Xã,commune,001,2031-01-01, | name EMPTY",
                "99001,99001,=1+1,Xã,commune,001,2031-01-01, | name FORMULA",
                "99001,99001,Xã A,Xã,commune,,2031-01-01, | parent_key EMPTY",
                "00001,00001,Xã Khác,Xã,commune,001,, | name DIFFERS",
                "00001,00001,Xã 00001,Xã,commune,002,, | parent_key DIFFERS",
                "00001,00001,Xã 00001,Xã,commune,001,,2031-01-01 | valid_to DIFFERS",
            })
    void unitsThatCannotBeAreNamedAndNothingChanges(String lines, String expected) {
        tree.plant();
        load(TreeTable.UNITS, units("gone,,Xã Cũ,Xã,commune,001,2030-01-01,2031-01-01"));
        faulty(TreeTable.UNITS, units(lines.split(";")), expected);
    }

    @Test
    void aNameThatIsNotComposedIsNamed() {
        tree.plant();
        String decomposed = Normalizer.normalize("Phường Hoà", Normalizer.Form.NFD);
        faulty(
                TreeTable.UNITS,
                units("99001,99001," + decomposed + ",Phường,commune,001,2031-01-01,"),
                "name NOT_COMPOSED");
        faulty(
                TreeTable.UNITS,
                units("99001,99001,Phường\u200B Hoà,Phường,commune,001,2031-01-01,"),
                "name NOT_COMPOSED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gone,whole,99999,2031-01-01,NQ | to_key UNKNOWN_UNIT",
                "99999,whole,00001,2031-01-01,NQ | from_key UNKNOWN_UNIT",
                "gone,whole,2,2031-01-01,NQ | to_key LOST_ZERO",
                "gone,gộp,00002,2031-01-01,NQ | part UNKNOWN_PART",
                "gone,same,00002,2031-01-01,NQ | part UNKNOWN_PART",
                "gone,whole,00002,2031-01-02,NQ | day NOT_ENDED",
                "00001,whole,00002,2031-01-01,NQ | day NOT_ENDED",
                "gone,whole,gone,2031-01-01,NQ | to_key ITSELF",
                "gone,whole,later,2031-01-01,NQ | to_key NOT_THERE",
                "gone,whole,00002,31/12/2030,NQ | day NOT_A_DATE",
                "gone,whole,00002,,NQ | day EMPTY",
                "gone,whole,00002,2031-01-01, | legal_basis EMPTY",
                "gone,part,00002,2031-01-01,NQ | part NO_REMAINDER",
                "gone,part,00002,2031-01-01,NQ;gone,part,00003,2031-01-01,NQ | part NO_REMAINDER",
                "gone,remainder,00002,2031-01-01,NQ;gone,remainder,00003,2031-01-01,NQ | part TWO_REMAINDERS",
                "gone,people,00002,2031-01-01,NQ;gone,people,00003,2031-01-01,NQ;gone,remainder,00004,2031-01-01,NQ | part TWO_PEOPLE",
                "gone,whole,00002,2031-01-01,NQ;gone,part,00003,2031-01-01,NQ | part NOT_ALONE",
                "gone,whole,00002,2031-01-01,NQ;gone,whole,00002,2031-01-01,NQ | to_key TWICE",
                "passed,part,00002,2031-01-01,NQ | part DIFFERS",
                "passed,whole,00002,2031-01-01,NQ khác | legal_basis DIFFERS",
                "passed,whole,00003,2031-01-01,NQ | part NOT_ALONE",
            })
    void successionsThatCannotBeAreNamedAndNothingChanges(String lines, String expected) {
        tree.plant();
        load(
                TreeTable.UNITS,
                units(
                        "gone,,Xã Cũ,Xã,commune,001,2030-01-01,2031-01-01",
                        "passed,,Xã Đã Nhập,Xã,commune,001,2030-01-01,2031-01-01",
                        "later,,Xã Sau,Xã,commune,001,2031-06-01,"));
        load(TreeTable.SUCCESSIONS, successions("passed,whole,00002,2031-01-01,NQ"));
        faulty(TreeTable.SUCCESSIONS, successions(lines.split(";")), expected);
    }

    @Test
    void whatTheTreeNoLongerFitsIsNotLoadedAndWhyIsSaid() {
        tree.plant();
        UnitImport checked =
                files.bring(OFFICER, TreeTable.UNITS, units("99001,99001,Xã A,Xã,commune,001,2031-01-01,"));
        load(TreeTable.UNITS, units("99002,99001,Xã B,Xã,commune,001,2031-01-01,"));
        List<String> before = tree.everything();
        UnitImport refused = files.load(APPROVER, checked);
        assertThat(refused.state()).isEqualTo(ImportState.FAULTY);
        assertThat(faults(refused)).contains("code CODE_TAKEN");
        assertThat(tree.everything()).isEqualTo(before);
    }

    @Test
    void aFileThatIsNoTableIsRefusedAtOnce() {
        for (byte[] wrong : List.of(
                (UNITS + "99001,99001").getBytes(StandardCharsets.UTF_8),
                units(),
                SUCCESSIONS.getBytes(StandardCharsets.UTF_8),
                (UNITS + "99001,99001,Xã A,Xã,commune,001,2031-01-01,\n".repeat(100_000))
                        .getBytes(StandardCharsets.UTF_8))) {
            demo.apart(() -> assertThatThrownBy(() -> files.bring(OFFICER, TreeTable.UNITS, wrong))
                    .isInstanceOf(Refused.class));
        }
        assertThat(imports.page(new Paging(1, 10)).items()).isEmpty();
    }

    /** One merger, so that versions begin and end. */
    private void reorganised() {
        load(
                TreeTable.UNITS,
                units(
                        "n-1,,Xã Cũ,Xã,commune,001,2030-01-01,2031-01-01",
                        "n-2,99001,Xã Mới,Xã,commune,001,2031-01-01,"));
        load(
                TreeTable.SUCCESSIONS,
                successions("n-1,part,00002,2031-01-01,NQ 1/2030", "n-1,remainder,n-2,2031-01-01,NQ 1/2030"));
    }

    private void load(TreeTable table, byte[] content) {
        UnitImport checked = files.bring(OFFICER, table, content);
        assertThat(faults(checked)).isEmpty();
        assertThat(files.load(APPROVER, checked).state()).isEqualTo(ImportState.LOADED);
    }

    private void faulty(TreeTable table, byte[] content, String expected) {
        List<String> before = tree.everything();
        UnitImport checked = files.bring(OFFICER, table, content);
        assertThat(faults(checked)).contains(expected);
        assertThat(checked.state()).isEqualTo(ImportState.FAULTY);
        demo.apart(() -> refused(KernelRefusal.NOT_IN_THIS_STATE, () -> files.load(APPROVER, checked)));
        assertThat(tree.everything()).isEqualTo(before);
    }

    private List<String> faults(UnitImport of) {
        return imports.problems(of.importId(), new Paging(1, 250)).stream()
                .map(each -> each.column() + " " + each.fault())
                .toList();
    }

    private static byte[] units(String... lines) {
        return (UNITS + String.join("\n", lines)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] successions(String... lines) {
        return (SUCCESSIONS + String.join("\n", lines)).getBytes(StandardCharsets.UTF_8);
    }
}
