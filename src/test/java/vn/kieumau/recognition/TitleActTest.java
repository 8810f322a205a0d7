package vn.kieumau.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static vn.kieumau.support.Refusals.refused;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.AsOf;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Refusal;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoDistrict;
import vn.kieumau.support.DemoReorganisation;
import vn.kieumau.support.SqlCount;
import vn.kieumau.units.Units;

/** What becomes of a title after it was conferred: checked, warned about, suspended, restored, renewed, lapsed, revoked. */
@ApplicationTest
class TitleActTest {
    private static final LocalDate TODAY = LocalDate.of(2023, 11, 24);
    private static final String NUMBER = "09/QĐ/MINH-HOẠ";
    private static final String SIGNATORY = "Người ký minh hoạ";

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    @Autowired
    Titles titles;

    @Autowired
    TitleActs acts;

    @Autowired
    CheckTitle checkTitle;

    @Autowired
    PrepareTitleAct prepareTitleAct;

    @Autowired
    DecideTitleAct decideTitleAct;

    @Autowired
    ComplainAboutTitle complainAboutTitle;

    @Autowired
    TitleComplaints complaints;

    @Autowired
    KeepMaintenanceRule keepMaintenanceRule;

    @Autowired
    MaintenanceRules rules;

    @Autowired
    DemoDistrict district;

    @Autowired
    DemoReorganisation reorganisation;

    @Autowired
    Units units;

    long title;

    @BeforeEach
    void aTitle() {
        title = jdbc.sql("select min(id) from recognition.title")
                .query(Long.class)
                .single();
    }

    @Test
    void onePersonProposesAnotherDecidesAndNobodyElse() {
        for (String login : List.of("hn-canbo", "hn-lanhdao", "hn-p2-truong", "quansat", "v05-lanhdao")) {
            refused(KernelRefusal.NOT_PERMITTED, () -> prepare(login, "warn"));
        }
        long act = prepare("v05-canbo", "warn");
        for (String login : List.of("v05-canbo", "hn-lanhdao", "quansat")) {
            refused(KernelRefusal.NOT_PERMITTED, () -> decide(login, act));
        }
        jdbc.sql("update recognition.title_act set prepared_by = ? where id = ?")
                .param(demo.actor("v05-lanhdao").accountId())
                .param(act)
                .update();
        refused(KernelRefusal.SAME_PERSON, () -> decide("v05-lanhdao", act));
    }

