package vn.kieumau.recommendations;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kieumau.support.Refusals.refused;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.campaigns.DirectedTasks;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Paging;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.web.WorkItem;

/** V05 and a province have wards do something; the same clockwork, downwards. */
@ApplicationTest
class DirectiveTest {
    static final LocalDate TODAY = LocalDate.of(2023, 11, 24);

    @Autowired
    DirectedTasks directedTasks;

    @Autowired
    MockMvc web;

    @Autowired
    AssignDirective assignDirective;

    @Autowired
    AcceptRecommendation acceptRecommendation;

    @Autowired
    ForwardRecommendation forwardRecommendation;

    @Autowired
    AnswerRecommendation answerRecommendation;

    @Autowired
    CloseRecommendation closeRecommendation;

    @Autowired
    EscalateRecommendations escalateRecommendations;

    @Autowired
    Recommendations recommendations;

    @Autowired
    RecommendationGroups groups;

    @Autowired
    RecommendationSheet recommendationSheet;

    @Autowired
    RecommendationWork recommendationWork;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whoIsNotAboveGivesNone() {
        refused(KernelRefusal.NOT_PERMITTED, () -> assign("nhattan-truong", "nhattan"));
        refused(KernelRefusal.NOT_PERMITTED, () -> assign("hau-can", "nhattan"));
        refused(KernelRefusal.NOT_PERMITTED, () -> assign("quansat", "nhattan"));
        refused(KernelRefusal.NOT_FOUND, () -> assign("hp-canbo", "nhattan"));
        refused(KernelRefusal.NOT_FOUND, () -> assign("hp-canbo", "catbi", "nhattan"));
        refused(RecommendationRefusal.NOT_BELOW, () -> assign("hp-canbo", "hp"));
        refused(RecommendationRefusal.NOT_BELOW, () -> assign("hp-canbo", "catbi", "hp"));
        refused(KernelRefusal.MISSING, () -> assign("v05-canbo"));
        assertThat(assignDirective.places(demo.actor("hp-canbo"), demo.cohort2023(), demo.unit("hn")))
                .isEmpty();
        assertThat(assignDirective.places(demo.actor("hp-canbo"), demo.cohort2023(), demo.unit("hp")))
                .extracting(RaiseRecommendation.Place::unitId)
                .contains(demo.unit("catbi"))
                .doesNotContain(demo.unit("hp"), demo.unit("nhattan"));
        assertThat(assignDirective.places(demo.actor("v05-canbo"), demo.cohort2023(), 0))
                .extracting(RaiseRecommendation.Place::unitId)
                .contains(demo.unit("hp"), demo.unit("hn"))
                .doesNotContain(demo.unit("catbi"));
    }

