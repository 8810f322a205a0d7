package vn.kieumau.appraisal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.criteria.Pack;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Refusal;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;
import vn.kieumau.support.DemoCouncil;
import vn.kieumau.support.Refusals;
import vn.kieumau.units.Touched;

/** A council of Hà Nội considers the dossier of a ward; one of its members is the ward's chief, who is excluded. */
@ApplicationTest
class CouncilTest {
    static final AppraisalLevel PROVINCE = AppraisalLevel.PROVINCE;
    static final String[] SEVEN = {
        "hn-lanhdao", "hn-canbo", "v05-canbo", "v05-lanhdao", "quansat", "kiemtoan", "hn-p1-truong"
    };

    @Autowired
    AppointCouncil appointCouncil;

    @Autowired
    ConveneCouncil conveneCouncil;

    @Autowired
    VoteInCouncil voteInCouncil;

    @Autowired
    CloseCouncil closeCouncil;

    @Autowired
    Councils councils;

    @Autowired
    CouncilSessions councilSessions;

    @Autowired
    PassAppraisal passAppraisal;

    @Autowired
    Demo demo;

    @Autowired
    CouncilRehearsal councilRehearsal;

    @Autowired
    DemoCouncil demoCouncil;

    @Autowired
    DemoApi api;

    @Autowired
    MockMvc web;

    @Autowired
    JdbcClient jdbc;

    @Test
    void onlyWhereASetHasACouncilIsOneWrittenDown() {
        refused(
                CouncilRefusal.NO_COUNCIL,
                () -> appointCouncil.appoint(demo.actor("hn-canbo"), demo.cohort2023(), DemoCouncil.council(SEVEN)));
        long dossier = demoCouncil.prepared("hn-p1", DemoCouncil.OPEN_BALLOT);
        long cohort = demoCouncil.cohort(dossier);
        refused(
                KernelRefusal.NOT_PERMITTED,
                () -> appointCouncil.appoint(demo.actor("hn-lanhdao"), cohort, DemoCouncil.council(SEVEN)));
        refused(
                CouncilRefusal.NO_COUNCIL,
                () -> appointCouncil.appoint(demo.actor("hp-canbo"), cohort, DemoCouncil.council(SEVEN)));
        refused(
                CouncilRefusal.NO_COUNCIL,
                () -> appointCouncil.appoint(demo.actor("v05-canbo"), cohort, DemoCouncil.council(SEVEN)));
        refused(CouncilRefusal.UNKNOWN_ACCOUNT, () -> demoCouncil.appoint(dossier, "hn-lanhdao", "khong-co-ai"));
        refused(
                CouncilRefusal.MEMBER_TWICE,
                () -> demoCouncil.appoint(dossier, "hn-lanhdao", "hn-canbo", "kiemtoan", "kiemtoan"));
        refused(CouncilRefusal.ONE_CHAIR, () -> demoCouncil.appoint(dossier));
        demoCouncil.appoint(dossier, SEVEN);
        refused(CouncilRefusal.NO_COUNCIL, () -> demoCouncil.appoint(dossier, SEVEN));
        assertThat(demo.audited("APPOINT_COUNCIL", "appraisal.council")).isEqualTo(1);
    }

