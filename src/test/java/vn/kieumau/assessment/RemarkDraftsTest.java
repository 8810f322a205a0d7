package vn.kieumau.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import vn.kieumau.accounts.Tokens;
import vn.kieumau.appraisal.AppraisalLevel;
import vn.kieumau.appraisal.ReturnDossier;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refusal;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.Refusals;

/** Nhật Tân's dossier of 2023 lies with the province: Hà Nội notes down what it will say. */
@ApplicationTest
class RemarkDraftsTest {
    private static final String TEXT = "Thiếu bản chụp nghị quyết";

    @Autowired
    RemarkDrafts drafts;

    @Autowired
    Remarks remarks;

    @Autowired
    ReturnDossier returnDossier;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Tokens tokens;

    @Autowired
    Demo demo;

    @Autowired
    MockMvc web;

    @Autowired
    JdbcClient jdbc;

    long dossier;
    LocalDate soon;

    @BeforeEach
    void find() {
        dossier = demo.dossier2023("nhattan");
        soon = demo.actor("hn-lanhdao").today().plusDays(7);
    }

    @Test
    void onlyALevelAboveTheWardDraftsWithinItsReachAndWhileTheDossierLives() {
        refused(KernelRefusal.NOT_PERMITTED, () -> write("nhattan-canbo", "3", TEXT, null));
        refused(KernelRefusal.NOT_PERMITTED, () -> write("nhattan-truong", "3", TEXT, null));
        refused(KernelRefusal.NOT_PERMITTED, () -> write("quansat", "3", TEXT, null));
        refused(KernelRefusal.NOT_FOUND, () -> write("hp-canbo", "3", TEXT, null));
        refused(KernelRefusal.NOT_FOUND, () -> write("hn-canbo", "999", TEXT, null));
        refused(KernelRefusal.MISSING, () -> write("hn-canbo", "3", " ", null));
        refused(AssessmentRefusal.DUE_PAST, () -> write("hn-canbo", "3", TEXT, soon.minusDays(8)));
        refused(
                KernelRefusal.NOT_IN_THIS_STATE,
                () -> drafts.write(
                        demo.actor("hn-canbo"), demo.dossier2023("hn-p2"), remark("3", TEXT, null, UUID.randomUUID())));
        assertThat(stored()).isZero();
    }

    @Test
    void neitherTheWardNorAnotherLevelOrProvinceLearnsOfADraft() throws Exception {
        write("hn-canbo", "3", TEXT, soon);
        for (String login : List.of("nhattan-canbo", "nhattan-truong", "v05-canbo", "quansat")) {
            for (String url : List.of("", "/remarks", "/print", "/answers/3")) {
                assertThat(body(Browse.get(login, "/assessment/" + dossier + url)))
                        .as("%s at %s", login, url)
                        .isNotEmpty()
                        .doesNotContain(TEXT)
                        .doesNotContain("id=\"drafts\"");
            }
            for (String url : List.of("", "/remarks")) {
                assertThat(body(api(login, "/api/v1/assessment/" + dossier + url)))
                        .as("%s at %s", login, url)
                        .contains("{")
                        .doesNotContain(TEXT);
            }
        }
        assertThat(drafts.of(demo.actor("v05-canbo"), head("v05-canbo"))).isEmpty();
        assertThat(drafts.of(demo.actor("nhattan-truong"), head("nhattan-truong")))
                .isEmpty();
        assertThat(drafts.of(demo.actor("hp-canbo"), head("hn-canbo"))).isEmpty();
        web.perform(api("nhattan-canbo", "/api/v1/assessment/" + dossier + "/remarks/drafts"))
                .andExpect(status().isForbidden());
        web.perform(api("hp-canbo", "/api/v1/assessment/" + dossier + "/remarks/drafts"))
                .andExpect(status().isNotFound());
        assertThat(body(api("hn-lanhdao", "/api/v1/assessment/" + dossier + "/remarks/drafts")))
                .contains(TEXT);
        assertThat(body(Browse.get("hn-lanhdao", "/assessment/" + dossier + "/remarks")))
                .contains(TEXT, "id=\"drafts\"");
        assertThat(jdbc.sql("select distinct unit_id from audit.entry where table_name = 'assessment.remark_draft'")
                        .query(Long.class)
                        .list())
                .as("in the province's trail, not in the ward's")
                .containsExactly(demo.unit("hn"));
    }

