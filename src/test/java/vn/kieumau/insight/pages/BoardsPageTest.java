package vn.kieumau.insight.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kieumau.insight.Ages;
import vn.kieumau.insight.BoardSummary;
import vn.kieumau.insight.CriterionBoard;
import vn.kieumau.insight.CriterionBoards;
import vn.kieumau.insight.Dashboard;
import vn.kieumau.insight.Insight;
import vn.kieumau.insight.RecommendationBoard;
import vn.kieumau.insight.RecommendationBoards;
import vn.kieumau.insight.RoadmapBoard;
import vn.kieumau.insight.RoadmapBoards;
import vn.kieumau.insight.SeriesChart;
import vn.kieumau.insight.WardsInNeed;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.roadmap.Prospect;
import vn.kieumau.roadmap.Prospects;
import vn.kieumau.roadmap.RoadmapProvinces;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;
import vn.kieumau.support.SqlCount;
import vn.kieumau.web.Messages;
import vn.kieumau.web.View;

@ApplicationTest
class BoardsPageTest {
    /** A figure that leads to the list that it counts. */
    private static final Pattern COUNTED = Pattern.compile(
            "<a href=\"(/(?:insight/(?:criteria/[^\"/?]+/dossiers|titles|support)|recommendations)\\?[^\"]+)\">(\\d+)<");

    private static final Pattern TOTAL = Pattern.compile("<span>(\\d+) dòng");

    private static final List<String> PAGES = List.of(
            "/insight/criteria/1",
            "/insight/criteria/1/dossiers",
            "/insight/recommendations",
            "/insight/roadmap",
            "/insight/titles",
            "/insight/support");

    private static final List<String> FILES = List.of(
            "/insight/criteria/1/export",
            "/insight/recommendations/export",
            "/insight/roadmap/export",
            "/insight/support/export");

    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    DemoApi api;

    @Autowired
    Insight insight;

    @Autowired
    CriterionBoards criteria;

    @Autowired
    RecommendationBoards recommendations;

    @Autowired
    RoadmapBoards roadmap;

    @Autowired
    WardsInNeed wards;

    @Autowired
    Prospects prospects;

    @Autowired
    RoadmapProvinces roadmapProvinces;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Messages messages;

    @Autowired
    BoardSummary summary;

    final Random random = new Random(9);
    long cohort;

    /** Ages of every kind, so that no figure is 0 because nothing happened. */
    @BeforeEach
    void letTimePassAtRandom() {
        cohort = demo.cohort2023();
        List<Long> dossiers = jdbc.sql("select id from assessment.dossier order by id")
                .query(Long.class)
                .list();
        dossiers.forEach(id -> jdbc.sql(
                        "update assessment.dossier set state_since = timestamptz '2023-11-24' - interval '1 day' * :days where id = :id")
                .param("days", random.nextInt(60))
                .param("id", id)
                .update());
        List<Long> asked = jdbc.sql("select id from recommendations.recommendation order by id")
                .query(Long.class)
                .list();
        asked.forEach(id -> jdbc.sql("""
                        update recommendations.recommendation set raised_at = timestamptz '2023-11-24' - interval '1 day' * :days,
                            due = case when due is not null then date '2023-11-24' + :late end,
                            remind_on = case when due is not null then date '2023-11-24' + :late - 1 end
                        where id = :id
                        """)
                .param("days", random.nextInt(60))
                .param("late", random.nextInt(20) - 10)
                .param("id", id)
                .update());
    }

