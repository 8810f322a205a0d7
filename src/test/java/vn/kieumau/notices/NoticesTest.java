package vn.kieumau.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.kieumau.support.Refusals.refused;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.accounts.Role;
import vn.kieumau.campaigns.ConfirmRegistration;
import vn.kieumau.campaigns.ProposeRegistration;
import vn.kieumau.campaigns.WithdrawRegistration;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Paging;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;
import vn.kieumau.support.SqlCount;
import vn.kieumau.web.Messages;
import vn.kieumau.web.View;

/** Who is told of what, and who is not. */
@ApplicationTest
class NoticesTest {
    @Autowired
    Notices notices;

    @Autowired
    MarkNotices markNotices;

    @Autowired
    Outbox outbox;

    @Autowired
    ProposeRegistration proposeRegistration;

    @Autowired
    ConfirmRegistration confirmRegistration;

    @Autowired
    WithdrawRegistration withdrawRegistration;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Messages messages;

    @BeforeEach
    void forgetWhatTheDemonstrationTold() {
        jdbc.sql("delete from notices.notice").update();
    }

    @Test
    void whoHoldsNoBusinessRightIsRefused() {
        refused(KernelRefusal.NOT_PERMITTED, () -> notices.page(demo.actor("admin"), false, new Paging(1, 50)));
        refused(KernelRefusal.NOT_PERMITTED, () -> markNotices.read(demo.actor("admin"), 1));
        refused(KernelRefusal.NOT_PERMITTED, () -> markNotices.readAll(demo.actor("admin"), 1));
        refused(
                KernelRefusal.NOT_PERMITTED,
                () -> markNotices.unread(
                        demo.actor("admin"), demo.actor("admin").at()));
    }

    @Test
    void aWardIsNeverToldOfAnother() {
        demo.openDossier("nhattan");
        assertThat(told("nhattan-canbo")).containsExactly("CONFIRM_REGISTRATION");
        for (String login : List.of("hn-p1-canbo", "hn-p1-truong", "hungvuong-canbo", "hp-canbo", "hcm-lanhdao")) {
            assertThat(told(login)).as(login).isEmpty();
            assertThat(unread(login)).as(login).isZero();
        }
    }

    @Test
    void nobodyReadsOrMarksWhatAnotherIsTold() {
        demo.openDossier("nhattan");
        long foreign = of("nhattan-truong").noticeId();
        for (String login : List.of("nhattan-canbo", "hn-canbo", "v05-canbo")) {
            assertThat(notices.find(demo.actor(login), foreign)).as(login).isEmpty();
            refused(KernelRefusal.NOT_FOUND, () -> markNotices.read(demo.actor(login), foreign));
            markNotices.readAll(demo.actor(login), Long.MAX_VALUE);
        }
        assertThat(of("nhattan-truong").readAt()).isNull();
    }

    @Test
    void whoseGrantHasEndedOrLiesElsewhereByNowSeesItNoMore() {
        demo.openDossier("nhattan");
        long notice = of("nhattan-canbo").noticeId();
        jdbc.sql("""
                        update accounts.role_grant set office_id = (select id from accounts.office where unit_id = :unit and kind = 'police')
                        where account_id = :account
                        """)
                .param("unit", demo.unit("hn-p1"))
                .param("account", demo.actor("nhattan-canbo").accountId())
                .update();
        assertThat(told("nhattan-canbo")).isEmpty();
        assertThat(unread("nhattan-canbo")).isZero();
        refused(KernelRefusal.NOT_FOUND, () -> markNotices.read(demo.actor("nhattan-canbo"), notice));
        markNotices.readAll(demo.actor("nhattan-canbo"), Long.MAX_VALUE);
        assertThat(count("read_at is not null")).isZero();

        jdbc.sql("update accounts.role_grant set valid = daterange(lower(valid), date '2023-11-24')")
                .update();
        refused(KernelRefusal.NOT_PERMITTED, () -> told("nhattan-truong"));
        assertThat(unread("nhattan-truong")).isZero();
        int before = count("true");
        append("WITHDRAW_REGISTRATION", "campaigns.registration", "nhattan");
        assertThat(count("true")).as("nobody holds a role any more").isEqualTo(before);
    }

