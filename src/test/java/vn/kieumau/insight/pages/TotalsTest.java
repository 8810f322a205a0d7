package vn.kieumau.insight.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;
import vn.kieumau.web.Messages;
import vn.kieumau.web.View;

/**
 * Totals are the same wherever they are read: on the overview, in its files, through the API, on the pages and in the API of the lists that they lead to, in the totals
 * of the cohort, in the table for reporting tools and in the draft of a conference's report; on data drawn at random, for the country and for one province.
 */
@ApplicationTest
class TotalsTest {
    private static final List<String> STEPS =
            List.of("open", "returned", "with_district", "submitted", "passed", "ready", "decided");

    private static final Pattern TOTAL = Pattern.compile("<span>(\\d+) dòng");

    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    DemoApi api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Messages messages;

    private final JsonMapper json = new JsonMapper();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void areTheSameEverywhere(long seed) throws Exception {
        draw(new Random(seed));
        for (String login : List.of("v05-canbo", "hn-canbo")) {
            for (long province : login.equals("v05-canbo") ? new long[] {0, demo.unit("hp")} : new long[] {0}) {
                long counted = login.equals("hn-canbo") ? demo.unit("hn") : province;
                Map<String, Integer> expected = expected(counted);
                String of = "cohort=" + demo.cohort2023() + (province == 0 ? "" : "&province=" + province);
                assertThat(page(login, of, expected)).as("page, %s", of).isEqualTo(expected);
                assertThat(inTheApi(login, of)).as("API, %s", of).isEqualTo(expected);
                assertThat(csv(login, of, expected)).as("CSV, %s", of).isEqualTo(expected);
                assertThat(workbook(login, of, expected)).as("XLSX, %s", of).isEqualTo(expected);
                lists(login, of);
                if (province == 0) {
                    cohort(login, expected);
                    analytics(login, expected);
                    wholeList(login, of, expected);
                }
                criteria(login, of, counted);
            }
        }
        report(expected(0));
    }

    /** Fifty more wards, and states, days and results of all of them by chance. */
    private void draw(Random random) {
        jdbc.sql("select setseed(:seed)")
                .param("seed", random.nextDouble())
                .query((row, number) -> "")
                .list();
        jdbc.sql("""
                        insert into campaigns.registration (cohort_id, unit_id, province_id, state, over_quota_reason, proposed_by, proposed_at, confirmed_by,
                            confirmed_at, illustrative)
                        select r.cohort_id, p.unit_id, s.under_id, 'registered', '', r.proposed_by, r.proposed_at, r.confirmed_by, r.confirmed_at, true
                        from (select * from campaigns.registration where cohort_id = :cohort and state = 'registered' and confirmed_by is not null order by id limit 1) r,
                            (select unit_id from units.place where level = 'commune' and valid @> date '2023-11-24' order by random() limit 50) p
                        cross join lateral units.standing(array[p.unit_id], 'province', date '2023-11-24') s
                        on conflict (cohort_id, unit_id) where state <> 'withdrawn' do nothing
                        """).param("cohort", demo.cohort2023()).update();
        jdbc.sql("""
                        insert into assessment.dossier (registration_id, unit_id, state, reached, state_since)
                        select r.id, r.unit_id, 'open', 'ward', r.confirmed_at from campaigns.registration r
                        where r.state = 'registered' and not exists (select 1 from assessment.dossier d where d.registration_id = r.id)
                        """).update();
        jdbc.sql("""
                        update assessment.dossier set state = (:steps::text[])[1 + floor(random() * 7)::int],
                            state_since = timestamptz '2023-11-24' - random() * 60 * interval '1 day'
                        where state <> 'withdrawn'
                        """).param("steps", STEPS.toArray(new String[0])).update();
        jdbc.sql("""
                        update campaigns.registration r set state = case when d.state <> 'decided' then 'registered'
                                when random() < 0.5 then 'recognised' else 'not_recognised' end,
                            decided_on = case when d.state = 'decided' then date '2023-11-20' end
                        from assessment.dossier d where d.registration_id = r.id and r.state <> 'withdrawn'
                        """).update();
        jdbc.sql("""
                        insert into assessment.answer (dossier_id, criterion_id, result, explanation, instead_of_evidence, answered_by, answered_at, illustrative)
                        select d.id, c.criterion_id, 'met', 'Đã làm xong.', true, r.proposed_by, r.proposed_at, true
                        from assessment.dossier d join campaigns.registration r on r.id = d.registration_id
                        join campaigns.cohort h on h.id = r.cohort_id join criteria.v_criterion c on c.set_id = h.set_id
                        where random() < 0.5
                        on conflict (dossier_id, criterion_id) do nothing
                        """).update();
        jdbc.sql("""
                        update assessment.answer set result = case when random() < 0.3 then 'not_met' else 'met' end, explanation = 'Giải trình.'
                        """).update();
        jdbc.sql("""
                        update recommendations.recommendation set raised_at = timestamptz '2023-11-24' - random() * 60 * interval '1 day'
                        where direction = 'up'
                        """).update();
    }

