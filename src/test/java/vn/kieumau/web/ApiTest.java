package vn.kieumau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kieumau.accounts.Tokens;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.kernel.Permission;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;
import vn.kieumau.support.Samples;

/** What every route of the API has in common; which route does what is in the modules' own tests of the same acts. */
@ApplicationTest
class ApiTest {
    private static final String NOT_MET =
            "{\"result\": \"not_met\", \"explanation\": \"Đang làm\", \"insteadOfEvidence\": false, \"items\": []}";

    private static final byte[] PDF = Samples.pdf("Kế hoạch");

    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    Tokens tokens;

    @Autowired
    Dossiers dossiers;

    @Autowired
    JdbcClient jdbc;

    private final JsonMapper json = new JsonMapper();

    /** @param body null where there is none */
    private record Answered(int status, @Nullable JsonNode body, MockHttpServletResponse response) {
        String code() {
            assertThat(response.getContentType()).startsWith("application/problem+json");
            return text("code");
        }

        String text(String field) {
            return String.valueOf(body.get(field).asString());
        }

        String etag() {
            return String.valueOf(response.getHeader("ETag"));
        }
    }

    @Test
    void onlyATokenOpensTheApi() throws Exception {
        assertThat(as("", get("/api/v1/units")).status()).isEqualTo(401);
        assertThat(as("", get("/api/v1/units").header("Authorization", "Bearer km_sai"))
                        .code())
                .isEqualTo("not_signed_in");
        assertThat(as("", get("/api/v1/units").with(user("hn-canbo"))).code())
                .as("a session is no token")
                .isEqualTo("not_permitted");
    }

    @Test
    void aTokenForReadingWritesNothing() throws Exception {
        String reading = tokens.create(demo.actor("hn-canbo"), "đọc", Tokens.Scope.READ, 5);
        assertThat(as("", get("/api/v1/units").header("Authorization", "Bearer " + reading))
                        .status())
                .isEqualTo(200);
        long dossier = demo.dossier2023("nhattan");
        assertThat(as(
                                "",
                                body(post("/api/v1/assessment/" + dossier + "/remarks"), "{\"text\": \"Đọc\"}")
                                        .header("Authorization", "Bearer " + reading))
                        .code())
                .isEqualTo("not_permitted");
    }

    @Test
    void whatIsOutOfReachIsNotThere() throws Exception {
        long dossier = demo.dossier2023("hungvuong");
        assertThat(as("nhattan-canbo", get("/api/v1/assessment/" + dossier)).code())
                .isEqualTo("not_found");
        assertThat(as("nhattan-canbo", answer(dossier, "1", NOT_MET).header("If-Match", "*"))
                        .code())
                .isEqualTo("not_found");
        assertThat(as("v05-canbo", get("/api/v1/units/999999999")).code()).isEqualTo("not_found");
        assertThat(as("v05-canbo", get("/api/v1/nothing")).code()).isEqualTo("not_found");
    }

    @Test
    void nothingIsReplacedUnseen() throws Exception {
        long dossier = demo.openDossier("nhattan");
        Answered before = as("nhattan-canbo", get("/api/v1/assessment/" + dossier + "/answers/2"));
        assertThat(before.status()).isEqualTo(200);
        demo.apart(() -> assertThat(
                        as("nhattan-canbo", answer(dossier, "2", NOT_MET)).code())
                .isEqualTo("precondition_required"));

        Answered saved = as("nhattan-canbo", answer(dossier, "2", NOT_MET).header("If-Match", before.etag()));
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.body().get("answer").get("version").asInt()).isEqualTo(1);
        assertThat(demo.audited("ANSWER_CRITERION", "assessment.answer")).isPositive();

