package vn.kieumau.insight.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kieumau.insight.Dashboard;
import vn.kieumau.insight.Insight;
import vn.kieumau.insight.TileMap;
import vn.kieumau.kernel.Actor;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;
import vn.kieumau.support.SqlCount;
import vn.kieumau.web.Messages;
import vn.kieumau.web.TableFile;
import vn.kieumau.web.View;

@ApplicationTest
class InsightPageTest {
    /** A figure that leads to a list: a number, or a share with how many of how many. */
    private static final Pattern COUNTED = Pattern.compile(
            "<a href=\"(/(?:insight/dossiers|assessment|campaigns/\\d+|recommendations)\\?[^\"]+)\">(?:\\d+%<br><span class=\"heat-of\">(\\d+)/\\d+|(\\d+))<");

    private static final int MOST = 10_000;

    private static final Pattern TOTAL = Pattern.compile("<span>(\\d+) dòng");

    private static final List<String> ADDRESSES =
            List.of("/insight", "/insight/dossiers", "/insight/export?table=figures");

    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    DemoApi api;

    @Autowired
    Insight insight;

    @Autowired
    TileMap tileMap;

    @Autowired
    Messages messages;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whoMayNotIsRefusedAndWhatIsOutOfReachIsNotThere() throws Exception {
        for (String login : List.of("nhattan-canbo", "nhattan-truong", "hau-can", "admin")) {
            for (String address : ADDRESSES) {
                web.perform(Browse.get(login, address)).andExpect(status().isForbidden());
            }
            web.perform(api.get(login, "/api/v1/insight")).andExpect(status().isForbidden());
            web.perform(api.get(login, "/api/v1/insight/dossiers")).andExpect(status().isForbidden());
        }
        for (String address : ADDRESSES) {
            web.perform(Browse.get("quansat", address)).andExpect(status().isOk());
            String more = address + (address.contains("?") ? "&" : "?");
            web.perform(Browse.get("v05-canbo", more + "cohort=999999")).andExpect(status().isNotFound());
        }
        String elsewhere = "province=" + demo.unit("hp");
        web.perform(Browse.get("hn-canbo", "/insight?" + elsewhere)).andExpect(status().isNotFound());
        web.perform(Browse.get("hn-canbo", "/insight/export?table=figures&" + elsewhere))
                .andExpect(status().isNotFound());
        web.perform(api.get("hn-canbo", "/api/v1/insight?" + elsewhere)).andExpect(status().isNotFound());
        web.perform(Browse.get("v05-canbo", "/insight?province=" + demo.unit("nhattan")))
                .andExpect(status().isNotFound());
        web.perform(Browse.get("v05-canbo", "/insight/export?table=other")).andExpect(status().isNotFound());
        web.perform(Browse.get("v05-canbo", "/insight/export?table=flow&format=pdf"))
                .andExpect(status().isBadRequest());
    }