    /** Counted in the plainest way, from the tables alone; a province by where it had the ward registered. */
    private Map<String, Integer> expected(long province) {
        Map<String, Integer> expected = new LinkedHashMap<>();
        String registrations =
                "select count(*) from campaigns.registration x where x.cohort_id = :cohort and x.state <> 'withdrawn' and %s";
        String dossiers =
                "select count(*) from assessment.dossier d join campaigns.registration x on x.id = d.registration_id where x.cohort_id = :cohort and x.state <> 'withdrawn' and d.state = '%s'";
        expected.put("proposed", count(registrations.formatted("x.state = 'proposed'"), province));
        expected.put("registered", count(registrations.formatted("x.state <> 'proposed'"), province));
        for (String step : STEPS) {
            int there = count(dossiers.formatted(step), province);
            if (there > 0 || !step.equals("with_district")) {
                expected.put(step, there);
            }
        }
        expected.put("recognised", count(registrations.formatted("x.state = 'recognised'"), province));
        expected.put("not_recognised", count(registrations.formatted("x.state = 'not_recognised'"), province));
        return expected;
    }

    private int count(String sql, long province) {
        return jdbc.sql(sql + (province == 0 ? "" : " and x.province_id = " + province))
                .param("cohort", demo.cohort2023())
                .query(Integer.class)
                .single();
    }

    /** What the page says beside the name of each figure. */
    private Map<String, Integer> page(String login, String of, Map<String, Integer> names) throws Exception {
        String page = body(login, "/insight?" + of).replace("&amp;", "&");
        JsonNode figures = read(login, "/api/v1/insight?" + of).get("dashboard").get("figures");
        Map<String, Integer> said = new LinkedHashMap<>();
        for (JsonNode each : figures) {
            Matcher figure = Pattern.compile(
                            "href=\"" + Pattern.quote(each.get("list").asString()) + "\">(\\d+)<")
                    .matcher(page);
            said.put(each.get("code").asString(), figure.find() ? Integer.parseInt(figure.group(1)) : 0);
        }
        assertThat(said.keySet()).containsExactlyElementsOf(names.keySet());
        return said;
    }

    private Map<String, Integer> inTheApi(String login, String of) throws Exception {
        Map<String, Integer> said = new LinkedHashMap<>();
        read(login, "/api/v1/insight?" + of)
                .get("dashboard")
                .get("figures")
                .forEach(each ->
                        said.put(each.get("code").asString(), each.get("count").asInt()));
        return said;
    }

    private Map<String, Integer> csv(String login, String of, Map<String, Integer> names) throws Exception {
        Map<String, Integer> said = new LinkedHashMap<>();
        try (CSVParser lines = CSVParser.parse(
                body(login, "/insight/export?table=figures&format=csv&" + of).substring(1), CSVFormat.RFC4180)) {
            for (CSVRecord line : lines.stream().skip(1).toList()) {
                said.put(code(line.get(0), names), Integer.parseInt(line.get(1)));
            }
        }
        return said;
    }