    @Test
    void itsMembersAreTypedOnThePageAndKeptThereWhenItIsRefused() throws Exception {
        long dossier = demoCouncil.prepared("hn-p1", DemoCouncil.OPEN_BALLOT);
        var typed = Browse.post("hn-canbo", "/appraisal/councils")
                .param("cohort", String.valueOf(demoCouncil.cohort(dossier)))
                .param("name", "Hội đồng gõ trên trang")
                .param("decisionNumber", "02/MINH-HOẠ")
                .param("decidedOn", "01/11/2023")
                .param("members.0.login", "hn-lanhdao")
                .param("members.0.office", "Lãnh đạo")
                .param("members.1.login", "hn-canbo")
                .param("members.1.office", "Phòng Tham mưu")
                .param("members.1.role", "member");
        web.perform(typed.param("members.0.role", "member"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("value=\"hn-lanhdao\"")))
                .andExpect(content().string(containsString("value=\"Phòng Tham mưu\"")));
        typed.param("members.2.login", "kiemtoan")
                .param("members.2.office", "Thanh tra")
                .param("members.2.role", "chair");
        String council = web.perform(typed).andReturn().getResponse().getRedirectedUrl();
        web.perform(Browse.get("hn-canbo", Objects.requireNonNull(council)))
                .andExpect(content().string(containsString("Phòng Tham mưu")));
        web.perform(Browse.post("hn-canbo", council + "/members/new")
                        .param("version", "1")
                        .param("name", "Hội đồng gõ trên trang")
                        .param("decisionNumber", "02/MINH-HOẠ")
                        .param("decidedOn", "01/11/2023")
                        .param("members.0.login", "hn-lanhdao")
                        .param("members.0.office", "Lãnh đạo")
                        .param("members.0.role", "chair"))
                .andExpect(redirectedUrl(council));
        web.perform(Browse.get("hn-canbo", council)).andExpect(content().string(not(containsString("Phòng Tham mưu"))));
    }

    @Test
    void itStaysWithAProvinceThatEndsAndGoesOnWithOneThatChanges() {
        long dossier = demoCouncil.prepared("hn-p1", DemoCouncil.OPEN_BALLOT);
        long council = demoCouncil.appoint(dossier, SEVEN);
        Long[] province = {
            jdbc.sql("select unit_id from appraisal.council where id = ?")
                    .param(council)
                    .query(Long.class)
                    .single()
        };
        Long[] none = {};
        LocalDate day = LocalDate.of(2027, 1, 1);
        assertThat(councilRehearsal.touched(province, none, day))
                .extracting(Touched::rowId, Touched::rule)
                .containsExactly(tuple(council, "appraisal.rehearsal.council.stays"));
        assertThat(councilRehearsal.touched(none, province, day))
                .extracting(Touched::rule)
                .containsExactly("appraisal.rehearsal.council.goes_on");
        assertThat(councilRehearsal.touched(none, none, day)).isEmpty();
    }

    @Test
    void aStrangerSeesNothingOfItAndAMemberSeesIt() throws Exception {
        long session = opened(DemoCouncil.SECRET_BALLOT);
        long council = council(session);
        for (String page : List.of("/appraisal/councils/" + council, "/appraisal/sessions/" + session)) {
            for (String stranger : List.of("hp-canbo", "nhattan-canbo", "hn-p1-canbo")) {
                web.perform(Browse.get(stranger, page)).andExpect(status().isNotFound());
                web.perform(api.get(stranger, "/api/v1" + page)).andExpect(status().isNotFound());
            }
            for (String language : List.of("vi", "en")) {
                web.perform(Browse.get("hn-p1-truong", page + "?lang=" + language))
                        .andExpect(status().isOk());
                web.perform(Browse.get("hn-canbo", page + "?lang=" + language)).andExpect(status().isOk());
            }
        }
        web.perform(Browse.get("hn-canbo", "/appraisal/councils/" + council + "/members/new"))
                .andExpect(content().string(containsString("<option value=\"hn-p1-canbo\"")))
                .andExpect(content().string(not(containsString("<option value=\"hp-canbo\""))));
        web.perform(Browse.get("hp-canbo", "/appraisal/councils"))
                .andExpect(content().string(not(containsString("Hội đồng thử"))));
        web.perform(Browse.get("hn-p1-truong", "/appraisal/councils"))
                .andExpect(content().string(containsString("Hội đồng thử")));
        refused(
                KernelRefusal.NOT_FOUND,
                () -> voteInCouncil.vote(demo.actor("hp-canbo"), session, item(session), "for", true));
        refused(KernelRefusal.NOT_FOUND, () -> closeCouncil.close(demo.actor("hp-canbo"), session));
        refused(
                KernelRefusal.NOT_FOUND,
                () -> conveneCouncil.cancel(demo.actor("v05-canbo"), session, "cấp trên không làm thay"));
    }

