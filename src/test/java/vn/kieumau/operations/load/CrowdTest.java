package vn.kieumau.operations.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.assessment.DossierState;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.assessment.Verdicts;
import vn.kieumau.campaigns.ConfirmRegistration;
import vn.kieumau.campaigns.ProposeRegistration;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;

/**
 * 50 clients on the same 20 dossiers, as fast as they can. All is committed and the trail is read whole, so that this has an
 * application and a database of its own.
 */
@ApplicationTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@Import(Crowd.class)
@DirtiesContext
@TestPropertySource(properties = CrowdTest.PATIENCE)
class CrowdTest {
    /** For 50 without a pause on 12 connections; how long each waits is not what is tried here. */
    static final String PATIENCE = "spring.datasource.hikari.connection-timeout=60000";

    private static final List<String> WARDS = List.of("hungvuong", "duhangkenh", "kenhduong", "catbi");
    private static final int COHORTS = 5;
    /** Of each client. */
    private static final int ACTS = 30;

    /** What has to have happened, each at least so often: by chance it takes another round now and then. */
    private static final List<String> RARE = List.of("submit", "appraise", "prepare", "pass", "return");

    private static final int OFTEN = 5;
    private static final int MOST_ROUNDS = 4;

    private static final long SEED = Long.getLong("kieumau.soak.seed", 20231124);
    private static final Logger log = LoggerFactory.getLogger(CrowdTest.class);

    @Autowired
    Demo demo;

    @Autowired
    ProposeRegistration proposeRegistration;

    @Autowired
    ConfirmRegistration confirmRegistration;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Verdicts verdicts;

    @Autowired
    Crowd crowd;

    @Autowired
    JdbcClient jdbc;

    /** By the login of everybody who reaches them. */
    final Map<String, List<Long>> byLogin = new HashMap<>();

    @Test
    void whateverFiftyClientsDoToTwentyDossiersAtOnceNothingIsLostAndEverySnapshotHolds() throws Exception {
        register();
        crowd.fill(byWardOfficer());
        long began = System.nanoTime();
        List<String> clients = clients();
        assertThat(clients).hasSize(50);
        int rounds = 0;
        do {
            crowd.work(clients, byLogin, ACTS, SEED + rounds++);
        } while (rounds < MOST_ROUNDS && RARE.stream().anyMatch(act -> crowd.acknowledged(act) < OFTEN));
        log.info(
                "{} acts, refused {}, in {} ms",
                clients.size() * ACTS * rounds,
                crowd.refusals(),
                (System.nanoTime() - began) / 1_000_000);
        everyAcknowledgedAnswerIsThereAndTheLastOneStands();
        Trail trail = new Trail(jdbc);
        trail.wentAllowedWays("seed " + SEED);
        trail.holds(crowd.told(), "seed " + SEED);
        everySnapshotVerifies();
        wasWorthIt();
    }

    private void register() {
        List<Long> wards = WARDS.stream().map(demo::unit).toList();
        for (int year = 2030; year < 2030 + COHORTS; year++) {
            long cohort = demo.openCohort(year);
            confirmRegistration.confirm(
                    demo.actor("hp-lanhdao"),
                    cohort,
                    proposeRegistration.propose(demo.actor("hp-canbo"), cohort, wards, "không có chỉ tiêu", true));
            for (String ward : WARDS) {
                long dossier = dossiers.of(cohort, demo.unit(ward)).orElseThrow();
                for (String login : List.of(
                        ward + "-canbo", ward + "-truong", "hp-canbo", "hp-lanhdao", "v05-canbo", "v05-lanhdao")) {
                    byLogin.computeIfAbsent(login, any -> new ArrayList<>()).add(dossier);
                }
            }
        }
        assertThat(byLogin.get("v05-canbo")).hasSize(20);
    }

    private Map<String, List<Long>> byWardOfficer() {
        Map<String, List<Long>> officers = new TreeMap<>(byLogin);
        officers.keySet().removeIf(login -> !login.endsWith("-canbo") || login.matches("(hp|v05)-.*"));
        return officers;
    }