    private Map<String, Integer> workbook(String login, String of, Map<String, Integer> names) throws Exception {
        byte[] file = web.perform(Browse.get(login, "/insight/export?table=figures&format=xlsx&" + of))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        Map<String, Integer> said = new LinkedHashMap<>();
        try (ReadableWorkbook read = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            for (Row row : read.getFirstSheet().read().stream().skip(1).toList()) {
                said.put(
                        code(row.getCell(0).getText(), names),
                        row.getCell(1).asNumber().intValueExact());
            }
        }
        return said;
    }

    /** A file names figures as its reader does. */
    private String code(String name, Map<String, Integer> names) {
        return names.keySet().stream()
                .filter(each ->
                        messages.text(View.VIETNAMESE, "insight.figure." + each).equals(name))
                .findFirst()
                .orElse(name);
    }

    /** Each figure's list, on its page and in the API. */
    private void lists(String login, String of) throws Exception {
        for (JsonNode each :
                read(login, "/api/v1/insight?" + of).get("dashboard").get("figures")) {
            int count = each.get("count").asInt();
            String list = each.get("list").asString().replaceAll("#.*", "");
            Matcher total = TOTAL.matcher(body(login, list));
            assertThat(total.find() ? Integer.parseInt(total.group(1)) : 0)
                    .as(list)
                    .isEqualTo(count);
            String inApi = "/api/v1" + list.replaceFirst("^/campaigns/(\\d+)\\?", "/campaigns/$1/registrations?");
            assertThat(length(login, inApi + "&size=100")).as(inApi).isEqualTo(count);
        }
        for (JsonNode each :
                read(login, "/api/v1/insight?" + of).get("dashboard").get("recommendations")) {
            JsonNode ages = each.get("ages");
            for (String age : List.of("week", "month", "longer")) {
                String list =
                        "/recommendations?state=open&level=" + each.get("level").asString() + "&age=" + age + "&" + of;
                assertThat(length(login, "/api/v1" + list + "&size=100"))
                        .as(list)
                        .isEqualTo(ages.get(age).asInt());
            }
        }
    }

    private int length(String login, String address) throws Exception {
        int length = 0;
        String next = address;
        while (next != null) {
            JsonNode part = read(login, next);
            length += part.get("items").size();
            next = part.get("next") == null || part.get("next").isNull()
                    ? null
                    : part.get("next").asString();
        }
        return length;
    }

    /** The cohort's own totals. */
    private void cohort(String login, Map<String, Integer> expected) throws Exception {
        JsonNode totals = read(login, "/api/v1/campaigns/" + demo.cohort2023() + "/totals")
                .get("items");
        assertThat(sum(totals, "proposed")).as("totals").isEqualTo(expected.get("proposed"));
        assertThat(sum(totals, "registered")).as("totals").isEqualTo(expected.get("registered"));
        assertThat(sum(totals, "recognised")).as("totals").isEqualTo(expected.get("recognised"));
    }

