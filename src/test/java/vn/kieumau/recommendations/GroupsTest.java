package vn.kieumau.recommendations;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kieumau.support.Refusals.refused;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;
import vn.kieumau.support.SqlCount;

/** The wards of Hải Phòng ask for the same; one answer reaches them all, and can differ for one. */
@ApplicationTest
class GroupsTest {
    static final LocalDate TODAY = LocalDate.of(2023, 11, 24);
    static final List<String> WARDS = List.of("hungvuong", "duhangkenh", "kenhduong", "catbi");

    @Autowired
    RaiseRecommendation raiseRecommendation;

    @Autowired
    AcceptRecommendation acceptRecommendation;

    @Autowired
    ForwardRecommendation forwardRecommendation;

    @Autowired
    AnswerRecommendation answerRecommendation;

    @Autowired
    CloseRecommendation closeRecommendation;

    @Autowired
    GroupRecommendations groupRecommendations;

    @Autowired
    RecommendationGroups groups;

    @Autowired
    Recommendations recommendations;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whoHasNothingOfItGroupsNothing() {
        List<Long> ids = raised("law", "Đề nghị sửa quy định về trực ban");
        refused(KernelRefusal.NOT_PERMITTED, () -> form("hungvuong-truong", ids));
        refused(KernelRefusal.NOT_PERMITTED, () -> form("quansat", ids));
        refused(KernelRefusal.NOT_FOUND, () -> form("hn-canbo", ids));
        refused(KernelRefusal.NOT_FOUND, () -> form("hau-can", ids));
        refused(RecommendationRefusal.NOT_TO_GROUP, () -> form("v05-canbo", ids));
        long group = form("hp-canbo", ids);
        assertThat(groups.find(demo.actor("hn-canbo"), group)).isEmpty();
        assertThat(groups.find(demo.actor("hau-can"), group)).isEmpty();
        refused(KernelRefusal.NOT_FOUND, () -> groupRecommendations.remove(demo.actor("hn-canbo"), group, ids.get(0)));
        refused(
                RecommendationRefusal.NEVER_WITH_YOU,
                () -> groupRecommendations.remove(demo.actor("v05-canbo"), group, ids.get(0)));
        refused(
                RecommendationRefusal.NONE_HERE,
                () -> acceptRecommendation.acceptGroup(demo.actor("hungvuong-truong"), group));
        refused(KernelRefusal.NOT_PERMITTED, () -> acceptRecommendation.acceptGroup(demo.actor("quansat"), group));
        refused(
                RecommendationRefusal.NONE_HERE,
                () -> acceptRecommendation.acceptGroup(demo.actor("v05-canbo"), group));
        refused(
                RecommendationRefusal.NONE_HERE,
                () -> answerRecommendation.answerGroup(demo.actor("v05-canbo"), group, "full", "Xong", List.of()));
        refused(
                KernelRefusal.NOT_FOUND,
                () -> answerRecommendation.answerGroup(demo.actor("hcm-canbo"), group, "full", "Xong", List.of()));
    }

    @Test
    void aGroupIsOfOneClassOfSeveralOpenOnesEachInNoOther() {
        List<Long> ids = raised("law", "Đề nghị sửa quy định về trực ban");
        refused(KernelRefusal.MISSING, () -> groupRecommendations.form(demo.actor("hp-canbo"), " ", ids));
        refused(RecommendationRefusal.GROUP_OF_ONE, () -> form("hp-canbo", ids.subList(0, 1)));
        refused(RecommendationRefusal.GROUP_OF_ONE, () -> form("hp-canbo", List.of()));
        refused(RecommendationRefusal.GROUP_OF_ONE, () -> form("hp-canbo", List.of(ids.get(0), ids.get(0))));
        long other = raise("hungvuong", "other", "Đề nghị sửa quy định về trực ban");
        refused(RecommendationRefusal.NOT_OF_ONE_CLASS, () -> form("hp-canbo", List.of(ids.get(0), other)));
        refused(
                RecommendationRefusal.GROUP_TOO_LARGE,
                () -> form("hp-canbo", LongStream.range(0, 251).boxed().toList()));
        long group = form("hp-canbo", ids.subList(0, 2));
        refused(RecommendationRefusal.IN_A_GROUP, () -> form("hp-canbo", ids.subList(1, 3)));
        refused(
                RecommendationRefusal.NONE_CHOSEN,
                () -> groupRecommendations.add(demo.actor("hp-canbo"), group, List.of()));
        refused(
                RecommendationRefusal.NOT_OF_ONE_CLASS,
                () -> groupRecommendations.add(demo.actor("hp-canbo"), group, List.of(other)));
        groupRecommendations.add(demo.actor("hp-lanhdao"), group, ids.subList(2, 4));
        assertThat(found("hp-canbo", group).members()).isEqualTo(4);
        groupRecommendations.remove(demo.actor("hp-canbo"), group, ids.get(0));
        assertThat(found("hp-canbo", group).wards()).isEqualTo(3);
        assertThat(head(ids.get(0)).groupId()).isNull();
        assertThat(demo.audited("GROUP_RECOMMENDATION", "recommendations.recommendation_group"))
                .isEqualTo(1);
        assertThat(demo.audited("GROUP_RECOMMENDATION", "recommendations.recommendation"))
                .isEqualTo(5);
    }

