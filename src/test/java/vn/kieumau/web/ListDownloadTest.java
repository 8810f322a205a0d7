package vn.kieumau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;
import vn.kieumau.support.DemoPages;
import vn.kieumau.support.SqlCount;

/** What a list's file holds is what its pages show, all of them, to whoever sees them. */
@ApplicationTest
class ListDownloadTest {
    private static final String PAGING = "nav.paging";

    /** Of a very long list the beginning is compared row by row, and its length. */
    private static final int MOST_PAGES = 3;

    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    DemoPages pages;

    @Autowired
    DemoApi api;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whoDoesNotSeeTheListGetsNoFile() throws Exception {
        web.perform(Browse.get("admin", "/units?download=csv")).andExpect(status().isForbidden());
        web.perform(MockMvcRequestBuilders.get("/units?download=csv")).andExpect(status().is3xxRedirection());
        web.perform(Browse.get("hp-canbo", "/roadmap/{id}?download=csv", demo.unit("hn")))
                .andExpect(status().isNotFound());
        web.perform(Browse.get("v05-canbo", "/units?download=exe")).andExpect(status().is4xxClientError());
    }

    @Test
    void theFileHoldsOnlyWhatIsInReach() throws Exception {
        assertThat(text("hp-canbo", "/assessment?download=csv"))
                .contains("Phường Hùng Vương")
                .doesNotContain("Hà Nội");
    }

    @Test
    void theTrailIsTakenOutOnlyByThoseWhoMay() throws Exception {
        web.perform(Browse.get("v05-lanhdao", "/audit?download=csv"))
                .andExpect(header().string("Content-Type", org.hamcrest.Matchers.startsWith("text/html")))
                .andExpect(header().doesNotExist("Content-Disposition"));
    }

    @Test
    void anEmptyListAndAPageWithoutOneAreShown() throws Exception {
        for (String url :
                List.of("/units?q=khongcogi&download=csv", "/campaigns?download=xlsx", "/accounts/me?download=csv")) {
            web.perform(Browse.get("v05-canbo", url))
                    .andExpect(status().isOk())
                    .andExpect(header().doesNotExist("Content-Disposition"));
        }
        web.perform(api.get("v05-canbo", "/api/v1/units?download=csv"))
                .andExpect(content().contentTypeCompatibleWith("application/json"));
    }

    @Test
    void theFileIsNamedAfterTheListAndSpeaksTheReadersLanguage() throws Exception {
        String ledger = "/campaigns/" + demo.cohort2023() + "/ledger?download=xlsx";
        web.perform(Browse.get("v05-canbo", ledger))
                .andExpect(header().string(
                                "Content-Disposition", "attachment; filename=\"campaigns-ledger-2023-11-24.xlsx\""));
        assertThat(text("v05-canbo", "/units?level=province&download=csv"))
                .startsWith("\uFEFFTên,")
                .contains("Số liệu minh hoạ");
        assertThat(text("v05-canbo", "/units?level=province&download=csv&lang=en"))
                .startsWith("\uFEFFName,")
                .contains("Illustrative figures");
    }

    /** A day is a day in every row, whatever else is told of the row, so that a column of days can be sorted. */
    @Test
    void aColumnOfDaysHoldsNothingElse() throws Exception {
        String of = "cohort=" + demo.cohort2023();
        List<CSVRecord> titles = csv("v05-canbo", "/recognition?download=csv");
        assertThat(titles.stream().skip(1).map(row -> row.get(3)))
                .isNotEmpty()
                .allMatch(each -> each.matches("\\d{4}-\\d\\d-\\d\\d"));
        assertThat(titles.stream().map(row -> row.get(0)))
                .as("what was imported is said beside what it is")
                .anyMatch(each -> each.contains("nhập vào hệ thống ngày"));
        assertThat(csv("v05-canbo", "/insight/dossiers?download=csv&" + of).stream()
                        .skip(1)
                        .map(row -> row.get(2)))
                .isNotEmpty()
                .allMatch(each -> each.matches("\\d{4}-\\d\\d-\\d\\d"));
        assertThat(csv("v05-canbo", "/insight/support?download=csv&" + of).stream()
                        .skip(1)
                        .map(row -> row.get(2)))
                .isNotEmpty()
                .allMatch(each -> each.matches("\\d+"));
    }