    @Test
    void whoMayNotIsRefusedAndWhatIsOutOfReachIsNotThere() throws Exception {
        for (String login : List.of("nhattan-canbo", "nhattan-truong", "hau-can", "admin")) {
            for (String address : PAGES) {
                web.perform(Browse.get(login, address)).andExpect(status().isForbidden());
                web.perform(api.get(login, "/api/v1" + address)).andExpect(status().isForbidden());
            }
            for (String address : FILES) {
                web.perform(Browse.get(login, address)).andExpect(status().isForbidden());
            }
        }
        List<String> all = new ArrayList<>(PAGES);
        all.addAll(FILES);
        for (String address : all) {
            web.perform(Browse.get("hn-canbo", address + "?province=" + demo.unit("hp")))
                    .andExpect(status().isNotFound());
            web.perform(Browse.get("v05-canbo", address + "?province=" + demo.unit("nhattan")))
                    .andExpect(status().isNotFound());
            if (!address.contains("roadmap") && !address.contains("titles")) {
                web.perform(Browse.get("v05-canbo", address + "?cohort=999999")).andExpect(status().isNotFound());
            }
        }
        web.perform(Browse.get("v05-canbo", "/insight/criteria/none?cohort=" + cohort))
                .andExpect(status().isNotFound());
        web.perform(Browse.get("v05-canbo", "/insight/recommendations/export?table=none"))
                .andExpect(status().isNotFound());
        web.perform(Browse.get("v05-canbo", "/insight/roadmap/export?format=pdf"))
                .andExpect(status().isBadRequest());
    }

    @Test
    void aProvinceSeesItsOwnOnlyAndTheMinistryAll() throws Exception {
        Actor own = demo.actor("hn-canbo");
        assertThat(criteria.of(own, cohort, 0, "7").provinces())
                .extracting(CriterionBoard.JudgedProvince::provinceId)
                .containsExactly(demo.unit("hn"));
        assertThat(recommendations.of(own, cohort, 0).orElseThrow().all().open().total())
                .isEqualTo(asked("state not in ('answered', 'closed') and " + under("hn")))
                .isLessThan(recommendations
                        .of(demo.actor("quansat"), cohort, 0)
                        .orElseThrow()
                        .all()
                        .open()
                        .total());
        assertThat(roadmap.of(own, 0, 0).orElseThrow().provinces())
                .extracting(RoadmapBoard.RoadmapLine::provinceId)
                .containsExactly(demo.unit("hn"));
        for (String address : PAGES) {
            assertThat(body("hn-canbo", address + (address.contains("roadmap") ? "" : "?cohort=" + cohort)))
                    .as(address)
                    .doesNotContain("Hùng Vương", "Hải Phòng", "province=" + demo.unit("hp"));
        }
    }

    @Test
    void everyFigureIsTheLengthOfTheListThatItLeadsTo() throws Exception {
        titlesAtRandom();
        List<String> wrong = new ArrayList<>();
        int led = 0;
        for (String[] each : new String[][] {
            {"v05-canbo", "/insight/criteria/7?cohort=" + cohort},
            {"hn-canbo", "/insight/criteria/1?cohort=" + cohort},
            {"v05-canbo", "/insight/recommendations?cohort=" + cohort},
            {"quansat", "/insight/recommendations?cohort=" + cohort + "&province=" + demo.unit("hp")},
            {"hn-canbo", "/insight/recommendations?cohort=" + cohort},
            {"v05-canbo", "/insight/roadmap"},
            {"hn-canbo", "/insight/roadmap"},
            {"v05-canbo", "/insight/support?size=250&cohort=" + cohort},
            {"v05-canbo", "/insight/support?cohort=" + cohort + "&province=" + demo.unit("hp")}
        }) {
            Matcher figure = COUNTED.matcher(body(each[0], each[1]));
            while (figure.find()) {
                String list = figure.group(1).replace("&amp;", "&");
                Matcher total = TOTAL.matcher(body(each[0], list));
                int counted = total.find() ? Integer.parseInt(total.group(1)) : 0;
                led++;
                if (Integer.parseInt(figure.group(2)) != counted) {
                    wrong.add("%s: %s says %s, %s has %d".formatted(each[0], each[1], figure.group(2), list, counted));
                }
            }
        }
        assertThat(led).isGreaterThan(60);
        assertThat(wrong).isEmpty();
    }