    @Test
    void whatLooksAlikeIsSuggestedWithoutRegardToAccentsAndWhatDoesNotIsNot() {
        long first = raise("hungvuong", "other", "Đề nghị cấp xe chữa cháy cỡ nhỏ cho ngõ hẹp");
        long second = raise("catbi", "other", "ĐE NGHI CAP XE CHUA CHAY co nho cho ngo hep");
        long different = raise("kenhduong", "other", "Mở lớp tập huấn ngoại ngữ cho cán bộ tiếp dân");
        long ofAnotherClass = raise("duhangkenh", "law", "Đề nghị cấp xe chữa cháy cỡ nhỏ cho ngõ hẹp");
        Actor province = demo.actor("hp-canbo");
        assertThat(suggested(province)).anySatisfy(ids -> assertThat(ids).containsExactly(first, second));
        assertThat(suggested(province).stream().flatMap(List::stream)).doesNotContain(different, ofAnotherClass);
        assertThat(suggested(demo.actor("hn-canbo")).stream().flatMap(List::stream))
                .doesNotContain(first, second);
        List<RecommendationGroups.Candidate> candidates = groups.candidates(province, List.of(first));
        assertThat(candidates.get(0).recommendation().recommendationId()).isEqualTo(first);
        assertThat(candidates.get(0).alike()).isEqualTo(1);
        assertThat(candidates.get(1).recommendation().recommendationId()).isEqualTo(second);
        assertThat(candidates.get(1).suggested()).isTrue();
        assertThat(candidates)
                .filteredOn(each -> each.recommendation().recommendationId() == different)
                .singleElement()
                .satisfies(each -> assertThat(each.suggested()).isFalse());
        form("hp-canbo", List.of(first, second));
        assertThat(suggested(province).stream().flatMap(List::stream))
                .as("what is in a group is not suggested again")
                .doesNotContain(first, second);
    }

    @Test
    void starsDoNotGrowIntoChains() {
        assertThat(RecommendationGroups.stars(List.of(pair(1, 2), pair(1, 3), pair(2, 4), pair(4, 5), pair(5, 6))))
                .containsExactly(List.of(1L, 2L, 3L), List.of(4L, 5L));
        assertThat(RecommendationGroups.stars(List.of())).isEmpty();
    }

    @Test
    void theDemonstrationSuggestsThePremisesOfHaiPhong() {
        assertThat(groups.suggestions(demo.actor("hau-can")))
                .anySatisfy(each -> assertThat(each.members())
                        .hasSizeGreaterThan(2)
                        .allMatch(member -> member.classCode().equals("premises")));
    }

