package vn.kieumau.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockPart;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;

/** From quota to title, with a return and a hand-back on the way, by programs alone. */
@ApplicationTest
class ApiJourneyTest {
    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    DemoApi api;

    private final JsonMapper json = new JsonMapper();
    private final Map<String, String> bearers = new HashMap<>();

    @Test
    void aWardBecomesAModelWard() throws Exception {
        long ward = demo.unit("nhattan");
        long cohort = id(write(
                "v05-canbo",
                "/campaigns",
                Map.of(
                        "setId",
                        demo.setId(),
                        "year",
                        2024,
                        "nameVi",
                        "Đợt 2024 (thử)",
                        "nameEn",
                        "Cohort 2024 (trial)",
                        "deadlines",
                        Map.of(
                                "registrationDue", "2024-01-31",
                                "answersDue", "2024-06-30",
                                "provinceDue", "2024-07-31",
                                "ministryDue", "2024-08-31",
                                "decisionDue", "2024-09-30"))));
        JsonNode quotas = write(
                "v05-canbo",
                "/campaigns/" + cohort + "/quota",
                Map.of("province", demo.unit("hn"), "amount", 2, "reason", ""));
        assertThat(quotas.get("cohort").get("quota").asInt()).isEqualTo(2);
        assertThat(read("hn-canbo", "/campaigns/" + cohort + "/register?q=nhat%20tan")
                        .get("items")
                        .get(0)
                        .get("id")
                        .asLong())
                .isEqualTo(ward);

        List<Long> proposed = ids(write(
                        "hn-canbo",
                        "/campaigns/" + cohort + "/register",
                        Map.of("wards", List.of(ward, demo.unit("hn-p1"))))
                .get("registrations"));
        write(
                "hn-canbo",
                "/campaigns/" + cohort + "/registrations/" + proposed.get(1) + "/withdraw",
                Map.of("reason", "nhầm phường"));
        write("hn-lanhdao", "/campaigns/" + cohort + "/confirm", Map.of("registrations", List.of(proposed.get(0))));
        assertThat(read("hn-canbo", "/campaigns/" + cohort + "/registrations?state=registered")
                        .get("items"))
                .hasSize(1);
        long dossier = read("nhattan-canbo", "/assessment?cohort=" + cohort)
                .get("items")
                .get(0)
                .get("dossierId")
                .asLong();

        long proof = proof(ward);
        for (JsonNode answer : read("nhattan-canbo", "/assessment/" + dossier).get("answers")) {
            answer(dossier, answer.get("code").asString(), "met", List.of(proof));
        }
        assertThat(write("nhattan-truong", "/assessment/" + dossier + "/submit", Map.of())
                        .get("snapshot")
                        .asInt())
                .isEqualTo(1);

        long remark = id(write(
                "hn-canbo",
                "/assessment/" + dossier + "/remarks",
                Map.of("criterion", "2", "text", "Kế hoạch nào?", "due", "2023-12-31")));
        JsonNode returned = write(
                "hn-lanhdao",
                "/appraisal/" + dossier + "/province/return",
                Map.of("reason", "Bổ sung tiêu chí 2", "due", "2023-12-31"));
        assertThat(returned.get("dossier").get("state").asString()).isEqualTo("returned");
        write("nhattan-truong", "/assessment/" + dossier + "/remarks/" + remark, Map.of("answer", "Kế hoạch số 1"));
        answer(dossier, "2", "not_met", List.of(proof));
        assertThat(read("nhattan-canbo", "/assessment/" + dossier)
                        .get("changed")
                        .get(0)
                        .asString())
                .isEqualTo("2");
        answer(dossier, "2", "met", List.of(proof));
        write("nhattan-truong", "/assessment/" + dossier + "/submit", Map.of());

        appraise("hn-canbo", dossier, "province");
        write("hn-canbo", "/appraisal/" + dossier + "/province/prepare", Map.of());
        write("hn-lanhdao", "/appraisal/" + dossier + "/province/hand-back", Map.of("reason", "Xem lại tiêu chí 1"));
        write("hn-canbo", "/appraisal/" + dossier + "/province/prepare", Map.of());
        write("hn-lanhdao", "/appraisal/" + dossier + "/province/pass", Map.of());
        appraise("v05-canbo", dossier, "ministry");
        write("v05-canbo", "/appraisal/" + dossier + "/ministry/prepare", Map.of());
        JsonNode passed = write("v05-lanhdao", "/appraisal/" + dossier + "/ministry/pass", Map.of());
        assertThat(passed.get("dossier").get("state").asString()).isEqualTo("ready");

        assertThat(read("v05-canbo", "/recognition/ready?cohort=" + cohort).get("items"))
                .hasSize(1);
        long letter = id(write(
                "v05-canbo",
                "/recognition/proposals",
                Map.of("cohort", cohort, "number", "9/TTr/MINH-HOẠ", "dossiers", List.of(dossier))));
        JsonNode decided = write(
                "v05-lanhdao",
                "/recognition/proposals/" + letter + "/decide/" + dossier,
                Map.of(
                        "outcome", "conferred",
                        "number", "9/QĐ/MINH-HOẠ",
                        "decidedOn", demo.actor("v05-lanhdao").today().toString(),
                        "signatory", "Lãnh đạo Bộ minh hoạ",
                        "confirmed", true));
        JsonNode title = read(
                "nhattan-canbo", "/recognition/titles/" + decided.get("titleId").asLong());
        assertThat(title.get("title").get("unitName").asString()).contains("Nhật Tân");
        assertThat(title.get("confirmation").asString()).contains("/recognition/certificates/");
        assertThat(read("nhattan-truong", "/assessment/" + dossier)
                        .get("ending")
                        .get("decisionNumber")
                        .asString())
                .isEqualTo("9/QĐ/MINH-HOẠ");
        List<String> acts = read("kiemtoan", "/audit?limit=250&q=nhat%20tan&from=2023-11-24")
                .get("items")
                .valueStream()
                .map(entry -> entry.get("act").asString())
                .distinct()
                .toList();
        assertThat(acts).contains("ANSWER_CRITERION", "RETURN_PROVINCE", "HAND_BACK_PROVINCE", "DECIDE_RECOGNITION");
    }

