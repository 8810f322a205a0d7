package vn.kieumau.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.kieumau.support.Refusals.refused;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.criteria.PublishCriteria;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Paging;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.SqlCount;

/** Requests to change the criteria set: raised, put together, decided by somebody else, answered in a later version. */
@ApplicationTest
class ChangesTest {
    private static final Paging ALL = new Paging(1, 250);

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    @Autowired
    ChangeRequests requests;

    @Autowired
    ChangeTopics topics;

    @Autowired
    RaiseChange raiseChange;

    @Autowired
    GroupChanges groupChanges;

    @Autowired
    DecideChanges decideChanges;

    @Autowired
    PublishCriteria publishCriteria;

    @Autowired
    ExchangeWork work;

    @Test
    void onlyAnOfficerOfTheUnitItselfRaisesForIt() {
        for (String login : List.of("quansat", "kiemtoan", "v05-lanhdao", "tayho-canbo")) {
            refused(KernelRefusal.NOT_PERMITTED, () -> raiseAs(login, asked("nhattan", "3", "wording", "Câu")));
        }
        for (String login : List.of("hungvuong-canbo", "hn-canbo", "v05-canbo")) {
            refused(KernelRefusal.NOT_FOUND, () -> raiseAs(login, asked("nhattan", "3", "wording", "Câu")));
        }
        int before = demo.audited("RAISE_CHANGE_REQUEST", "exchange.change_request");
        for (String unit : List.of("nhattan", "hn", "vn")) {
            String login = unit.equals("vn") ? "v05-canbo" : unit + "-canbo";
            ChangeRequest raised = requests.find(
                            demo.actor(login), raiseAs(login, asked(unit, "3", "wording", "Câu chữ mới")))
                    .orElseThrow();
            assertThat(raised.state()).isEqualTo("raised");
            assertThat(raised.mine()).isTrue();
        }
        assertThat(demo.audited("RAISE_CHANGE_REQUEST", "exchange.change_request"))
                .isEqualTo(before + 3);
    }

    @Test
    void whatIsWrongIsSaid() {
        refused(ChangeRefusal.UNKNOWN_CRITERION, () -> raise("nhattan", asked("nhattan", "999", "wording", "Câu")));
        refused(ChangeRefusal.UNKNOWN_CRITERION, () -> raise("nhattan", asked("nhattan", null, "wording", "Câu")));
        refused(ChangeRefusal.UNKNOWN_CHANGE, () -> raise("nhattan", asked("nhattan", "3", "sing", "Câu")));
        refused(KernelRefusal.MISSING, () -> raise("nhattan", asked("nhattan", "3", "wording", " ")));
        refused(KernelRefusal.TOO_LONG, () -> raise("nhattan", asked("nhattan", "3", "wording", "x".repeat(4001))));
        assertThat(raise("nhattan", asked("nhattan", "3", "drop", ""))).isPositive();
    }

    @Test
    void aWardSeesItsOwnAProvinceThoseOfItsWardsAndV05All() {
        assertThat(seen("nhattan-canbo")).containsExactly(demo.unit("nhattan"), demo.unit("nhattan"));
        assertThat(seen("hp-canbo"))
                .containsExactlyInAnyOrder(demo.unit("hungvuong"), demo.unit("hp"), demo.unit("catbi"));
        assertThat(seen("hn-lanhdao")).containsExactly(demo.unit("nhattan"), demo.unit("nhattan"));
        assertThat(seen("v05-canbo")).hasSize(6);
        long foreign = of("hungvuong");
        assertThat(requests.find(demo.actor("nhattan-canbo"), foreign)).isEmpty();
        assertThat(requests.page(
                                demo.actor("v05-canbo"),
                                new ChangeFilter("tru so", demo.setId(), "10", "decided", demo.unit("hp")),
                                ALL)
                        .items())
                .extracting(ChangeRequest::requestId)
                .containsExactly(foreign);
    }

