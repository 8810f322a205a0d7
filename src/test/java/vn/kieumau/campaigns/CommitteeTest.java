package vn.kieumau.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.kieumau.support.Refusals.refused;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Paging;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.SqlCount;

/** Steering committees by office, their changes, and who does what. */
@ApplicationTest
class CommitteeTest {
    private static final String PROGRAMME = "CAP-KIEU-MAU";
    private static final LocalDate SINCE = LocalDate.of(2023, 3, 1);

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    @Autowired
    Committees committees;

    @Autowired
    KeepCommittee keepCommittee;

    @Test
    void whoReachesTheUnitKeepsItsCommitteeAndWhoIsBelowReadsIt() {
        for (String login : List.of("hp-canbo", "hn-lanhdao", "quansat", "kiemtoan")) {
            refused(
                    login.equals("hp-canbo") ? KernelRefusal.NOT_FOUND : KernelRefusal.NOT_PERMITTED,
                    () -> keepCommittee.found(demo.actor(login), PROGRAMME, demo.unit("hn-p1"), "Ban", "", true));
        }
        long hanoi = of("hn");
        assertThat(committees
                        .find(demo.actor("nhattan-canbo"), hanoi)
                        .orElseThrow()
                        .mine())
                .isFalse();
        assertThat(committees.find(demo.actor("hungvuong-canbo"), hanoi)).isEmpty();
        refused(KernelRefusal.NOT_FOUND, () -> seat("nhattan-canbo", hanoi, "member", "Trưởng phòng"));
        assertThat(committees
                        .page(demo.actor("hp-canbo"), "", new Paging(1, 50))
                        .items())
                .isEmpty();
        assertThat(committees
                        .page(demo.actor("nhattan-canbo"), "ha noi", new Paging(1, 50))
                        .items())
                .extracting(Committee::committeeId)
                .containsExactly(hanoi);
    }

    @Test
    void whatIsWrongIsSaid() {
        refused(
                CampaignsRefusal.COMMITTEE_THERE,
                () -> keepCommittee.found(
                        demo.actor("nhattan-canbo"), PROGRAMME, demo.unit("nhattan"), "Ban", "", true));
    }

    @Test
    void aPostIsHeldByOneAndAnOfficeSitsOnce() {
        long ward = of("nhattan");
        refused(CampaignsRefusal.POST_TAKEN, () -> seat("nhattan-canbo", ward, "head", "Chủ tịch Hội đồng nhân dân"));
        refused(CampaignsRefusal.OFFICE_SEATED, () -> seat("nhattan-canbo", ward, "member", "bí thư đảng ủy phường"));
        refused(KernelRefusal.MISSING, () -> seat("nhattan-canbo", ward, "singer", "Ai"));
        refused(KernelRefusal.MISSING, () -> seat("nhattan-canbo", ward, "member", " "));
    }

    @Test
    void aChangeEndsOneSeatAndBeginsAnother() {
        long ward = of("nhattan");
        CommitteeMember head = committees.members(ward).get(0);
        int before = demo.audited("KEEP_COMMITTEE", "campaigns.committee_member");
        refused(
                CampaignsRefusal.LEFT_BEFORE_SEATED,
                () -> keepCommittee.leave(
                        demo.actor("nhattan-truong"), ward, head.memberId(), SINCE.minusYears(1), "vì sao"));
        refused(
                KernelRefusal.MISSING,
                () -> keepCommittee.leave(demo.actor("nhattan-truong"), ward, head.memberId(), SINCE, ""));
        refused(
                KernelRefusal.NOT_FOUND,
                () -> keepCommittee.leave(demo.actor("hn-canbo"), of("hn"), head.memberId(), SINCE, "của ban khác"));
        keepCommittee.leave(demo.actor("nhattan-truong"), ward, head.memberId(), SINCE, "Kiện toàn");
        seat("nhattan-canbo", ward, "head", "Chủ tịch Hội đồng nhân dân phường");
        assertThat(committees.members(ward))
                .extracting(CommitteeMember::office, CommitteeMember::reason)
                .contains(tuple("Chủ tịch Hội đồng nhân dân phường", ""), tuple("Bí thư Đảng ủy phường", "Kiện toàn"));
        assertThat(demo.audited("KEEP_COMMITTEE", "campaigns.committee_member")).isEqualTo(before + 2);
    }

    @Test
    void theMatrixSaysWhoDoesWhatAtEachCriterion() {
        Committee ward =
                committees.find(demo.actor("nhattan-canbo"), of("nhattan")).orElseThrow();
        refused(
                KernelRefusal.NOT_FOUND,
                () -> keepCommittee.share(
                        demo.actor("nhattan-canbo"),
                        ward.committeeId(),
                        List.of(new KeepCommittee.Share("999", "leads", "Đảng ủy"))));
        keepCommittee.share(
                demo.actor("nhattan-canbo"),
                ward.committeeId(),
                List.of(
                        new KeepCommittee.Share("1", "leads", "Đảng ủy phường"),
                        new KeepCommittee.Share("3", "joins", "Tổ dân phố"),
                        new KeepCommittee.Share("4", "core", " ")));
        assertThat(committees.matrix(ward)).hasSize(22);
        assertThat(committees.matrix(ward).stream().filter(each -> !each.empty()))
                .extracting(Responsibility::code)
                .containsExactly("1", "3");
    }

    @Test
    void pagesAreForReadersAndKeepers() throws Exception {
        String ward = "/campaigns/committees/" + of("nhattan");
        assertThat(page("nhattan-canbo", ward)).contains("Bí thư Đảng ủy phường", "Nòng cốt", "/members\"");
        assertThat(page("quansat", ward)).contains("Bí thư Đảng ủy phường").doesNotContain("/members\"");
        for (String url : List.of("/campaigns/committees", ward, ward + "/matrix/new", "/campaigns/committees/new")) {
            assertThat(SqlCount.during(() -> web.perform(Browse.get("nhattan-canbo", url))))
                    .as(url)
                    .isBetween(1, 10);
        }
        assertThat(web.perform(Browse.post("nhattan-canbo", ward + "/members")
                                .param("post", "member")
                                .param("office", "Đã gõ")
                                .param("since", "31/02/2023"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("không phải là ngày hợp lệ", "Đã gõ");
        web.perform(Browse.post("nhattan-canbo", ward + "/matrix/new")
                .param("criteria.0.code", "5")
                .param("criteria.0.core", "Công an phường thử"));
        assertThat(page("nhattan-canbo", ward)).contains("Công an phường thử");
    }

    private String page(String login, String url) throws Exception {
        return web.perform(Browse.get(login, url)).andReturn().getResponse().getContentAsString();
    }

    private long of(String unit) {
        return jdbc.sql("select id from campaigns.committee where unit_id = ?")
                .param(demo.unit(unit))
                .query(Long.class)
                .single();
    }

    private void seat(String login, long committee, String post, String office) {
        keepCommittee.seat(demo.actor(login), committee, post, office, SINCE);
    }
}