    @Test
    void onlyPreparedDossiersOfItsOwnComeBeforeIt() {
        long dossier = demoCouncil.prepared("hn-p1", DemoCouncil.OPEN_BALLOT);
        long council = demoCouncil.appoint(dossier, SEVEN);
        refused(CouncilRefusal.NOTHING_ON_THE_AGENDA, () -> demoCouncil.convene(council));
        refused(CouncilRefusal.NOT_PREPARED, () -> demoCouncil.convene(council, demo.dossier2023("nhattan")));
        refused(KernelRefusal.NOT_FOUND, () -> demoCouncil.convene(council, demo.dossier2023("hungvuong")));
        refused(
                CouncilRefusal.NOT_A_TIME,
                () -> conveneCouncil.convene(
                        demo.actor("hn-canbo"),
                        council,
                        new NewSession("24/11/2023", "25:00", "Phòng họp", List.of(dossier))));
        long session = demoCouncil.convene(council, dossier);
        refused(CouncilRefusal.SESSION_UNDER_WAY, () -> demoCouncil.convene(council, dossier));
        refused(CouncilRefusal.NOBODY_PRESENT, () -> conveneCouncil.open(demo.actor("hn-canbo"), session));
        demoCouncil.attend(session, SEVEN);
        passAppraisal.handBack(demo.actor("hn-lanhdao"), dossier, PROVINCE, "xem lại");
        refused(CouncilRefusal.NOT_PREPARED, () -> conveneCouncil.open(demo.actor("hn-canbo"), session));
    }

    @Test
    void membersAreReplacedUntilASessionIsOpen() throws Exception {
        long dossier = demoCouncil.prepared("hn-p1", DemoCouncil.OPEN_BALLOT);
        long council = demoCouncil.appoint(dossier, SEVEN);
        long session = demoCouncil.convene(council, dossier);
        demoCouncil.attend(session, "v05-lanhdao", "quansat");
        voteInCouncil.recuse(demo.actor("quansat"), session, item(session), "Người nhà công tác ở phường");
        refused(
                KernelRefusal.CHANGED_MEANWHILE,
                () -> appointCouncil.replace(demo.actor("hn-canbo"), council, 7, DemoCouncil.council(SEVEN)));
        refused(
                KernelRefusal.NOT_FOUND,
                () -> appointCouncil.replace(demo.actor("v05-canbo"), council, 1, DemoCouncil.council(SEVEN)));
        appointCouncil.replace(
                demo.actor("hn-canbo"), council, 1, DemoCouncil.council("hn-lanhdao", "hn-canbo", "kiemtoan"));
        assertThat(jdbc.sql(
                                "select string_agg(reason, ' / ' order by seq) from audit.entry where act = 'APPOINT_COUNCIL'")
                        .query(String.class)
                        .single())
                .as("the trail keeps who sat in it before")
                .contains("v05-lanhdao (member", " / hn-lanhdao (chair");
        assertThat(councilSessions.exclusions(session))
                .as("who left is out of the session to come too")
                .isEmpty();
        refused(CouncilRefusal.NOBODY_PRESENT, () -> conveneCouncil.open(demo.actor("hn-canbo"), session));
        refused(
                KernelRefusal.NOT_FOUND,
                () -> voteInCouncil.recuse(demo.actor("hp-canbo"), session, item(session), "x"));
        refused(
                CouncilRefusal.NOT_A_MEMBER,
                () -> voteInCouncil.recuse(demo.actor("v05-lanhdao"), session, item(session), "x"));
        demoCouncil.attend(session, "hn-lanhdao");
        conveneCouncil.open(demo.actor("hn-canbo"), session);
        refused(
                CouncilRefusal.SESSION_UNDER_WAY,
                () -> appointCouncil.replace(demo.actor("hn-canbo"), council, 2, DemoCouncil.council(SEVEN)));
        vote("hn-lanhdao", session, item(session), "for");
        closeCouncil.close(demo.actor("hn-canbo"), session);
        appointCouncil.replace(demo.actor("hn-canbo"), council, 2, DemoCouncil.council("quansat", "hn-canbo"));
        assertThat(closeCouncil.minutes(session).orElseThrow().content().members())
                .as("the minutes keep those of the day, and so does the page show none")
                .extracting(Minutes.Sitting::present)
                .containsExactly(true, false, false);
        web.perform(Browse.get("hn-canbo", "/appraisal/sessions/" + session))
                .andExpect(content().string(not(containsString("Cơ quan của quansat"))));
    }