    @Test
    void anActTellsEachPersonOnceAndNeverWhoDidIt() {
        jdbc.sql("""
                        insert into accounts.role_grant (account_id, role, office_id, valid)
                        select :account, 'UNIT_OFFICER', id, daterange('2023-01-01', null) from accounts.office
                        where unit_id = :unit and kind = 'police'
                        """)
                .param("account", demo.actor("hn-canbo").accountId())
                .param("unit", demo.unit("nhattan"))
                .update();
        demo.openDossier("nhattan");
        assertThat(told("hn-canbo"))
                .as("prepared it, and is an officer of the ward; the act wrote two rows")
                .containsExactly("CONFIRM_REGISTRATION");
        assertThat(told("hn-lanhdao"))
                .as("is asked to confirm, and has confirmed")
                .containsExactly("PROPOSE_REGISTRATION");
        assertThat(told("nhattan-canbo")).containsExactly("CONFIRM_REGISTRATION");
        assertThat(told("nhattan-truong")).containsExactly("CONFIRM_REGISTRATION");
    }

    @Test
    void whoeverPreparedIsTold() {
        long cohort = demo.openCohort(2031);
        long registration = propose(cohort, "nhattan").get(0);
        withdrawRegistration.withdraw(demo.actor("hn-lanhdao"), cohort, registration, "Chưa đủ điều kiện");
        assertThat(told("hn-canbo")).containsExactly("WITHDRAW_REGISTRATION");
        assertThat(of("hn-canbo").page()).isEqualTo("/campaigns/" + cohort);
    }

    @Test
    void theOfficeThatHasARecommendationIsTold() {
        String hau = "select id from recommendations.recommendation where owner_office_id ="
                + " (select office_id from accounts.v_office where key = 'cuc-hau-can') order by id limit 1";
        long recommendation = jdbc.sql(hau).query(Long.class).single();
        append("hp-lanhdao", "FORWARD_RECOMMENDATION", "recommendations.recommendation", recommendation, "hungvuong");
        assertThat(told("hau-can")).containsExactly("FORWARD_RECOMMENDATION");
        assertThat(of("hau-can").page()).isEqualTo("/recommendations/" + recommendation);
        assertThat(told("to-chuc")).as("another department").isEmpty();
        assertThat(told("hp-lanhdao")).as("who did it").isEmpty();
    }