    @Test
    void whoRaisedItWithdrawsItWhileNobodyTookItUp() {
        long id = of("catbi");
        refused(KernelRefusal.NOT_PERMITTED, () -> raiseChange.withdraw(demo.actor("quansat"), id, 1, "vì"));
        refused(KernelRefusal.NOT_FOUND, () -> raiseChange.withdraw(demo.actor("hp-canbo"), id, 1, "vì"));
        refused(KernelRefusal.MISSING, () -> raiseChange.withdraw(demo.actor("catbi-truong"), id, 1, " "));
        refused(KernelRefusal.CHANGED_MEANWHILE, () -> raiseChange.withdraw(demo.actor("catbi-truong"), id, 7, "vì"));
        refused(
                KernelRefusal.NOT_IN_THIS_STATE,
                () -> raiseChange.withdraw(demo.actor("hungvuong-canbo"), of("hungvuong"), 1, "vì"));
        raiseChange.withdraw(demo.actor("catbi-truong"), id, 1, "Đã có trong văn bản khác");
        assertThat(requests.find(demo.actor("v05-canbo"), id).orElseThrow().state())
                .isEqualTo("withdrawn");
        refused(ChangeRefusal.NO_LONGER_RAISED, () -> form("v05-canbo", id));
    }

    @Test
    void v05PutsTogetherWhatIsOfOneSetAndNobodyElse() {
        long catbi = of("catbi");
        refused(KernelRefusal.NOT_PERMITTED, () -> form("hp-canbo", catbi));
        refused(ChangeRefusal.NONE_CHOSEN, () -> form("v05-canbo"));
        refused(KernelRefusal.NOT_FOUND, () -> form("v05-canbo", catbi, 999_999_999L));
        refused(ChangeRefusal.NO_LONGER_RAISED, () -> form("v05-canbo", of("hungvuong")));
        long other = raiseChange.raise(
                demo.actor("nhattan-canbo"),
                new NewChangeRequest(
                        demo.unit("nhattan"), demo.setId() + 1, codeOf(demo.setId() + 1), "drop", "Bỏ", "Trùng", ""),
                true);
        refused(ChangeRefusal.NOT_OF_ONE_SET, () -> form("v05-canbo", catbi, other));
        long topic = form("v05-canbo", catbi);
        refused(ChangeRefusal.NOT_OF_ONE_SET, () -> groupChanges.add(demo.actor("v05-canbo"), topic, List.of(other)));
        refused(ChangeRefusal.LAST_OF_TOPIC, () -> groupChanges.remove(demo.actor("v05-canbo"), topic, catbi));
        long more = raise("nhattan", asked("nhattan", "9", "wording", "Câu"));
        groupChanges.add(demo.actor("v05-canbo"), topic, List.of(more));
        groupChanges.remove(demo.actor("v05-canbo"), topic, catbi);
        assertThat(requests.ofTopic(demo.actor("v05-canbo"), topic))
                .extracting(ChangeRequest::requestId)
                .containsExactly(more);
        assertThat(requests.find(demo.actor("catbi-canbo"), catbi).orElseThrow().state())
                .isEqualTo("raised");
        assertThat(jdbc.sql("select count(*) from audit.v_broken")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoPutAnythingTogetherDoesNotDecideIt() {
        long topic = form("v05-lanhdao", of("catbi"));
        refused(KernelRefusal.NOT_PERMITTED, () -> decide("v05-canbo", topic, "accepted", "vì"));
        refused(KernelRefusal.SAME_PERSON, () -> decide("v05-lanhdao", topic, "accepted", "vì"));
        long officers = open();
        long more = raise("nhattan", asked("nhattan", "9", "wording", "Câu"));
        groupChanges.add(demo.actor("v05-lanhdao"), officers, List.of(more));
        refused(KernelRefusal.SAME_PERSON, () -> decide("v05-lanhdao", officers, "accepted", "vì"));
        groupChanges.remove(demo.actor("v05-canbo"), officers, more);
        refused(ChangeRefusal.UNKNOWN_OUTCOME, () -> decide("v05-lanhdao", officers, "maybe", "vì"));
        refused(KernelRefusal.MISSING, () -> decide("v05-lanhdao", officers, "accepted", ""));
        refused(
                KernelRefusal.CHANGED_MEANWHILE,
                () -> decideChanges.decide(demo.actor("v05-lanhdao"), officers, 9, "accepted", "vì"));
        decide("v05-lanhdao", officers, "declined", "Đã có hướng dẫn.");
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> decide("v05-lanhdao", officers, "accepted", "vì"));
        refused(
                KernelRefusal.NOT_IN_THIS_STATE,
                () -> groupChanges.add(demo.actor("v05-canbo"), officers, List.of(more)));
        assertThat(requests.ofTopic(demo.actor("nhattan-canbo"), officers))
                .extracting(ChangeRequest::state, ChangeRequest::outcome)
                .containsExactly(tuple("decided", "declined"));
        assertThat(demo.audited("DECIDE_CHANGE_REQUEST", "exchange.change_topic"))
                .isEqualTo(2);
        assertThat(demo.audited("DECIDE_CHANGE_REQUEST", "exchange.change_request"))
                .isEqualTo(4);
    }

    @Test
    void aTopicIsReadByAllOnceDecidedAndBeforeByWhoReachesTheCountry() {
        long open = open();
        assertThat(topics.find(demo.actor("nhattan-canbo"), open)).isEmpty();
        assertThat(topics.find(demo.actor("hp-lanhdao"), open)).isEmpty();
        assertThat(topics.find(demo.actor("v05-lanhdao"), open)).isPresent();
        assertThat(topics.page(demo.actor("catbi-canbo"), "", "", ALL).items())
                .extracting(ChangeTopic::state)
                .containsExactly("decided");
        assertThat(topics.page(demo.actor("v05-canbo"), "tru so", "", ALL).items())
                .hasSize(1);
        long decided = decided();
        assertThat(requests.ofTopic(demo.actor("catbi-canbo"), decided)).isEmpty();
        assertThat(requests.ofTopic(demo.actor("hungvuong-canbo"), decided)).hasSize(1);
    }

    @Test
    void anAcceptedTopicIsTracedIntoALaterVersionAndADeclinedOneIsNot() {
        long topic = decided();
        long draft = demo.draft();
        refused(KernelRefusal.NOT_PERMITTED, () -> trace("hp-canbo", topic, "draft-" + draft, "10", ""));
        refused(ChangeRefusal.UNKNOWN_VERSION, () -> trace("v05-canbo", topic, "set-" + demo.setId(), "10", ""));
        refused(ChangeRefusal.UNKNOWN_VERSION, () -> trace("v05-canbo", topic, "set-" + (demo.setId() + 1), "10", ""));
        refused(ChangeRefusal.UNKNOWN_VERSION, () -> trace("v05-canbo", topic, null, "10", ""));
        refused(ChangeRefusal.NOT_IN_VERSION, () -> trace("v05-canbo", topic, "draft-" + draft, "999", ""));
        refused(KernelRefusal.MISSING, () -> trace("v05-canbo", topic, "draft-" + draft, "", ""));
        trace("v05-canbo", topic, "draft-" + draft, "10", "Ghi thêm mức tiến độ.");
        ChangeTopic traced = topics.find(demo.actor("catbi-canbo"), topic).orElseThrow();
        assertThat(traced.state()).isEqualTo("traced");
        assertThat(topics.answered(demo.actor("catbi-canbo"), traced).orElseThrow())
                .as("nobody else sees what may become of a set")
                .isEqualTo(new ChangeTopics.Answered(null, null, "", null));
        assertThat(topics.answered(demo.actor("v05-lanhdao"), traced)
                        .orElseThrow()
                        .draftId())
                .isEqualTo(draft);
        long published = publishCriteria.publish(demo.actor("v05-lanhdao"), draft, 1);
        ChangeTopics.Answered answered =
                topics.answered(demo.actor("catbi-canbo"), traced).orElseThrow();
        assertThat(answered.setId()).isEqualTo(published);
        assertThat(answered.code()).isEqualTo("10");
        trace("v05-lanhdao", topic, "set-" + published, "11", "");
        assertThat(topics.find(demo.actor("catbi-canbo"), topic).orElseThrow().tracedSetId())
                .isEqualTo(published);
        assertThat(demo.audited("TRACE_CHANGE_REQUEST", "exchange.change_request"))
                .isEqualTo(4);
        long declined = open();
        decide("v05-lanhdao", declined, "declined", "Không cần.");
        refused(ChangeRefusal.NOTHING_TO_TRACE, () -> trace("v05-canbo", declined, "set-" + published, "3", ""));
    }

    @Test
    void v05FindsWhatIsUndecidedAndTheOriginatorThatAnAnswerIsThere() {
        assertThat(tasks("v05-canbo")).containsExactly("exchange.work.group /exchange/topics/new?set=" + demo.setId());
        assertThat(tasks("v05-lanhdao"))
                .containsExactlyInAnyOrder(
                        "exchange.work.decide /exchange/topics/" + open(),
                        "exchange.work.group /exchange/topics/new?set=" + demo.setId());
        assertThat(tasks("hungvuong-canbo"))
                .containsExactly("exchange.work.answered /exchange/requests/" + of("hungvuong"));
        assertThat(tasks("nhattan-canbo")).isEmpty();
        assertThat(tasks("quansat")).isEmpty();
    }

    @Test
    void pagesAreForWhoMayAndCostFewStatements() throws Exception {
        String mine = "/exchange/requests/" + of("hungvuong");
        String decided = "/exchange/topics/" + decided();
        assertThat(page("hungvuong-canbo", mine))
                .contains("Chấp nhận một phần", decided)
                .doesNotContain("/withdraw\"");
        assertThat(page("catbi-canbo", "/exchange/requests/" + of("catbi"))).contains("/withdraw\"");
        assertThat(page("v05-lanhdao", "/exchange/topics/" + open())).contains("/decide\"");
        assertThat(page("v05-canbo", "/exchange/topics/" + open())).doesNotContain("/decide\"");
        assertThat(page("catbi-canbo", decided)).contains("Lý do").doesNotContain("Hùng Vương");
        assertThat(page("nhattan-canbo", "/criteria/" + demo.setId()))
                .contains("/exchange/requests/new?set=" + demo.setId(), "criterion=10\"");
        assertThat(page("quansat", "/criteria/" + demo.setId())).doesNotContain("/exchange/requests/new?set");
        assertThat(page("nhattan-canbo", "/exchange/requests/new?set=" + demo.setId() + "&criterion=10"))
                .contains("value=\"10\" selected");
        for (String url : List.of(
                "/exchange/requests",
                "/exchange/topics",
                "/exchange/topics/new?set=" + demo.setId(),
                "/exchange/topics/" + open(),
                "/exchange/requests/" + of("catbi"))) {
            assertThat(SqlCount.during(() -> web.perform(Browse.get("v05-canbo", url))))
                    .as(url)
                    .isBetween(1, 10);
        }
        assertThat(web.perform(Browse.post("nhattan-canbo", "/exchange/requests/new")
                                .param("set", String.valueOf(demo.setId()))
                                .param("unit", String.valueOf(demo.unit("nhattan")))
                                .param("criterion", "10")
                                .param("title", "Đã gõ <b>"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("Hãy chọn sửa điều gì", "Đã gõ &lt;b");
        assertThat(web.perform(Browse.post("hp-canbo", "/exchange/topics/" + open() + "/decide"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
    }

    private List<Long> seen(String login) {
        return requests.page(demo.actor(login), new ChangeFilter("", 0, "", "", 0), ALL).items().stream()
                .map(ChangeRequest::unitId)
                .toList();
    }

    private List<String> tasks(String login) {
        return work.awaiting(demo.actor(login)).stream()
                .filter(each -> each.task().matches("exchange.work.(decide|group|answered)"))
                .map(each -> each.task() + " " + each.url())
                .toList();
    }

    private String page(String login, String url) throws Exception {
        return web.perform(Browse.get(login, url)).andReturn().getResponse().getContentAsString();
    }

    private long of(String unit) {
        return jdbc.sql("select min(id) from exchange.change_request where unit_id = ? and state <> 'withdrawn'")
                .param(demo.unit(unit))
                .query(Long.class)
                .single();
    }

    private String codeOf(long set) {
        return jdbc.sql("select min(code) from criteria.v_criterion where set_id = ?")
                .param(set)
                .query(String.class)
                .single();
    }

    private long open() {
        return jdbc.sql("select min(id) from exchange.change_topic where state = 'grouped'")
                .query(Long.class)
                .single();
    }

    private long decided() {
        return jdbc.sql("select min(id) from exchange.change_topic where outcome = 'partial'")
                .query(Long.class)
                .single();
    }

    private NewChangeRequest asked(String unit, @Nullable String criterion, String kind, String proposed) {
        return new NewChangeRequest(
                demo.unit(unit), demo.setId(), criterion, kind, "Đề nghị thử", "Đã gặp việc này", proposed);
    }

    private long raise(String unit, NewChangeRequest asked) {
        return raiseAs(unit + "-canbo", asked);
    }

    private long raiseAs(String login, NewChangeRequest asked) {
        return raiseChange.raise(demo.actor(login), asked, true);
    }

    private long form(String login, Long... ids) {
        return groupChanges.form(demo.actor(login), "Nhóm thử", List.of(ids), true);
    }

    private void decide(String login, long topic, String outcome, String reason) {
        decideChanges.decide(demo.actor(login), topic, 1, outcome, reason);
    }

    private void trace(String login, long topic, @Nullable String in, String code, String note) {
        int version = jdbc.sql("select version from exchange.change_topic where id = ?")
                .param(topic)
                .query(Integer.class)
                .single();
        decideChanges.trace(demo.actor(login), topic, version, in, code, note);
    }
}