    @Test
    void onlyMembersWhoAreThereAndNotExcludedVoteWhileItIsOpen() {
        long dossier = demoCouncil.prepared("hn-p1", DemoCouncil.OPEN_BALLOT);
        long session = demoCouncil.convene(demoCouncil.appoint(dossier, SEVEN), dossier);
        long item = item(session);
        refused(
                CouncilRefusal.NOT_THE_SECRETARY,
                () -> conveneCouncil.attend(demo.actor("kiemtoan"), session, List.of()));
        demoCouncil.attend(session, "hn-lanhdao", "hn-canbo", "v05-canbo", "quansat", "hn-p1-truong");
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> vote("hn-lanhdao", session, item, "for"));
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> closeCouncil.close(demo.actor("hn-canbo"), session));
        refused(KernelRefusal.NOT_PERMITTED, () -> conveneCouncil.open(demo.actor("hn-lanhdao"), session));
        conveneCouncil.open(demo.actor("hn-canbo"), session);
        refused(CouncilRefusal.EXCLUDED, () -> vote("hn-p1-truong", session, item, "for"));
        refused(CouncilRefusal.NOT_PRESENT, () -> vote("v05-lanhdao", session, item, "for"));
        refused(CouncilRefusal.NO_VOTE, () -> vote("v05-canbo", session, item, "maybe"));
        refused(KernelRefusal.NOT_FOUND, () -> vote("v05-canbo", session, item + 1, "for"));
        refused(KernelRefusal.MISSING, () -> voteInCouncil.recuse(demo.actor("quansat"), session, item, " "));
        voteInCouncil.recuse(demo.actor("quansat"), session, item, "Người nhà công tác ở phường");
        refused(CouncilRefusal.EXCLUDED, () -> vote("quansat", session, item, "for"));
        vote("v05-canbo", session, item, "against");
        vote("v05-canbo", session, item, "for");
        refused(
                CouncilRefusal.ALREADY_VOTED,
                () -> voteInCouncil.recuse(demo.actor("v05-canbo"), session, item, "muộn"));
        closeCouncil.close(demo.actor("hn-canbo"), session);
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> vote("v05-canbo", session, item, "against"));
        assertThat(jdbc.sql("select vote from appraisal.ballot")
                        .query(String.class)
                        .list())
                .as("an open vote can be changed until then, and is one")
                .containsExactly("for");
        Minutes.Considered result = result(session);
        assertThat(result.members())
                .as("seven but the ward's chief and whom it concerns")
                .isEqualTo(5);
        assertThat(result.present()).isEqualTo(3);
        assertThat(result.outcome()).as("3 of 5 are less than 70%").isEqualTo("no_quorum");
        assertThat(result.excluded()).extracting(Minutes.Excluded::declared).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void whoIsNoMemberDoesNotVote() {
        long dossier = demoCouncil.prepared("hn-p1", DemoCouncil.OPEN_BALLOT);
        long session = demoCouncil.convene(demoCouncil.appoint(dossier, "hn-lanhdao", "hn-canbo"), dossier);
        demoCouncil.attend(session, "hn-lanhdao", "kiemtoan");
        conveneCouncil.open(demo.actor("hn-canbo"), session);
        refused(CouncilRefusal.NOT_A_MEMBER, () -> vote("kiemtoan", session, item(session), "for"));
        refused(
                CouncilRefusal.NOT_A_MEMBER,
                () -> voteInCouncil.recuse(demo.actor("kiemtoan"), session, item(session), "x"));
    }

    @Test
    void nothingIsPassedBeforeTheCouncilHasApproved() throws Exception {
        long dossier = demoCouncil.prepared("hn-p1", DemoCouncil.OPEN_BALLOT);
        String page = "/appraisal/" + dossier + "/province";
        refused(CouncilRefusal.AWAITED, () -> pass(dossier));
        web.perform(Browse.get("hn-lanhdao", page)).andExpect(content().string(containsString("chưa thành lập")));
        web.perform(Browse.get("hn-canbo", "/")).andExpect(content().string(containsString("Triệu tập hội đồng")));
        web.perform(Browse.get("hn-lanhdao", "/"))
                .andExpect(content().string(not(containsString("/appraisal/" + dossier + "/province"))));
        long council = demoCouncil.appoint(dossier, SEVEN);

        long first = demoCouncil.convene(council, dossier);
        demoCouncil.attend(first, "hn-lanhdao");
        conveneCouncil.open(demo.actor("hn-canbo"), first);
        web.perform(Browse.get("hn-lanhdao", "/"))
                .andExpect(content().string(containsString("Biểu quyết trong hội đồng")))
                .andExpect(content().string(containsString("/appraisal/sessions/" + first)));
        closeCouncil.close(demo.actor("hn-canbo"), first);
        refused(CouncilRefusal.NO_QUORUM, () -> pass(dossier));

        long second = voted(council, dossier, "against", "against", "for", "for", "abstain");
        assertThat(outcome(second)).isEqualTo("not_approved");
        refused(CouncilRefusal.NOT_APPROVED, () -> pass(dossier));
        refused(CouncilRefusal.NOT_PREPARED, () -> demoCouncil.convene(council, dossier));
        web.perform(Browse.get("hn-lanhdao", page))
                .andExpect(content().string(containsString("không thông qua")))
                .andExpect(content().string(containsString(page + "/hand-back")));

        passAppraisal.handBack(demo.actor("hn-lanhdao"), dossier, PROVINCE, "hội đồng không thông qua");
        passAppraisal.prepare(demo.actor("hn-canbo"), dossier, PROVINCE);
        refused(CouncilRefusal.AWAITED, () -> pass(dossier));
        long third = voted(council, dossier, "for", "for", "for", "against", "abstain");
        assertThat(outcome(third)).isEqualTo("approved");
        web.perform(Browse.get("hn-lanhdao", page + "?lang=en"))
                .andExpect(content().string(containsString("it approved")));
        pass(dossier);
        assertThat(jdbc.sql("select state from assessment.dossier where id = ?")
                        .param(dossier)
                        .query(String.class)
                        .single())
                .isEqualTo("passed");
        for (String act : List.of("CONVENE_COUNCIL", "RECORD_ATTENDANCE", "OPEN_COUNCIL", "CLOSE_COUNCIL")) {
            assertThat(demo.audited(act, "appraisal.session")).as(act).isPositive();
        }
        web.perform(Browse.get("hn-canbo", "/audit")).andExpect(status().isOk());
    }

    /** Half against half: the chair, the first of them, decides. */
    @Test
    void theChairBreaksATieOfAnOpenBallot() {
        long dossier = demoCouncil.prepared("hn-p1", DemoCouncil.OPEN_BALLOT);
        long council = demoCouncil.appoint(dossier, SEVEN);
        long session = voted(council, dossier, "for", "for", "for", "against", "against", "against");
        assertThat(outcome(session)).isEqualTo("approved");
        Minutes minutes = closeCouncil.minutes(session).orElseThrow().content();
        assertThat(minutes.results().get(0).ballots())
                .extracting(Minutes.NamedVote::vote)
                .containsExactly("for", "for", "for", "against", "against", "against");
    }

    @Test
    void aTieOfASecretBallotIsVotedOnAgainInAnotherSession() {
        long dossier = demoCouncil.prepared("hn-p1", DemoCouncil.SECRET_BALLOT);
        long council = demoCouncil.appoint(dossier, SEVEN);
        assertThat(outcome(voted(council, dossier, "for", "for", "for", "against", "against", "against")))
                .isEqualTo("vote_again");
        refused(CouncilRefusal.VOTE_AGAIN, () -> pass(dossier));
        assertThat(outcome(voted(council, dossier, "for", "for", "for", "for", "against", "against")))
                .isEqualTo("approved");
        pass(dossier);
    }

    /** Neither a table, nor the trail, nor the minutes say who voted how; and it is said before that it cannot be changed. */
    @Test
    void aSecretVoteIsKeptNowhereBesideWhoseItIs() throws Exception {
        long session = opened(DemoCouncil.SECRET_BALLOT);
        long item = item(session);
        refused(
                CouncilRefusal.NOT_CONFIRMED,
                () -> voteInCouncil.vote(demo.actor("v05-canbo"), session, item, "against", false));
        web.perform(Browse.get("v05-canbo", "/appraisal/sessions/" + session))
                .andExpect(content().string(containsString("không xem lại, không sửa được")));
        web.perform(Browse.post("v05-canbo", "/appraisal/sessions/" + session + "/vote")
                        .param("item", "" + item)
                        .param("vote", "against")
                        .param("sure", "true"))
                .andExpect(redirectedUrl("/appraisal/sessions/" + session));
        refused(CouncilRefusal.ALREADY_VOTED, () -> vote("v05-canbo", session, item, "for"));
        vote("quansat", session, item, "for");
        assertThat(jdbc.sql("select count(*) from appraisal.ballot where vote is null and secret")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(jdbc.sql("select votes_for || ' ' || votes_against || ' ' || abstained from appraisal.ballot_sum")
                        .query(String.class)
                        .single())
                .isEqualTo("1 1 0");
        assertThat(jdbc.sql("""
                        select string_agg(coalesce(content::text, '') || subject || reason, ' ') from audit.entry
                        where act = 'VOTE_IN_COUNCIL'
                        """).query(String.class).single())
                .contains("Hội đồng thử")
                .doesNotContain("against");
        web.perform(Browse.get("v05-canbo", "/appraisal/sessions/" + session))
                .andExpect(content().string(containsString("2 người đã biểu quyết")))
                .andExpect(content().string(containsString("Anh/chị đã bỏ phiếu")));
        closeCouncil.close(demo.actor("hn-canbo"), session);
        Minutes.KeptMinutes kept = closeCouncil.minutes(session).orElseThrow();
        assertThat(kept.content().results().get(0).ballots()).isEmpty();
        assertThat(kept.content().results().get(0).votesAgainst()).isEqualTo(1);
        for (String language : List.of("vi", "en")) {
            web.perform(Browse.get("v05-canbo", "/appraisal/sessions/" + session + "/minutes?lang=" + language))
                    .andExpect(content().string(containsString(kept.sha256())));
        }
    }

    /** Of the votes of few, without a quorum, a sum would tell whose they are; and who are all excluded decide nothing. */
    @Test
    void withoutAQuorumNoVoteIsCounted() throws Exception {
        long dossier = demoCouncil.prepared("hn-p1", DemoCouncil.SECRET_BALLOT);
        long council = demoCouncil.appoint(dossier, SEVEN);
        long few = voted(council, dossier, "against");
        assertThat(result(few))
                .extracting(
                        Minutes.Considered::outcome,
                        Minutes.Considered::members,
                        Minutes.Considered::present,
                        Minutes.Considered::votesAgainst)
                .containsExactly("no_quorum", 6, 1, 0);
        for (String language : List.of("vi", "en")) {
            web.perform(Browse.get("hn-canbo", "/appraisal/sessions/" + few + "/minutes?lang=" + language))
                    .andExpect(content()
                            .string(containsString(
                                    language.equals("vi") ? "không kiểm phiếu" : "no vote was counted")));
        }
        appointCouncil.replace(demo.actor("hn-canbo"), council, 1, DemoCouncil.council("hn-p1-truong"));
        long none = demoCouncil.convene(council, dossier);
        demoCouncil.attend(none, "hn-p1-truong");
        conveneCouncil.open(demo.actor("hn-canbo"), none);
        closeCouncil.close(demo.actor("hn-canbo"), none);
        assertThat(result(none))
                .extracting(Minutes.Considered::outcome, Minutes.Considered::members, Minutes.Considered::present)
                .containsExactly("no_quorum", 0, 0);
        refused(CouncilRefusal.NO_QUORUM, () -> pass(dossier));
    }

    /** V05's own council: the country's, where a province votes on none of its wards. */
    @Test
    void whoBelongsToAProvinceDoesNotVoteOnItsWardsInTheMinistrysCouncil() {
        long dossier = demoCouncil.open("hn-p1", "ministry", DemoCouncil.OPEN_BALLOT);
        assertThat(councils.awaiting(demo.actor("hn-canbo"))).isEmpty();
        long council = appointCouncil.appoint(
                demo.actor("v05-canbo"),
                demoCouncil.cohort(dossier),
                DemoCouncil.council("v05-lanhdao", "v05-canbo", "hn-lanhdao", "hp-canbo", "nhattan-truong"));
        long session = jdbc.sql("""
                        insert into appraisal.session (council_id, meets_on, meets_at, place, state, convened_by, convened_at)
                        select :council, '2023-11-24', '08:30', 'Phòng họp', 'convened', id, now()
                        from accounts.account where login = 'v05-canbo' returning id
                        """).param("council", council).query(Long.class).single();
        jdbc.sql("insert into appraisal.session_item (session_id, dossier_id) values (?, ?)")
                .param(session)
                .param(dossier)
                .update();
        assertThat(councilSessions.conflicts(demo.actor("v05-canbo"), session))
                .extracting(Exclusion::accountId)
                .containsExactly(demo.actor("hn-lanhdao").accountId());
    }

    /** A program's request may be kept for a day, with a hash of what it sent. */
    @Test
    void aProgramCastsNoSecretVote() throws Exception {
        long session = opened(DemoCouncil.SECRET_BALLOT);
        web.perform(post("/api/v1/appraisal/sessions/" + session + "/vote")
                        .header("Authorization", api.bearer("v05-canbo"))
                        .contentType("application/json")
                        .content("{\"itemId\": %d, \"vote\": \"for\"}".formatted(item(session))))
                .andExpect(status().isConflict());
        assertThat(jdbc.sql("select count(*) from appraisal.ballot")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** Whatever came past the rules: the second ballot of a member is no row, and what is closed stays as it is. */
    @Test
    void theDatabaseKeepsOneBallotEachAndWhatIsClosed() {
        long session = opened(DemoCouncil.OPEN_BALLOT);
        long item = item(session);
        vote("v05-canbo", session, item, "for");
        String again = """
                insert into appraisal.ballot (item_id, account_id, secret, vote)
                select item_id, account_id, secret, 'against' from appraisal.ballot limit 1
                """;
        failing("ballot_once", again);
        closeCouncil.close(demo.actor("hn-canbo"), session);
        failing("not open", "update appraisal.ballot set vote = 'against'");
        failing("not open", "update appraisal.session_item set outcome = 'approved'");
        failing("never changed", "update appraisal.minutes set content = '{}'");
        failing("never changed", "delete from appraisal.minutes");
        assertThat(jdbc.sql("""
                        select sha256 = encode(sha256(convert_to(content::text, 'UTF8')), 'hex') from appraisal.minutes
                        """).query(Boolean.class).single()).isTrue();
        assertThat(jdbc.sql("select table_name from audit.recorded_table where table_name like 'appraisal.%'")
                        .query(String.class)
                        .list())
                .allSatisfy(table -> assertThat(jdbc.sql("select count(*) from audit.unrecorded(?)")
                                .param(table)
                                .query(Integer.class)
                                .single())
                        .as(table)
                        .isZero());
    }

    @Test
    void aSessionThatIsCalledOffSaysWhyAndLetsItsDossiersGo() {
        long dossier = demoCouncil.prepared("hn-p1", DemoCouncil.OPEN_BALLOT);
        long council = demoCouncil.appoint(dossier, SEVEN);
        long session = demoCouncil.convene(council, dossier);
        refused(KernelRefusal.MISSING, () -> conveneCouncil.cancel(demo.actor("hn-canbo"), session, " "));
        conveneCouncil.cancel(demo.actor("hn-canbo"), session, "chưa đủ tài liệu");
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> conveneCouncil.open(demo.actor("hn-canbo"), session));
        assertThat(demoCouncil.convene(council, dossier)).isGreaterThan(session);
        assertThat(demo.audited("CANCEL_COUNCIL", "appraisal.session")).isEqualTo(1);
    }

    @Test
    void aSetWithoutACouncilIsPassedAsBefore() {
        assertThat(jdbc.sql("select count(*) from criteria.v_council where set_id = ?")
                        .param(demo.setId())
                        .query(Integer.class)
                        .single())
                .isZero();
        long dossier = demo.dossier2023("nhattan");
        passAppraisal.prepare(demo.actor("hn-canbo"), dossier, PROVINCE);
        pass(dossier);
    }

    /** What the extract of Decision 04/2022 declares is read by SQL as it is by the pack. */
    @Test
    void theRulesOfASetAreThoseOfItsPack() {
        assertThat(jdbc.sql("""
                        select c.level, c.quorum_percent, c.majority, c.majority_of, c.ballot, c.tie from criteria.v_council c
                        join criteria.v_set s on s.set_id = c.set_id where s.programme_code = 'DO-THI-VAN-MINH'
                        """).query(Pack.CouncilRules.class).single())
                .isEqualTo(new Pack.CouncilRules("province", 70, "more_than_half", "present", "secret", "against"));
    }

    private void failing(String why, String sql) {
        assertThatThrownBy(() -> demo.apart(() -> jdbc.sql(sql).update()))
                .rootCause()
                .hasMessageContaining(why);
    }

    private long opened(String ballot) {
        long dossier = demoCouncil.prepared("hn-p1", ballot);
        long session = demoCouncil.convene(demoCouncil.appoint(dossier, SEVEN), dossier);
        demoCouncil.attend(session, SEVEN);
        conveneCouncil.open(demo.actor("hn-canbo"), session);
        return session;
    }

    /** A session in which the first members of the council vote so, in their order. */
    private long voted(long council, long dossier, String... votes) {
        long session = demoCouncil.convene(council, dossier);
        demoCouncil.attend(session, Stream.of(SEVEN).limit(votes.length).toArray(String[]::new));
        conveneCouncil.open(demo.actor("hn-canbo"), session);
        for (int i = 0; i < votes.length; i++) {
            vote(SEVEN[i], session, item(session), votes[i]);
        }
        closeCouncil.close(demo.actor("hn-canbo"), session);
        return session;
    }

    private Minutes.Considered result(long session) {
        return closeCouncil.minutes(session).orElseThrow().content().results().get(0);
    }

    private void vote(String login, long session, long item, String vote) {
        voteInCouncil.vote(demo.actor(login), session, item, vote, true);
    }

    private void pass(long dossier) {
        passAppraisal.pass(demo.actor("hn-lanhdao"), dossier, PROVINCE);
    }

    private long item(long session) {
        return jdbc.sql("select min(id) from appraisal.session_item where session_id = ?")
                .param(session)
                .query(Long.class)
                .single();
    }

    private long council(long session) {
        return jdbc.sql("select council_id from appraisal.session where id = ?")
                .param(session)
                .query(Long.class)
                .single();
    }

    private String outcome(long session) {
        return jdbc.sql("select outcome from appraisal.session_item where session_id = ?")
                .param(session)
                .query(String.class)
                .single();
    }

    private void refused(Refusal refusal, ThrowingCallable act) {
        demo.apart(() -> Refusals.refused(refusal, act));
    }
}