    @Test
    void whatIsRolledBackTellsNobody() {
        assertThatThrownBy(() -> demo.apart(() -> {
                    demo.openDossier("nhattan");
                    assertThat(told("nhattan-canbo")).hasSize(1);
                    throw new IllegalStateException("planted");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(count("true")).isZero();
    }

    @Test
    void whatWasLongAgoWhenItWasWrittenDownIsNoNews() {
        long row = registration("nhattan");
        for (int days : new int[] {31, 29}) {
            jdbc.sql("""
                            select audit.append(:now, :now - make_interval(days => :days), true, 0, 'Nhập', '', 'CONFIRM_REGISTRATION',
                                'campaigns.registration', :row, '', :unit, '')
                            """)
                    .param("now", demo.actor("admin").at())
                    .param("days", days)
                    .param("row", row)
                    .param("unit", demo.unit("nhattan"))
                    .query(Long.class)
                    .single();
            assertThat(told("nhattan-canbo")).as(days + " days").hasSize(days > 30 ? 0 : 1);
        }
    }

    @Test
    void tellingCostsTheActNoStatement() throws Exception {
        demo.openDossier("nhattan");
        int told = SqlCount.during(() -> confirm(2032));
        assertThat(count("true")).isPositive();
        jdbc.sql("delete from notices.rule").update();
        assertThat(SqlCount.during(() -> confirm(2033))).isEqualTo(told);
    }

    @Test
    void readingIsTakenBackByTheMomentAndWhatCameSinceStaysUnread() {
        demo.openDossier("nhattan");
        long first = of("nhattan-canbo").noticeId();
        append("RETURN_PROVINCE", "campaigns.registration", "nhattan");
        append("WITHDRAW_REGISTRATION", "campaigns.registration", "nhattan");
        assertThat(unread("nhattan-canbo")).isEqualTo(2);
        var moment = markNotices.readAll(demo.actor("nhattan-canbo"), first).orElseThrow();
        assertThat(unread("nhattan-canbo")).isEqualTo(1);
        assertThat(told("nhattan-canbo"))
                .as("unread first")
                .containsExactly("WITHDRAW_REGISTRATION", "CONFIRM_REGISTRATION");
        assertThat(markNotices.readAll(demo.actor("nhattan-canbo"), first)).isEmpty();
        assertThat(markNotices.read(demo.actor("nhattan-canbo"), first)).isEmpty();
        markNotices.unread(demo.actor("nhattan-truong"), moment);
        assertThat(unread("nhattan-canbo")).as("another takes back nothing").isEqualTo(1);
        markNotices.unread(demo.actor("nhattan-canbo"), moment);
        assertThat(unread("nhattan-canbo")).isEqualTo(2);
    }

    @Test
    void whatWasReadLongAgoGoesAndWhatIsUnreadStays() {
        demo.openDossier("nhattan");
        int all = count("true");
        markNotices.read(demo.actor("nhattan-canbo"), of("nhattan-canbo").noticeId());
        outbox.tidy();
        assertThat(count("true")).isEqualTo(all);
        jdbc.sql("update notices.notice set read_at = read_at - make_interval(days => :days)")
                .param("days", Outbox.READ_DAYS + 1)
                .update();
        outbox.tidy();
        assertThat(count("true")).isEqualTo(all - 1);
        assertThat(told("nhattan-truong")).isNotEmpty();
    }

    @Test
    void theHeaderCountsNoFurtherThanAHundred() {
        jdbc.sql("""
                        insert into notices.notice (seq, account_id, page)
                        select seq, :account, '' from audit.entry where unit_id is not null order by seq limit 150
                        """).param("account", demo.actor("v05-canbo").accountId()).update();
        assertThat(count("true")).isGreaterThan(100);
        assertThat(unread("v05-canbo")).isEqualTo(100);
    }

    @Test
    void everyRuleNamesAnActThatHasWordsARowThatIsThereAndSomebody() {
        Set<String> wrong = new TreeSet<>();
        List<String> people = Stream.concat(Stream.of(Role.values()).map(Role::name), Stream.of("OWNER", "PREPARED"))
                .toList();
        jdbc.sql("select whom from notices.rule").query(String.class).list().stream()
                .filter(each -> !people.contains(each))
                .forEach(wrong::add);
        jdbc.sql("select act from notices.act").query(String.class).list().stream()
                .filter(each -> !messages.has(View.VIETNAMESE, "audit.act." + each))
                .forEach(wrong::add);
        wrong.addAll(jdbc.sql("""
                        select a.act || ' ' || named.name from notices.act a
                        cross join lateral (
                            select substring(a.page from '\\{(\\w+)\\}') union all
                            select 'owner_office_id' where exists (select 1 from notices.rule r where r.act = a.act and r.whom = 'OWNER')
                        ) named(name)
                        where named.name is not null and not exists (
                            select 1 from information_schema.columns c
                            where c.table_schema || '.' || c.table_name = a.table_name and c.column_name = named.name)
                           or to_regclass(a.table_name) is null
                           or not exists (select 1 from notices.rule r where r.act = a.act)
                        """).query(String.class).list());
        assertThat(wrong).isEmpty();
    }

    private void confirm(int year) {
        demo.openDossier("nhattan", year, demo.setId());
    }

    private List<Long> propose(long cohort, String ward) {
        return proposeRegistration.propose(
                demo.actor("hn-canbo"), cohort, List.of(demo.unit(ward)), "không có chỉ tiêu", true);
    }

    private void append(String act, String table, String ward) {
        append("hn-lanhdao", act, table, registration(ward), ward);
    }

    private void append(String login, String act, String table, long row, String ward) {
        jdbc.sql("select audit.append(:at, :at, false, :by, '', '', :act, :table, :row, '', :unit, '')")
                .param("at", demo.actor("admin").at())
                .param("by", demo.actor(login).accountId())
                .param("act", act)
                .param("table", table)
                .param("row", row)
                .param("unit", demo.unit(ward))
                .query(Long.class)
                .single();
    }

    private long registration(String ward) {
        return jdbc.sql("select min(id) from campaigns.registration where unit_id = ?")
                .param(demo.unit(ward))
                .query(Long.class)
                .single();
    }

    private List<String> told(String login) {
        return notices.page(demo.actor(login), false, new Paging(1, 50)).items().stream()
                .map(Notice::act)
                .toList();
    }

    private Notice of(String login) {
        return notices.page(demo.actor(login), false, new Paging(1, 50)).items().get(0);
    }

    private long unread(String login) {
        return jdbc.sql("select accounts.unread(account_id, :day) from accounts.v_account where login = :login")
                .param("day", demo.actor("admin").today())
                .param("login", login)
                .query(Long.class)
                .single();
    }

    private int count(String condition) {
        return jdbc.sql("select count(*) from notices.notice where " + condition)
                .query(Integer.class)
                .single();
    }
}
