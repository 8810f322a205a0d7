package vn.kieumau.indicators.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.kieumau.support.Refusals.refused;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import vn.kieumau.indicators.EnterFigures;
import vn.kieumau.indicators.FigureImport;
import vn.kieumau.indicators.FigureImports;
import vn.kieumau.indicators.FigureProblem;
import vn.kieumau.indicators.ImportFigures;
import vn.kieumau.indicators.IndicatorsRefusal;
import vn.kieumau.indicators.Length;
import vn.kieumau.indicators.TypedFigures;
import vn.kieumau.indicators.UnitFigures;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Period;
import vn.kieumau.kernel.Permission;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.HeldWork;
import vn.kieumau.units.Units;
import vn.kieumau.web.TableDownload;
import vn.kieumau.web.TableFile;

@ApplicationTest
class ImportFiguresTest {
    static final String HEADER = "unit_code,metric,period,value,register,source\n";
    static final List<String> COLUMNS =
            List.of("line", "unit_code", "metric", "period", "value", "register", "source", "problem");

    @Autowired
    ImportFigures importFigures;

    @Autowired
    FigureImports imports;

    @Autowired
    HeldWork work;

    @Autowired
    EnterFigures enterFigures;

    @Autowired
    UnitFigures unitFigures;

    @Autowired
    Units units;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    @ParameterizedTest
    @ValueSource(strings = {"nhattan-canbo", "nhattan-truong", "hn-lanhdao", "quansat", "kiemtoan"})
    void whoMayNotBringFiguresBringsNone(String login) {
        refused(
                KernelRefusal.NOT_PERMITTED,
                () -> importFigures.bring(demo.actor(login), "a.csv", bytes("00094,x,2023,1,,\n"), Calendar.DEFAULT));
    }