    @Test
    void aCriterionIsCountedAsTheTableOfTheOverviewCountsItAndNobodyIsLost() {
        Actor reader = demo.actor("v05-canbo");
        Dashboard dashboard = insight.of(reader, cohort, 0).orElseThrow();
        for (Dashboard.HeatRow row : dashboard.criteria()) {
            CriterionBoard board = criteria.of(reader, cohort, 0, row.code());
            assertThat(board.all().notMet()).isEqualTo(row.all().notMet());
            assertThat(board.all().judged()).isEqualTo(row.all().judged());
            assertThat(board.all().total()).isEqualTo(dashboard.count("registered"));
            assertThat(board.provinces().stream()
                            .mapToInt(each -> each.judged().total())
                            .sum())
                    .isEqualTo(board.all().total());
        }
        CriterionBoard board = criteria.of(reader, cohort, 0, "7");
        assertThat(board.all().notYet())
                .isEqualTo(jdbc.sql("""
                        select count(*) from assessment.dossier d
                        join campaigns.registration r on r.id = d.registration_id and r.cohort_id = :cohort and r.state <> 'withdrawn'
                        where not exists (select 1 from assessment.answer a join criteria.criterion c on c.id = a.criterion_id
                                where a.dossier_id = d.id and c.code = '7')
                          and not exists (select 1 from appraisal.appraisal a join appraisal.finding f on f.appraisal_id = a.id
                                join criteria.criterion c on c.id = f.criterion_id
                                where a.dossier_id = d.id and a.state = 'passed' and c.code = '7')
                        """)
                        .param("cohort", cohort)
                        .query(Integer.class)
                        .single());
        assertThat(board.asked().open().total() + board.asked().settled())
                .isPositive()
                .isEqualTo(
                        asked(
                                "criterion_id in (select criterion_id from criteria.v_criterion where code = '7' and set_id = (select set_id from campaigns.v_cohort where cohort_id = r.cohort_id))"));
    }

    @Test
    void recommendationsAreCountedAsTheyLie() {
        RecommendationBoard board =
                recommendations.of(demo.actor("v05-canbo"), cohort, 0).orElseThrow();
        String open = "state not in ('answered', 'closed')";
        assertThat(board.all().open().total()).isPositive().isEqualTo(asked(open));
        assertThat(board.all().overdue()).isPositive().isEqualTo(asked(open + " and due < date '2023-11-24'"));
        assertThat(board.all().settled()).isPositive().isEqualTo(asked("not (" + open + ")"));
        board.levels().forEach(each -> {
            String there = open + " and level = '" + each.level() + "'";
            assertThat(each.sum().open().total()).isEqualTo(asked(there));
            assertThat(each.sum().open().longer())
                    .isEqualTo(asked(
                            there + " and (raised_at at time zone 'Asia/Ho_Chi_Minh')::date < date '2023-11-24' - 30"));
            assertThat(each.sum().settled())
                    .isEqualTo(asked("not (" + open + ") and answer_level = '" + each.level() + "'"));
            assertThat(each.median()).isEqualTo(median(each.level()));
        });
        board.kinds()
                .forEach(each -> assertThat(each.sum().open().total())
                        .isEqualTo(asked(open + " and class = '" + each.code() + "'")));
        assertThat(board.provinces().stream().mapToInt(each -> each.sum().open().total()))
                .as("every unit lies in one province")
                .satisfies(counts -> assertThat(
                                counts.stream().mapToInt(each -> each).sum())
                        .isEqualTo(board.all().open().total()));
    }

    /** The lower of the two in the middle, out of the steps themselves. */
    private Integer median(String level) {
        List<Integer> days = jdbc.sql("""
                        select (h.done_at at time zone 'Asia/Ho_Chi_Minh')::date - (r.raised_at at time zone 'Asia/Ho_Chi_Minh')::date as days
                        from recommendations.recommendation r
                        join recommendations.hop h on h.recommendation_id = r.id and h.act = 'answer'
                        where r.cohort_id = :cohort and r.direction = 'up' and r.state in ('answered', 'closed') and r.answer_level = :level
                          and not exists (select 1 from recommendations.hop n where n.recommendation_id = r.id and n.act = 'answer' and n.number > h.number)
                        order by 1
                        """)
                .param("cohort", cohort)
                .param("level", level)
                .query(Integer.class)
                .list();
        return days.isEmpty() ? null : days.get((days.size() - 1) / 2);
    }

    private int asked(String which) {
        return jdbc.sql(
                        "select count(*) from recommendations.recommendation r where direction = 'up' and cohort_id = :cohort and "
                                + which)
                .param("cohort", cohort)
                .query(Integer.class)
                .single();
    }