        String other = NOT_MET.replace("Đang làm", "Làm lại");
        demo.apart(() -> {
            Answered stale = as("nhattan-canbo", answer(dossier, "2", other).header("If-Match", before.etag()));
            assertThat(stale.status()).isEqualTo(412);
            assertThat(stale.code()).isEqualTo("precondition_failed");
        });
        assertThat(explanation(dossier)).isEqualTo("Đang làm");
        Answered now = as("nhattan-canbo", get("/api/v1/assessment/" + dossier + "/answers/2"));
        assertThat(as("nhattan-canbo", answer(dossier, "2", other).header("If-Match", "\"x\", " + now.etag()))
                        .status())
                .isEqualTo(200);
        assertThat(explanation(dossier)).isEqualTo("Làm lại");
    }

    /** The dossier's ETag covers what it says: whoever submits has seen it all. */
    @Test
    void aDossierThatSaysSomethingElseIsNotSubmitted() throws Exception {
        long dossier = demo.openDossier("nhattan");
        Answered seen = as("nhattan-truong", get("/api/v1/assessment/" + dossier));
        as("nhattan-canbo", answer(dossier, "2", NOT_MET).header("If-Match", "*"));
        assertThat(as(
                                "nhattan-truong",
                                post("/api/v1/assessment/" + dossier + "/submit")
                                        .header("If-Match", seen.etag()))
                        .code())
                .isEqualTo("precondition_failed");
    }

    @Test
    void aConditionThatNobodyChecksIsRefused() throws Exception {
        assertThat(as(
                                "v05-canbo",
                                body(post("/api/v1/recognition/proposals"), "{}")
                                        .header("If-Match", "\"1\""))
                        .code())
                .isEqualTo("precondition_unknown");
    }

    @Test
    void whatIsThereAlreadyIsNotSentAgain() throws Exception {
        Answered first = as("v05-canbo", get("/api/v1/criteria"));
        Answered again = as("v05-canbo", get("/api/v1/criteria").header("If-None-Match", first.etag()));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.response().getContentAsByteArray()).isEmpty();
        assertThat(as("v05-canbo", get("/api/v1/criteria").header("If-None-Match", "\"else\""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theSameRequestSentAgainIsDoneOnceAndAnsweredTheSame() throws Exception {
        long dossier = demo.openDossier("nhattan");
        Answered first = as("hn-canbo", remark(dossier, "Một").header("Idempotency-Key", "k-1"));
        Answered again = as("hn-canbo", remark(dossier, "Một").header("Idempotency-Key", "k-1"));
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.response().getHeader("Idempotency-Replayed")).isNull();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.response().getHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.response().getHeader("Location"))
                .isEqualTo(first.response().getHeader("Location"));
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(remarks(dossier)).isEqualTo(1);
        assertThat(demo.audited("WRITE_REMARK", "assessment.remark")).isPositive();

        assertThat(as("hn-canbo", remark(dossier, "Hai").header("Idempotency-Key", "k-1"))
                        .code())
                .isEqualTo("accounts.key_reused");
        as("hn-lanhdao", remark(dossier, "Một").header("Idempotency-Key", "k-1"));
        as("hn-canbo", remark(dossier, "Một"));
        assertThat(remarks(dossier))
                .as("another account's key is another key; no key is no key")
                .isEqualTo(3);
        assertThat(as("hn-canbo", remark(dossier, "Ba").header("Idempotency-Key", "có dấu cách"))
                        .code())
                .isEqualTo("accounts.key_shape");
    }

    @Test
    void aRefusedRequestMayBeSentAgainWithItsKey() throws Exception {
        long dossier = demo.openDossier("nhattan");
        demo.apart(() -> assertThat(as("hn-canbo", remark(dossier, "").header("Idempotency-Key", "k-2"))
                        .code())
                .isEqualTo("missing"));
        assertThat(as("hn-canbo", remark(dossier, "Nay có chữ").header("Idempotency-Key", "k-2"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aKeyIsFreeAgainAfterADay() throws Exception {
        long dossier = demo.openDossier("nhattan");
        as("hn-canbo", remark(dossier, "Một").header("Idempotency-Key", "k-3"));
        jdbc.sql("update accounts.idempotent_write set written_at = written_at - interval '25 hours'")
                .update();
        as("hn-canbo", remark(dossier, "Hai").header("Idempotency-Key", "k-3"));
        assertThat(remarks(dossier)).isEqualTo(2);
    }

    @Test
    void aSecretIsNotKeptForTheRepeatedRequest() throws Exception {
        long account = jdbc.sql("select id from accounts.account where login = 'hn-canbo'")
                .query(Long.class)
                .single();
        Answered first =
                as("admin", post("/api/v1/accounts/" + account + "/link").header("Idempotency-Key", "k-4"));
        assertThat(first.body().get("links").get("hn-canbo").asString()).contains("/accounts/links/");
        demo.apart(() -> assertThat(as(
                                "admin",
                                post("/api/v1/accounts/" + account + "/link").header("Idempotency-Key", "k-4"))
                        .code())
                .isEqualTo("accounts.answered_once"));
        assertThat(jdbc.sql("select count(*) from accounts.idempotent_write where body like '%links%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void listsGoOnAfterAKeyWhileOthersWrite() throws Exception {
        List<Long> read = new ArrayList<>();
        String next = "/api/v1/units?limit=7&level=district&parent=" + demo.unit("hn");
        while (next != null) {
            Answered slice = as("hn-canbo", get(next));
            slice.body().get("items").forEach(item -> read.add(item.get("id").asLong()));
            JsonNode more = slice.body().get("next");
            next = more.isNull() ? null : more.asString();
        }
        List<Long> all =
                jdbc.sql("""
                        select unit_id from units.v_unit where parent_id = :hn and level = 'district' order by top_down collate vi_natural
                        """).param("hn", demo.unit("hn")).query(Long.class).list();
        assertThat(read).isEqualTo(all).hasSizeGreaterThan(7);
        assertThat(as("hn-canbo", get("/api/v1/units?after=x")).code()).isEqualTo("not_understood");
        assertThat(as("hn-canbo", get("/api/v1/units?after=999999999999"))
                        .body()
                        .get("items"))
                .isEmpty();
    }

    @Test
    void whatCannotBeUnderstoodIsSaidByItsField() throws Exception {
        long dossier = demo.openDossier("nhattan");
        assertThat(refused(dossier, "{").code()).isEqualTo("not_understood");
        assertThat(refused(dossier, "").code()).isEqualTo("not_understood");
        assertThat(refused(dossier, "[]").code()).isEqualTo("not_understood");
        assertThat(refused(dossier, "null").code()).isEqualTo("not_understood");
        Answered type = refused(dossier, NOT_MET.replace("[]", "\"x\""));
        assertThat(type.status()).isEqualTo(400);
        assertThat(type.code()).isEqualTo("field_not_understood");
        assertThat(type.text("field")).isEqualTo("items");
        Answered unknown = refused(dossier, NOT_MET.replace("explanation", "explanaton"));
        assertThat(unknown.text("field")).isEqualTo("explanaton");
        Answered missing = refused(dossier, "{\"insteadOfEvidence\": false, \"items\": []}");
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.code()).isEqualTo("field_missing");
        assertThat(missing.text("field")).isEqualTo("result");
        assertThat(refused(dossier, NOT_MET.replace("[]", "[null]")).text("field"))
                .isEqualTo("items");
        Answered tooLong = refused(dossier, NOT_MET.replace("Đang làm", "x".repeat(4001)));
        assertThat(tooLong.code()).isEqualTo("too_long");
        assertThat(tooLong.text("field")).isEqualTo("explanation");
        assertThat(refused(dossier, NOT_MET.replace("not_met", "maybe")).code()).isEqualTo("assessment.result_missing");
        assertThat(refused(dossier, NOT_MET.replace("Đang làm", "x".repeat(1_000_001)))
                        .status())
                .isEqualTo(413);
        assertThat(as(
                                "nhattan-canbo",
                                put("/api/v1/assessment/" + dossier + "/answers/2")
                                        .header("If-Match", "*")
                                        .contentType(MediaType.TEXT_PLAIN)
                                        .content("x"))
                        .status())
                .isEqualTo(415);
        assertThat(as("nhattan-canbo", delete("/api/v1/assessment/" + dossier)).status())
                .isEqualTo(405);
        assertThat(explanation(dossier)).isEmpty();
    }

    @Test
    void noValueIsMadeIntoAnother() throws Exception {
        long account = jdbc.sql("select id from accounts.account where login = 'hn-canbo'")
                .query(Long.class)
                .single();
        for (String active : List.of("0", "1", "\"true\"", "null", "{}")) {
            demo.apart(() -> assertThat(as(
                                    "admin",
                                    body(
                                            post("/api/v1/accounts/" + account + "/active"),
                                            "{\"active\": " + active + "}"))
                            .status())
                    .as(active)
                    .isBetween(400, 422));
        }
        long dossier = demo.openDossier("nhattan");
        for (String text : List.of("1", "true", "1.5", "[]", "{}", "\"a\", \"text\": \"b\"")) {
            demo.apart(() -> assertThat(as(
                                    "hn-canbo",
                                    body(
                                            post("/api/v1/assessment/" + dossier + "/remarks"),
                                            "{\"text\": " + text + "}"))
                            .status())
                    .as(text)
                    .isEqualTo(400));
        }
        for (String due : List.of(
                "1", "\"\"", "\"9999-12-31\"", "\"+999999999-12-31\"", "\"31/12/2023\"", "[]", "\"0001-01-01\"")) {
            demo.apart(() -> {
                Answered answered = as(
                        "hn-canbo",
                        body(
                                post("/api/v1/assessment/" + dossier + "/remarks"),
                                "{\"text\": \"Khi nào?\", \"due\": " + due + "}"));
                assertThat(answered.status()).as(due).isEqualTo(400);
                assertThat(answered.text("field")).as(due).isEqualTo("due");
            });
        }
        for (String criterion : List.of("\\u0000", "a\\u0000b", "999", "\\ud800x")) {
            demo.apart(() -> assertThat(as(
                                    "hn-canbo",
                                    body(
                                            post("/api/v1/assessment/" + dossier + "/remarks"),
                                            "{\"text\": \"t\", \"criterion\": \"" + criterion + "\"}"))
                            .status())
                    .as(criterion)
                    .isIn(201, 404));
        }
        assertThat(active(account)).isTrue();
    }

    @Test
    void aContentTypeThatIsNoneAndABrokenUploadAreRefused() throws Exception {
        String url = "/api/v1/assessment/" + demo.dossier2023("nhattan") + "/remarks";
        for (String type : List.of("garbage", "/", ";", "*/*", "application/*", "multipart/form-data", "text/plain")) {
            demo.apart(() -> assertThat(as(
                                    "hn-canbo",
                                    post(url).header("Content-Type", type).content("x"))
                            .status())
                    .as(type)
                    .isBetween(400, 415));
        }
        assertThat(as(
                                "nhattan-canbo",
                                post("/api/v1/evidence?unit=" + demo.unit("nhattan"))
                                        .contentType("multipart/form-data; boundary=x")
                                        .content("--x\r\nbroken"))
                        .status())
                .isBetween(400, 422);
    }

    @Test
    void anAddressWithLettersWrittenAsCodesIsRefused() throws Exception {
        assertThat(as("hn-canbo", get(java.net.URI.create("/%61pi/v1/units"))).status())
                .isEqualTo(400);
        assertThat(as("hn-canbo", get(java.net.URI.create("/api/v1/%75nits"))).status())
                .isEqualTo(400);
    }

    @Test
    void aReasonIsCleanedBeforeItIsKeptAnywhere() throws Exception {
        long dossier = demo.dossier2023("hn-p1");
        assertThat(as(
                                "v05-lanhdao",
                                body(
                                        post("/api/v1/appraisal/" + dossier + "/ministry/return"),
                                        "{\"reason\": \"bổ\\u0000 sung\", \"due\": \"2023-12-05\"}"))
                        .status())
                .isEqualTo(200);
        assertThat(jdbc.sql("select distinct reason from audit.entry where act = 'RETURN_MINISTRY' and reason <> ''")
                        .query(String.class)
                        .list())
                .containsExactly("bổ sung");
    }

    @Test
    void aReplacementAnswersWithTheNextETag() throws Exception {
        long dossier = demo.openDossier("nhattan");
        Answered saved = as("nhattan-canbo", answer(dossier, "2", NOT_MET).header("If-Match", "*"));
        assertThat(saved.etag())
                .isEqualTo(as("nhattan-canbo", get("/api/v1/assessment/" + dossier + "/answers/2"))
                        .etag());
    }

    @Test
    void anUploadWithOtherFieldsIsAnotherRequest() throws Exception {
        for (String title : List.of("Kế hoạch A", "Kế hoạch B")) {
            demo.apart(() -> {
                Answered added = as(
                        "nhattan-canbo",
                        multipart(HttpMethod.POST, "/api/v1/evidence")
                                .param("unit", String.valueOf(demo.unit("nhattan")))
                                .param("title", title)
                                .param("number", "1")
                                .param("noSecrets", "true")
                                .header("Idempotency-Key", "k-6"));
                if (title.endsWith("A")) {
                    assertThat(added.status()).isEqualTo(201);
                } else {
                    assertThat(added.code()).isEqualTo("accounts.key_reused");
                }
            });
        }
    }

    private boolean active(long account) {
        return jdbc.sql("select active from accounts.account where id = :id")
                .param("id", account)
                .query(Boolean.class)
                .single();
    }

    @Test
    void aProblemSpeaksTheLanguageThatWasAskedFor() throws Exception {
        assertThat(as("v05-canbo", get("/api/v1/units/999999999")).text("detail"))
                .isEqualTo("Không tìm thấy.");
        assertThat(as("v05-canbo", get("/api/v1/units/999999999").header("Accept-Language", "en-GB,en;q=0.8"))
                        .text("detail"))
                .isEqualTo("Not found.");
    }

    @Test
    void aProofComesWithItsFile() throws Exception {
        Answered added = as(
                "nhattan-canbo",
                multipart(HttpMethod.POST, "/api/v1/evidence")
                        .file(new org.springframework.mock.web.MockMultipartFile(
                                "files", "ke-hoach.pdf", "application/pdf", PDF))
                        .param("unit", String.valueOf(demo.unit("nhattan")))
                        .param("title", "Kế hoạch")
                        .param("kind", "DOCUMENT")
                        .param("noSecrets", "true")
                        .header("Idempotency-Key", "k-5"));
        assertThat(added.status()).isEqualTo(201);
        Answered item = as("nhattan-canbo", get(added.response().getHeader("Location")));
        long file = item.body().get("files").get(0).get("fileId").asLong();
        MockHttpServletResponse bytes =
                as("nhattan-canbo", get("/api/v1/evidence/files/" + file)).response();
        assertThat(bytes.getContentAsByteArray()).isEqualTo(PDF);
        assertThat(as("hungvuong-canbo", get("/api/v1/evidence/files/" + file)).code())
                .isEqualTo("not_found");
    }

    @Test
    void aProofIsCorrectedByWhoSawItsLatestRevision() throws Exception {
        long proof = jdbc.sql("select min(id) from evidence.item where unit_id = :unit")
                .param("unit", demo.unit("nhattan"))
                .query(Long.class)
                .single();
        String url = "/api/v1/evidence/" + proof;
        Answered before = as("nhattan-canbo", get(url));
        demo.apart(() -> assertThat(as("nhattan-canbo", revision(url)).code()).isEqualTo("precondition_required"));
        demo.apart(() -> assertThat(as("hungvuong-canbo", revision(url).header("If-Match", "*"))
                        .code())
                .isEqualTo("not_found"));
        Answered revised = as("nhattan-canbo", revision(url).header("If-Match", before.etag()));
        assertThat(revised.response().getHeader("Location")).isEqualTo(url + "/revisions/2");
        assertThat(as("nhattan-canbo", get(url))
                        .body()
                        .get("item")
                        .get("reason")
                        .asString())
                .isEqualTo("sai số hiệu");
        assertThat(as("nhattan-canbo", get(url + "/revisions/1"))
                        .body()
                        .get("item")
                        .get("title"))
                .isEqualTo(before.body().get("item").get("title"));
        demo.apart(() -> assertThat(as("nhattan-canbo", revision(url).header("If-Match", before.etag()))
                        .code())
                .isEqualTo("precondition_failed"));
    }

    private static AbstractMockHttpServletRequestBuilder<?> revision(String url) {
        return multipart(HttpMethod.POST, url + "/revisions")
                .param("title", "Kế hoạch sửa")
                .param("number", "09/KH")
                .param("reason", "sai số hiệu")
                .param("noSecrets", "true");
    }

    private Answered refused(long dossier, String body) throws Exception {
        Answered[] answered = new Answered[1];
        demo.apart(() ->
                answered[0] = as("nhattan-canbo", answer(dossier, "2", body).header("If-Match", "*")));
        return answered[0];
    }

    private static AbstractMockHttpServletRequestBuilder<?> answer(long dossier, String code, String body) {
        return body(put("/api/v1/assessment/" + dossier + "/answers/" + code), body);
    }

    private AbstractMockHttpServletRequestBuilder<?> remark(long dossier, String text) {
        return body(post("/api/v1/assessment/" + dossier + "/remarks"), "{\"text\": \"" + text + "\"}");
    }

    private static AbstractMockHttpServletRequestBuilder<?> body(
            AbstractMockHttpServletRequestBuilder<?> request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private Answered as(String login, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        if (!login.isEmpty()) {
            request.header(
                    "Authorization",
                    "Bearer " + tokens.create(login, Duration.ofDays(1)).orElseThrow());
        }
        MockHttpServletResponse response = web.perform(request).andReturn().getResponse();
        String type = String.valueOf(response.getContentType());
        JsonNode body = type.contains("json") && response.getContentAsByteArray().length > 0
                ? json.readTree(response.getContentAsString(StandardCharsets.UTF_8))
                : null;
        return new Answered(response.getStatus(), body, response);
    }

    private int remarks(long dossier) {
        return jdbc.sql("select count(*) from assessment.remark where dossier_id = :dossier")
                .param("dossier", dossier)
                .query(Integer.class)
                .single();
    }

    private String explanation(long dossierId) {
        return dossiers.find(demo.actor("nhattan-canbo"), Permission.VIEW_DOSSIER, dossierId)
                .flatMap(dossier -> dossiers.answer(dossier, "2"))
                .map(answer -> String.valueOf(answer.explanation()).replace("null", ""))
                .orElseThrow();
    }
}
