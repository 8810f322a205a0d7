package vn.kieumau.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.kieumau.support.Refusals.refused;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Paging;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoDelegation;

/** Wards are drawn for a draft, by lot and by risk: what is refused, that a draw can be repeated, and what makes a ward likelier. */
@ApplicationTest
class DrawWardsTest {
    private static final LocalDate TODAY = LocalDate.of(2023, 11, 24);

    @Autowired
    DrawWards drawWards;

    @Autowired
    Draws draws;

    @Autowired
    Delegations delegations;

    @Autowired
    DemoDelegation demoDelegation;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    long draft;

    @BeforeEach
    void aDraft() {
        draft = demoDelegation.draft("Đoàn rút thăm", List.of("catbi"), "v05-lanhdao", "quansat");
    }

    @Test
    void nothingIsDrawnWhereItIsNotAllowedOrCannotBe() {
        refused(KernelRefusal.NOT_PERMITTED, () -> draw("v05-lanhdao", draft, "random", "1", ""));
        refused(KernelRefusal.NOT_FOUND, () -> draw("hp-canbo", draft, "random", "1", ""));
        refused(InspectionRefusal.NO_METHOD, () -> draw("v05-canbo", draft, "theo ý", "1", ""));
        refused(KernelRefusal.NOT_A_NUMBER, () -> draw("v05-canbo", draft, "random", "hai", ""));
        refused(KernelRefusal.NOT_A_NUMBER, () -> draw("v05-canbo", draft, "random", "0", ""));
        refused(KernelRefusal.MISSING, () -> draw("v05-canbo", draft, "random", null, ""));
        refused(InspectionRefusal.TOO_FEW_IN_POOL, () -> draw("v05-canbo", draft, "random", "200", ""));
        assertThat(draws.of(demo.actor("v05-canbo"), head("v05-canbo"))).isEmpty();
        assertThat(route()).containsExactly(demo.unit("catbi"));
        demoDelegation.decide(draft);
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> draw("v05-canbo", draft, "random", "1", ""));
    }

    @Test
    void theSameSeedDrawsTheSameWardsWhichComeToTheEndOfTheRoute() {
        long draw = draw("v05-canbo", draft, "random", "4", "24112023");
        List<DrawnWard> pool = pool("v05-canbo", draw);
        assertThat(pool).hasSizeGreaterThan(10).extracting(DrawnWard::weight).containsOnly(1);
        assertThat(pool).extracting(DrawnWard::unitId).doesNotContain(demo.unit("catbi"));
        assertThat(pool).isSortedAccordingTo((one, other) -> Double.compare(one.number(), other.number()));
        assertThat(pool)
                .allSatisfy(each ->
                        assertThat(each.number()).isEqualTo(Lots.number("24112023", each.unitId(), each.weight())));
        List<Long> drawn =
                pool.stream().filter(DrawnWard::drawn).map(DrawnWard::unitId).toList();
        assertThat(drawn)
                .hasSize(4)
                .isEqualTo(pool.stream().limit(4).map(DrawnWard::unitId).toList());
        assertThat(route()).hasSize(5).startsWith(demo.unit("catbi")).containsAll(drawn);
        draft = demoDelegation.draft("Đoàn rút lại", List.of("catbi"), "v05-lanhdao", "quansat");
        assertThat(pool("v05-canbo", draw("v05-canbo", draft, "random", "4", "24112023")))
                .usingRecursiveComparison()
                .isEqualTo(pool);
        assertThat(demo.audited("PREPARE_DELEGATION", "inspection.draw")).isEqualTo(2);
    }

    @Test
    void whatMakesAWardWorthTheWayGivesItMoreLots() {
        long unlike = demo.unit("hn-p1");
        jdbc.sql("""
                        update appraisal.finding set result = case result when 'met' then 'not_met' else 'met' end
                        where id in (select f.id from appraisal.finding f join appraisal.appraisal a on a.id = f.appraisal_id
                            where a.dossier_id = :dossier and a.state = 'passed' order by f.criterion_id limit 7)
                        """).param("dossier", demo.dossier2023("hn-p1")).update();
        long titled = demo.unit("hn-p2");
        assertThat(jdbc.sql("update recognition.title set conferred_on = ? where unit_id = ?")
                        .param(TODAY.minusYears(DrawWards.LONG_AGO))
                        .param(titled)
                        .update())
                .isEqualTo(1);
        List<DrawnWard> pool = pool("v05-canbo", draw("v05-canbo", draft, "risk", "1", ""));
        assertThat(pool)
                .allSatisfy(each -> assertThat(each.weight())
                        .isEqualTo(1
                                + Math.min(each.differences(), 5)
                                + Math.min(each.warnings(), 3)
                                + (each.visited() ? 0 : 2)
                                + (each.recognisedOn() == null ? 0 : 2)));
        assertThat(of(pool, unlike).differences()).isGreaterThanOrEqualTo(7 - 1);
        assertThat(of(pool, titled).recognisedOn()).isEqualTo("2021-11-24");
        assertThat(of(pool, demo.unit("hungvuong")).visited())
                .as("by the delegation of the article")
                .isTrue();
        assertThat(of(pool, demo.unit("nhattan")).visited()).isFalse();
        assertThat(pool)
                .as("somebody's figures are worth a second look")
                .extracting(DrawnWard::warnings)
                .anyMatch(each -> each > 0);
    }

    @Test
    void itIsReadByWhoGoesAndWhoSendsAndNotByTheWards() throws Exception {
        long draw = draw("v05-canbo", draft, "risk", "2", "hạt <giống>");
        demoDelegation.decide(draft);
        String page = "/inspection/" + draft + "/draws/" + draw;
        for (String reader : List.of("v05-canbo", "v05-lanhdao", "quansat")) {
            web.perform(Browse.get(reader, page))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("hạt &lt;giống&gt;")));
        }
        for (String ward : List.of("catbi-truong", "hp-canbo", "nhattan-canbo")) {
            web.perform(Browse.get(ward, page)).andExpect(status().isNotFound());
        }
        assertThat(draws.of(demo.actor("catbi-truong"), head("catbi-truong"))).isEmpty();
    }

    @Test
    void itIsDrawnOnItsPageAndWhatWasTypedStays() throws Exception {
        String page = "/inspection/" + draft + "/draws/new";
        web.perform(Browse.get("v05-lanhdao", page)).andExpect(status().isForbidden());
        web.perform(Browse.post("v05-canbo", page)
                        .param("method", "random")
                        .param("wanted", "999")
                        .param("seed", "công bố trước"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("value=\"công bố trước\"")));
        String drawn = Objects.requireNonNull(web.perform(
                        Browse.post("v05-canbo", page).param("method", "random").param("wanted", "3"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        assertThat(drawn).matches("/inspection/" + draft + "/draws/[0-9]+");
        assertThat(draws.of(demo.actor("v05-canbo"), head("v05-canbo")))
                .extracting(Draws.Draw::method, Draws.Draw::wanted)
                .containsExactly(tuple("random", 3));
        web.perform(Browse.get("v05-canbo", "/inspection/" + draft))
                .andExpect(content().string(containsString(drawn)));
    }

    private long draw(String login, long id, @Nullable String method, @Nullable String wanted, @Nullable String seed) {
        return drawWards.draw(demo.actor(login), id, new DrawWards.NewDraw(method, wanted, seed));
    }

    private DelegationHead head(String login) {
        return delegations.find(demo.actor(login), draft).orElseThrow();
    }

    private List<Long> route() {
        Actor reader = demo.actor("v05-canbo");
        return delegations.visits(reader, head("v05-canbo")).stream()
                .map(VisitLine::unitId)
                .toList();
    }

    private List<DrawnWard> pool(String login, long draw) {
        return draws.wards(draws.find(demo.actor(login), head(login), draw).orElseThrow(), new Paging(1, 250))
                .items();
    }

    private static DrawnWard of(List<DrawnWard> pool, long unit) {
        return pool.stream().filter(each -> each.unitId() == unit).findFirst().orElseThrow();
    }
}
