package vn.kieumau.support;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.roadmap.AdoptScenario;
import vn.kieumau.roadmap.ComputeScenario;
import vn.kieumau.roadmap.KeepScenario;
import vn.kieumau.roadmap.NewAdoption;
import vn.kieumau.roadmap.NewScenario;
import vn.kieumau.roadmap.Question;

/** Two computed scenarios of Hải Phòng, the first adopted; the demonstration brings none. */
@TestComponent
public class DemoRoadmap {
    private final JdbcClient jdbc;
    private final Demo demo;
    private final Executor work;
    private final KeepScenario keepScenario;
    private final ComputeScenario computeScenario;
    private final AdoptScenario adoptScenario;

    DemoRoadmap(
            JdbcClient jdbc,
            Demo demo,
            @Qualifier("longWork") Executor work,
            KeepScenario keepScenario,
            ComputeScenario computeScenario,
            AdoptScenario adoptScenario) {
        this.jdbc = jdbc;
        this.demo = demo;
        this.work = work;
        this.keepScenario = keepScenario;
        this.computeScenario = computeScenario;
        this.adoptScenario = adoptScenario;
    }

    public record Shown(long scenario, long other) {}

    public Shown shown() {
        List<Long> there = jdbc.sql("select id from roadmap.scenario where name like 'Thử %' order by id")
                .query(Long.class)
                .list();
        if (there.size() > 1) {
            return new Shown(there.get(0), there.get(1));
        }
        long first = computed("Thử một", question(null, false));
        long other = computed("Thử hai", question(5, false));
        adoptScenario.adopt(
                demo.actor("v05-lanhdao"),
                first,
                new NewAdoption(run(first), "01/QĐ/MINH-HOẠ", LocalDate.of(2023, 11, 20), "Minh hoạ"),
                true);
        return new Shown(first, other);
    }

    public long kept(String name, Question question) {
        return keepScenario.make(demo.actor("v05-canbo"), new NewScenario(name, "", question), true);
    }

    public long computed(String name, Question question) {
        long id = kept(name, question);
        computeScenario.ask(demo.actor("v05-canbo"), id);
        finish();
        return id;
    }

    /** What was asked for is done: now where a test holds work back, else in its one thread, behind which something is put that tells. */
    private void finish() {
        if (work instanceof HeldWork held) {
            held.run();
            return;
        }
        FutureTask<Boolean> after = new FutureTask<>(() -> true);
        work.execute(after);
        try {
            after.get(1, TimeUnit.MINUTES);
        } catch (InterruptedException | ExecutionException | TimeoutException late) {
            throw new IllegalStateException(late);
        }
    }

    public long run(long scenario) {
        return jdbc.sql("select max(id) from roadmap.run where scenario_id = ?")
                .param(scenario)
                .query(Long.class)
                .single();
    }

    /** Wards of Hải Phòng in 2024, 2025 and 2026. @param capacity of each year; null: any number */
    public static Question question(@Nullable Integer capacity, boolean everybody) {
        return new Question(
                List.of(
                        new Question.Year(2024, 1, capacity, null, null),
                        new Question.Year(2025, 1, capacity, null, null),
                        new Question.Year(2026, 1, capacity, null, null)),
                List.of("31"),
                List.of(),
                10,
                0,
                10,
                false,
                everybody,
                List.of(),
                List.of(),
                10,
                20);
    }

    /** The same with budgets that buy no whole number of wards, and the best plan wanted: the first that is found proves nothing. */
    public static Question searched() {
        return new Question(
                List.of(
                        new Question.Year(2024, 1, null, null, 777),
                        new Question.Year(2025, 1, null, null, 777),
                        new Question.Year(2026, 1, null, null, 777)),
                List.of("31"),
                List.of(),
                10,
                0,
                Question.MOST_MENDED,
                false,
                false,
                List.of(),
                List.of(),
                0,
                20);
    }
}