    @Test
    void everyListIsHandedOutAsItIsSeen() throws Exception {
        List<String> wrong = new ArrayList<>();
        Set<String> lists = new TreeSet<>();
        Set<String> withheld = new HashSet<>();
        int sorted = 0;
        int typed = 0;
        for (DemoPages.Page page : pages.all()) {
            if (page.login().isEmpty()) {
                continue;
            }
            String body = body(page.login(), page.url());
            if (!body.contains("class=\"paging\"")) {
                continue;
            }
            Document seen = Jsoup.parse(body);
            String path = URI.create(page.url()).getPath();
            if (seen.select(PAGING + "[data-download]").isEmpty()) {
                withheld.add(path);
                continue;
            }
            if (!lists.add(path.replaceAll("\\d+", "*"))) {
                continue;
            }
            String url = page.url().replaceAll("[?&]size=\\d+", "").replaceFirst("^([^?&]+)&", "$1?");
            typed += compared(page.login(), url, wrong);
            Element order = seen.selectFirst("th a.sort[href]");
            if (order != null) {
                compared(page.login(), order.attr("href").replace("sort=", "sort=-"), wrong);
                sorted++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(withheld).containsExactly("/audit");
        assertThat(lists).hasSizeGreaterThan(30);
        assertThat(sorted).isGreaterThan(15);
        assertThat(typed).as("cells that are numbers or days").isGreaterThan(200);
    }

    @Test
    void everyNamedTableIsHandedOutAsItIsSeen() throws Exception {
        List<String> wrong = new ArrayList<>();
        Set<String> tables = new TreeSet<>();
        for (DemoPages.Page page : pages.all()) {
            if (page.login().isEmpty()) {
                continue;
            }
            String body = body(page.login(), page.url());
            if (!body.contains("data-table=")) {
                continue;
            }
            Set<String> names = new HashSet<>();
            for (Element offer : Jsoup.parse(body).select("p[data-table]")) {
                String name = offer.attr("data-table");
                if (!names.add(name)) {
                    wrong.add(page.url() + ": twice " + name);
                }
                tables.add(name);
                String url = offer.select("a").get(0).attr("href");
                List<Element> parts = parts(offer, name);
                List<List<Element>> rows =
                        parts.stream().flatMap(each -> rows(each).stream()).toList();
                compared(page.url() + " " + name, rows, headings(parts.get(0)), csv(page.login(), url), wrong);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tables)
                .contains("work", "cohorts", "totals", "councils", "groups", "provinces", "premises", "sets", "effects")
                .hasSizeGreaterThan(18);
    }

    @Test
    void aTableThatIsNotThereOrNotWordedSoIsThePage() throws Exception {
        for (String name : List.of("nothing", "x]%20td[y", "")) {
            web.perform(Browse.get("v05-canbo", "/campaigns?download=csv&table=" + name))
                    .andExpect(status().isOk())
                    .andExpect(header().doesNotExist("Content-Disposition"));
        }
        web.perform(Browse.get("admin", "/campaigns?download=csv&table=cohorts"))
                .andExpect(status().is4xxClientError());
    }

    @Test
    void aLongListIsReadInPartsAndEachRowOnce() throws Exception {
        jdbc.sql("""
                        insert into accounts.account (login, display_name, display_name_en, active)
                        select 'dai-' || lpad(i::text, 5, '0'), 'Danh sách dài', 'Long list', true from generate_series(1, 4500) i
                        """).update();
        List<CSVRecord> rows = csv("admin", "/accounts?q=dai-&sort=-login&size=25&page=3&download=csv");
        List<String> logins =
                rows.stream().skip(1).map(row -> row.get(0).split(";")[0]).toList();
        assertThat(logins).hasSize(4500).doesNotHaveDuplicates();
        assertThat(logins.get(0)).startsWith("dai-04500");
        assertThat(logins.get(4499)).startsWith("dai-00001");
        int page = SqlCount.during(() -> web.perform(Browse.get("admin", "/accounts?q=dai-")));
        int file = SqlCount.during(() -> web.perform(Browse.get("admin", "/accounts?q=dai-&download=xlsx")));
        assertThat(file).isLessThanOrEqualTo(3 * page);
    }

    /** @return how many cells of the workbook are no text */
    private int compared(String login, String url, List<String> wrong) throws Exception {
        String and = url + (url.contains("?") ? "&" : "?");
        List<List<Element>> rows = new ArrayList<>();
        List<String> headings = List.of();
        int total = 0;
        for (int number = 1; number <= MOST_PAGES; number++) {
            Document page = Jsoup.parse(body(login, and + "size=250&page=" + number));
            Element table = above(page);
            headings = headings(table);
            total = Integer.parseInt(
                    digits(page.select(PAGING + " > span").get(0).text().split(" ")[0]));
            rows.addAll(rows(table));
            if (page.select(PAGING + " [rel=next]").isEmpty()) {
                break;
            }
        }
        List<CSVRecord> file = csv(login, and + "download=csv");
        List<Row> workbook = workbook(login, and + "download=xlsx");
        compared(url, rows, headings, file, wrong);
        if (file.size() != total + 1 || workbook.size() != file.size()) {
            wrong.add("%s: %d rows and %d of %d".formatted(url, file.size() - 1, workbook.size() - 1, total));
            return 0;
        }
        return (int) workbook.stream()
                .flatMap(Row::stream)
                .filter(Objects::nonNull)
                .filter(each -> each.getType() == CellType.NUMBER)
                .count();
    }

    /** Whether the file begins with these rows under these headings. */
    private static void compared(
            String where, List<List<Element>> rows, List<String> headings, List<CSVRecord> file, List<String> wrong) {
        List<String> named = new ArrayList<>(file.get(0).toList());
        named.remove(named.size() - 1);
        if (!named.equals(headings.stream().filter(each -> !each.isEmpty()).toList()) || file.size() <= rows.size()) {
            wrong.add("%s: %s, %d rows of %s and %d".formatted(where, named, file.size() - 1, headings, rows.size()));
            return;
        }
        for (int row = 0; row < rows.size() && wrong.size() < 20; row++) {
            int cell = 0;
            for (int column = 0; column < rows.get(row).size() && column < headings.size(); column++) {
                if (headings.get(column).isEmpty()) {
                    continue;
                }
                Element shown = rows.get(row).get(column);
                String kept = file.get(row + 1).get(cell++);
                if (!says(shown, kept)) {
                    wrong.add("%s, row %d: “%s” of “%s”".formatted(where, row, kept, shown.text()));
                }
            }
        }
    }

    /** The table above, or all that are parts of the list, each under a heading of its own. */
    private static List<Element> parts(Element offer, String list) {
        List<Element> parts = Objects.requireNonNull(offer.ownerDocument()).select("table[data-list=" + list + "]");
        return parts.isEmpty() ? List.of(Objects.requireNonNull(offer.previousElementSibling())) : parts;
    }

    private static List<String> headings(Element table) {
        return table.select("> thead th").stream()
                .map(each -> without(each, ".visually-hidden, [aria-hidden=true]"))
                .toList();
    }

    private static List<List<Element>> rows(Element table) {
        return table.select("> tbody > tr").stream()
                .<List<Element>>map(Element::children)
                .toList();
    }

    private static boolean says(Element shown, String kept) {
        Element printed = shown.clone();
        printed.select(
                        "details:has(form), form, button, input, select, textarea, progress, .mark.illustrative, [aria-hidden=true], [data-download=none]")
                .remove();
        String text = printed.wholeText().replaceAll("[\\s\\u00A0]+", " ");
        if (shown.hasClass("num") && kept.matches("-?[0-9.]+")) {
            return digits(kept).equals(digits(without(shown, ".mark.illustrative, [aria-hidden=true]")));
        }
        String people = kept.replaceAll("^(\\d{4})-(\\d\\d)-(\\d\\d)$", "$3/$2/$1")
                .replaceAll("^(\\d{4})-(\\d\\d)-(\\d\\d)T(\\d\\d:\\d\\d):.*", "$4 $3/$2/$1");
        return Arrays.stream(TableDownload.asWritten(people).split("; "))
                .allMatch(each -> text.contains(each) || text.replace(" ", "").contains(each.replace(" ", "")));
    }

    private static String digits(String number) {
        return number.replaceAll("[^0-9]", "").replaceFirst("^0+(?=.)", "");
    }

    private static String without(Element element, String what) {
        Element kept = element.clone();
        kept.select(what).remove();
        return kept.text();
    }

    private static Element above(Document page) {
        Element table = null;
        for (Element each : page.select("table, " + PAGING)) {
            if (each.hasClass("paging")) {
                break;
            }
            table = each;
        }
        return Objects.requireNonNull(table);
    }

    private List<CSVRecord> csv(String login, String url) throws Exception {
        return CSVFormat.RFC4180
                .parse(new java.io.StringReader(text(login, url).substring(1)))
                .getRecords();
    }

    private List<Row> workbook(String login, String url) throws Exception {
        try (ReadableWorkbook workbook = new ReadableWorkbook(
                        new ByteArrayInputStream(answer(login, url).getContentAsByteArray()),
                        new ReadingOptions(true, false));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            return rows.toList();
        } catch (IOException broken) {
            throw new AssertionError(url, broken);
        }
    }

    private String text(String login, String url) throws Exception {
        return answer(login, url).getContentAsString(StandardCharsets.UTF_8);
    }

    private String body(String login, String url) throws Exception {
        MockHttpServletResponse answer =
                web.perform(Browse.get(login, url)).andReturn().getResponse();
        assertThat(answer.getStatus()).as(url).isLessThan(500);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse answer(String login, String url) throws Exception {
        MockHttpServletResponse answer =
                web.perform(Browse.get(login, url)).andReturn().getResponse();
        assertThat(answer.getStatus()).as(url).isEqualTo(200);
        assertThat(answer.getHeader("Content-Disposition")).as(url).startsWith("attachment");
        return answer;
    }
}