    @Test
    void aDoubleClickDoesEverythingOnce() {
        UUID form = UUID.randomUUID();
        long first = drafts.write(demo.actor("hn-canbo"), dossier, remark("3", TEXT, null, form));
        assertThat(drafts.write(demo.actor("hn-canbo"), dossier, remark("3", TEXT, null, form)))
                .isEqualTo(first);
        assertThat(stored()).isEqualTo(1);
        change("hn-canbo", new SeenDraft(first, 1), "Khác");
        change("hn-canbo", new SeenDraft(first, 1), "Khác");
        assertThat(only().version()).isEqualTo(2);
        int before = remarks.of(head("hn-canbo")).size();
        long sent = drafts.send(demo.actor("hn-canbo"), dossier, only().seen());
        assertThat(drafts.send(demo.actor("hn-canbo"), dossier, new SeenDraft(first, 2)))
                .isEqualTo(sent);
        assertThat(remarks.of(head("hn-canbo"))).hasSize(before + 1);
        assertThat(drafts.of(demo.actor("hn-canbo"), head("hn-canbo"))).isEmpty();
        long other = write("hn-canbo", "4", "Bỏ đi", null);
        drafts.drop(demo.actor("hn-canbo"), dossier, new SeenDraft(other, 1));
        drafts.drop(demo.actor("hn-canbo"), dossier, new SeenDraft(other, 1));
        assertThat(demo.audited("DRAFT_REMARK", "assessment.remark_draft")).isEqualTo(4);
        assertThat(remarks.of(head("hn-canbo"))).hasSize(before + 1);
        refused(
                KernelRefusal.CHANGED_MEANWHILE,
                () -> drafts.send(demo.actor("hn-canbo"), dossier, new SeenDraft(other, 2)));
    }

    @Test
    void whatAColleagueWroteMeanwhileIsNeitherOverwrittenNorSentNorDropped() {
        SeenDraft seen = new SeenDraft(write("hn-canbo", "3", TEXT, null), 1);
        change("hn-lanhdao", seen, "Lãnh đạo sửa");
        refused(KernelRefusal.CHANGED_MEANWHILE, () -> change("hn-canbo", seen, "Cán bộ sửa"));
        refused(KernelRefusal.CHANGED_MEANWHILE, () -> drafts.send(demo.actor("hn-canbo"), dossier, seen));
        refused(KernelRefusal.CHANGED_MEANWHILE, () -> drafts.drop(demo.actor("hn-canbo"), dossier, seen));
        refused(KernelRefusal.NOT_FOUND, () -> change("v05-canbo", new SeenDraft(seen.draftId(), 2), "V05 sửa"));
        assertThat(only().text()).isEqualTo("Lãnh đạo sửa");
    }