    private String under(String province) {
        return "unit_id in (select unit_id from units.reached('2023-11-24 read {" + demo.unit(province) + "}'))";
    }

    @Test
    void theRoadmapSaysWhatThePageOfTheRoadmapSays() {
        titlesAtRandom();
        Actor reader = demo.actor("v05-canbo");
        RoadmapBoard board = roadmap.of(reader, 0, 0).orElseThrow();
        assertThat(board.provinces()).hasSizeGreaterThan(2);
        List<Prospect> all = prospects.of(roadmapProvinces.of(reader, ""), reader.today());
        for (RoadmapBoard.RoadmapLine line : board.provinces()) {
            Prospect prospect = all.stream()
                    .filter(each -> each.unitId() == line.provinceId())
                    .findFirst()
                    .orElseThrow();
            assertThat(line.held()).as(line.name()).isEqualTo(prospect.held());
            assertThat(line.targets()).as(line.name()).isEqualTo(new TreeMap<>(prospect.targets()));
        }
        assertThat(board.all().held())
                .isGreaterThan(5)
                .isEqualTo(all.get(all.size() - 1).held());
        assertThat(board.all().targets().get(2030))
                .isEqualTo(all.get(all.size() - 1).target(2030));
    }

    @Test
    void nothingIsJoinedAcrossTheDayOnWhichUnitsWereRedrawn() {
        titlesAtRandom();
        Actor now = demo.actor("v05-canbo");
        Actor later = new Actor(
                now.accountId(),
                now.login(),
                now.displayName(),
                now.grants(),
                OffsetDateTime.parse("2026-08-01T08:00:00+07:00"),
                false);
        RoadmapBoard board = roadmap.of(later, 0, 0).orElseThrow();
        assertThat(board.all().breaks()).contains(LocalDate.of(2025, 7, 1));
        RoadmapBoard.RoadmapLine redrawn = line(board, "Hải Phòng");
        RoadmapBoard.RoadmapLine whole = line(board, "Hà Nội");
        assertThat(redrawn.breaks()).containsExactly(LocalDate.of(2025, 7, 1));
        assertThat(whole.breaks()).isEmpty();
        SeriesChart chart = SeriesChart.of(redrawn, board.years(), later.today(), 100);
        assertThat(chart.titles()).as("2023 to 2026").hasSize(redrawn.titles().size());
        assertThat(chart.titleLines()).as("before and after").hasSize(2);
        assertThat(chart.breaks()).extracting(SeriesChart.Tick::label).containsExactly("1/7/2025");
        assertThat(SeriesChart.of(whole, board.years(), later.today(), 100).titleLines())
                .hasSize(1);
        for (int year = 2023; year <= 2024; year++) {
            int of = year;
            assertThat(board.provinces().stream()
                            .mapToInt(each -> each.titles().getOrDefault(of, 0))
                            .sum())
                    .as("every title stands somewhere in " + of)
                    .isEqualTo(board.all().titles().get(of))
                    .isEqualTo(jdbc.sql("select count(distinct unit_id) from recognition.title")
                            .query(Integer.class)
                            .single());
        }
        assertThat(board.all().held() + board.ofEnded())
                .as("nobody is lost by a reform")
                .isEqualTo(board.all().titles().get(2024));
    }

    private static RoadmapBoard.RoadmapLine line(RoadmapBoard board, String name) {
        return board.provinces().stream()
                .filter(each -> each.name().endsWith(name))
                .findFirst()
                .orElseThrow();
    }

