package vn.kieumau.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kieumau.support.Pace;

/**
 * How long it takes to propose a year for every commune of the country, proven to be within 1% of the best. bin/bench measures with
 * its budget; without it a few wards are planned, and only what does not depend on the machine is asserted.
 */
class RoadmapBenchTest {
    private static final boolean BENCH = Boolean.getBoolean("kieumau.bench");
    private static final int WARDS = BENCH ? 3_321 : 250;
    private static final double GAP = BENCH ? 0.01 : 0.05;
    private static final long BUDGET_SECONDS = 60;
    private static final Logger log = LoggerFactory.getLogger(RoadmapBenchTest.class);

    @Test
    void aYearForEveryWardOfTheCountryIsProposedWithAProof() {
        Scenario scenario = Scenarios.country(1, WARDS, 0.6);
        double pace = BENCH ? Pace.now() : 1;
        Duration limit = Duration.ofMillis((long) (BUDGET_SECONDS * 1_000 * pace));
        Outcome outcome = Planner.propose(scenario, new Effort(GAP, limit, 1), Watch.NOBODY);
        assertThat(outcome).isInstanceOfSatisfying(Proposal.class, proposal -> {
            log.info(
                    "roadmap of {} wards × {} years, {} provinces, budgets of 60% of what all wards cost: value {}, bound {}, gap {}% in {} s   < {} s budget for 1% at pace {}; {} cores",
                    WARDS,
                    scenario.years().size(),
                    scenario.wards().stream()
                            .map(WardState::province)
                            .distinct()
                            .count(),
                    proposal.value(),
                    proposal.bound(),
                    "%.2f".formatted(100 * proposal.gap()),
                    "%.1f".formatted(proposal.seconds()),
                    BUDGET_SECONDS,
                    "%.1f".formatted(pace),
                    Runtime.getRuntime().availableProcessors());
            assertThat(Checker.broken(scenario, proposal.plan().years())).isEmpty();
            assertThat(proposal.proven()).isTrue();
            assertThat(proposal.gap()).isLessThanOrEqualTo(GAP);
        });
    }
}