    @Test
    void whatIsWrongIsSaidAndNothingIsHalfGiven() {
        Actor v05 = demo.actor("v05-canbo");
        int before = count();
        refused(
                RecommendationRefusal.UNKNOWN_CLASS,
                () -> assignDirective.assign(v05, given("mystery", TODAY.plusDays(9), demo.unit("catbi")), true));
        refused(
                RecommendationRefusal.NOT_IN_FUTURE,
                () -> assignDirective.assign(v05, given("other", TODAY, demo.unit("catbi")), true));
        long other = demo.openCohort(2031);
        refused(
                KernelRefusal.NOT_FOUND,
                () -> assignDirective.assign(
                        v05,
                        new NewDirective(
                                other, List.of(demo.unit("catbi")), "other", null, "a", "b", TODAY.plusDays(9), null),
                        true));
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void aWardAcceptsAndReportsAndOnlyWhoeverGaveItClosesIt() {
        long id = assign("v05-lanhdao", "catbi").byUnit().get(demo.unit("catbi"));
        assertThat(head(id).level()).isEqualTo("ward");
        assertThat(head(id).due()).isEqualTo(TODAY.plusDays(20));
        assertThat(work("catbi-canbo", id)).isEqualTo("recommendations.directive.work.accept");
        assertThat(work("hp-canbo", id)).isEmpty();
        assertThat(recommendations.find(demo.actor("hungvuong-truong"), id)).isEmpty();
        assertThat(recommendations.find(demo.actor("hn-canbo"), id)).isEmpty();
        assertThat(recommendations.find(demo.actor("hp-canbo"), id))
                .as("its province follows it")
                .isPresent();
        refused(KernelRefusal.NOT_FOUND, () -> acceptRecommendation.accept(demo.actor("hungvuong-truong"), id));
        refused(RecommendationRefusal.NOT_WITH_YOU, () -> acceptRecommendation.accept(demo.actor("hp-canbo"), id));
        acceptRecommendation.accept(demo.actor("catbi-canbo"), id);
        refused(
                KernelRefusal.NOT_PERMITTED,
                () -> forwardRecommendation.forward(demo.actor("catbi-truong"), id, office("v05"), "không làm được"));
        refused(
                RecommendationRefusal.REFUSED_WITHOUT_REASON,
                () -> answerRecommendation.answer(demo.actor("catbi-truong"), id, "refused", " "));
        answerRecommendation.answer(demo.actor("catbi-truong"), id, "partial", "Đã bố trí nơi tiếp dân.");
        assertThat(work("v05-canbo", id)).isEqualTo("recommendations.directive.work.close");
        refused(
                RecommendationRefusal.NOT_WITH_YOU,
                () -> closeRecommendation.close(demo.actor("catbi-truong"), id, ""));
        refused(RecommendationRefusal.NOT_WITH_YOU, () -> closeRecommendation.close(demo.actor("hp-lanhdao"), id, ""));
        refused(
                RecommendationRefusal.NOTHING_LEFT,
                () -> forwardRecommendation.forward(
                        demo.actor("v05-canbo"), id, office("cuc-hau-can"), "phần còn lại"));
        closeRecommendation.reopen(demo.actor("v05-canbo"), id, "Còn nơi làm việc.");
        assertThat(head(id).level()).isEqualTo("ward");
        assertThat(head(id).due()).as("the days of the route").isEqualTo(TODAY.plusDays(20));
        acceptRecommendation.accept(demo.actor("catbi-canbo"), id);
        answerRecommendation.answer(demo.actor("catbi-canbo"), id, "full", "Đã xong.");
        closeRecommendation.close(demo.actor("v05-lanhdao"), id, "");
        assertThat(head(id).state()).isEqualTo("closed");
        assertThat(demo.audited("ASSIGN_DIRECTIVE", "recommendations.recommendation"))
                .as("with those of the demonstration")
                .isEqualTo(8);
    }

    @Test
    void whatAWardLetsLieItsProvinceSeesToAndWhoeverGaveItSeesThat() {
        long id = assign("v05-lanhdao", "catbi").byUnit().get(demo.unit("catbi"));
        OffsetDateTime late = demo.actor("v05-canbo").at().plusDays(21);
        escalateRecommendations.escalate(late, false);
        assertThat(head(id).ownerOfficeId()).isEqualTo(officeOf("hp"));
        assertThat(head(id).level()).isEqualTo("province");
        assertThat(head(id).due()).isEqualTo(TODAY.plusDays(31));
        escalateRecommendations.escalate(late.plusDays(30), false);
        assertThat(head(id).ownerOfficeId()).as("it stays there").isEqualTo(officeOf("hp"));
        assertThat(workAt("v05-canbo", id, late.plusDays(30))).isEqualTo("recommendations.directive.work.follow");
        assertThat(workAt("v05-canbo", id, late)).isEmpty();
        acceptRecommendation.accept(demo.actor("hp-canbo"), id);
        answerRecommendation.answer(demo.actor("hp-lanhdao"), id, "full", "Thành phố đã làm.");
        closeRecommendation.close(demo.actor("v05-canbo"), id, "");
    }

    @Test
    void whatAProvinceGaveNeverComesBackToItByItself() {
        long id = assign("hp-lanhdao", "catbi").byUnit().get(demo.unit("catbi"));
        OffsetDateTime late = demo.actor("v05-canbo").at().plusDays(60);
        escalateRecommendations.escalate(late, false);
        assertThat(head(id).level()).isEqualTo("ward");
        assertThat(workAt("hp-canbo", id, late)).isEqualTo("recommendations.directive.work.follow");
    }

    @Test
    void whatGoesToManyIsAGroupOfWhichEachSeesItsOwn() {
        AssignDirective.Assigned assigned = assign("v05-lanhdao", "catbi", "hungvuong", "hp");
        assertThat(assigned.byUnit()).hasSize(3);
        long group = Objects.requireNonNull(assigned.groupId());
        assertThat(assigned.address()).isEqualTo("/recommendations/groups/" + group);
        RecommendationGroup all = groups.find(demo.actor("v05-canbo"), group).orElseThrow();
        assertThat(all.directive()).isTrue();
        assertThat(all.members()).isEqualTo(3);
        assertThat(recommendations.ofGroup(demo.actor("catbi-canbo"), group))
                .extracting(RecommendationHead::unitId)
                .containsExactly(demo.unit("catbi"));
        assertThat(head(assigned.byUnit().get(demo.unit("hp"))).level()).isEqualTo("province");
        assertThat(groups.suggestions(demo.actor("hp-canbo")).stream()
                        .flatMap(each -> each.members().stream())
                        .map(RecommendationHead::recommendationId))
                .doesNotContainAnyElementsOf(assigned.byUnit().values());
    }

    @Test
    void directivesAreAListOfTheirOwnAndNotInTheSheet() {
        Actor v05 = demo.actor("v05-canbo");
        int recommended = listed(v05, false).size();
        int asked = recommendationSheet.lines(v05, 0).get(5).recommendations();
        List<Long> directives = listed(v05, true);
        long id = assign("v05-canbo", "catbi").byUnit().get(demo.unit("catbi"));
        assertThat(listed(v05, true)).hasSize(directives.size() + 1).contains(id);
        assertThat(listed(v05, false)).hasSize(recommended).doesNotContain(id);
        assertThat(recommendationSheet.lines(v05, 0).get(5).recommendations()).isEqualTo(asked);
        assertThat(listed(demo.actor("hn-canbo"), true)).isEmpty();
    }

    @Test
    void whereNobodySitsInAWardItsProvinceTakesIt() {
        jdbc.sql(
                        "update accounts.role_grant set valid = daterange(lower(valid), :today::date) where office_id = :office and upper_inf(valid)")
                .param("today", TODAY)
                .param("office", officeOf("catbi"))
                .update();
        long id = assign("v05-canbo", "catbi").byUnit().get(demo.unit("catbi"));
        assertThat(head(id).ownerOfficeId()).isEqualTo(officeOf("hp"));
        refused(RecommendationRefusal.NOBODY_THERE, () -> assign("hp-canbo", "catbi"));
    }

    private AssignDirective.Assigned assign(String login, String... units) {
        return assignDirective.assign(
                demo.actor(login),
                given(
                        "premises",
                        TODAY.plusDays(20),
                        Arrays.stream(units).map(demo::unit).toArray(Long[]::new)),
                true);
    }

    private NewDirective given(String about, LocalDate due, Long... units) {
        return new NewDirective(
                demo.cohort2023(), List.of(units), about, null, "Khắc phục khó khăn về trụ sở", "Làm ngay", due, null);
    }

    /** The demonstration's first directive stands on a decision of the Ministry; another document is a draft, and a third is Hải Phòng's. */
    @Test
    void aDirectiveNamesTheDocumentOnWhoseGroundItIsGivenAndTheDocumentCountsWhatBecameOfIt() throws Exception {
        Actor v05 = demo.actor("v05-lanhdao");
        long draft = jdbc.sql("select min(id) from campaigns.legal_document where state = 'draft'")
                .query(Long.class)
                .single();
        refused(KernelRefusal.NOT_FOUND, () -> assignDirective.assign(v05, grounded(draft), true));
        refused(KernelRefusal.NOT_FOUND, () -> assignDirective.assign(v05, grounded(999_999), true));
        long decision = jdbc.sql("select id from campaigns.legal_document where number = '5764/QĐ-BCA-V05'")
                .query(Long.class)
                .single();
        DirectedTasks.Tasks before = directedTasks.of(v05, List.of(decision)).get(decision);
        long id = assignDirective.assign(v05, grounded(decision), true).byUnit().get(demo.unit("catbi"));
        assertThat(directedTasks.of(v05, List.of(decision, draft)))
                .containsOnlyKeys(decision)
                .extractingByKey(decision)
                .extracting(DirectedTasks.Tasks::tasks, DirectedTasks.Tasks::done)
                .containsExactly(before.tasks() + 1, before.done());
        assertThat(directedTasks.of(demo.actor("nhattan-truong"), List.of(decision)))
                .as("nothing of others")
                .isEmpty();
        assertThat(head(id).documentName()).startsWith("5764/QĐ-BCA-V05 · ");
        assertThat(recommendations
                        .page(
                                v05,
                                new RecommendationFilter("", "", "", "", false, 0, true, decision),
                                new Paging(1, 250))
                        .items())
                .hasSize(before.tasks() + 1)
                .allMatch(each -> Long.valueOf(decision).equals(each.documentId()));
        assertThat(web.perform(Browse.get("v05-lanhdao", "/campaigns/documents/" + decision))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("document=" + decision, before.done() + "/" + (before.tasks() + 1) + " chỉ đạo");
    }

    private NewDirective grounded(long document) {
        return new NewDirective(
                demo.cohort2023(),
                List.of(demo.unit("catbi")),
                "other",
                null,
                "Theo văn bản",
                "Làm",
                TODAY.plusDays(9),
                document);
    }

    private List<Long> listed(Actor reader, boolean directives) {
        return recommendations
                .page(reader, new RecommendationFilter("", "", "", "", false, 0, directives, 0), new Paging(1, 250))
                .items()
                .stream()
                .map(RecommendationHead::recommendationId)
                .toList();
    }

    private String work(String login, long id) {
        return workAt(login, id, demo.actor(login).at());
    }

    private String workAt(String login, long id, OffsetDateTime at) {
        Actor actor = demo.actor(login);
        return recommendationWork
                .awaiting(new Actor(actor.accountId(), actor.login(), actor.displayName(), actor.grants(), at, false))
                .stream()
                .filter(each -> each.url().equals("/recommendations/" + id))
                .map(WorkItem::task)
                .findFirst()
                .orElse("");
    }

    private int count() {
        return jdbc.sql("select count(*) from recommendations.recommendation")
                .query(Integer.class)
                .single();
    }

    private RecommendationHead head(long id) {
        return recommendations.current(id);
    }

    private long office(String key) {
        return jdbc.sql("select office_id from accounts.v_office where key = ?")
                .param(key)
                .query(Long.class)
                .single();
    }

    private long officeOf(String unit) {
        return jdbc.sql("select min(office_id) from accounts.v_role_held where unit_id = ? and role <> 'OBSERVER'")
                .param(demo.unit(unit))
                .query(Long.class)
                .single();
    }
}