    /** Conferred anew on wards of three provinces, as a successor holds one. */
    private void titlesAtRandom() {
        long title = jdbc.sql("select min(id) from recognition.title")
                .query(Long.class)
                .single();
        List<Long> some = new ArrayList<>();
        for (String province : List.of("hn", "hp", "hcm")) {
            some.addAll(jdbc.sql("""
                            select p.unit_id from units.v_place p where p.level = 'commune' and p.valid @> date '2023-11-24' and p.name like 'Phường %'
                              and p.unit_id in (select unit_id from units.reached(:reach))
                              and p.unit_id not in (select unit_id from recognition.title) order by p.unit_id limit :most
                            """)
                    .param("reach", "2023-11-24 read {" + demo.unit(province) + "}")
                    .param("most", 3 + random.nextInt(5))
                    .query(Long.class)
                    .list());
        }
        some.forEach(unit -> jdbc.sql("""
                        with act as (
                            insert into recognition.title_act (title_id, kind, state, reason, successor_id, prepared_by, prepared_at, number, decided_on,
                                signatory, decided_by, decided_at, before, illustrative)
                            select :title, 'confer', 'decided', 'thử', :unit, min(id), now(), 'thử', date '2023-11-21', 'thử', max(id), now(), 'conferred', true
                            from accounts.account returning id
                        )
                        insert into recognition.title (act_id, unit_id, cohort_id, state, certificate_number, certificate_code, conferred_on, illustrative)
                        select id, :unit, :cohort, 'conferred', 'thử ' || id, 'thu-nghiem-chung-nhan-' || id, date '2023-11-21', true from act
                        """)
                .param("title", title)
                .param("unit", unit)
                .param("cohort", cohort)
                .update());
    }

    @Test
    void wardsInNeedAreThoseThatStandStillLackMuchOrWaitForAnAnswer() {
        WardsInNeed.Found found = wards.page(demo.actor("v05-canbo"), cohort, 0, "", new Paging(1, 250))
                .orElseThrow();
        String dossiers = """
                select count(*) from assessment.dossier d
                join campaigns.registration r on r.id = d.registration_id and r.cohort_id = :cohort and r.state <> 'withdrawn' where d.state <> 'decided'
                """;
        assertThat(found.sum().underWay()).isEqualTo(number(dossiers));
        assertThat(found.sum().still())
                .isPositive()
                .isEqualTo(number(dossiers
                        + " and (d.state_since at time zone 'Asia/Ho_Chi_Minh')::date < date '2023-11-24' - 30"));
        assertThat(found.sum().overdue()).isEqualTo(number(dossiers + """
                 and exists (select 1 from recommendations.recommendation q where q.unit_id = r.unit_id and q.cohort_id = r.cohort_id
                    and q.direction = 'up' and q.state not in ('answered', 'closed') and q.due < date '2023-11-24')
                """));
        assertThat(found.rows().total()).isEqualTo(found.sum().all());
        assertThat(found.rows().items())
                .allMatch(each -> each.standsStill() || each.lacksMuch() || each.overdue() > 0)
                .filteredOn(each -> each.standsStill())
                .hasSize(found.sum().still());
        assertThat(found.rows().items())
                .filteredOn(each -> each.lacksMuch())
                .hasSize(found.sum().much());
    }

    private int number(String sql) {
        return jdbc.sql(sql).param("cohort", cohort).query(Integer.class).single();
    }

    @Test
    void pageApiAndFileSayTheSameInBothLanguages() throws Exception {
        for (String address : List.of("/insight/criteria/7", "/insight/recommendations", "/insight/roadmap")) {
            JsonNode told = json(address + "?cohort=" + cohort);
            String page = body("v05-canbo", address + "?cohort=" + cohort);
            String english = body("v05-canbo", address + "?lang=en&cohort=" + cohort);
            assertThat(told.get("summaryVi").size())
                    .isEqualTo(told.get("summaryEn").size());
            told.get("summaryVi").forEach(each -> assertThat(page).contains(each.asString()));
            told.get("summaryEn").forEach(each -> assertThat(page).contains(each.asString()));
            assertThat(english)
                    .contains(told.get("summaryEn").get(0).asString())
                    .contains("Summary");
            assertThat(page).containsAnyOf("role=\"img\"", "class=\"bars\"").contains("Số liệu minh hoạ");
        }
        JsonNode levels =
                json("/insight/recommendations?cohort=" + cohort).get("board").get("levels");
        List<List<String>> lines = file("/insight/recommendations/export?table=levels&cohort=" + cohort);
        assertThat(lines).hasSize(levels.size());
        for (int i = 0; i < lines.size(); i++) {
            JsonNode sum = levels.get(i).get("sum");
            assertThat(lines.get(i).get(0))
                    .isEqualTo(messages.text(
                            View.VIETNAMESE,
                            "insight.level." + levels.get(i).get("level").asString()));
            assertThat(lines.get(i).get(3))
                    .isEqualTo(String.valueOf(sum.get("open").get("longer").asInt()));
            assertThat(lines.get(i).get(6))
                    .isEqualTo(String.valueOf(sum.get("settled").asInt()));
        }
        JsonNode provinces =
                json("/insight/criteria/7?cohort=" + cohort).get("board").get("provinces");
        List<List<String>> judged = file("/insight/criteria/7/export?cohort=" + cohort);
        assertThat(judged).hasSize(provinces.size());
        for (int i = 0; i < judged.size(); i++) {
            assertThat(judged.get(i).get(3))
                    .isEqualTo(String.valueOf(
                            provinces.get(i).get("judged").get("notMet").asInt()));
        }
        RoadmapBoard board = roadmap.of(demo.actor("v05-canbo"), 0, 0).orElseThrow();
        assertThat(file("/insight/roadmap/export"))
                .hasSize(board.provinces().size() * board.years().size());
        WardsInNeed.Found need = wards.page(demo.actor("v05-canbo"), cohort, 0, "", new Paging(1, 250))
                .orElseThrow();
        assertThat(file("/insight/support/export?cohort=" + cohort))
                .hasSize(need.sum().all());
    }

