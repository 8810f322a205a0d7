package vn.kieumau.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kieumau.accounts.Tokens;
import vn.kieumau.evidence.AddEvidence;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.web.WorkItem;

/** How far a dossier is: wherever it is told, it is told the same. */
@ApplicationTest
class ProgressTest {
    private final JsonMapper json = new JsonMapper();

    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Dossiers dossiers;

    @Autowired
    AnswerCriterion answerCriterion;

    @Autowired
    CarryAnswers carryAnswers;

    @Autowired
    AddEvidence addEvidence;

    @Autowired
    Objections objections;

    @Autowired
    SubmitAssessment submitAssessment;

    @Autowired
    AssessmentWork work;

    @Autowired
    Tokens tokens;

    @Test
    void whatWasCarriedOrLacksItsProofIsNotCompleteAnywhere() throws Exception {
        long dossier = demo.openDossier("nhattan");
        Actor officer = demo.actor("nhattan-canbo");
        assertThat(told(dossier)).containsOnly(new Told(0, 22));

        carryAnswers.carry(officer, dossier);
        assertThat(told(dossier)).containsOnly(new Told(0, 22));
        assertThat(head(dossier).unconfirmed()).isEqualTo(22);

        CarriedAnswer said = carryAnswers.waiting(head(dossier), "3").orElseThrow();
        assertThat(said.items()).isNotEmpty();
        answerCriterion.answer(
                officer,
                dossier,
                "3",
                new Answer(said.result(), said.explanation(), said.insteadOfEvidence(), said.items(), null, 0, true));
        answerCriterion.answer(
                officer, dossier, "4", new Answer("not_met", "Chưa đạt", false, List.of(), null, 0, true));
        answerCriterion.answer(officer, dossier, "5", new Answer("met", "Rõ như vậy", true, List.of(), null, 0, true));
        long proof = addEvidence.add(officer, demo.evidence("nhattan", "Kế hoạch"));
        answerCriterion.answer(officer, dossier, "6", new Answer("met", "", false, List.of(proof), null, 0, true));
        assertThat(told(dossier)).containsOnly(new Told(4, 22));

        // What was answered "met" when proofs were not asked for, as an import may bring it.
        jdbc.sql("delete from evidence.link where item_id = :item")
                .param("item", proof)
                .update();
        assertThat(told(dossier)).containsOnly(new Told(3, 22));
        assertThat(head(dossier).answered()).isEqualTo(4);
        assertThat(head(dossier).unconfirmed()).isEqualTo(18);
        assertThatThrownBy(() -> submitAssessment.submit(demo.actor("nhattan-truong"), dossier))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.refusal()).isEqualTo(AssessmentRefusal.INCOMPLETE);
                    assertThat(refused.details()[0]).isEqualTo(19);
                });
    }

    @Test
    void allDossiersOfTheDemonstrationTellTheSameEverywhere() throws Exception {
        List<Long> all =
                jdbc.sql("select id from assessment.dossier").query(Long.class).list();
        assertThat(jdbc.sql("select count(distinct state) from assessment.dossier")
                        .query(Integer.class)
                        .single())
                .as("states that are compared")
                .isGreaterThan(3);
        for (long dossier : all) {
            assertThat(told(dossier).stream().distinct())
                    .as("dossier %s", dossier)
                    .hasSize(1);
        }
    }

    private record Told(int complete, int criteria) {}

    /** By the list, the dossier's page, the work that waits, the check before submission, and the three resources of the API. */
    private List<Told> told(long dossier) throws Exception {
        List<Told> told = new ArrayList<>();
        DossierHead head = head(dossier);
        String list = page("/assessment?size=250&cohort=" + head.cohortId());
        told.add(first(list.substring(list.indexOf("href=\"/assessment/" + dossier + "\"")), "class=\"nowrap\">"));
        told.add(first(page("/assessment/" + dossier), "<dd>"));
        if (head.dossierState().withWard()) {
            waiting(head).ifPresent(told::add);
        }
        JsonNode whole = json.readTree(api("/api/v1/assessment/" + dossier));
        told.add(counted(whole.get("dossier")));
        int complete = 0;
        for (JsonNode answer : whole.get("answers")) {
            complete += answer.get("complete").asBoolean() ? 1 : 0;
        }
        told.add(new Told(complete, whole.get("answers").size()));
        for (JsonNode listed : json.readTree(api("/api/v1/assessment?size=250&cohort=" + head.cohortId()))
                .get("items")) {
            if (listed.get("dossierId").asLong() == dossier) {
                told.add(counted(listed));
            }
        }
        assertThat(told).hasSizeGreaterThanOrEqualTo(5);
        long objected = objections.of(reader(), head, dossiers.answers(head)).stream()
                .filter(each -> each.kind() == Objection.Kind.INCOMPLETE)
                .count();
        told.add(new Told(head.criteria() - (int) objected, head.criteria()));
        return told;
    }

    private static Told counted(JsonNode head) {
        return new Told(head.get("complete").asInt(), head.get("criteria").asInt());
    }

    /** What is told to the ward's officers, or to its chief once nothing is missing. */
    private Optional<Told> waiting(DossierHead head) {
        List<String> logins =
                jdbc.sql("""
                        select distinct a.login from accounts.account a
                        join accounts.role_grant g on g.account_id = a.id join accounts.office o on o.id = g.office_id
                        where o.unit_id = :unit
                        """).param("unit", head.unitId()).query(String.class).list();
        if (logins.isEmpty()) {
            return Optional.empty();
        }
        WorkItem item = logins.stream()
                .flatMap(login -> work.awaiting(demo.actor(login)).stream())
                .filter(each -> each.url().equals("/assessment/" + head.dossierId())
                        && each.detail().key().equals("assessment.work.done"))
                .findFirst()
                .orElseThrow();
        return Optional.of(
                new Told((int) item.detail().arguments()[0], (int) item.detail().arguments()[1]));
    }

    private static Told first(String page, String before) {
        Matcher found =
                Pattern.compile(Pattern.quote(before) + "(\\d+)/(\\d+)</").matcher(page);
        assertThat(found.find()).isTrue();
        return new Told(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
    }

    private String page(String url) throws Exception {
        return web.perform(Browse.get("v05-canbo", url))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private String api(String url) throws Exception {
        String token = tokens.create("v05-canbo", Duration.ofDays(1)).orElseThrow();
        return web.perform(MockMvcRequestBuilders.get(url).header("Authorization", "Bearer " + token))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private Actor reader() {
        return demo.actor("v05-canbo");
    }

    private DossierHead head(long dossier) {
        return dossiers.find(reader(), Permission.VIEW_DOSSIER, dossier).orElseThrow();
    }
}