    /** The table for reporting tools. */
    private void analytics(String login, Map<String, Integer> expected) throws Exception {
        String table = web.perform(api.get(login, "/api/v1/analytics/dossiers"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        Map<String, Integer> said = new LinkedHashMap<>();
        expected.keySet().forEach(each -> said.put(each, 0));
        for (CSVRecord line : rows(table)) {
            if (line.get("cohort_id").equals(String.valueOf(demo.cohort2023()))) {
                String registration = line.get("registration_state");
                said.merge(registration.equals("proposed") ? "proposed" : "registered", 1, Integer::sum);
                said.computeIfPresent(
                        registration.equals("registered") ? "" : registration,
                        (state, count) -> state.equals("proposed") ? count : count + 1);
                said.computeIfPresent(line.get("state"), (state, count) -> count + 1);
            }
        }
        assertThat(said).as("analytics").isEqualTo(expected);
    }

    /** The list behind a figure, taken away whole. */
    private void wholeList(String login, String of, Map<String, Integer> expected) throws Exception {
        assertThat(rows(body(login, "/insight/dossiers?" + of + "&download=csv")))
                .as("the whole list")
                .hasSize(expected.get("registered"));
    }

    private static List<CSVRecord> rows(String csv) throws IOException {
        try (CSVParser lines = CSVParser.parse(
                csv.substring(1),
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            return lines.getRecords();
        }
    }

    /** The draft of a conference's report, of the day that it is read. */
    private void report(Map<String, Integer> expected) throws Exception {
        long conference = jdbc.sql("select min(id) from exchange.conference where state = 'prepared'")
                .query(Long.class)
                .single();
        Map<String, Integer> said = new LinkedHashMap<>();
        for (JsonNode line : read("v05-canbo", "/api/v1/exchange/conferences/" + conference + "/report")
                .get("report")
                .get("report")
                .get("lines")) {
            for (JsonNode figure : line.get("figures")) {
                String code = figure.get("code").asString();
                String list = figure.get("list").asString();
                if (line.get("key").asString().equals("results.registered") && code.equals("registered")) {
                    said.put(
                            "registered", Integer.parseInt(figure.get("printed").asString()));
                } else if (code.equals("dossiers")) {
                    said.put(
                            list.replaceAll(".*[?&]state=([a-z_]+).*", "$1"),
                            Integer.parseInt(figure.get("printed").asString()));
                }
            }
        }
        assertThat(said).as("report").containsKey("registered").hasSizeGreaterThan(3);
        assertThat(expected).as("report").containsAllEntriesOf(said);
    }

    private static int sum(JsonNode rows, String name) {
        int sum = 0;
        for (JsonNode each : rows) {
            sum += each.get(name).asInt();
        }
        return sum;
    }

    /** How often each criterion is not met: where nobody has passed anything, the wards' own answers. */
    private void criteria(String login, String of, long province) throws Exception {
        for (JsonNode row :
                read(login, "/api/v1/insight?" + of).get("dashboard").get("criteria")) {
            String list = "/insight/dossiers?criterion=" + row.get("code").asString() + "&" + of;
            int count = row.get("all").get("notMet").asInt();
            assertThat(length(login, "/api/v1" + list + "&size=100")).as(list).isEqualTo(count);
            assertThat(sum(row.get("cells"), "notMet")).as(list).isEqualTo(count);
        }
        int answered = count("""
                        select count(*) from assessment.answer w join assessment.dossier d on d.id = w.dossier_id
                        join campaigns.registration x on x.id = d.registration_id
                        where x.cohort_id = :cohort and x.state <> 'withdrawn' and w.result = 'not_met' and not exists (
                            select 1 from appraisal.appraisal a where a.dossier_id = d.id and a.state = 'passed')
                        """, province);
        int found = count("""
                        select count(*) from appraisal.appraisal a join appraisal.finding f on f.appraisal_id = a.id
                        join assessment.dossier d on d.id = a.dossier_id join campaigns.registration x on x.id = d.registration_id
                        where x.cohort_id = :cohort and x.state <> 'withdrawn' and a.state = 'passed' and f.result = 'not_met' and not exists (
                            select 1 from appraisal.appraisal h where h.dossier_id = d.id and h.state = 'passed'
                                and array_position(array['district', 'province', 'ministry'], h.level) > array_position(array['district', 'province', 'ministry'], a.level))
                        """, province);
        int said = 0;
        for (JsonNode row :
                read(login, "/api/v1/insight?" + of).get("dashboard").get("criteria")) {
            said += row.get("all").get("notMet").asInt();
        }
        assertThat(said).as("not met, %s", of).isEqualTo(answered + found);
    }

    private JsonNode read(String login, String address) throws Exception {
        return json.readTree(web.perform(api.get(login, address))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
    }

    private String body(String login, String address) throws Exception {
        return web.perform(Browse.get(login, address))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