    @Test
    void theFileOfAnotherIsNotThere() throws Exception {
        FigureImport brought = brought("hn-canbo", "00094,incitement_acts,2023-11,3,,\n");
        for (String page : new String[] {"", "/problems"}) {
            web.perform(Browse.get("v05-canbo", "/indicators/imports/" + brought.importId() + page))
                    .andExpect(status().isNotFound());
            web.perform(Browse.get("hn-canbo", "/indicators/imports/" + brought.importId() + page))
                    .andExpect(status().isOk());
        }
        refused(KernelRefusal.NOT_FOUND, () -> load("v05-canbo", brought, false, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00094,nonsense,2023-11,1,, | UNKNOWN_METRIC",
                "00094,clearance_rate,2023,1,, | UNKNOWN_METRIC",
                "00094,satisfaction_valid,2023,198,, | COUNTED_BY_SURVEY",
                "00094,crimes_occurred,2023,1,, | NOT_A_PERIOD",
                "00094,crimes_occurred,2023-13,1,, | NOT_A_PERIOD",
                "00094,population,2023-11,1,, | NOT_A_PERIOD",
                "00094,crimes_occurred,2023-Q3,1,, | NOT_A_PERIOD",
                "00094,residents_meetings,2023-09,1,, | NOT_A_PERIOD",
                "00094,residents_meetings,2023-H1,1,, | NOT_A_PERIOD",
                "00094,residents_meetings,2023-Q5,1,, | NOT_A_PERIOD",
                "00094,listening_forums,2023-H0,1,, | NOT_A_PERIOD",
                "00094,residents_meetings,2024-Q1,1,, | NOT_BEGUN",
                "00094,crimes_occurred,2024-03,1,, | NOT_BEGUN",
                "99999,crimes_occurred,2023-11,1,, | UNKNOWN_UNIT",
                "11299,crimes_occurred,2023-11,1,, | UNKNOWN_UNIT",
                "003,crimes_occurred,2023-11,1,, | UNKNOWN_UNIT",
                "00094,crimes_occurred,2023-11,một,, | NOT_A_FIGURE",
                "00094,crimes_occurred,2023-11,,, | NOT_A_FIGURE",
                "00094,unit_rating,2023,5,, | NOT_A_FIGURE",
                "00094,crimes_occurred,2023-11,100001,, | OUT_OF_RANGE",
                "00094,crimes_occurred,2023-11,0,, | ZERO_NOT_ATTESTED"
            })
    void aWrongLineIsNamedWithItsReason(String line, FigureProblem.Fault fault) {
        FigureImport brought = brought("hn-canbo", "00094,addicts,2023-11,7,,\n" + line + "\n");
        assertThat(brought.problems()).isEqualTo(1);
        assertThat(imports.problems(brought.importId(), 9)).hasSize(1).allSatisfy(each -> {
            assertThat(each.fault()).isEqualTo(fault);
            assertThat(each.line()).isEqualTo(3);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unit_code,metric,period,value\\n1,2,3,4 | OTHER_COLUMNS",
                "unit_code,metric,period,value,register,source | NO_LINES",
                "unit_code,metric,period,value,register,source\\n1,2,3 | FILE_BROKEN",
                "unit_code,metric,period,value,register,source\\n1,2,3,4,5,6,7 | FILE_BROKEN"
            })
    void whatIsNoSuchTableIsRefusedAtOnce(String file, IndicatorsRefusal refusal) {
        byte[] content = (file.replace("\\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
        demo.apart(() -> refused(
                refusal, () -> importFigures.bring(demo.actor("hn-canbo"), "a.csv", content, Calendar.DEFAULT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%PDF-1.7\n1 0 obj\n", "PK\u0003\u0004broken", "\u0000\u0001"})
    void whatIsNoFileOfATableIsNamedAsSuch(String file) throws Exception {
        web.perform(MockMvcRequestBuilders.multipart("/indicators/imports")
                        .file(new MockMultipartFile("file", "a.xlsx", null, file.getBytes(StandardCharsets.UTF_8)))
                        .with(user("hn-canbo"))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Đây không phải tệp CSV hay tệp Excel (XLSX) đọc được")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFunit_code,metric,period,value,register,source\r\n00094,incitement_acts,2023-11,3,,\"Báo cáo, số; 7\"\r\n",
                "\uFEFFunit_code;metric;period;value;register;source\r\n00094;incitement_acts;2023-11;3;;\"Báo cáo, số; 7\"\r\n",
                "unit_code;metric;period;value;register;source\n00094;incitement_acts;2023-11;3;;\"Báo cáo, số; 7\"\n",
                "unit_code\tmetric\tperiod\tvalue\tregister\tsource\n00094\tincitement_acts\t2023-11\t3\t\tBáo cáo, số; 7\n"
            })
    void aFileIsReadAsExcelWritesIt(String file) {
        long id = importFigures.bring(
                demo.actor("hn-canbo"), "a.csv", file.getBytes(StandardCharsets.UTF_8), Calendar.DEFAULT);
        work.run();
        FigureImport brought = imports.find(demo.actor("hn-canbo"), id).orElseThrow();
        assertThat(brought.fresh()).isEqualTo(1);
        assertThat(load("hn-canbo", brought, false, "").state()).isEqualTo(FigureImport.State.WRITTEN);
        assertThat(jdbc.sql(
                                "select value || ' ' || source from indicators.figure order by recorded_at desc, entry_id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("3 Báo cáo, số; 7");
    }

    @Test
    void whatIsThereTwiceInAFileIsWrongBothTimes() {
        FigureImport brought = brought(
                "hn-canbo",
                "00094,addicts,2023-11,7,,\n00094,addicts,2023-11,8,,\n00094,crimes_occurred,2023-11,5,,\n");
        assertThat(brought.problems()).isEqualTo(2);
        assertThat(brought.changed()).isEqualTo(1);
    }

    @Test
    void theDryRunChangesNothingAndWrongLinesKeepAllOutUnlessTheyAreLeftOut() {
        int before = figures();
        FigureImport brought =
                brought("hn-canbo", "00094,incitement_acts,2023-11,3,,Báo cáo\n00094,separatist_acts,2023-11,x,,\n");
        assertThat(figures()).isEqualTo(before);
        assertThat(brought.fresh()).isEqualTo(1);
        refused(IndicatorsRefusal.LINES_WRONG, () -> load("hn-canbo", brought, false, ""));
        assertThat(load("hn-canbo", brought, true, "").state()).isEqualTo(FigureImport.State.WRITTEN);
        assertThat(figures()).isEqualTo(before + 1);
        assertThat(demo.audited("IMPORT_FIGURES", "indicators.entry")).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from indicators.staged")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aFileThatNobodyWritesLapsesAfterADayAndItsLinesGo() {
        FigureImport left =
                brought("hn-canbo", "00094,incitement_acts,2023-11,3,,\n00094,separatist_acts,2023-11,x,,\n");
        FigureImport fresh = brought("hn-canbo", "00094,incitement_acts,2023-11,3,,\n");
        aged(left, 23);
        assertThat(imports.lapse()).isZero();
        assertThat(staged()).isEqualTo(3);

        aged(left, 25);
        assertThat(imports.lapse()).isEqualTo(1);

        FigureImport lapsed =
                imports.find(demo.actor("hn-canbo"), left.importId()).orElseThrow();
        assertThat(lapsed.state()).isEqualTo(FigureImport.State.LAPSED);
        assertThat(imports.problems(left.importId(), 9)).hasSize(1);
        assertThat(staged()).isEqualTo(1);
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> load("hn-canbo", lapsed, true, ""));
        assertThat(load("hn-canbo", fresh, false, "").state()).isEqualTo(FigureImport.State.WRITTEN);
        aged(fresh, 99);
        assertThat(imports.lapse()).as("what is written stays so").isZero();
    }

    @Test
    void whatCannotBeWrittenLeavesNoLines() {
        brought("hn-canbo", "00094,nonsense,2023-11,3,,\n");
        assertThat(staged()).isZero();
    }

    @Test
    void theProgramMayBringAsMuchAsThePage() {
        byte[] large = new byte[ImportFigures.MOST_BYTES + 1];
        refused(
                IndicatorsRefusal.FILE_TOO_LARGE,
                () -> importFigures.bring(demo.actor("hn-canbo"), "a.csv", large, Calendar.DEFAULT));
    }

    private void aged(FigureImport brought, int hours) {
        jdbc.sql("update indicators.figure_import set brought_at = :at where id = :id")
                .param("at", demo.actor("hn-canbo").at().minusHours(hours))
                .param("id", brought.importId())
                .update();
    }

    private int staged() {
        return jdbc.sql("select count(*) from indicators.staged")
                .query(Integer.class)
                .single();
    }

    @Test
    void theSameFileAgainChangesNothing() {
        String lines = "00094,incitement_acts,2023-11,0,Sổ tiếp nhận,\n00094,population,2023,20000,,\n";
        FigureImport first = brought("v05-canbo", lines);
        load("v05-canbo", first, false, "Số mới của Ủy ban nhân dân");
        FigureImport second = brought("v05-canbo", lines);
        assertThat(second.unchanged()).isEqualTo(2);
        assertThat(second.writable()).isFalse();
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> load("v05-canbo", second, false, ""));
    }

    @Test
    void whatIsReplacedNeedsAReasonAndIsKept() {
        FigureImport brought = brought("hn-canbo", "00094,crimes_occurred,2023-10,9,,\n");
        refused(IndicatorsRefusal.IMPORT_NEEDS_REASON, () -> load("hn-canbo", brought, false, " "));
        load("hn-canbo", brought, false, "Đối chiếu với cấp tỉnh");
        assertThat(jdbc.sql("select value || ' ' || reason from indicators.figure_before")
                        .query(String.class)
                        .list())
                .containsExactly("1 Đối chiếu với cấp tỉnh");
    }

    @Test
    void whoSavesOverWhatAnImportHasBroughtIsTold() {
        long unit = units.at("00094", LocalDate.of(2023, 10, 31)).orElseThrow().unitId();
        Period october = Calendar.DEFAULT.month(YearMonth.of(2023, 10));
        long seen = unitFigures.lastEntry(unit, october);
        load("hn-canbo", brought("hn-canbo", "00094,crimes_occurred,2023-10,9,,\n"), false, "Đối chiếu với cấp tỉnh");
        TypedFigures late = new TypedFigures(Map.of("crimes_occurred", "8"), "", "Sổ", "sửa", seen);
        refused(
                KernelRefusal.CHANGED_MEANWHILE,
                () -> enterFigures.save(demo.actor("nhattan-canbo"), unit, october, late, true));
        TypedFigures after =
                new TypedFigures(Map.of("crimes_occurred", "8"), "", "Sổ", "sửa", unitFigures.lastEntry(unit, october));
        assertThat(enterFigures.save(demo.actor("nhattan-canbo"), unit, october, after, true))
                .isEqualTo(1);
    }

    @Test
    void whatBeginsLikeAFormulaComesOutAsText() throws Exception {
        FigureImport brought =
                brought("hn-canbo", "\"=cmd|' /C calc'!A0\",+1,-1,@SUM(A1),\"=HYPERLINK(\"\"http://x\"\")\",x\n");
        byte[] workbook = web.perform(Browse.get("hn-canbo", "/indicators/imports/" + brought.importId() + "/problems"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(TableFile.read("a.xlsx", workbook, COLUMNS, 10)).hasSize(1).allSatisfy(row -> {
            assertThat(row.text("unit_code")).isEqualTo("=cmd|' /C calc'!A0");
            assertThat(row.text("metric")).isEqualTo("+1");
            assertThat(row.text("period")).isEqualTo("-1");
            assertThat(row.text("value")).isEqualTo("@SUM(A1)");
            assertThat(row.text("register")).startsWith("=HYPERLINK");
            assertThat(row.text("problem")).contains("không có chỉ số này");
        });
    }

    @Test
    void wrongLinesAreTakenOutPutRightAndBroughtAsTheyAre() throws Exception {
        FigureImport brought = brought("hn-canbo", "00094,no_such,2023-09,1,Sổ,x\n");
        byte[] workbook = web.perform(Browse.get("hn-canbo", "/indicators/imports/" + brought.importId() + "/problems"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        long id = importFigures.bring(demo.actor("hn-canbo"), "sai.xlsx", workbook, Calendar.DEFAULT);
        work.run();
        FigureImport again = imports.find(demo.actor("hn-canbo"), id).orElseThrow();
        assertThat(again.lines()).isEqualTo(1);
        assertThat(again.problems()).isEqualTo(1);
        assertThat(imports.problems(id, 10)).singleElement().satisfies(each -> {
            assertThat(each.unitCode()).isEqualTo("00094");
            assertThat(each.metric()).isEqualTo("no_such");
            assertThat(each.period()).isEqualTo("2023-09");
        });
    }

    @ParameterizedTest
    @CsvSource({"csv, MONTH, 2023-10", "xlsx, MONTH, 2023-10", "csv, QUARTER, 2023-09", "xlsx, YEAR, 2022-12"})
    void whatIsTakenOutComesInAgain(String format, Length every, YearMonth month) throws Exception {
        Period period = every.holding(month, Calendar.DEFAULT);
        // What a spreadsheet would take for a formula, and what looks as if that had been prevented.
        jdbc.sql(
                        "update indicators.figure set source = chr(39) || '=1+1', zero_register = '=1+1' where starts = :starts and value = 0")
                .param("starts", period.starts())
                .update();
        List<String> before = stored();
        String address = "every=" + every.code() + "&month=" + month + "&format=";
        byte[] file = exported("hn-canbo", address + format);
        int gone = jdbc.sql("""
                        delete from indicators.figure where starts = :starts and unit_id in (select unit_id from units.reached(:reach))
                          and metric_id in (select id from indicators.metric where every = :every)
                        """)
                .param("starts", period.starts())
                .param("reach", demo.actor("hn-canbo").reach(Permission.VIEW_FIGURES))
                .param("every", every.code())
                .update();
        assertThat(exported("hn-canbo", address + "csv"))
                .asString(StandardCharsets.UTF_8)
                .hasLineCount(1);

        long id = importFigures.bring(demo.actor("hn-canbo"), "so-lieu." + format, file, Calendar.DEFAULT);
        work.run();
        FigureImport brought = imports.find(demo.actor("hn-canbo"), id).orElseThrow();
        assertThat(brought.fresh()).isEqualTo(brought.lines()).isEqualTo(gone).isPositive();
        load("hn-canbo", brought, false, "");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void aNegativeFigureOfAWorkbookIsAFigureAndFormulasPassTheWorkbookOfWrongLinesUnharmed() throws Exception {
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        try (TableDownload table = TableDownload.begin(workbook, "xlsx", ImportFigures.COLUMNS)) {
            table.line("00094", "crimes_occurred", "2023-11", "-5", "", "x");
            table.line("00094", "no_such", "2023-11", "1", "=1+1", "'=2+2");
        }
        long id = importFigures.bring(demo.actor("hn-canbo"), "a.xlsx", workbook.toByteArray(), Calendar.DEFAULT);
        work.run();
        assertThat(imports.problems(id, 9))
                .extracting(FigureProblem::fault, FigureProblem::value)
                .containsExactly(
                        tuple(FigureProblem.Fault.OUT_OF_RANGE, "-5"), tuple(FigureProblem.Fault.UNKNOWN_METRIC, "1"));
        byte[] wrong = web.perform(Browse.get("hn-canbo", "/indicators/imports/" + id + "/problems"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        long again = importFigures.bring(demo.actor("hn-canbo"), "sai.xlsx", wrong, Calendar.DEFAULT);
        work.run();
        assertThat(imports.problems(again, 9)).last().satisfies(each -> {
            assertThat(each.register()).isEqualTo("=1+1");
            assertThat(each.source()).isEqualTo("'=2+2");
        });
    }

    @Test
    void figuresAreTakenOutWithinReach() throws Exception {
        for (String login : List.of("hn-canbo", "nhattan-canbo", "kiemtoan")) {
            assertThat(unitsOf(exported(login, "month=2023-10"))).isNotEmpty().isEqualTo(reporting(login));
        }
        assertThat(unitsOf(exported("nhattan-canbo", "month=2023-10"))).hasSize(1);
        assertThat(exported("v05-canbo", "month=2023-10&q=khong+co+don+vi+nay"))
                .asString(StandardCharsets.UTF_8)
                .hasLineCount(1);
        web.perform(Browse.get("hn-canbo", "/indicators/export?month=2023-13")).andExpect(status().isNotFound());
        web.perform(Browse.get("hn-canbo", "/indicators/export?closes=20")).andExpect(status().isNotFound());
        web.perform(Browse.get("admin", "/indicators/export")).andExpect(status().isForbidden());
    }

    private byte[] exported(String login, String query) throws Exception {
        return web.perform(Browse.get(login, "/indicators/export?" + query))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    private static Set<String> unitsOf(byte[] csv) {
        return new String(csv, StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .collect(Collectors.toSet());
    }

    private Set<String> reporting(String login) {
        Period october = Calendar.DEFAULT.month(YearMonth.of(2023, 10));
        return jdbc.sql("""
                        select distinct p.code_or_key from indicators.figure f join units.v_place p on p.unit_id = f.unit_id and p.valid @> :ends::date
                        where f.starts = :starts and f.unit_id in (select unit_id from units.reached(:reach))
                        """)
                .param("starts", october.starts())
                .param("ends", october.ends())
                .param("reach", demo.actor(login).reach(Permission.VIEW_FIGURES))
                .query(String.class)
                .set();
    }

    private List<String> stored() {
        return jdbc.sql("""
                        select concat_ws(' | ', unit_id, metric_id, starts, trim_scale(value), definition_id, zero_register, source)
                        from indicators.figure order by unit_id, metric_id, starts
                        """).query(String.class).list();
    }

    private FigureImport brought(String login, String lines) {
        long id = importFigures.bring(demo.actor(login), "a.csv", bytes(lines), Calendar.DEFAULT);
        work.run();
        return imports.find(demo.actor(login), id).orElseThrow();
    }

    private FigureImport load(String login, FigureImport brought, boolean skip, String reason) {
        importFigures.load(demo.actor(login), brought.importId(), brought.version(), skip, reason, true);
        work.run();
        return imports.find(demo.actor(login), brought.importId()).orElseThrow();
    }

    private int figures() {
        return jdbc.sql("select count(*) from indicators.figure")
                .query(Integer.class)
                .single();
    }

    private static byte[] bytes(String lines) {
        return (HEADER + lines).getBytes(StandardCharsets.UTF_8);
    }
}