    @Test
    void aProvinceSeesItsOwnWardsOnlyAndTheMinistryAll() throws Exception {
        long cohort = demo.cohort2023();
        Dashboard own = insight.of(demo.actor("hn-canbo"), cohort, 0).orElseThrow();
        Dashboard all = insight.of(demo.actor("quansat"), cohort, 0).orElseThrow();
        assertThat(own.count("registered")).isEqualTo(registered("and province_id = " + demo.unit("hn")));
        assertThat(all.count("registered")).isEqualTo(registered("")).isGreaterThan(own.count("registered"));
        assertThat(own.columns()).extracting(Dashboard.ProvinceStanding::unitId).containsExactly(demo.unit("hn"));
        assertThat(own.provinces().stream().filter(Dashboard.ProvinceStanding::reached))
                .hasSize(1);
        web.perform(Browse.get("hn-canbo", "/insight?cohort=" + cohort))
                .andExpect(content().string(containsString("Ngoài phạm vi")))
                .andExpect(content().string(not(containsString("province=" + demo.unit("hp")))))
                .andExpect(content().string(not(containsString("Hùng Vương"))));
        web.perform(Browse.get("hn-canbo", "/insight/dossiers?size=250&cohort=" + cohort))
                .andExpect(content().string(containsString("Phường Nhật Tân")))
                .andExpect(content().string(not(containsString("Hùng Vương"))));
        web.perform(Browse.get("hn-canbo", "/insight/dossiers?province=" + demo.unit("hp") + "&cohort=" + cohort))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("Hùng Vương"))));
    }

    private int registered(String more) {
        return jdbc.sql("""
                        select count(*) from campaigns.registration where cohort_id = :cohort and state in ('registered', 'recognised', 'not_recognised')
                        """ + more)
                .param("cohort", demo.cohort2023())
                .query(Integer.class)
                .single();
    }

    /** Every number on the page that leads to a list is how long that list is, whoever reads, of all provinces or of one. */
    @Test
    void everyFigureIsTheLengthOfTheListThatItLeadsTo() throws Exception {
        // 3, 10 and 40 days ago, so that no column of ages is empty
        jdbc.sql(
                        "update assessment.dossier set state_since = timestamptz '2023-11-24' - interval '1 day' * (array[3, 10, 40])[id % 3 + 1]")
                .update();
        jdbc.sql("""
                        update recommendations.recommendation set raised_at = timestamptz '2023-11-24' - interval '1 day' * (array[3, 10, 40])[id % 3 + 1]
                        """).update();
        List<String> wrong = new ArrayList<>();
        int led = 0;
        String cohort = "/insight?cohort=" + demo.cohort2023();
        for (String[] each : new String[][] {
            {"v05-canbo", cohort},
            {"v05-canbo", cohort + "&province=" + demo.unit("hp")},
            {"hn-canbo", cohort},
            {"quansat", cohort + "&province=" + demo.unit("hn")}
        }) {
            Matcher figure = COUNTED.matcher(body(each[0], each[1]));
            while (figure.find()) {
                String list = figure.group(1).replace("&amp;", "&").replaceAll("#.*", "");
                int said = Integer.parseInt(figure.group(2) == null ? figure.group(3) : figure.group(2));
                Matcher total = TOTAL.matcher(body(each[0], list));
                int counted = total.find() ? Integer.parseInt(total.group(1)) : 0;
                led++;
                if (said != counted) {
                    wrong.add("%s: %s says %d, %s has %d".formatted(each[0], each[1], said, list, counted));
                }
            }
        }
        assertThat(led).isGreaterThan(100);
        assertThat(wrong).isEmpty();
    }

    @Test
    void theNewestVerdictIsThatOfTheHighestLevelThatHasPassed() throws Exception {
        Actor reader = demo.actor("v05-canbo");
        record Found(long findingId, String code) {}
        Found found = jdbc.sql("""
                        select f.id as finding_id, c.code
                        from appraisal.finding f join appraisal.appraisal a on a.id = f.appraisal_id and a.level = 'province' and a.state = 'passed'
                        join assessment.dossier d on d.id = a.dossier_id
                        join campaigns.registration r on r.id = d.registration_id and r.cohort_id = :cohort and r.state <> 'withdrawn'
                        join criteria.criterion c on c.id = f.criterion_id
                        where f.result = 'met' and not exists (select 1 from appraisal.appraisal m where m.dossier_id = d.id and m.level = 'ministry'
                            and m.state = 'passed')
                        order by f.id limit 1
                        """)
                .param("cohort", demo.cohort2023())
                .query(Found.class)
                .single();
        int before = notMet(reader, found.code());
        jdbc.sql("update appraisal.finding set result = 'not_met' where id = :id")
                .param("id", found.findingId())
                .update();
        assertThat(notMet(reader, found.code())).isEqualTo(before + 1);
        jdbc.sql("""
                        update appraisal.appraisal set state = 'prepared', passed_by = null, passed_at = null
                        where id = (select appraisal_id from appraisal.finding where id = :id)
                        """).param("id", found.findingId()).update();
        assertThat(notMet(reader, found.code()))
                .as("what a level has not passed yet is not said")
                .isEqualTo(before);
    }

    private int notMet(Actor reader, String code) {
        return insight.of(reader, demo.cohort2023(), 0).orElseThrow().criteria().stream()
                .filter(each -> each.code().equals(code))
                .mapToInt(each -> each.all().notMet())
                .sum();
    }

    @Test
    void pageApiAndFilesSayTheSame() throws Exception {
        String of = "cohort=" + demo.cohort2023();
        String page = body("v05-canbo", "/insight?" + of).replace("&amp;", "&");
        JsonNode dashboard = new JsonMapper()
                .readTree(web.perform(api.get("v05-canbo", "/api/v1/insight?" + of))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8));
        assertThat(dashboard.get("summaryVi").get(0).asString()).contains("phường đã đăng ký");
        assertThat(page).contains(dashboard.get("summaryVi").get(0).asString());
        assertThat(page).contains(dashboard.get("summaryEn").get(0).asString());
        JsonNode told = dashboard.get("dashboard");

        List<List<String>> figures = file("figures", of);
        assertThat(figures).hasSize(told.get("figures").size());
        for (int i = 0; i < figures.size(); i++) {
            JsonNode each = told.get("figures").get(i);
            assertThat(figures.get(i).subList(0, 2))
                    .containsExactly(
                            said("insight.figure.", each.get("code")),
                            String.valueOf(each.get("count").asInt()));
            assertThat(page)
                    .contains("href=\"" + each.get("list").asString() + "\">"
                            + each.get("count").asInt() + "<");
        }
        List<String> cells = new ArrayList<>();
        told.get("criteria").forEach(row -> {
            cells.add(cell(row, row.get("all")));
            row.get("cells").forEach(each -> cells.add(cell(row, each)));
        });
        assertThat(file("criteria", of).stream()
                        .filter(line -> !line.get(4).equals("0") || line.get(2).isEmpty())
                        .map(line -> line.get(0) + " " + line.get(4) + " " + line.get(5)))
                .containsExactlyInAnyOrderElementsOf(cells);
        assertThat(file("provinces", of).stream().map(line -> Integer.valueOf(line.get(4))))
                .containsExactlyElementsOf(ints(told.get("provinces"), "registered"));
        assertThat(file("flow", of).stream().map(line -> line.get(0) + line.get(3)))
                .containsExactlyElementsOf(ages(told.get("flow"), "insight.figure.", "step"));
        assertThat(file("recommendations", of).stream().map(line -> line.get(0) + line.get(3)))
                .containsExactlyElementsOf(ages(told.get("recommendations"), "insight.level.", "level"));
    }

    private static String cell(JsonNode row, JsonNode cell) {
        return row.get("code").asString() + " " + cell.get("judged").asInt() + " "
                + cell.get("notMet").asInt();
    }

    private static List<Integer> ints(JsonNode rows, String name) {
        List<Integer> all = new ArrayList<>();
        rows.forEach(each -> all.add(each.get(name).asInt()));
        return all;
    }

    /** What the reader is told in place of a code that programs read. */
    private String said(String words, JsonNode code) {
        return messages.text(View.VIETNAMESE, words + code.asString());
    }

    private List<String> ages(JsonNode rows, String words, String name) {
        List<String> all = new ArrayList<>();
        rows.forEach(each -> all.add(
                said(words, each.get(name)) + each.get("ages").get("longer").asInt()));
        return all;
    }

    /** Of few provinces paper shows the counts too; a sheet with all of them has room for the shares alone. */
    @Test
    void aTableOfFewProvincesIsPrintedWithItsCounts() throws Exception {
        assertThat(body("v05-canbo", "/insight?cohort=" + demo.cohort2023()))
                .contains("<table class=\"table heat heat-few\">");
        assertThat(Files.readString(Path.of("src/main/resources/static/web/kieumau.css")))
                .contains(".heat:not(.heat-few) .heat-of { display: none; }")
                .doesNotContain(".heat .heat-of { display: none; }");
    }

    @Test
    void filesSpeakTheReadersLanguage() throws Exception {
        String address = "/insight/export?cohort=" + demo.cohort2023() + "&table=";
        assertThat(body("v05-canbo", address + "provinces"))
                .startsWith("\uFEFFMã,\"Tỉnh, thành phố\",Tình trạng,Chờ duyệt đăng ký,Đã đăng ký,")
                .contains(",Đang thực hiện,", ",Đợt,Ngày đếm,Số liệu minh hoạ")
                .doesNotContain("under_way");
        assertThat(body("v05-canbo", address + "provinces&lang=en"))
                .startsWith("\uFEFFCode,Province,Standing,")
                .contains(",Under way,", ",Cohort,Counted on,Illustrative figures");
        for (String table : List.of("figures", "criteria", "flow", "recommendations")) {
            assertThat(body("v05-canbo", address + table)).as(table).doesNotContainPattern("[a-z0-9]_[a-z]");
        }
    }

    /** The lines of a table, which are the same as CSV and as a workbook. */
    private List<List<String>> file(String table, String of) throws Exception {
        String address = "/insight/export?table=" + table + "&" + of + "&format=";
        List<List<String>> csv;
        try (CSVParser lines =
                CSVParser.parse(body("v05-canbo", address + "csv").substring(1), CSVFormat.RFC4180)) {
            csv = lines.stream().map(line -> line.stream().toList()).toList();
        }
        byte[] workbook = web.perform(Browse.get("v05-canbo", address + "xlsx"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(TableFile.read("xlsx", workbook, csv.get(0), MOST))
                .extracting(row -> csv.get(0).stream()
                        .map(column -> row.cells().get(column))
                        .toList())
                .containsExactlyElementsOf(csv.subList(1, csv.size()));
        return csv.subList(1, csv.size());
    }

    @Test
    void theCountryIsDrawnAsItWasOnThatDayWithItsArchipelagos() throws Exception {
        String page = body("v05-canbo", "/insight");
        assertThat(Pattern.compile("<li class=\"map-c").matcher(page).results()).hasSize(63);
        assertThat(page)
                .as("the drawing of 21 rows knows every province")
                .doesNotContain("map-r22")
                .containsPattern("Đà Nẵng</span>(?:(?!</li>).|\\s)*Quần đảo Hoàng Sa")
                .containsPattern("Khánh Hòa</span>(?:(?!</li>).|\\s)*Quần đảo Trường Sa");
        Actor now = demo.actor("v05-canbo");
        Actor later = new Actor(
                now.accountId(),
                now.login(),
                now.displayName(),
                now.grants(),
                OffsetDateTime.parse("2025-07-01T08:00:00+07:00"),
                false);
        Dashboard dashboard = insight.of(later, demo.cohort2023(), 0).orElseThrow();
        List<TileMap.Tile> tiles = tileMap.of(dashboard.provinces(), later.today());
        assertThat(tiles).hasSize(34);
        assertThat(tiles).extracting(each -> each.column() + "/" + each.row()).doesNotHaveDuplicates();
        assertThat(tiles).extracting(TileMap.Tile::row).allMatch(row -> row <= 17);
        assertThat(tiles)
                .filteredOn(each -> !each.noteVi().isEmpty())
                .extracting(TileMap.Tile::shortName)
                .containsExactlyInAnyOrder("Đà Nẵng", "Khánh Hòa");
        assertThat(dashboard.provinces().stream()
                        .mapToInt(Dashboard.ProvinceStanding::registered)
                        .sum())
                .as("nobody is lost by a reform")
                .isEqualTo(registered(""));
    }

    @Test
    void itCostsFewStatementsHoweverOneLooksAtIt() throws Exception {
        for (String address : List.of(
                "/insight",
                "/insight?province=" + demo.unit("hn"),
                "/insight/dossiers?criterion=1",
                "/insight/export?table=criteria")) {
            assertThat(SqlCount.during(
                            () -> web.perform(Browse.get("v05-canbo", address)).andExpect(status().isOk())))
                    .as(address)
                    .isLessThanOrEqualTo(12);
        }
    }

    private String body(String login, String address) throws Exception {
        return web.perform(Browse.get(login, address))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
