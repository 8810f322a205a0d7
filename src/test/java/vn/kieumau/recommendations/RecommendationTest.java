package vn.kieumau.recommendations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static vn.kieumau.support.Refusals.refused;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.accounts.Actors;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Paging;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;
import vn.kieumau.units.Touched;
import vn.kieumau.web.WorkItem;

/** A recommendation climbs from a ward of Hà Nội until somebody answers; only the ward says that it is over. */
@ApplicationTest
class RecommendationTest {
    static final LocalDate TODAY = LocalDate.of(2023, 11, 24);

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
    EscalateRecommendations escalateRecommendations;

    @Autowired
    Recommendations recommendations;

    @Autowired
    RecommendationSheet recommendationSheet;

    @Autowired
    RecommendationWork recommendationWork;

    @Autowired
    RecommendationRehearsal recommendationRehearsal;

    @Autowired
    Actors actors;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aSpecialistSeesAndAnswersOnlyWhatCameToTheOwnOffice() {
        Actor logistics = demo.actor("hau-can");
        long id = raise("nhattan-truong", "premises");
        refused(KernelRefusal.NOT_FOUND, () -> acceptRecommendation.accept(logistics, id));
        assertThat(recommendations.find(logistics, id)).isEmpty();
        acceptRecommendation.accept(demo.actor("hn-canbo"), id);
        forwardRecommendation.forward(demo.actor("hn-lanhdao"), id, office("v05"), "vượt thẩm quyền");
        refused(KernelRefusal.NOT_FOUND, () -> acceptRecommendation.accept(logistics, id));
        acceptRecommendation.accept(demo.actor("v05-canbo"), id);
        forwardRecommendation.forward(demo.actor("v05-lanhdao"), id, office("cuc-hau-can"), "đúng lĩnh vực");

        assertThat(recommendations.find(logistics, id)).isPresent();
        assertThat(recommendations.find(demo.actor("to-chuc"), id)).isEmpty();
        refused(KernelRefusal.NOT_FOUND, () -> acceptRecommendation.accept(demo.actor("to-chuc"), id));
        acceptRecommendation.accept(logistics, id);
        refused(
                KernelRefusal.NOT_PERMITTED,
                () -> forwardRecommendation.forward(logistics, id, office("cuc-to-chuc"), "không"));
        answerRecommendation.answer(logistics, id, "full", "Đã bố trí.");
        assertThat(head(id).answerOfficeId()).isEqualTo(office("cuc-hau-can"));
        assertThat(recommendations
                        .page(logistics, filter(""), new Paging(1, 250))
                        .items())
                .extracting(RecommendationHead::recommendationId)
                .contains(id)
                .doesNotContain(raise("nhattan-truong", "premises"));
        assertThat(recommendations
                        .page(logistics, filter(""), new Paging(1, 250))
                        .items())
                .allSatisfy(each -> assertThat(jdbc.sql(
                                        "select count(*) from recommendations.hop where recommendation_id = ? and to_office_id = ?")
                                .param(each.recommendationId())
                                .param(office("cuc-hau-can"))
                                .query(Integer.class)
                                .single())
                        .isPositive());
    }

