package vn.kieumau.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoDelegation;

/** The form of a visit keeps the rules of xlsform.org, and asks what our own page asks. */
@ApplicationTest
class XlsFormTest {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Set<String> METADATA = Set.of("start", "end", "today", "username");
    private static final Set<String> TYPES = Set.of("note", "geopoint", "text", "image");

    @Autowired
    MockMvc web;

    @Autowired
    DemoDelegation demoDelegation;

    @Autowired
    Checklists checklists;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    DemoDelegation.Shown shown;
    String url;

    @BeforeEach
    void underWay() {
        shown = demoDelegation.shown();
        url = "/inspection/" + shown.underWay() + "/visits/" + shown.visit() + "/form";
    }

    @Test
    void whoDoesNotSeeTheChecklistGetsNoForm() throws Exception {
        web.perform(Browse.get("admin", url)).andExpect(status().isForbidden());
        for (String login : List.of("hn-canbo", "catbi-truong")) {
            web.perform(Browse.get(login, url)).andExpect(status().isNotFound());
        }
        web.perform(Browse.get("v05-canbo", "/inspection/" + shown.concluded() + "/visits/" + shown.visit() + "/form"))
                .andExpect(status().isNotFound());
    }

    @Test
    void aDelegationThatHasNotSetOutAsksNothing() throws Exception {
        long visit = jdbc.sql("select min(id) from inspection.visit where delegation_id = :id")
                .param("id", shown.decided())
                .query(Long.class)
                .single();
        web.perform(Browse.get("v05-canbo", "/inspection/" + shown.decided() + "/visits/" + visit + "/form"))
                .andExpect(status().isConflict());
    }

    @Test
    void thePageOffersIt() throws Exception {
        web.perform(Browse.get("v05-canbo", url.replace("/form", "")))
                .andExpect(content().string(containsString(url)));
    }

    @Test
    void namesAreValidAndUniqueChoicesAreThereAndGroupsAreClosed() throws Exception {
        Map<String, List<Map<String, String>>> form = form();
        assertThat(form).containsOnlyKeys("survey", "choices", "settings");
        Map<String, Set<String>> choices = new HashMap<>();
        for (Map<String, String> choice : form.get("choices")) {
            assertThat(choice.get("name")).matches(NAME);
            assertThat(choices.computeIfAbsent(choice.get("list_name"), list -> new HashSet<>())
                            .add(choice.get("name")))
                    .as("once in its list: " + choice)
                    .isTrue();
            said(choice, "label");
        }
        Set<String> names = new HashSet<>();
        Deque<String> groups = new ArrayDeque<>();
        for (Map<String, String> line : form.get("survey")) {
            String type = line.get("type");
            if (type.equals("end_group")) {
                groups.pop();
                continue;
            }
            for (String formula : List.of("required", "relevant", "constraint")) {
                for (Matcher named = REFERENCE.matcher(line.get(formula)); named.find(); ) {
                    assertThat(names).as("asked before: " + line).contains(named.group(1));
                }
            }
            assertThat(line.get("name")).matches(NAME);
            assertThat(names.add(line.get("name"))).as("once: " + line).isTrue();
            if (METADATA.contains(type)) {
                continue;
            }
            said(line, "label");
            if (!line.get("constraint").isEmpty()) {
                said(line, "constraint_message");
            }
            if (!line.get("required").isEmpty()) {
                said(line, "required_message");
            }
            if (type.equals("begin_group")) {
                groups.push(line.get("name"));
            } else if (type.startsWith("select_one ")) {
                assertThat(choices.get(type.substring("select_one ".length())))
                        .containsExactlyInAnyOrderElementsOf(RecordFindings.RESULTS);
            } else {
                assertThat(TYPES).contains(type);
            }
        }
        assertThat(groups).as("open groups").isEmpty();
        assertThat(form.get("settings")).singleElement().satisfies(settings -> {
            assertThat(settings.get("form_id")).matches(NAME);
            assertThat(settings.get("version")).matches("[0-9a-f]{12}");
            assertThat(settings.get("default_language")).isEqualTo("Tiếng Việt (vi)");
            assertThat(settings.get("form_title")).contains("Phường");
        });
    }

    @Test
    void everyItemIsAskedUnderTheRulesOfOurOwnPage() throws Exception {
        List<Map<String, String>> survey = form().get("survey");
        Map<String, Map<String, String>> lines = survey.stream()
                .filter(line -> !line.get("name").isEmpty())
                .collect(Collectors.toMap(line -> line.get("name"), line -> line));
        List<ItemLine> items = checklists.items(shown.visit());
        assertThat(items).hasSizeGreaterThan(10);
        for (ItemLine item : items) {
            Map<String, String> result = lines.get("found_" + item.itemId());
            assertThat(result.get("label::Tiếng Việt (vi)")).endsWith(item.textVi());
            assertThat(result.get("required")).isEqualTo("yes");
            Map<String, String> note = lines.get("note_" + item.itemId());
            assertThat(note.get("required")).isEqualTo("${found_" + item.itemId() + "} = 'not_met'");
            assertThat(note.get("relevant")).isEqualTo("${found_" + item.itemId() + "} != ''");
            assertThat(note.get("constraint")).isEqualTo("string-length(.) <= 4000");
        }
        assertThat(lines.keySet().stream().filter(name -> name.startsWith("found_")))
                .hasSameSizeAs(items);
    }

    @Test
    void anotherQuestionIsAnotherVersionAndWhatIsWrittenRefersToNothing() throws Exception {
        String before = form().get("settings").get(0).get("version");
        assertThat(form().get("settings").get(0).get("version")).isEqualTo(before);
        jdbc.sql("""
                        insert into inspection.item (visit_id, kind, position, text_vi, text_en, illustrative)
                        values (:visit, 'question', 9999, '=1+${found_1}', '=1+${found_1}', true)
                        """).param("visit", shown.visit()).update();
        Map<String, List<Map<String, String>>> after = form();
        assertThat(after.get("settings").get(0).get("version")).isNotEqualTo(before);
        assertThat(after.get("survey"))
                .extracting(line -> line.get("label::English (en)"))
                .filteredOn(label -> label.contains("=1+"))
                .singleElement()
                .satisfies(label -> assertThat(label).endsWith("=1+$ {found_1}"));
    }

    private static void said(Map<String, String> line, String what) {
        for (String language : XlsForm.LANGUAGES) {
            assertThat(line.get(what + "::" + language)).as(line.toString()).isNotBlank();
        }
    }

    private Map<String, List<Map<String, String>>> form() throws Exception {
        byte[] file = web.perform(Browse.get("v05-canbo", url))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        Map<String, List<Map<String, String>>> sheets = new HashMap<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            workbook.getSheets().forEach(sheet -> {
                try {
                    sheets.put(sheet.getName(), lines(sheet.read()));
                } catch (IOException broken) {
                    throw new AssertionError(broken);
                }
            });
        }
        return sheets;
    }

    private static List<Map<String, String>> lines(List<Row> rows) {
        List<Map<String, String>> lines = new ArrayList<>();
        Row head = rows.get(0);
        for (Row row : rows.subList(1, rows.size())) {
            Map<String, String> line = new HashMap<>();
            for (int column = 0; column < head.getCellCount(); column++) {
                line.put(
                        head.getCellText(column),
                        row.getOptionalCell(column).map(cell -> cell.getText()).orElse(""));
            }
            lines.add(line);
        }
        return lines;
    }
}