    private static List<String> clients() {
        List<String> clients = new ArrayList<>();
        for (String ward : WARDS) {
            clients.addAll(Collections.nCopies(6, ward + "-canbo"));
            clients.addAll(Collections.nCopies(2, ward + "-truong"));
        }
        clients.addAll(Collections.nCopies(5, "hp-canbo"));
        clients.addAll(Collections.nCopies(5, "hp-lanhdao"));
        clients.addAll(Collections.nCopies(4, "v05-canbo"));
        clients.addAll(Collections.nCopies(4, "v05-lanhdao"));
        return clients;
    }

    /** They were in each other's way, and dossiers went up and down all the same. */
    private void wasWorthIt() {
        assertThat(crowd.acknowledged("answer")).as("answers").isGreaterThan(20 * 22 + 100);
        for (String act : RARE) {
            assertThat(crowd.acknowledged(act)).as(act).isGreaterThanOrEqualTo(OFTEN);
        }
        assertThat(crowd.refused(KernelRefusal.CHANGED_MEANWHILE))
                .as("too late")
                .isGreaterThan(10);
        assertThat(crowd.refused(KernelRefusal.NOT_IN_THIS_STATE))
                .as("moved on")
                .isPositive();
        List<String> states = jdbc.sql("select state from assessment.dossier where id = any(:ids)")
                .param("ids", byLogin.get("v05-canbo").toArray(new Long[0]))
                .query(String.class)
                .list();
        assertThat(states).hasSize(20).allMatch(state -> !DossierState.of(state).ended());
    }

    private void everyAcknowledgedAnswerIsThereAndTheLastOneStands() {
        Map<List<Long>, Map<Integer, Crowd.Said>> acknowledged = new HashMap<>();
        for (Crowd.Said each : crowd.said()) {
            Crowd.Said other = acknowledged
                    .computeIfAbsent(List.of(each.dossierId(), each.criterionId()), any -> new TreeMap<>())
                    .put(each.version(), each);
            assertThat(other)
                    .as("another answer that became the same version as %s", each)
                    .isNull();
        }
        assertThat(acknowledged).hasSize(20 * 22);
        acknowledged.forEach((where, versions) -> {
            assertThat(versions.keySet())
                    .as("versions of %s", where)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, versions.size()).boxed().toList());
            Crowd.Said last = versions.get(versions.size());
            assertThat(stands(last)).as("what stands in %s", where).isEqualTo(last);
        });
    }

    private Crowd.Said stands(Crowd.Said asked) {
        List<String> proofs = jdbc.sql("""
                        select l.title from evidence.v_link l join assessment.dossier d on d.registration_id = l.registration_id
                        where d.id = :dossier and l.criterion_id = :criterion
                        """)
                .param("dossier", asked.dossierId())
                .param("criterion", asked.criterionId())
                .query(String.class)
                .list();
        return jdbc.sql("""
                        select version, explanation from assessment.answer where dossier_id = :dossier and criterion_id = :criterion
                        """)
                .param("dossier", asked.dossierId())
                .param("criterion", asked.criterionId())
                .query((row, number) -> new Crowd.Said(
                        asked.dossierId(),
                        asked.criterionId(),
                        row.getInt("version"),
                        row.getString("explanation"),
                        new TreeSet<>(proofs)))
                .single();
    }

    /** Its hash is that of its content; its verdict comes out again from the facts that it rested on; the trail is whole. */
    private void everySnapshotVerifies() {
        assertThat(jdbc.sql("""
                                select dossier_id || '/' || number from assessment.snapshot s
                                where sha256 <> encode(sha256(convert_to(content::text, 'UTF8')), 'hex')
                                   or (select count(*) from assessment.verdict v where v.snapshot_id = s.id
                                       and v.sha256 = encode(sha256(convert_to(v.verdict, 'UTF8')), 'hex')) <> 1
                                """).query(String.class).list()).isEmpty();
        List<Verdicts.Stored> stored = verdicts.stored();
        assertThat(stored).hasSizeGreaterThanOrEqualTo((int) crowd.acknowledged("submit"));
        assertThat(stored).allSatisfy(each -> assertThat(verdicts.again(each)).isEqualTo(each.verdict()));
        assertThat(jdbc.sql("select seq from audit.v_broken").query(Long.class).list())
                .isEmpty();
    }
}