    @Test
    void whatIsWrongIsSaidAndOneProposalWaitsAtATime() {
        refused(KernelRefusal.MISSING, () -> prepare("v05-canbo", "praise"));
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> prepare("v05-canbo", "resume"));
        refused(
                KernelRefusal.MISSING,
                () -> prepareTitleAct.prepare(demo.actor("v05-canbo"), title, "warn", " ", null, "", null, true));
        for (String kind : List.of("suspend", "revoke")) {
            refused(
                    RecognitionRefusal.NOT_HEARD,
                    () -> prepareTitleAct.prepare(
                            demo.actor("v05-canbo"), title, kind, "vì sao", TODAY, " ", null, true));
            refused(
                    RecognitionRefusal.NOT_HEARD,
                    () -> prepareTitleAct.prepare(
                            demo.actor("v05-canbo"), title, kind, "vì sao", null, "ý kiến", null, true));
        }
        long act = prepare("v05-canbo", "revoke");
        refused(
                RecognitionRefusal.NUMBER_NOT_MARKED,
                () -> decideTitleAct.decide(demo.actor("v05-lanhdao"), title, act, "09/QĐ", TODAY, SIGNATORY));
        refused(
                RecognitionRefusal.SIGNATORY_NOT_MARKED,
                () -> decideTitleAct.decide(demo.actor("v05-lanhdao"), title, act, NUMBER, TODAY, "Ai đó"));
        refused(
                RecognitionRefusal.DECIDED_IN_FUTURE,
                () -> decideTitleAct.decide(
                        demo.actor("v05-lanhdao"), title, act, NUMBER, TODAY.plusDays(1), SIGNATORY));
        refused(
                RecognitionRefusal.BEFORE_CONFERRED,
                () -> decideTitleAct.decide(
                        demo.actor("v05-lanhdao"), title, act, NUMBER, TODAY.minusYears(2), SIGNATORY));
        assertThat(state()).isEqualTo("conferred");
    }

    @Test
    void twoProposalsDoNotWaitBesideEachOther() {
        prepare("v05-canbo", "warn");
        refused(RecognitionRefusal.ACT_PREPARED, () -> prepare("v05-canbo", "revoke"));
    }

    @Test
    void aTitleIsSuspendedRestoredRenewedAndRevokedAndEveryStepIsInTheTrail() throws Exception {
        int prepared = demo.audited("PREPARE_TITLE_ACT", "recognition.title_act");
        int moved = demo.audited("DECIDE_TITLE_ACT", "recognition.title");
        done("renew");
        assertThat(state()).isEqualTo("renewed");
        done("suspend");
        assertThat(state()).isEqualTo("suspended");
        done("warn");
        assertThat(state()).isEqualTo("suspended");
        done("resume");
        assertThat(state()).as("as it was before").isEqualTo("renewed");
        long dropped = prepare("v05-canbo", "lapse");
        prepareTitleAct.drop(demo.actor("v05-canbo"), title, dropped);
        refused(KernelRefusal.NOT_FOUND, () -> decide("v05-lanhdao", dropped));
        done("revoke");
        assertThat(state()).isEqualTo("revoked");
        assertThat(web.perform(Browse.get("v05-canbo", "/recognition/titles/" + title + "/certificate"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .as("nothing left to hand out")
                .isEqualTo(409);
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> prepare("v05-canbo", "renew"));
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> check("v05-canbo", List.of()));
        assertThat(acts.decided(title))
                .extracting(TitleAct::kind)
                .containsExactly("revoke", "resume", "warn", "suspend", "renew");
        assertThat(demo.audited("PREPARE_TITLE_ACT", "recognition.title_act")).isEqualTo(prepared + 7);
        assertThat(demo.audited("DECIDE_TITLE_ACT", "recognition.title")).isEqualTo(moved + 4);
        assertThatThrownBy(() -> jdbc.sql("update recognition.title_act set reason = 'khác' where state = 'decided'")
                        .update())
                .hasMessageContaining("never changed");
    }

    @Test
    void aCheckSaysWhatIsNotMetAndTheRuleWhatThatSpeaksFor() {
        refused(KernelRefusal.NOT_PERMITTED, () -> check("hn-p2-truong", List.of()));
        refused(KernelRefusal.NOT_FOUND, () -> check("hp-canbo", List.of()));
        refused(KernelRefusal.NOT_FOUND, () -> check("hn-canbo", List.of("1", "99")));
        check("hn-canbo", List.of("1", "2"));
        Title conferred = titles.find(demo.actor("v05-canbo"), title).orElseThrow();
        assertThat(acts.checks(title, null).get(0).suggests()).as("no rule").isNull();
        assertThat(acts.until(conferred, List.of(), null)).isNull();
        keepMaintenanceRule.keep(demo.actor("v05-lanhdao"), demo.setId(), rule(2, "0.5", "0.3", "14"));
        MaintenanceRule kept = rules.of(conferred);
        assertThat(acts.checks(title, kept))
                .extracting(TitleCheck::suggests, TitleCheck::failing)
                .containsExactly(tuple("warn", List.of("1", "2")));
        assertThat(acts.until(conferred, List.of(), kept))
                .isEqualTo(conferred.conferredOn().plusYears(2).minusDays(1));
        assertThat(demo.audited("KEEP_MAINTENANCE_RULE", "recognition.maintenance_rule"))
                .as("the demonstration's, and this one")
                .isEqualTo(2);
    }

    @Test
    void onlyALeaderSaysHowTitlesAreKeptAndSharesMakeSense() {
        for (String login : List.of("v05-canbo", "hn-lanhdao", "hn-p2-truong")) {
            refused(
                    KernelRefusal.NOT_PERMITTED,
                    () -> keepMaintenanceRule.keep(demo.actor(login), demo.setId(), rule(2, "0.5", "0.3", "1")));
        }
        refusedRule(RecognitionRefusal.SHARES_CROSSED, rule(2, "0.3", "0.5", "1"));
        refusedRule(RecognitionRefusal.NO_SUCH_CRITERION, rule(2, "0.5", "0.3", "99"));
        refusedRule(KernelRefusal.NOT_A_NUMBER, rule(21, "0.5", "0.3", "1"));
        refusedRule(KernelRefusal.NOT_A_NUMBER, rule(2, "1.01", "0.3", "1"));
        refusedRule(KernelRefusal.NOT_A_NUMBER, rule(2, "0.5", "0", "1"));
        refused(
                KernelRefusal.NOT_FOUND,
                () -> keepMaintenanceRule.keep(demo.actor("v05-lanhdao"), 999_999, rule(2, "0.5", "0.3", "1")));
    }

    private void refusedRule(Refusal refusal, MaintenanceRule rule) {
        refused(refusal, () -> keepMaintenanceRule.keep(demo.actor("v05-lanhdao"), demo.setId(), rule));
    }

    private static MaintenanceRule rule(int years, String revoke, String key, String code) {
        return new MaintenanceRule(
                years, 12, new BigDecimal(revoke), new BigDecimal(key), List.of(code), "minh hoạ", true);
    }

    @Test
    void aNewCertificateReplacesTheFormerWhichStillLeadsToTheTitle() throws Exception {
        Title before = titles.find(demo.actor("v05-canbo"), title).orElseThrow();
        done("replace");
        Title after = titles.find(demo.actor("v05-canbo"), title).orElseThrow();
        assertThat(after.state()).isEqualTo("conferred");
        assertThat(after.certificateNumber()).isNotEqualTo(before.certificateNumber());
        assertThat(after.certificateCode()).isNotEqualTo(before.certificateCode());
        assertThat(page(null, "/recognition/certificates/" + before.certificateCode()))
                .contains(after.certificateNumber(), "đã được thay");
        assertThat(page(null, "/recognition/certificates/" + after.certificateCode()))
                .contains("Thay giấy chứng nhận số " + before.certificateNumber())
                .doesNotContain("đã được thay bằng");
        done("replace");
        assertThat(titles.find(demo.actor("v05-canbo"), title).orElseThrow().certificateNumber())
                .as("no number is given twice")
                .isNotIn(before.certificateNumber(), after.certificateNumber());
    }

    @Test
    void aUnitComplainsWithinItsTimeAndATitleIsReinstatedOnlyWhereItIsRight() throws Exception {
        done("revoke");
        long act = acts.decided(title).get(0).actId();
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> prepare("v05-canbo", "renew"));
        refused(RecognitionRefusal.NOT_GRANTED, () -> prepare("v05-canbo", "reinstate"));
        refused(KernelRefusal.NOT_PERMITTED, () -> complain("hn-canbo", act));
        refused(KernelRefusal.NOT_FOUND, () -> complain("nhattan-truong", act));
        refused(KernelRefusal.NOT_FOUND, () -> complain("hn-p2-truong", act + 1_000));
        refused(
                RecognitionRefusal.COMPLAINT_TOO_LATE,
                () -> complainAboutTitle.complain(
                        district.on(TODAY.plusDays(91), "hn-p2-truong"), title, act, "Muộn", true));
        complain("hn-p2-truong", act);
        refused(RecognitionRefusal.COMPLAINED, () -> complain("hn-p2-truong", act));
        TitleComplaint waiting = complaints.of(demo.actor("v05-lanhdao"), title).get(0);
        assertThat(waiting.due()).isEqualTo(TODAY.plusDays(30));
        assertThat(page("v05-lanhdao", "/")).contains("Trả lời khiếu nại về danh hiệu");
        long id = waiting.complaintId();
        refused(
                KernelRefusal.NOT_PERMITTED,
                () -> complainAboutTitle.answer(demo.actor("v05-canbo"), title, id, true, "Đúng"));
        refused(
                KernelRefusal.MISSING,
                () -> complainAboutTitle.answer(demo.actor("v05-lanhdao"), title, id, true, " "));
        complainAboutTitle.answer(demo.actor("v05-lanhdao"), title, id, true, "Đơn vị đúng");
        refused(
                KernelRefusal.NOT_FOUND,
                () -> complainAboutTitle.answer(demo.actor("v05-lanhdao"), title, id, false, "Thôi"));
        assertThat(state()).as("an answer changes no title").isEqualTo("revoked");
        assertThat(page("hn-p2-truong", "/recognition/titles/" + title)).contains("Đơn vị đúng");
        done("reinstate");
        assertThat(state()).isEqualTo("conferred");
        done("revoke");
        refused(RecognitionRefusal.NOT_GRANTED, () -> prepare("v05-canbo", "reinstate"));
        assertThat(demo.audited("COMPLAIN_ABOUT_TITLE", "recognition.title_complaint"))
                .isEqualTo(1);
        assertThat(demo.audited("ANSWER_COMPLAINT", "recognition.title_complaint"))
                .isEqualTo(1);
    }

    /** The ward that earned it is merged with another: what it held stays, and the new ward has nothing until somebody decides. */
    @Test
    void onlyADecisionConfersOnASuccessor() throws Exception {
        reorganisation.apply(
                "hn-p1,whole,99901,Phường Hợp Nhất,Phường,01,NQ minh hoạ;hn-p2,whole,99901,,,,NQ minh hoạ");
        LocalDate later = DemoReorganisation.DAY.plusDays(5);
        Actor officer = district.on(later, "v05-canbo");
        long merged = units.at("99901", later).orElseThrow().unitId();
        refused(KernelRefusal.MISSING, () -> confer(demo.actor("v05-canbo"), merged));
        refused(KernelRefusal.MISSING, () -> confer(officer, demo.unit("nhattan")));
        long act = confer(officer, merged);
        assertThat(titles.page(officer, 0, "Hợp Nhất", "", AsOf.today(officer), new Paging(1, 20))
                        .items())
                .isEmpty();
        decideTitleAct.decide(district.on(later, "v05-lanhdao"), title, act, NUMBER, later, SIGNATORY);
        Title own = titles.page(officer, 0, "Hợp Nhất", "", AsOf.today(officer), new Paging(1, 20))
                .items()
                .get(0);
        assertThat(own)
                .extracting(
                        Title::unitId, Title::state, Title::earnedTitleId, Title::decisionNumber, Title::conferredOn)
                .containsExactly(merged, "conferred", title, NUMBER, later);
        assertThat(titles.find(officer, title).orElseThrow().state()).isEqualTo("conferred");
        assertThat(own.certificateNumber())
                .isNotEqualTo(titles.find(officer, title).orElseThrow().certificateNumber());
        refused(RecognitionRefusal.SUCCESSOR_HOLDS, () -> confer(officer, merged));
        assertThat(page(null, "/recognition/certificates/" + own.certificateCode()))
                .contains("Hợp Nhất");
    }

    private long confer(Actor actor, long successor) {
        return prepareTitleAct.prepare(actor, title, "confer", "Phường mới giữ vững", null, "", successor, true);
    }

    private void complain(String login, long act) {
        complainAboutTitle.complain(demo.actor(login), title, act, "Số liệu chưa đúng", true);
    }

    /** By counting: of 22 criteria 11 are one half; 7 are more than 30 in a hundred, 6 are less. */
    @Test
    void sharesAndKeyCriteriaDecideWhatACheckSpeaksFor() {
        MaintenanceRule rule = rule(2, "0.5", "0.3", "key");
        assertThat(rule.suggests(List.of(), 22)).isEqualTo("nothing");
        for (int failing = 1; failing <= 22; failing++) {
            List<String> codes =
                    IntStream.range(0, failing).mapToObj(String::valueOf).toList();
            assertThat(rule.suggests(codes, 22)).as("%d", failing).isEqualTo(failing >= 11 ? "revoke" : "warn");
            List<String> withKey = new ArrayList<>(codes.subList(1, failing));
            withKey.add("key");
            assertThat(rule.suggests(withKey, 22))
                    .as("%d with a key", failing)
                    .isEqualTo(failing >= 7 ? "revoke" : "warn");
        }
    }

    @Test
    void thePublicPageShowsTheStateAndWhatWasDecided() throws Exception {
        long act = prepare("v05-canbo", "revoke");
        String code = titles.find(demo.actor("v05-canbo"), title).orElseThrow().certificateCode();
        assertThat(page(null, "/recognition/certificates/" + code)).doesNotContain("Thu hồi", "đơn vị nói");
        assertThat(page("v05-lanhdao", "/")).contains("Quyết định về danh hiệu");
        assertThat(page("v05-canbo", "/recognition/titles/" + title))
                .contains("đơn vị nói")
                .doesNotContain("/decide\"");
        assertThat(page("v05-lanhdao", "/recognition/titles/" + title)).contains("/decide\"");
        decide("v05-lanhdao", act);
        assertThat(page(null, "/recognition/certificates/" + code))
                .contains("Thu hồi", NUMBER, "Lý do thử")
                .doesNotContain("đơn vị nói", "Cán bộ V05");
        assertThat(SqlCount.during(() -> web.perform(Browse.get("v05-canbo", "/recognition/titles/" + title))))
                .isBetween(1, 12);
        String refused = web.perform(Browse.post("hn-canbo", "/recognition/titles/{id}/checks", title)
                        .param("checkedOn", "31/02/2023")
                        .param("note", "Nhận xét đã gõ"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(refused).doesNotContain("Exception");
    }

    private String page(String login, String url) throws Exception {
        return web.perform(login == null ? get(url) : Browse.get(login, url))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String state() {
        return titles.find(demo.actor("v05-canbo"), title).orElseThrow().state();
    }

    private void done(String kind) {
        decide("v05-lanhdao", prepare("v05-canbo", kind));
    }

    private long prepare(String login, String kind) {
        return prepareTitleAct.prepare(demo.actor(login), title, kind, "Lý do thử", TODAY, "đơn vị nói", null, true);
    }

    private void decide(String login, long act) {
        decideTitleAct.decide(demo.actor(login), title, act, NUMBER, TODAY, SIGNATORY);
    }

    private void check(String login, List<String> failing) {
        checkTitle.check(demo.actor(login), title, TODAY, failing, "Đã xem hồ sơ", true);
    }
}