    @Test
    void aGroupIsForwardedAndAnsweredAsOneAndDiffersForOne() throws Exception {
        List<Long> ids = raised("law", "Đề nghị sửa quy định về trực ban");
        long group = form("hp-canbo", ids);
        demo.apart(() -> refused(
                RecommendationRefusal.NOT_AN_OFFICE_ABOVE,
                () -> forwardRecommendation.forwardGroup(demo.actor("hp-lanhdao"), group, 0, "vượt thẩm quyền")));
        demo.apart(() -> refused(
                KernelRefusal.MISSING,
                () -> forwardRecommendation.forwardGroup(demo.actor("hp-lanhdao"), group, office("v05"), "")));
        assertThat(states(ids)).as("nothing is half done").containsOnly("raised");
        forwardRecommendation.forwardGroup(demo.actor("hp-lanhdao"), group, office("v05"), "vượt thẩm quyền");
        assertThat(states(ids)).containsOnly("forwarded");
        assertThat(found("v05-canbo", group).here()).isEqualTo(4);
        assertThat(found("hp-canbo", group).here()).isZero();
        acceptRecommendation.acceptGroup(demo.actor("v05-canbo"), group);
        demo.apart(() -> refused(
                RecommendationRefusal.NONE_HERE,
                () -> acceptRecommendation.acceptGroup(demo.actor("v05-canbo"), group)));
        demo.apart(() -> refused(
                RecommendationRefusal.REFUSED_WITHOUT_REASON,
                () -> answer(
                        group, "full", "Đã sửa.", new AnswerRecommendation.OwnAnswer(ids.get(3), "refused", " "))));
        assertThat(states(ids)).containsOnly("accepted");
        demo.apart(() -> refused(
                RecommendationRefusal.NONE_HERE,
                () -> answer(group, "full", "Đã sửa.", new AnswerRecommendation.OwnAnswer(-1, "full", "Xong"))));
        assertThat(states(ids)).containsOnly("accepted");
        answer(group, "full", "Đã sửa.", new AnswerRecommendation.OwnAnswer(ids.get(1), "partial", "Chờ quý sau."));
        assertThat(ids).extracting(id -> head(id).answerKind()).containsExactly("full", "partial", "full", "full");
        assertThat(recommendations.hops(ids.get(1)))
                .last()
                .satisfies(hop -> assertThat(hop.reason()).isEqualTo("Chờ quý sau."));
        assertThat(recommendations.hops(ids.get(2)))
                .last()
                .satisfies(hop -> assertThat(hop.reason()).isEqualTo("Đã sửa."));
        closeRecommendation.close(demo.actor("hungvuong-truong"), ids.get(0), "");
        assertThat(found("v05-canbo", group).open()).isZero();
        Actor ward = demo.actor("hungvuong-truong");
        assertThat(recommendations.ofGroup(ward, group))
                .as("a ward sees its own alone")
                .extracting(RecommendationHead::recommendationId)
                .containsExactly(ids.get(0));
        assertThat(groups.find(ward, group).orElseThrow().members()).isEqualTo(1);
    }

    @Test
    void suggestionsTakeTwoStatementsHoweverManyThereAre() throws Exception {
        Actor province = demo.actor("hp-canbo");
        int before = SqlCount.during(() -> groups.suggestions(province));
        raised("law", "Đề nghị sửa quy định về trực ban");
        raised("staffing", "Đề nghị thêm người trực ban ngày lễ");
        assertThat(SqlCount.during(() -> groups.suggestions(province)))
                .isEqualTo(before)
                .isEqualTo(2);
    }

    private void answer(long group, String kind, String text, AnswerRecommendation.OwnAnswer... own) {
        answerRecommendation.answerGroup(demo.actor("v05-lanhdao"), group, kind, text, List.of(own));
    }

    private static RecommendationGroups.Pair pair(long first, long second) {
        return new RecommendationGroups.Pair(first, second);
    }

    private List<List<Long>> suggested(Actor actor) {
        return groups.suggestions(actor).stream()
                .map(each -> each.members().stream()
                        .map(RecommendationHead::recommendationId)
                        .toList())
                .toList();
    }

    private long form(String login, List<Long> ids) {
        return groupRecommendations.form(demo.actor(login), "Quy định về trực ban", ids);
    }

    private RecommendationGroup found(String login, long group) {
        return groups.find(demo.actor(login), group).orElseThrow();
    }

    private List<String> states(List<Long> ids) {
        return ids.stream().map(id -> head(id).state()).toList();
    }

    private List<Long> raised(String about, String title) {
        return WARDS.stream().map(ward -> raise(ward, about, title)).toList();
    }

    private long raise(String ward, String about, String title) {
        return raiseRecommendation.raise(
                demo.actor(ward + "-truong"),
                new NewRecommendation(
                        demo.cohort2023(),
                        demo.unit(ward),
                        about,
                        null,
                        title,
                        title + ".",
                        1_000_000L,
                        "ministry",
                        TODAY.plusDays(30),
                        null),
                true);
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
}
