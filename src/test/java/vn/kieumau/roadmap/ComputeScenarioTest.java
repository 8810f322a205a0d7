package vn.kieumau.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static vn.kieumau.support.Refusals.refused;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoRoadmap;
import vn.kieumau.support.HeldWork;

/** Scenarios of Hải Phòng for 2024 to 2026: asked, computed, adopted. */
@ApplicationTest
class ComputeScenarioTest {
    private static final LocalDate TODAY = LocalDate.of(2023, 11, 24);
    private static final Paging ALL = new Paging(1, 250);

    @Autowired
    Demo demo;

    @Autowired
    DemoRoadmap demoRoadmap;

    @Autowired
    HeldWork work;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    KeepScenario keepScenario;

    @Autowired
    ComputeScenario computeScenario;

    @Autowired
    AdoptScenario adoptScenario;

    @Autowired
    PlanningScenarios scenarios;

    @Autowired
    RunWards runWards;

    @Autowired
    Adoptions adoptions;

    @Autowired
    Prospects prospects;

    @Autowired
    Audit audit;

    @Autowired
    ComposeScenario compose;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    Clock clock;

    @Test
    void onlyV05PlansAndOnlyItsLeaderAdopts() {
        long id = make(DemoRoadmap.question(null, false));
        for (String login : List.of("hp-canbo", "hn-lanhdao", "v05-lanhdao", "quansat", "admin")) {
            Actor actor = demo.actor(login);
            refused(
                    KernelRefusal.NOT_PERMITTED,
                    () -> keepScenario.make(actor, new NewScenario("x", "", DemoRoadmap.question(null, false)), true));
            refused(KernelRefusal.NOT_PERMITTED, () -> computeScenario.ask(actor, id));
            refused(KernelRefusal.NOT_PERMITTED, () -> computeScenario.stop(actor, id));
            refused(KernelRefusal.NOT_PERMITTED, () -> keepScenario.lock(actor, id, 1, 1, "", null));
        }
        refused(KernelRefusal.NOT_PERMITTED, () -> adoptScenario.adopt(demo.actor("v05-canbo"), id, adoption(1), true));
        refused(KernelRefusal.NOT_FOUND, () -> computeScenario.ask(demo.actor("v05-canbo"), 999_999));
        refused(KernelRefusal.NOT_FOUND, () -> adoptScenario.adopt(demo.actor("v05-lanhdao"), id, adoption(1), true));
        assertThat(work.asked()).isZero();
    }

