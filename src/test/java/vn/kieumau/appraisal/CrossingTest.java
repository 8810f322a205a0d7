package vn.kieumau.appraisal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kieumau.campaigns.WithdrawRegistration;
import vn.kieumau.kernel.Refused;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;

/** Two who act on one dossier at the same moment act one after the other, and do not wait for each other. All is rolled back. */
@ApplicationTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class CrossingTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    Demo demo;

    @Autowired
    AppraiseCriteria appraiseCriteria;

    @Autowired
    PassAppraisal passAppraisal;

    @Autowired
    WithdrawRegistration withdrawRegistration;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    DataSource database;

    Connection other;

    @BeforeEach
    void somebodyElse() throws SQLException {
        other = database.getConnection();
        other.setAutoCommit(false);
    }

    @AfterEach
    void goesAway() throws SQLException {
        other.rollback();
        other.setAutoCommit(true);
        other.close();
    }

    /** Otherwise it would be appraised, or prepared, after it was sent back or withdrawn. */
    @Test
    void whoeverAppraisesWaitsForWhoeverMovesTheDossier() throws Exception {
        long dossier = demo.dossier2023("nhattan");
        for (Runnable act : List.<Runnable>of(
                () -> appraiseCriteria.appraise(
                        demo.actor("hn-canbo"),
                        dossier,
                        AppraisalLevel.PROVINCE,
                        List.of(new Finding("1", "met", "đã xem", 0))),
                () -> passAppraisal.prepare(demo.actor("hn-canbo"), dossier, AppraisalLevel.PROVINCE),
                () -> passAppraisal.handBack(demo.actor("hn-lanhdao"), dossier, AppraisalLevel.PROVINCE, "vì"),
                () -> passAppraisal.pass(demo.actor("hn-lanhdao"), dossier, AppraisalLevel.PROVINCE))) {
            other("update assessment.dossier set state = 'returned' where id = " + dossier);
            CompletableFuture<Void> acting = begin(act);
            awaitWaiting(acting);
            other.rollback();
            acting.get(SOON.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** A ward saves an answer with a proof, which refers to the registration that is being withdrawn. */
    @Test
    void aWithdrawalDoesNotStandInTheWayOfWhomItWaitsFor() throws Exception {
        long dossier = demo.dossier2023("hungvuong");
        long registration = jdbc.sql("select registration_id from assessment.v_dossier where dossier_id = ?")
                .param(dossier)
                .query(Long.class)
                .single();
        other("select 1 from assessment.dossier where id = " + dossier + " for update");
        CompletableFuture<Void> withdrawing = begin(() -> withdrawRegistration.withdraw(
                demo.actor("hp-lanhdao"), demo.cohort2023(), registration, "đổi kế hoạch"));
        awaitWaiting(withdrawing);
        other("set local lock_timeout = '5s'");
        other("""
                insert into evidence.link (item_id, registration_id, criterion_id, linked_by, linked_at)
                select min(i.id), %d, (select max(criterion_id) from criteria.v_criterion), (select min(account_id) from accounts.v_account), now()
                from evidence.item i where i.unit_id = %d on conflict do nothing
                """.formatted(registration, demo.unit("hungvuong")));
        other.rollback();
        withdrawing.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    private void other(String sql) throws SQLException {
        try (Statement statement = other.createStatement()) {
            statement.execute(sql);
        }
    }

    /** In a transaction of its own that comes to nothing, whether it is refused in the end or not. */
    private CompletableFuture<Void> begin(Runnable act) {
        return CompletableFuture.runAsync(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
            status.setRollbackOnly();
            try {
                act.run();
            } catch (Refused refused) {
                // in its turn
            }
        }));
    }

    private void awaitWaiting(CompletableFuture<Void> acting) {
        long end = System.nanoTime() + SOON.toNanos();
        while (waiting() == 0) {
            assertThat(acting).as("waits for the other").isNotDone();
            assertThat(System.nanoTime()).as("waits in time").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private int waiting() {
        return jdbc.sql("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'
                        """).query(Integer.class).single();
    }
}