    @Test
    void whereThereIsNothingNothingIsCounted() {
        Ages none = new Ages(0, 0, 0);
        CriterionBoard judged = criteria.of(demo.actor("v05-canbo"), cohort, 0, "7");
        assertThat(aboutRecommendations(judged, new RecommendationBoard.AskedSum(none, 0, 0)))
                .containsExactly("Chưa kiến nghị nào nêu tiêu chí này.", "No recommendation names it.");
        assertThat(aboutRecommendations(judged, new RecommendationBoard.AskedSum(none, 0, 3)))
                .containsExactly(
                        "Mọi kiến nghị về tiêu chí này đã được trả lời (3).",
                        "All recommendations about it are answered (3).");
        assertThat(aboutRecommendations(judged, new RecommendationBoard.AskedSum(new Ages(1, 1, 0), 0, 0)))
                .containsExactly(
                        "2 kiến nghị về tiêu chí này chưa được trả lời, chưa kiến nghị nào quá hạn; chưa kiến nghị nào được trả lời.",
                        "2 recommendations about it are not answered, none of them overdue; none is answered.");

        RecommendationBoard asked =
                recommendations.of(demo.actor("v05-canbo"), cohort, 0).orElseThrow();
        RecommendationBoard empty = new RecommendationBoard(
                asked.frame(), false, new RecommendationBoard.AskedSum(none, 0, 0), List.of(), List.of(), List.of());
        assertThat(summary.of(empty, View.VIETNAMESE))
                .singleElement()
                .asString()
                .endsWith(": chưa có kiến nghị nào.");
        assertThat(summary.of(empty, Locale.ENGLISH))
                .singleElement()
                .asString()
                .endsWith(": there is no recommendation yet.");

        WardsInNeed.Found need = wards.page(demo.actor("v05-canbo"), cohort, 0, "", new Paging(1, 25))
                .orElseThrow();
        WardsInNeed.Found nobody =
                new WardsInNeed.Found(need.frame(), new WardsInNeed.Sum(5, 0, 0, 0, 0, false), need.rows());
        assertThat(summary.of(nobody, View.VIETNAMESE))
                .singleElement()
                .asString()
                .endsWith(": không phường nào trong 5 phường đang thực hiện cần hỗ trợ.");
        assertThat(summary.of(nobody, Locale.ENGLISH))
                .singleElement()
                .asString()
                .endsWith(": none of the 5 wards under way needs support.");
    }

    /** The last sentence of a criterion's summary, in both languages. */
    private List<String> aboutRecommendations(CriterionBoard board, RecommendationBoard.AskedSum asked) {
        CriterionBoard with = new CriterionBoard(
                board.frame(),
                board.illustrative(),
                board.criterion(),
                board.criteria(),
                board.all(),
                board.provinces(),
                asked);
        return Stream.of(View.VIETNAMESE, Locale.ENGLISH)
                .map(each -> summary.of(with, each))
                .map(each -> each.get(each.size() - 1))
                .toList();
    }