    @Test
    void theReturnSendsWhatIsTickedWithItsDeadlineAndKeepsTheRest() throws Exception {
        write("hn-canbo", "3", TEXT, soon.plusDays(30));
        write("hn-canbo", null, "Nói sau", null);
        List<RemarkDraft> kept = drafts.of(demo.actor("hn-lanhdao"), head("hn-lanhdao"));
        web.perform(Browse.get("hn-canbo", "/appraisal/" + dossier + "/province/return"))
                .andExpect(status().isForbidden());
        String form = body(Browse.get("hn-lanhdao", "/appraisal/" + dossier + "/province/return"));
        assertThat(form).contains(TEXT, "Nói sau");
        assertThat(form.split("name=\"returnDrafts\" value=\"[0-9.]+\" checked", -1))
                .hasSize(3);
        web.perform(Browse.post("hn-lanhdao", "/appraisal/" + dossier + "/province/return")
                        .param("returnReason", "Bổ sung")
                        .param("returnDue", "01/01/2020")
                        .param("returnDrafts", kept.get(0).seen().toString()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(
                        content().string(containsString("value=\"" + kept.get(0).seen() + "\" checked")))
                .andExpect(
                        content().string(containsString("value=\"" + kept.get(1).seen() + "\">")));
        web.perform(Browse.post("hn-lanhdao", "/appraisal/" + dossier + "/province/return")
                        .param("returnReason", "Bổ sung")
                        .param("returnDue", soon.toString())
                        .param("returnDrafts", kept.get(0).seen().toString()))
                .andExpect(redirectedUrl("/appraisal/" + dossier + "/province"));
        assertThat(remarks.of(head("nhattan-truong")))
                .filteredOn(each -> each.text().equals(TEXT))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.due()).isEqualTo(soon);
                    assertThat(each.writtenByName())
                            .isEqualTo(demo.actor("hn-canbo").displayName());
                });
        assertThat(only().text()).isEqualTo("Nói sau");
        assertThat(body(Browse.get("nhattan-truong", "/assessment/" + dossier + "/remarks")))
                .contains(TEXT)
                .doesNotContain("Nói sau");
    }

    @Test
    void aReturnWithADraftThatChangedIsNotMadeAtAll() {
        long first = write("hn-canbo", "3", TEXT, null);
        long second = write("hn-canbo", "4", "Hai", null);
        int before = remarks.of(head("hn-canbo")).size();
        change("hn-canbo", new SeenDraft(second, 1), "Hai, sửa");
        refused(
                KernelRefusal.CHANGED_MEANWHILE,
                () -> returnDossier.sendBack(
                        demo.actor("hn-lanhdao"),
                        dossier,
                        AppraisalLevel.PROVINCE,
                        "Bổ sung",
                        soon,
                        List.of(new SeenDraft(first, 1), new SeenDraft(second, 1))));
        assertThat(head("hn-canbo").state()).isEqualTo("submitted");
        assertThat(remarks.of(head("hn-canbo"))).hasSize(before);
        assertThat(drafts.of(demo.actor("hn-canbo"), head("hn-canbo"))).hasSize(2);
    }

    @Test
    void aProgramKeepsChangesAndSendsThemToo() throws Exception {
        String list = "/api/v1/assessment/" + dossier + "/remarks/drafts";
        String draft = web.perform(MockMvcRequestBuilders.post(list)
                        .header("Authorization", bearer("hn-canbo"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"criterion\": \"3\", \"text\": \"" + TEXT + "\", \"due\": null}"))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getHeader("Location");
        String seen =
                web.perform(api("hn-canbo", draft)).andReturn().getResponse().getHeader("ETag");
        MockHttpServletRequestBuilder unseen = MockMvcRequestBuilders.put(draft)
                .header("Authorization", bearer("hn-canbo"))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"criterion\": null, \"text\": \"Cả hồ sơ\", \"due\": null}");
        demo.apart(() -> web.perform(unseen).andExpect(status().isPreconditionRequired()));
        web.perform(MockMvcRequestBuilders.put(draft)
                        .header("Authorization", bearer("hn-canbo"))
                        .header("If-Match", seen)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"criterion\": null, \"text\": \"Cả hồ sơ\", \"due\": null}"))
                .andExpect(status().isOk());
        web.perform(MockMvcRequestBuilders.post(draft + "/send").header("Authorization", bearer("hn-canbo")))
                .andExpect(status().isOk());
        assertThat(body(api("nhattan-truong", "/api/v1/assessment/" + dossier + "/remarks")))
                .contains("Cả hồ sơ");
        web.perform(api("hn-canbo", draft)).andExpect(status().isNotFound());
    }

    private long write(String login, @Nullable String code, String text, @Nullable LocalDate due) {
        return drafts.write(demo.actor(login), dossier, remark(code, text, due, UUID.randomUUID()));
    }

    private void change(String login, SeenDraft seen, String text) {
        drafts.change(demo.actor(login), dossier, seen, remark("3", text, null, UUID.randomUUID()));
    }

    private static NewRemark remark(@Nullable String code, String text, @Nullable LocalDate due, UUID form) {
        return new NewRemark(code, text, due, form, true);
    }

    private RemarkDraft only() {
        List<RemarkDraft> all = drafts.of(demo.actor("hn-canbo"), head("hn-canbo"));
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private DossierHead head(String login) {
        return dossiers.find(demo.actor(login), Permission.VIEW_DOSSIER, dossier)
                .orElseThrow();
    }

    private int stored() {
        return jdbc.sql("select count(*) from assessment.remark_draft")
                .query(Integer.class)
                .single();
    }

    private MockHttpServletRequestBuilder api(String login, String url) {
        return MockMvcRequestBuilders.get(url).header("Authorization", bearer(login));
    }

    private String bearer(String login) {
        return "Bearer " + tokens.create(login, Duration.ofDays(1)).orElseThrow();
    }

    private String body(MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private void refused(Refusal why, ThrowingCallable act) {
        demo.apart(() -> Refusals.refused(why, act));
    }
}