    @Test
    void whatCannotBeSentSaysWhy() {
        Actor chief = demo.actor("nhattan-truong");
        refused(KernelRefusal.NOT_PERMITTED, () -> raise("kiemtoan", "premises"));
        refused(KernelRefusal.NOT_PERMITTED, () -> raise("hau-can", "premises"));
        refused(KernelRefusal.NOT_FOUND, () -> raise("hungvuong-truong", "premises"));
        refused(KernelRefusal.NOT_FOUND, () -> raise("hp-canbo", "premises"));
        refused(RecommendationRefusal.UNKNOWN_CLASS, () -> raise("nhattan-truong", "mystery"));
        NewRecommendation good = asked("premises", "ministry");
        refused(
                RecommendationRefusal.UNKNOWN_CRITERION,
                () -> raiseRecommendation.raise(chief, with(good, "99", 5L, "ministry", TODAY.plusDays(9)), true));
        refused(
                RecommendationRefusal.NOT_MONEY,
                () -> raiseRecommendation.raise(chief, with(good, "", -1L, "ministry", TODAY.plusDays(9)), true));
        refused(
                RecommendationRefusal.NOT_MONEY,
                () -> raiseRecommendation.raise(
                        chief, with(good, "", NewRecommendation.MOST_MONEY + 1, "ministry", TODAY.plusDays(9)), true));
        refused(
                RecommendationRefusal.UNKNOWN_LEVEL,
                () -> raiseRecommendation.raise(chief, with(good, "", null, "origin", TODAY.plusDays(9)), true));
        refused(
                RecommendationRefusal.NOT_ABOVE,
                () -> raiseRecommendation.raise(
                        demo.actor("hn-canbo"), with(good, "", null, "province", TODAY.plusDays(9)), true));
        refused(
                RecommendationRefusal.NOT_IN_FUTURE,
                () -> raiseRecommendation.raise(chief, with(good, "", null, "ministry", TODAY), true));
        assertThat(demo.audited("RAISE_RECOMMENDATION", "recommendations.hop"))
                .as("those of the demonstration")
                .isEqualTo(18);
        raiseRecommendation.raise(chief, with(good, "1", 0L, "province", TODAY.plusDays(1)), true);
        assertThat(demo.audited("RAISE_RECOMMENDATION", "recommendations.hop")).isEqualTo(19);
    }

    @Test
    void aUnitOutsideTheCohortRaisesNothingInIt() {
        long other = demo.openCohort(2031);
        NewRecommendation asked = new NewRecommendation(
                other,
                demo.unit("nhattan"),
                "premises",
                null,
                "Trụ sở",
                "Đề nghị",
                null,
                "ministry",
                TODAY.plusDays(9),
                null);
        refused(
                RecommendationRefusal.NOT_IN_COHORT,
                () -> raiseRecommendation.raise(demo.actor("nhattan-truong"), asked, true));
    }

    @Test
    void aDelegationAsksForTheWardsThatItVisitsAndOnlyWhileItLasts() {
        NewRecommendation asked = new NewRecommendation(
                demo.cohort2023(),
                demo.unit("catbi"),
                "premises",
                null,
                "Trụ sở Công an phường",
                "Đề nghị bố trí vốn.",
                null,
                "specialist",
                TODAY.plusDays(60),
                null);
        Actor member = demo.actor("v05-doan1");
        refused(KernelRefusal.NOT_FOUND, () -> raise("v05-doan1", "premises"));
        refused(
                RecommendationRefusal.NOT_ABOVE,
                () -> raiseRecommendation.raise(member, withWanted(asked, "ministry"), true));
        long id = raiseRecommendation.raise(member, asked, true);
        RecommendationHead head = head(id);
        assertThat(head.byDelegation()).isTrue();
        assertThat(head.originOfficeId()).isEqualTo(office("v05"));
        assertThat(head.ownerOfficeId()).as("its own office is passed over").isEqualTo(office("cuc-hau-can"));
        assertThat(recommendations.find(member, id)).isPresent();
        assertThat(recommendations.find(demo.actor("catbi-canbo"), id)).isPresent();
        assertThat(recommendations.find(demo.actor("nhattan-canbo"), id)).isEmpty();
        acceptRecommendation.accept(demo.actor("hau-can"), id);
        answerRecommendation.answer(demo.actor("hau-can"), id, "full", "Đã bố trí.");
        refused(KernelRefusal.NOT_PERMITTED, () -> closeRecommendation.close(member, id, ""));
        refused(
                RecommendationRefusal.NOT_WITH_YOU,
                () -> closeRecommendation.close(demo.actor("catbi-truong"), id, ""));
        closeRecommendation.close(demo.actor("v05-canbo"), id, "");
        Actor after = actors.on("v05-doan1", TODAY.plusDays(30)).orElseThrow();
        refused(KernelRefusal.NOT_PERMITTED, () -> raiseRecommendation.raise(after, asked, true));
        assertThat(head(raise("nhattan-truong", "premises")).byDelegation()).isFalse();
    }