    @Test
    void whatCannotBeAskedIsSaid() {
        Question good = DemoRoadmap.question(null, false);
        refused(KernelRefusal.MISSING, () -> keepScenario.make(officer(), new NewScenario(" ", "", good), true));
        refused(RoadmapRefusal.NO_YEARS, () -> make(with(List.of(), List.of("31"), 10)));
        refused(RoadmapRefusal.YEAR_TWICE, () -> make(with(List.of(year(2024, 1), year(2024, 1)), List.of("31"), 10)));
        refused(KernelRefusal.NOT_A_NUMBER, () -> make(with(List.of(year(2024, 101)), List.of("31"), 10)));
        refused(KernelRefusal.NOT_A_NUMBER, () -> make(with(List.of(year(2050, 1)), List.of("31"), 10)));
        refused(KernelRefusal.NOT_A_NUMBER, () -> make(with(List.of(year(2024, 1)), List.of("31"), 0)));
        refused(RoadmapRefusal.UNKNOWN_PROVINCE, () -> make(with(List.of(year(2024, 1)), List.of("00"), 10)));
        long id = make(good);
        refused(KernelRefusal.MISSING, () -> keepScenario.lock(officer(), id, 1, demo.unit("catbi"), "locked", null));
        refused(
                RoadmapRefusal.YEAR_NOT_ASKED,
                () -> keepScenario.lock(officer(), id, 1, demo.unit("catbi"), "locked", 2030));
        refused(KernelRefusal.NOT_FOUND, () -> keepScenario.lock(officer(), id, 1, demo.unit("catbi"), "never", 2024));
        refused(
                KernelRefusal.CHANGED_MEANWHILE,
                () -> keepScenario.lock(officer(), id, 2, demo.unit("catbi"), "locked", 2024));
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> {
            demoRoadmap.computed("Thử", good);
            computeScenario.stop(
                    officer(),
                    jdbc.sql("select max(id) from roadmap.scenario")
                            .query(Long.class)
                            .single());
        });
    }

    @Test
    void aScenarioIsComputedOnceAtATimeAndSaysOfEachWardWhenAndWhy() {
        long id = make(DemoRoadmap.question(10, false));
        int audited = demo.audited("PLAN_SCENARIO", "roadmap.scenario");
        computeScenario.ask(officer(), id);
        assertThat(last(id).state()).isEqualTo("waiting");
        demo.apart(() -> refused(RoadmapRefusal.COMPUTED_ALREADY, () -> computeScenario.ask(officer(), id)));
        work.run();
        Run run = last(id);
        assertThat(run.state()).isEqualTo("proposed");
        assertThat(run.proven()).isTrue();
        assertThat(run.gap()).isBetween(0.0, 0.01);
        assertThat(run.bound()).isGreaterThanOrEqualTo(run.value());
        assertThat(computeScenario.progress(run.runId())).isEmpty();
        List<RunWard> wards = wards(run, 0);
        assertThat(wards).hasSizeGreaterThan(30);
        assertThat(wards(run, 2024))
                .as("ready at once, by their dossiers")
                .isNotEmpty()
                .allMatch(each -> each.known() && each.lacks() < 10);
        assertThat(wards(run, 2025)).hasSize(10);
        assertThat(wards(run, 2026)).hasSize(10);
        assertThat(wards).allMatch(each -> !each.reasons().isEmpty());
        assertThat(wards(run, -1))
                .isNotEmpty()
                .allMatch(each -> each.reasons().stream()
                        .anyMatch(reason -> reason.kind().equals("no_room")
                                && reason.by() != null
                                && reason.by().kind().equals("capacity")));
        assertThat(run.answer()).isNotNull();
        assertThat(run.answer().unknown()).isLessThan(run.answer().wards());
        assertThat(wards).filteredOn(each -> !each.known()).hasSize(run.answer().unknown());
        assertThat(demo.audited("PLAN_SCENARIO", "roadmap.scenario")).isEqualTo(audited + 1);
        assertThat(runWards.lines(officer(), Permission.VIEW_SCENARIOS, run.runId()))
                .extracting(RunWards.Line::provinceId, line -> line.years().get(2025))
                .containsExactly(tuple(demo.unit("hp"), 10));
    }

    @Test
    void demandsThatContradictAreNamed() {
        Run run = last(demoRoadmap.computed("Thử", DemoRoadmap.question(1, true)));
        assertThat(run.state()).isEqualTo("contradicting");
        assertThat(run.planned()).isFalse();
        assertThat(run.answer()).isNotNull();
        assertThat(run.answer().demands()).extracting(DemandLine::kind).contains("everybody", "capacity");
        refused(
                RoadmapRefusal.NO_PLAN,
                () -> adoptScenario.adopt(demo.actor("v05-lanhdao"), run.scenarioId(), adoption(run.runId()), true));
    }

    @Test
    void aLockedWardRegistersInItsYearWhateverElse() {
        long id = make(DemoRoadmap.question(null, false));
        long catBi = demo.unit("catbi");
        keepScenario.lock(officer(), id, 1, catBi, "locked", 2026);
        computeScenario.ask(officer(), id);
        work.run();
        assertThat(wards(last(id), 2026)).extracting(RunWard::unitId).contains(catBi);
        keepScenario.lock(officer(), id, 2, catBi, "", null);
        assertThat(scenarios.find(id).orElseThrow().question().locks()).isEmpty();
        refused(
                RoadmapRefusal.ASKED_BEFORE_CHANGE,
                () -> adoptScenario.adopt(demo.actor("v05-lanhdao"), id, adoption(last(id).runId()), true));
    }

    @Test
    void whatARestartInterruptedHasFailedAndMayBeAskedForAgain() {
        long id = make(DemoRoadmap.question(null, false));
        computeScenario.ask(officer(), id);
        jdbc.sql("update roadmap.run set state = 'running' where scenario_id = ?")
                .param(id)
                .update();
        computeScenario.forgetInterrupted();
        assertThat(last(id).state()).isEqualTo("failed");
        computeScenario.ask(officer(), id);
        work.run();
        assertThat(last(id).state()).isEqualTo("proposed");
    }

    @Test
    void whatNobodyAskedForIsNotStopped() {
        refused(KernelRefusal.NOT_FOUND, () -> computeScenario.stop(officer(), 999_999));
        long id = make(DemoRoadmap.searched());
        refused(KernelRefusal.NOT_FOUND, () -> computeScenario.stop(officer(), id));
        computeScenario.ask(officer(), id);
        refused(KernelRefusal.NOT_PERMITTED, () -> computeScenario.stop(demo.actor("v05-lanhdao"), id));
        work.run();
        assertThat(last(id).state()).isEqualTo("proposed");
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> computeScenario.stop(officer(), id));
    }

    @Test
    void whatWaitsIsStoppedWithWhatItFindsAtOnceAndMayBeAskedForAgain() {
        long id = make(DemoRoadmap.searched());
        int audited = demo.audited("PLAN_SCENARIO", "roadmap.scenario");
        computeScenario.ask(officer(), id);
        computeScenario.stop(officer(), id);
        assertThat(demo.audited("PLAN_SCENARIO", "roadmap.scenario")).isEqualTo(audited + 2);
        work.run();
        Run stopped = last(id);
        assertThat(stopped.state()).isEqualTo("stopped");
        assertThat(stopped.proven()).isFalse();
        assertThat(stopped.gap()).isPositive();
        assertThat(wards(stopped, 2024)).isNotEmpty();
        computeScenario.ask(officer(), id);
        work.run();
        Run again = last(id);
        assertThat(again.runId()).isNotEqualTo(stopped.runId());
        assertThat(again.state()).isEqualTo("proposed");
        assertThat(again.proven()).isTrue();
    }

    @Test
    void whatIsBeingComputedIsStopped() {
        long id = make(DemoRoadmap.searched());
        AtomicReference<ComputeScenario> own = new AtomicReference<>();
        own.set(new ComputeScenario(
                jdbc,
                audit,
                scenarios,
                compose,
                afterEach(() -> {
                    if (last(id).state().equals("running")) {
                        own.get().stop(officer(), id);
                    }
                }),
                work,
                false,
                clock));
        own.get().ask(officer(), id);
        work.run();
        assertThat(last(id).state()).isEqualTo("stopped");
        assertThat(own.get().progress(last(id).runId())).isEmpty();
    }

    @Test
    void aDecisionMakesAPlanTheRoadmapAndTheNextOneSupersedesIt() {
        long hp = demo.unit("hp");
        long id = demoRoadmap.computed("Thử", DemoRoadmap.question(10, false));
        long run = last(id).runId();
        Actor leader = demo.actor("v05-lanhdao");
        assertThat(prospect(hp).planned()).isEmpty();
        demo.apart(() -> refused(
                KernelRefusal.CHANGED_MEANWHILE, () -> adoptScenario.adopt(leader, id, adoption(run - 1), true)));
        demo.apart(() -> refused(
                KernelRefusal.MISSING,
                () -> adoptScenario.adopt(leader, id, new NewAdoption(run, " ", TODAY, "vì sao"), true)));
        demo.apart(() -> refused(
                RoadmapRefusal.DAY_AHEAD,
                () -> adoptScenario.adopt(leader, id, new NewAdoption(run, "1", TODAY.plusDays(1), "vì sao"), true)));
        demo.apart(() -> {
            jdbc.sql("update roadmap.run set asked_by = ? where id = ?")
                    .params(leader.accountId(), run)
                    .update();
            refused(KernelRefusal.SAME_PERSON, () -> adoptScenario.adopt(leader, id, adoption(run), true));
        });
        int targets = count("roadmap.target");
        int registrations = count("campaigns.registration");
        adoptScenario.adopt(leader, id, adoption(run), true);
        demo.apart(() ->
                refused(RoadmapRefusal.ADOPTED_ALREADY, () -> adoptScenario.adopt(leader, id, adoption(run), true)));
        assertThat(demo.audited("ADOPT_SCENARIO", "roadmap.adoption")).isEqualTo(1);
        assertThat(count("roadmap.target")).isEqualTo(targets);
        assertThat(count("campaigns.registration")).isEqualTo(registrations);
        assertThat(prospect(hp).planned())
                .as("without those that are registered now")
                .containsOnlyKeys(2025, 2026);
        assertThat(prospect(hp).possible(2026))
                .isEqualTo(prospect(hp).held() + prospect(hp).underWay() + 20);
        long other = demoRoadmap.computed("Thử hai", DemoRoadmap.question(3, false));
        adoptScenario.adopt(leader, other, adoption(last(other).runId()), true);
        assertThat(adoptions.all()).extracting(Adoption::scenarioId).containsExactly(other, id);
        assertThat(prospect(hp).planned().get(2026)).isLessThanOrEqualTo(3);
        assertThat(runWards.compare(run, last(other).runId()).lines())
                .extracting(Comparison.Line::year, Comparison.Line::difference)
                .contains(tuple(2025, -7));
        assertThatThrownBy(() ->
                        jdbc.sql("update roadmap.run_ward set year = 2030").update())
                .hasMessageContaining("never changed");
    }

    @Test
    void aWardSeesItsOwnYearOfTheRoadmapAndNoOther() {
        long id = demoRoadmap.shown().scenario();
        long run = last(id).runId();
        assertThat(runWards.page(
                                demo.actor("catbi-canbo"),
                                Permission.VIEW_ROADMAP,
                                run,
                                new RunWards.Filter("", 0, 0),
                                ALL)
                        .items())
                .extracting(RunWard::unitId)
                .containsExactly(demo.unit("catbi"));
        assertThat(runWards.page(
                                demo.actor("hn-canbo"),
                                Permission.VIEW_ROADMAP,
                                run,
                                new RunWards.Filter("", 0, 0),
                                ALL)
                        .items())
                .isEmpty();
    }

    /** Does something in the computation's own thread whenever it has written: first that it runs. */
    private TransactionOperations afterEach(Runnable act) {
        return new TransactionOperations() {
            @Override
            public <T> @Nullable T execute(TransactionCallback<T> written) {
                T done = transactions.execute(written);
                act.run();
                return done;
            }
        };
    }

    private Prospect prospect(long province) {
        return prospects
                .of(List.of(new Prospects.Province(province, "")), TODAY)
                .get(0);
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private Actor officer() {
        return demo.actor("v05-canbo");
    }

    private long make(Question question) {
        return demoRoadmap.kept("Thử", question);
    }

    private Run last(long scenario) {
        return scenarios.lastRun(scenario).orElseThrow();
    }

    private List<RunWard> wards(Run run, int year) {
        return runWards.page(officer(), Permission.VIEW_SCENARIOS, run.runId(), new RunWards.Filter("", 0, year), ALL)
                .items();
    }

    private static NewAdoption adoption(long run) {
        return new NewAdoption(run, "01/QĐ/MINH-HOẠ", TODAY, "Minh hoạ");
    }

    private static Question.Year year(int year, int worth) {
        return new Question.Year(year, worth, null, null, null);
    }

    private static Question with(List<Question.Year> years, List<String> provinces, int mended) {
        return new Question(years, provinces, List.of(), 0, 0, mended, false, false, List.of(), List.of(), 10, 20);
    }
}