    @Test
    void anAdministratorLooksAfterAnAccount() throws Exception {
        long account = id(write("admin", "/accounts", Map.of("login", "nguoi-moi", "displayName", "Người mới")));
        long office = read("v05-canbo", "/accounts/offices?q=nhat%20tan")
                .get("items")
                .get(0)
                .get("officeId")
                .asLong();
        JsonNode granted = write(
                "admin",
                "/accounts/" + account + "/grants",
                Map.of(
                        "role",
                        "UNIT_OFFICER",
                        "office",
                        office,
                        "from",
                        "2023-11-01",
                        "until",
                        "2023-12-31",
                        "substitute",
                        true));
        assertThat(granted.get("account").get("roles").get(0).get("role").asString())
                .isEqualTo("UNIT_OFFICER");
        assertThat(read("nguoi-moi", "/accounts/me").get("roles")).hasSize(1);

        long grant = granted.get("grants").get(0).get("grantId").asLong();
        write("admin", "/accounts/" + account + "/grants/" + grant + "/revoke", Map.of());
        assertThat(read("admin", "/accounts/" + account)
                        .get("grants")
                        .get(0)
                        .get("over")
                        .asBoolean())
                .isTrue();
        write("admin", "/accounts/" + account + "/second-factor/reset", Map.of());
        assertThat(write("admin", "/accounts/" + account + "/active", Map.of("active", false))
                        .get("account")
                        .get("active")
                        .asBoolean())
                .isFalse();
        MockHttpServletResponse imported = web.perform(
                        request(HttpMethod.POST, "/api/v1/accounts/import")
                                .header("Authorization", bearer("admin"))
                                .contentType("text/csv")
                                .characterEncoding(StandardCharsets.UTF_8)
                                .content(
                                        "login,display_name,display_name_en,role,office_key,valid_from,valid_to\nmoi-2,Người thứ hai,,ADMINISTRATOR,,2023-11-01,\n"))
                .andReturn()
                .getResponse();
        assertThat(imported.getStatus()).as(imported.getContentAsString()).isEqualTo(200);
        assertThat(read("admin", "/accounts?q=nguoi%20thu%20hai")
                        .get("items")
                        .get(0)
                        .get("displayName")
                        .asString())
                .isEqualTo("Người thứ hai");
        assertThat(read("kiemtoan", "/work").get("items").isArray()).isTrue();
        assertThat(write("kiemtoan", "/audit/checkpoint", Map.of()).get("line").asString())
                .startsWith("kieumau-checkpoint/1 ");
        assertThat(write("admin", "/operations/backups", Map.of()).has("running"))
                .isTrue();
    }

