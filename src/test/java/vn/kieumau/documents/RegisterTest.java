package vn.kieumau.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;
import vn.kieumau.support.Refusals;

/** Numbers have no gaps and no doubles, whoever issues at the same moment. What is issued is committed, so this has a database of its own. */
@ApplicationTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@TestPropertySource(properties = "kieumau.test=apart")
class RegisterTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final AtomicLong SOURCES = new AtomicLong();

    @Autowired
    Demo demo;

    @Autowired
    IssueDocument issueDocument;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void aDocumentIsIssuedOnlyWithinAnAct() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> issue("Ngoài giao dịch", SOURCES.incrementAndGet()))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void whoeverComesNextWaitsAndGetsTheNumberThatWasNotIssued() throws Exception {
        assertThat(secondNumber("Huỷ", false)).as("the first came to nothing").isEqualTo(1);
        assertThat(secondNumber("Xong", true)).isEqualTo(2);
    }

    /** Of two transactions, the second begins while the first has its number and has not ended. */
    private int secondNumber(String body, boolean firstCommits) throws Exception {
        CountDownLatch hasNumber = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Integer> first =
                CompletableFuture.supplyAsync(() -> new TransactionTemplate(transactions).execute(status -> {
                    int number = issue(body, SOURCES.incrementAndGet());
                    hasNumber.countDown();
                    await(end);
                    if (!firstCommits) {
                        status.setRollbackOnly();
                    }
                    return number;
                }));
        await(hasNumber);
        CompletableFuture<Integer> second = CompletableFuture.supplyAsync(() -> committed(body));
        awaitWaiting(second);
        end.countDown();
        assertThat(first.get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(1);
        return second.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void manyAtOnceGetEachNumberOnceThoughSomeComeToNothing() {
        List<CompletableFuture<Void>> all = IntStream.range(0, 24)
                .mapToObj(each -> CompletableFuture.runAsync(() -> new TransactionTemplate(transactions)
                        .executeWithoutResult(status -> {
                            issue("Nhiều", SOURCES.incrementAndGet());
                            if (each % 3 == 0) {
                                status.setRollbackOnly();
                            }
                        })))
                .toList();
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .orTimeout(SOON.toSeconds(), TimeUnit.SECONDS)
                .join();
        assertThat(numbers("Nhiều"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 16).boxed().toList());
    }

    @Test
    void eachBodyKindAndYearHasASeriesOfItsOwn() {
        List<Integer> given = new ArrayList<>();
        given.add(committed("Công an A"));
        given.add(committed("Công an A"));
        given.add(committed("Công an B"));
        assertThat(given).containsExactly(1, 2, 1);
        assertThat(numbers("Công an A")).containsExactly(1, 2);
    }

    @Test
    void oneSourceIsIssuedOnceAndItsNumberIsFreeAgain() {
        long source = SOURCES.incrementAndGet();
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        assertThat(transaction.<Integer>execute(status -> issue("Một lần", source)))
                .isEqualTo(1);
        Refusals.refused(DocumentRefusal.ALREADY_ISSUED, () -> transaction.execute(status -> issue("Một lần", source)));
        assertThat(committed("Một lần")).isEqualTo(2);
    }

    private int committed(String body) {
        return new TransactionTemplate(transactions).<Integer>execute(status -> issue(body, SOURCES.incrementAndGet()));
    }

    private int issue(String body, long source) {
        Actor actor = demo.actor("hn-lanhdao");
        DocumentDraft draft = Demo.TERMS.draft(DocumentType.REPORT, body, actor.today(), "Kết quả", List.of(), true);
        long id = issueDocument.issue(
                actor,
                Permission.ISSUE_CONFERENCE_REPORT,
                new DocumentSource("documents.issued", -source, demo.unit("hn")),
                "",
                draft);
        return jdbc.sql("select number from documents.issued where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private List<Integer> numbers(String body) {
        return jdbc.sql("""
                        select i.number from documents.issued i join documents.register r on r.id = i.register_id
                        where r.body = :body order by i.number
                        """).param("body", body).query(Integer.class).list();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void awaitWaiting(CompletableFuture<Integer> acting) {
        long end = System.nanoTime() + SOON.toNanos();
        while (jdbc.sql("""
                        select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
                        """).query(Integer.class).single() == 0) {
            assertThat(acting).as("waits for the other").isNotDone();
            assertThat(System.nanoTime()).as("waits in time").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