    @Test
    void aProvinceAsksV05AndSeesNothingOfAnother() {
        long own = raise("hn-canbo", "investment");
        assertThat(head(own).ownerOfficeId()).isEqualTo(office("v05"));
        assertThat(head(own).originName()).isEqualTo("Công an thành phố Hà Nội");
        assertThat(recommendations.find(demo.actor("hp-canbo"), own)).isEmpty();
        assertThat(recommendations.find(demo.actor("hcm-lanhdao"), own)).isEmpty();
        refused(KernelRefusal.NOT_FOUND, () -> acceptRecommendation.accept(demo.actor("hp-canbo"), own));
        refused(RecommendationRefusal.NOT_WITH_YOU, () -> acceptRecommendation.accept(demo.actor("hn-canbo"), own));
        assertThat(recommendations
                        .page(demo.actor("hp-canbo"), filter(""), new Paging(1, 250))
                        .items())
                .isNotEmpty()
                .allMatch(each ->
                        each.unitPath().contains("Hải Phòng") || each.unitName().contains("Hải Phòng"));
    }

    @Test
    void whoDoesNotHaveItDoesNothingWithIt() {
        long id = raise("nhattan-canbo", "staffing");
        refused(RecommendationRefusal.NOT_WITH_YOU, () -> acceptRecommendation.accept(demo.actor("v05-canbo"), id));
        refused(
                KernelRefusal.NOT_IN_THIS_STATE,
                () -> answerRecommendation.answer(demo.actor("hn-canbo"), id, "full", "Xong"));
        acceptRecommendation.accept(demo.actor("hn-canbo"), id);
        assertThat(head(id).due()).as("accepting gives no new days").isEqualTo(TODAY.plusDays(10));
        refused(
                RecommendationRefusal.UNKNOWN_ANSWER,
                () -> answerRecommendation.answer(demo.actor("hn-canbo"), id, "later", "Xong"));
        refused(
                RecommendationRefusal.REFUSED_WITHOUT_REASON,
                () -> answerRecommendation.answer(demo.actor("hn-canbo"), id, "refused", " "));
        refused(
                RecommendationRefusal.NOT_AN_OFFICE_ABOVE,
                () -> forwardRecommendation.forward(demo.actor("hn-canbo"), id, office("cap-nhattan"), "không"));
        refused(
                KernelRefusal.MISSING,
                () -> forwardRecommendation.forward(demo.actor("hn-canbo"), id, office("v05"), ""));
        answerRecommendation.answer(demo.actor("hn-canbo"), id, "full", "Đã bổ sung.");
        refused(RecommendationRefusal.NOT_WITH_YOU, () -> closeRecommendation.close(demo.actor("v05-canbo"), id, ""));
        refused(KernelRefusal.NOT_PERMITTED, () -> closeRecommendation.close(demo.actor("hau-can"), id, ""));
        refused(RecommendationRefusal.NOT_WITH_YOU, () -> closeRecommendation.close(demo.actor("hn-canbo"), id, ""));
        refused(
                RecommendationRefusal.NOTHING_LEFT,
                () -> forwardRecommendation.forward(demo.actor("hn-canbo"), id, office("v05"), "phần còn lại"));
        refused(KernelRefusal.MISSING, () -> closeRecommendation.reopen(demo.actor("nhattan-truong"), id, ""));
        closeRecommendation.close(demo.actor("nhattan-truong"), id, "");
        assertThat(head(id).due()).isNull();
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> closeRecommendation.close(demo.actor("nhattan-truong"), id, ""));
    }

    @Test
    void whatIsLeftOfAPartialAnswerGoesOnFromTheOfficeThatGaveIt() {
        long id = raise("nhattan-truong", "premises");
        acceptRecommendation.accept(demo.actor("hn-canbo"), id);
        answerRecommendation.answer(demo.actor("hn-lanhdao"), id, "partial", "Sửa phần cấp thiết.");
        assertThat(recommendations.possible(demo.actor("hn-canbo"), head(id)))
                .containsExactly(RecommendationMove.FORWARD_REST);
        assertThat(recommendations.possible(demo.actor("nhattan-truong"), head(id)))
                .containsExactly(RecommendationMove.CLOSE, RecommendationMove.REOPEN_ANSWERED);
        refused(
                RecommendationRefusal.NOT_WITH_YOU,
                () -> forwardRecommendation.forward(demo.actor("v05-canbo"), id, office("cuc-hau-can"), "không"));
        forwardRecommendation.forward(demo.actor("hn-canbo"), id, office("v05"), "Phần mở rộng vượt thẩm quyền.");
        assertThat(head(id).level()).isEqualTo("ministry");
        assertThat(recommendations.hops(id))
                .extracting(Hop::act, Hop::fromName, Hop::toName)
                .contains(tuple("forward", "Công an thành phố Hà Nội", head(id).ownerName()));
    }

    @Test
    void openedAgainItGoesBackToTheOfficeThatAnswered() {
        long id = raise("nhattan-truong", "other");
        acceptRecommendation.accept(demo.actor("hn-canbo"), id);
        answerRecommendation.answer(demo.actor("hn-canbo"), id, "refused", "Chưa có nguồn.");
        closeRecommendation.close(demo.actor("nhattan-canbo"), id, "");
        closeRecommendation.reopen(demo.actor("nhattan-canbo"), id, "Vẫn chưa giải quyết.");
        assertThat(head(id).ownerOfficeId()).isEqualTo(office("ca-hn"));
        assertThat(head(id).due()).isEqualTo(TODAY.plusDays(10));
        acceptRecommendation.accept(demo.actor("hn-canbo"), id);
    }

    @Test
    void whereNobodySitsAnyMoreInTheOfficeThatRaisedItItsProvinceCloses() {
        long id = raise("nhattan-truong", "other");
        acceptRecommendation.accept(demo.actor("hn-canbo"), id);
        answer("hn-canbo", id);
        refused(RecommendationRefusal.NOT_WITH_YOU, () -> closeRecommendation.close(demo.actor("hn-lanhdao"), id, ""));
        jdbc.sql("update accounts.role_grant set valid = daterange(lower(valid), :today) where office_id = :office")
                .param("today", TODAY)
                .param("office", office("cap-nhattan"))
                .update();
        assertThat(work("hn-lanhdao", id)).startsWith("recommendations.up.work.close");
        assertThat(work("hp-lanhdao", id)).isEmpty();
        refused(KernelRefusal.NOT_FOUND, () -> closeRecommendation.close(demo.actor("hp-lanhdao"), id, ""));
        closeRecommendation.close(demo.actor("hn-lanhdao"), id, "phường đã sáp nhập");
        assertThat(head(id).state()).isEqualTo("closed");
        assertThat(recommendations.hops(id).get(3).fromName()).isEqualTo("Công an thành phố Hà Nội");
    }

    @Test
    void whatIsLetLieGoesOnByItselfAndStaysAtTheTop() {
        long id = raise("nhattan-truong", "staffing");
        acceptRecommendation.accept(demo.actor("hn-canbo"), id);
        OffsetDateTime now = demo.actor("hn-canbo").at();
        escalateRecommendations.escalate(now.plusDays(10), false);
        assertThat(head(id).level()).as("on its last day it is not late").isEqualTo("province");
        escalateRecommendations.escalate(now.plusDays(11), false);
        assertThat(head(id).ownerOfficeId()).isEqualTo(office("v05"));
        assertThat(head(id).due()).isEqualTo(TODAY.plusDays(31));
        refused(RecommendationRefusal.NOT_WITH_YOU, () -> acceptRecommendation.accept(demo.actor("hn-canbo"), id));
        Hop missed = recommendations.hops(id).get(2);
        assertThat(missed.act()).isEqualTo("escalate");
        assertThat(missed.fromName()).isEqualTo("Công an thành phố Hà Nội");
        assertThat(missed.missed()).isEqualTo(TODAY.plusDays(10));
        assertThat(missed.doneByName()).isNull();
        assertThat(missed.days()).isEqualTo(11);
        escalateRecommendations.escalate(now.plusDays(32), false);
        assertThat(head(id).ownerOfficeId()).isEqualTo(office("cuc-to-chuc"));
        escalateRecommendations.escalate(now.plusDays(200), false);
        assertThat(head(id).ownerOfficeId()).isEqualTo(office("cuc-to-chuc"));
        assertThat(head(id).overdue(TODAY.plusDays(200))).isTrue();
        assertThat(recommendations.hops(id)).hasSize(4);
    }

    @Test
    void whereNoDepartmentAnswersForAClassItStaysWithV05() {
        long id = raise("nhattan-truong", "law");
        OffsetDateTime now = demo.actor("hn-canbo").at();
        escalateRecommendations.escalate(now.plusDays(40), false);
        escalateRecommendations.escalate(now.plusDays(400), false);
        assertThat(head(id).ownerOfficeId()).isEqualTo(office("v05"));
    }

    @Test
    void aSetMayHaveARouteOfItsOwn() {
        long set = jdbc.sql("select set_id from campaigns.v_cohort where cohort_id = ?")
                .param(demo.cohort2023())
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into recommendations.route (set_id, direction, class, valid_from, position, level, days, remind, escalates)
                        values (:set, 'up', 'law', date '2023-01-01', 0, 'origin', 5, 1, false),
                            (:set, 'up', 'law', date '2023-01-01', 1, 'ministry', 4, 1, false),
                            (:set, 'up', 'law', date '2024-01-01', 0, 'origin', 5, 1, false),
                            (:set, 'up', 'law', date '2024-01-01', 1, 'province', 7, 1, false)
                        """).param("set", set).update();
        long id = raise("nhattan-truong", "law");
        assertThat(head(id).ownerOfficeId()).as("no province on its way").isEqualTo(office("v05"));
        assertThat(head(id).due()).isEqualTo(TODAY.plusDays(4));
        escalateRecommendations.escalate(demo.actor("hn-canbo").at().plusDays(60), false);
        assertThat(head(id).ownerOfficeId()).isEqualTo(office("v05"));
    }

    @Test
    void itAwaitsTheOfficeThatHasItAndIsCalledToMind() {
        long id = raise("nhattan-truong", "staffing");
        assertThat(work("hn-canbo", id)).isEqualTo("recommendations.up.work.accept recommendations.class.staffing");
        assertThat(work("v05-canbo", id)).isEmpty();
        assertThat(work("nhattan-truong", id)).isEmpty();
        remindOn(id, TODAY, TODAY.plusDays(2));
        assertThat(work("hn-canbo", id)).isEqualTo("recommendations.up.work.accept recommendations.up.work.remind");
        remindOn(id, TODAY.minusDays(9), TODAY.minusDays(1));
        acceptRecommendation.accept(demo.actor("hn-canbo"), id);
        assertThat(work("hn-canbo", id)).isEqualTo("recommendations.up.work.answer recommendations.up.work.over");
        answer("hn-canbo", id);
        assertThat(work("hn-canbo", id)).isEmpty();
        assertThat(work("nhattan-canbo", id)).isEqualTo("recommendations.up.work.close recommendations.class.staffing");
    }

    @Test
    void itIsFoundByWordsWithoutAccentsByClassStateLevelAndLateness() {
        long id = raise("nhattan-truong", "staffing");
        Actor v05 = demo.actor("v05-canbo");
        assertThat(found(v05, new RecommendationFilter("thu mot viec", "staffing", "raised", "province", false, 0)))
                .containsExactly(id);
        assertThat(found(v05, new RecommendationFilter("nhat tan", "staffing", "", "", false, demo.unit("hn"))))
                .containsExactly(id);
        assertThat(found(v05, new RecommendationFilter("thu mot viec", "", "", "", false, demo.unit("hp"))))
                .isEmpty();
        assertThat(found(v05, new RecommendationFilter("thu mot viec", "", "", "", true, 0)))
                .isEmpty();
        remindOn(id, TODAY.minusDays(9), TODAY.minusDays(1));
        assertThat(found(v05, new RecommendationFilter("thu mot viec", "", "", "", true, 0)))
                .containsExactly(id);
    }

    @Test
    void theSheetAddsUpWhatIsInReach() {
        Actor v05 = demo.actor("v05-canbo");
        List<RecommendationSheet.ClassSum> all = recommendationSheet.lines(v05, 0);
        assertThat(all)
                .extracting(RecommendationSheet.ClassSum::classCode)
                .containsExactly("staffing", "premises", "investment", "law", "other", null);
        RecommendationSheet.ClassSum sum = all.get(5);
        assertThat(sum.recommendations()).isEqualTo(18);
        assertThat(sum.full() + sum.partial() + sum.refused() + sum.open()).isEqualTo(18);
        RecommendationSheet.ClassSum premises = all.get(1);
        assertThat(premises.wards()).isEqualTo(7);
        assertThat(premises.partial()).isEqualTo(1);
        assertThat(premises.money()).isEqualByComparingTo("30000000000");
        assertThat(recommendationSheet.lines(v05, demo.unit("hp")).get(0).wards())
                .isEqualTo(5);
        assertThat(recommendationSheet.lines(demo.actor("hp-canbo"), 0))
                .isEqualTo(recommendationSheet.lines(v05, demo.unit("hp")));
        assertThat(recommendationSheet.lines(demo.actor("hau-can"), 0)).isEmpty();
        raise("nhattan-truong", "law");
        assertThat(recommendationSheet.lines(v05, 0).get(5).open()).isEqualTo(sum.open() + 1);
    }

    @Test
    void whatHappenedIsNeverChanged() {
        long id = raise("nhattan-truong", "other");
        assertThatThrownBy(() -> jdbc.sql("update recommendations.hop set reason = 'khác' where recommendation_id = ?")
                        .param(id)
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed");
    }

    @Test
    void itStaysWithAUnitThatEndsAndGoesOnWithOneThatChanges() {
        long id = raise("nhattan-truong", "other");
        Long[] ward = {demo.unit("nhattan")};
        Long[] none = {};
        assertThat(recommendationRehearsal.touched(ward, none, TODAY))
                .extracting(Touched::rowId, Touched::rule)
                .contains(tuple(id, "recommendations.rehearsal.climbs"));
        assertThat(recommendationRehearsal.touched(none, ward, TODAY))
                .extracting(Touched::rule)
                .containsOnly("recommendations.rehearsal.goes_on");
    }

    private void answer(String login, long id) {
        answerRecommendation.answer(demo.actor(login), id, "full", "Đã giải quyết.");
    }

    private void remindOn(long id, LocalDate remind, LocalDate due) {
        jdbc.sql("update recommendations.recommendation set remind_on = ?, due = ? where id = ?")
                .param(remind)
                .param(due)
                .param(id)
                .update();
    }

    private String work(String login, long id) {
        return recommendationWork.awaiting(demo.actor(login)).stream()
                .filter(each -> each.url().equals("/recommendations/" + id))
                .map((WorkItem each) -> each.task() + " " + each.detail().key())
                .findFirst()
                .orElse("");
    }

    private List<Long> found(Actor reader, RecommendationFilter filter) {
        return recommendations.page(reader, filter, new Paging(1, 250)).items().stream()
                .map(RecommendationHead::recommendationId)
                .toList();
    }

    private static RecommendationFilter filter(String words) {
        return new RecommendationFilter(words, "", "", "", false, 0);
    }

    private long raise(String login, String about) {
        return raiseRecommendation.raise(demo.actor(login), asked(about, "ministry"), true);
    }

    private NewRecommendation asked(String about, String wanted) {
        return new NewRecommendation(
                demo.cohort2023(),
                demo.unit("nhattan"),
                about,
                null,
                "Thử một việc",
                "Đề nghị giải quyết.",
                null,
                wanted,
                TODAY.plusDays(30),
                null);
    }

    private static NewRecommendation withWanted(NewRecommendation asked, String wanted) {
        return new NewRecommendation(
                asked.cohortId(),
                asked.unitId(),
                asked.classCode(),
                asked.criterion(),
                asked.title(),
                asked.request(),
                asked.money(),
                wanted,
                asked.wantedBy(),
                null);
    }

    private static NewRecommendation with(
            NewRecommendation asked,
            String criterion,
            @org.jspecify.annotations.Nullable Long money,
            String wanted,
            LocalDate by) {
        return new NewRecommendation(
                asked.cohortId(),
                asked.unitId(),
                asked.classCode(),
                criterion,
                asked.title(),
                asked.request(),
                money,
                wanted,
                by,
                null);
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