    private void appraise(String login, long dossier, String level) throws Exception {
        List<Map<String, Object>> findings = read(login, "/appraisal/" + dossier + "/" + level)
                .get("criteria")
                .valueStream()
                .map(criterion -> Map.<String, Object>of(
                        "criterionCode", criterion.get("code").asString(),
                        "result", criterion.get("wardResult").asString(),
                        "reason", "",
                        "version", criterion.get("version").asInt()))
                .toList();
        write(login, "/appraisal/" + dossier + "/" + level, Map.of("findings", findings));
    }

    private void answer(long dossier, String code, String result, List<Long> items) throws Exception {
        String url = "/api/v1/assessment/" + dossier + "/answers/" + code;
        String etag = perform("nhattan-canbo", MockMvcRequestBuilders.get(url)).getHeader("ETag");
        Map<String, Object> said =
                Map.of("result", result, "explanation", "Như kế hoạch", "insteadOfEvidence", false, "items", items);
        perform(
                "nhattan-canbo",
                MockMvcRequestBuilders.put(url)
                        .header("If-Match", etag)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsBytes(said)));
    }

    private long proof(long ward) throws Exception {
        MockHttpServletResponse added = web.perform(
                        MockMvcRequestBuilders.multipart(HttpMethod.POST, "/api/v1/evidence")
                                .part(new MockPart("unit", String.valueOf(ward).getBytes(StandardCharsets.UTF_8)))
                                .part(new MockPart("title", "Kế hoạch số 1".getBytes(StandardCharsets.UTF_8)))
                                .part(new MockPart("number", "01/MINH-HOẠ".getBytes(StandardCharsets.UTF_8)))
                                .part(new MockPart("noSecrets", "true".getBytes(StandardCharsets.UTF_8)))
                                .header("Authorization", bearer("nhattan-canbo")))
                .andReturn()
                .getResponse();
        assertThat(added.getStatus()).as(added.getContentAsString()).isEqualTo(201);
        return json.readTree(added.getContentAsString()).get("id").asLong();
    }

    private JsonNode read(String login, String path) throws Exception {
        return body(perform(login, MockMvcRequestBuilders.get(java.net.URI.create("/api/v1" + path))));
    }

    private JsonNode write(String login, String path, Map<String, ?> said) throws Exception {
        return body(perform(
                login,
                MockMvcRequestBuilders.post("/api/v1" + path)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsBytes(said))));
    }

    private MockHttpServletResponse perform(String login, MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse answer = web.perform(request.header("Authorization", bearer(login)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus())
                .as("%s %s", login, answer.getContentAsString(StandardCharsets.UTF_8))
                .isBetween(200, 202);
        return answer;
    }

    private JsonNode body(MockHttpServletResponse answer) throws Exception {
        return json.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
    }

    private String bearer(String login) {
        return bearers.computeIfAbsent(login, api::bearer);
    }

    private static long id(JsonNode created) {
        return created.get("id").asLong();
    }

    private static List<Long> ids(JsonNode numbers) {
        return numbers.valueStream().map(JsonNode::asLong).toList();
    }
}