    @Test
    void filesHaveTypesAndTheReadersWords() throws Exception {
        titlesAtRandom();
        String of = "cohort=" + cohort;
        List<Row> levels = workbook("/insight/recommendations/export?format=xlsx&table=levels&" + of);
        assertThat(texts(levels.get(0)))
                .containsExactly(
                        "Đang ở",
                        "Dưới 7 ngày",
                        "7–30 ngày",
                        "Trên 30 ngày",
                        "Chưa trả lời",
                        "Quá hạn",
                        "Đã trả lời ở cấp này",
                        "Số ngày trả lời (trung vị)",
                        "Đợt",
                        "Ngày đếm",
                        "Số liệu minh hoạ");
        assertThat(levels.get(1).getCellText(0)).isEqualTo("Công an cấp tỉnh");
        for (int column = 1; column < 7; column++) {
            assertThat(levels.get(1).getCell(column).getType()).isEqualTo(CellType.NUMBER);
        }
        assertThat(levels.get(1).getCell(8).getType())
                .as("a year is no quantity")
                .isEqualTo(CellType.STRING);
        assertThat(levels.get(1).getCell(9).asDate().toLocalDate()).isEqualTo(LocalDate.of(2023, 11, 24));
        assertThat(levels.get(1).getCell(9).getDataFormatString()).isEqualTo("dd/mm/yyyy");
        assertThat(levels.get(1).getCell(10).asBoolean()).isTrue();

        List<Row> need = workbook("/insight/support/export?format=xlsx&" + of);
        assertThat(texts(need.get(0)))
                .startsWith("Phường", "Thuộc", "Bước", "Số ngày ở bước này", "Tiêu chí chưa đạt", "Kiến nghị quá hạn");
        assertThat(need.get(1).getCell(3).getType()).isEqualTo(CellType.NUMBER);

        List<Row> years = workbook("/insight/roadmap/export?format=xlsx");
        assertThat(texts(years.get(0)))
                .containsExactly(
                        "Tỉnh, thành phố",
                        "Năm",
                        "Danh hiệu đang giữ",
                        "Chỉ tiêu",
                        "Sắp xếp lại đơn vị",
                        "Ngày đếm",
                        "Số liệu minh hoạ");
        assertThat(years.get(1).getCell(2).getType()).isEqualTo(CellType.NUMBER);

        assertThat(body("v05-canbo", "/insight/recommendations/export?table=kinds&" + of))
                .contains("Lĩnh vực,Chưa trả lời,Quá hạn,Đã trả lời,", "Trụ sở,");
        assertThat(body("v05-canbo", "/insight/criteria/7/export?lang=en&" + of))
                .contains("Criterion,Title of the criterion,Province,Not met,Met,Not applicable,No verdict yet,Total,");
    }

    private static List<String> texts(Row row) {
        return row.stream().map(each -> each.getText()).toList();
    }

    private List<Row> workbook(String address) throws Exception {
        byte[] file = web.perform(Browse.get("v05-canbo", address))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (ReadableWorkbook read =
                new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, false))) {
            return read.getFirstSheet().read();
        }
    }

    @Test
    void itCostsFewStatementsHoweverOneLooksAtIt() throws Exception {
        List<String> all = new ArrayList<>(PAGES);
        all.addAll(FILES);
        for (String address : all) {
            assertThat(SqlCount.during(
                            () -> web.perform(Browse.get("v05-canbo", address)).andExpect(status().isOk())))
                    .as(address)
                    .isLessThanOrEqualTo(12);
        }
    }

    private JsonNode json(String address) throws Exception {
        return new JsonMapper()
                .readTree(web.perform(api.get("v05-canbo", "/api/v1" + address))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8));
    }

    private List<List<String>> file(String address) throws Exception {
        try (CSVParser lines = CSVParser.parse(body("v05-canbo", address).substring(1), CSVFormat.RFC4180)) {
            List<List<String>> all =
                    lines.stream().map(line -> line.stream().toList()).toList();
            return all.subList(1, all.size());
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
