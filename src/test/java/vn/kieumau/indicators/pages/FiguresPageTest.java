package vn.kieumau.indicators.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultMatcher;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.kieumau.indicators.UnitFigures;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;

@ApplicationTest
class FiguresPageTest {
    @Autowired
    UnitFigures unitFigures;

    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    String opened;

    @BeforeEach
    void open() {
        opened = seen();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/2023-10",
                "/2023-Q3",
                "/2023-H1",
                "/2023",
                "/series/crimes_occurred",
                "/series/crimes_occurred?every=quarter"
            })
    void anotherWardIsNotThere(String page) throws Exception {
        web.perform(Browse.get("hungvuong-canbo", "/indicators/" + demo.unit("nhattan") + page))
                .andExpect(status().isNotFound());
        web.perform(Browse.get("nhattan-canbo", "/indicators/" + demo.unit("nhattan") + page))
                .andExpect(status().isOk());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/2023-13",
                "/1999-01",
                "/november",
                "/23",
                "/1999",
                "/2023-Q5",
                "/series/nonsense",
                "/series/crimes_occurred?every=week",
                "/2023-10?closes=20",
                "/series/crimes_occurred?closes=20"
            })
    void whatIsNoPeriodOrMetricIsNotThere(String page) throws Exception {
        web.perform(Browse.get("nhattan-canbo", "/indicators/" + demo.unit("nhattan") + page))
                .andExpect(status().isNotFound());
    }

    @Test
    void theChiefReadsWhatTheOfficerWrites() throws Exception {
        web.perform(Browse.get("nhattan-truong", november()))
                .andExpect(content().string(not(containsString("name=\"value["))))
                .andExpect(content().string(containsString("Số liệu minh hoạ")));
        web.perform(Browse.get("nhattan-canbo", november()))
                .andExpect(content().string(containsString("name=\"value[crimes_occurred]\"")));
        web.perform(Browse.post("nhattan-truong", november()).param("value[incitement_acts]", "1"))
                .andExpect(status().isForbidden());
    }

    @Test
    void badCellsAreNamedEachAtItsPlaceAndNothingTypedIsLost() throws Exception {
        web.perform(form().param("value[incitement_acts]", "hai")
                        .param("value[separatist_acts]", "0")
                        .param("value[sabotage_acts]", "7"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("2 ô chưa đúng")))
                .andExpect(content()
                        .string(containsString(
                                "“Số vụ kích động, xúi giục” phải là số nguyên, chỉ gồm chữ số; đã nhập: hai.")))
                .andExpect(content().string(containsString("“Số vụ ly khai” là 0: hãy ghi tên sổ đã kiểm tra")))
                .andExpect(content().string(containsString("value=\"hai\"")))
                .andExpect(content().string(containsString("value=\"7\"")));
        web.perform(form().param("value[incitement_acts]", "two").param("lang", "en"))
                .andExpect(content()
                        .string(containsString(
                                "“Acts of incitement” must be a whole number, digits only; typed: two.")));
    }

    @Test
    void thePageIsSavedAtOnceAndACorrectionShowsBoth() throws Exception {
        web.perform(form().param("value[incitement_acts]", "4")).andExpect(redirectedUrl(november()));
        String seen = seen();
        web.perform(Browse.post("nhattan-canbo", november()).param("seen", seen).param("value[incitement_acts]", "5"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("phải nêu “Lý do sửa số đã báo cáo”")));
        web.perform(Browse.post("nhattan-canbo", november())
                        .param("seen", seen)
                        .param("reason", "Đếm sót <b>một</b> vụ")
                        .param("value[incitement_acts]", "5"))
                .andExpect(redirectedUrl(november()));
        web.perform(Browse.get("nhattan-truong", november()))
                .andExpect(content().string(containsString("Trước đó: 4")))
                .andExpect(content().string(containsString("Đếm sót &lt;b&gt;một&lt;/b&gt; vụ")));
    }

    @Test
    void aPageOpenedBeforeAnotherSavedTakesWhatItsReaderDidNotTouchAndShowsTheRest() throws Exception {
        web.perform(form().param("value[incitement_acts]", "3").param("value[separatist_acts]", "3"))
                .andExpect(redirectedUrl(november()));
        String opened = seen();
        web.perform(Browse.post("nhattan-canbo", november())
                        .param("seen", opened)
                        .param("reason", "Đếm lại")
                        .param("value[incitement_acts]", "44")
                        .param("value[separatist_acts]", "55"))
                .andExpect(redirectedUrl(november()));
        web.perform(Browse.post("nhattan-canbo", november())
                        .param("seen", opened)
                        .param("was[incitement_acts]", "3")
                        .param("value[incitement_acts]", "3")
                        .param("was[separatist_acts]", "3")
                        .param("value[separatist_acts]", "7")
                        .param("was[sabotage_acts]", "")
                        .param("value[sabotage_acts]", "8"))
                .andExpect(status().isConflict())
                .andExpect(field("incitement_acts", "44"))
                .andExpect(field("separatist_acts", "7"))
                .andExpect(field("sabotage_acts", "8"))
                .andExpect(hidden("incitement_acts", "44"))
                .andExpect(hidden("separatist_acts", "55"))
                .andExpect(content().string(containsString("Vừa được lưu: 44 (")))
                .andExpect(content().string(containsString("Vừa được lưu: 55 (")))
                .andExpect(content().string(not(containsString("Vừa được lưu: 8"))));
    }

    /** A page that is refused for another reason carries the state of now like any: it may not hide what came meanwhile. */
    @Test
    void whatCameMeanwhileIsShownToWhoeverIsRefusedForACellToo() throws Exception {
        web.perform(form().param("value[incitement_acts]", "44")).andExpect(redirectedUrl(november()));
        web.perform(form().param("was[incitement_acts]", "")
                        .param("value[incitement_acts]", "")
                        .param("was[sabotage_acts]", "")
                        .param("value[sabotage_acts]", "hai"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(field("incitement_acts", "44"))
                .andExpect(field("sabotage_acts", "hai"))
                .andExpect(content().string(containsString("Vừa được lưu: 44 (")));
    }

    @Test
    void theListHoldsWhatIsInReachAndSaysWhatIsMissing() throws Exception {
        web.perform(Browse.get("hp-canbo", "/indicators?size=250&q=hung vuong"))
                .andExpect(content().string(containsString("Phường Hùng Vương")))
                .andExpect(content().string(containsString("quá hạn, thiếu")));
        web.perform(Browse.get("hp-canbo", "/indicators?size=250&q=nhat tan"))
                .andExpect(content().string(not(containsString("Phường Nhật Tân"))));
        web.perform(Browse.get("nhattan-canbo", "/indicators"))
                .andExpect(content().string(containsString("Phường Nhật Tân")))
                .andExpect(content().string(containsString("1 dòng")));
    }

    @Test
    void totalsAreWhatTheUnitsHaveReportedAndChangeWithThem() throws Exception {
        BigDecimal before = total("crimes_occurred");
        web.perform(Browse.get("v05-canbo", "/indicators/totals?metric=crimes_occurred"))
                .andExpect(content().string(containsString("Thành phố Hà Nội")))
                .andExpect(content().string(containsString(Shown.number(vietnamese(), before))));
        jdbc.sql("""
                        update indicators.figure set value = value + 1000
                        where unit_id = :unit and starts = date '2022-12-15' and metric_id = (select id from indicators.metric where code = 'crimes_occurred')
                        """).param("unit", demo.unit("nhattan")).update();
        web.perform(Browse.get("v05-canbo", "/indicators/totals?metric=crimes_occurred"))
                .andExpect(content()
                        .string(containsString(Shown.number(vietnamese(), before.add(BigDecimal.valueOf(1000))))));
        web.perform(Browse.get("nhattan-canbo", "/indicators/totals?metric=crimes_occurred"))
                .andExpect(content().string(containsString("không có tỉnh, thành phố nào để tổng hợp")));
    }

    @Test
    void aSeriesSaysWhereItsDefinitionChanged() throws Exception {
        String series = "/indicators/" + demo.unit("nhattan") + "/series/serious_fires?year=2023";
        web.perform(Browse.get("nhattan-canbo", series))
                .andExpect(content().string(not(containsString("class=\"break\""))));
        jdbc.sql("""
                        update indicators.figure set definition_id = (
                            select d.id from indicators.metric_definition d where d.metric_id = figure.metric_id order by valid_from desc limit 1)
                        where unit_id = :unit and starts >= date '2023-06-15'
                          and metric_id = (select id from indicators.metric where code = 'serious_fires')
                        """).param("unit", demo.unit("nhattan")).update();
        web.perform(Browse.get("nhattan-canbo", series))
                .andExpect(content().string(containsString("class=\"break\"")))
                .andExpect(content().string(containsString("15/01/2025:")))
                .andExpect(content().string(containsString("định nghĩa thay đổi")));
    }

    private BigDecimal total(String metric) {
        BigDecimal sum =
                jdbc.sql("""
                        select sum(f.value) from indicators.figure f join indicators.metric m on m.id = f.metric_id
                        where m.code = :metric and f.starts between date '2022-12-15' and date '2023-10-15'
                        """).param("metric", metric).query(BigDecimal.class).single();
        assertThat(sum).isPositive();
        return sum;
    }

    private static vn.kieumau.web.View vietnamese() {
        return new vn.kieumau.web.View(
                null, vn.kieumau.web.View.VIETNAMESE, null, "", "", null, java.time.LocalDate.MIN, true, null, null, 0);
    }

    private String seen() {
        return String.valueOf(
                unitFigures.lastEntry(demo.unit("nhattan"), Calendar.DEFAULT.month(YearMonth.of(2023, 11))));
    }

    private static ResultMatcher field(String metric, String value) {
        return content()
                .string(matchesPattern("(?s).*name=\"value\\[" + metric + "]\"[^>]* value=\"" + value + "\".*"));
    }

    private static ResultMatcher hidden(String metric, String value) {
        return content().string(containsString("name=\"was[" + metric + "]\" value=\"" + value + "\""));
    }

    private String november() {
        return "/indicators/" + demo.unit("nhattan") + "/2023-11";
    }

    private MockHttpServletRequestBuilder form() {
        return Browse.post("nhattan-canbo", november()).param("seen", opened);
    }
}
