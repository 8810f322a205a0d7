package vn.kieumau.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.web.View;

/**
 * Carries what acts have left to be carried. Whoever takes a delivery says until when it is theirs, in one statement that others pass by; so several
 * servers carry it once, and what a server took that has stopped is carried by another. At least once, then: who receives something twice knows it
 * by its id. No receiver has more than a few threads at a time, however slow it is, and mail as a whole no more than one receiver.
 */
@Component
public class Outbox {
    /** After so many tries, some two days, nobody tries again but a person. */
    public static final int TRIES = 10;

    /** So long deliveries are kept, whatever became of them. */
    public static final int KEPT_DAYS = 30;

    /** So long somebody finds again what they have read. */
    static final int READ_DAYS = 90;

    private static final int THREADS = 32;
    private static final int AT_A_RECEIVER = 2;
    private static final Duration TAKEN = Duration.ofMinutes(2);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofHours(12);
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final JdbcClient jdbc;
    private final List<Carrier> carriers;
    private final Clock clock;
    private final AtomicInteger underWay = new AtomicInteger();
    private final ThreadPoolExecutor threads;

    Outbox(JdbcClient jdbc, List<Carrier> carriers, Clock clock) {
        this.jdbc = jdbc;
        this.carriers = carriers;
        this.clock = clock;
        this.threads =
                new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread made = new Thread(work, "outbox");
                    made.setDaemon(true);
                    return made;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Begins whatever is due and waits for none of it. Never within a transaction: what is taken must be committed before it is carried.
     *
     * @return one for each, done when that has been carried or not
     */
    @Transactional(propagation = Propagation.NEVER)
    public List<CompletableFuture<Void>> begin() {
        mailOfTheDay();
        List<CompletableFuture<Void>> begun = new ArrayList<>();
        for (Due due : take(THREADS - underWay.get())) {
            underWay.incrementAndGet();
            begun.add(CompletableFuture.runAsync(() -> carry(due), threads)
                    .whenComplete((done, failed) -> underWay.decrementAndGet()));
        }
        return begun;
    }

    /** What is older than what is kept goes, notices that were read long ago, and signing secrets that hold no more. */
    @Transactional
    public void tidy() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("delete from notices.delivery where at < :before and due < :before")
                .param("before", now.minusDays(KEPT_DAYS))
                .update();
        jdbc.sql("delete from notices.notice where read_at < :before")
                .param("before", now.minusDays(READ_DAYS))
                .update();
        jdbc.sql("delete from notices.receiver_secret where valid_until < :now")
                .param("now", now)
                .update();
    }

    /** Whoever wants a mail a day is due one at their hour, if something is unread that was told since the last one. */
    private void mailOfTheDay() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        ZonedDateTime there = now.atZoneSameInstant(View.ZONE);
        jdbc.sql("""
                        with c as (
                            select account_id, last_notice from notices.mail_choice
                            where frequency = 'daily' and code is null and hour <= :hour and (last_daily is null or last_daily < :today)
                            for update skip locked
                        ), seen as (
                            update notices.mail_choice m set last_daily = :today,
                                last_notice = coalesce((select max(n.id) from notices.notice n where n.account_id = c.account_id), 0)
                            from c where m.account_id = c.account_id
                        )
                        insert into notices.delivery (account_id, act, api, at, due)
                        select c.account_id, 'MAIL', '', :now, :now from c
                        where exists (select 1 from notices.notice n where n.account_id = c.account_id and n.read_at is null and n.id > c.last_notice)
                        on conflict do nothing
                        """)
                .param("hour", there.getHour())
                .param("today", there.toLocalDate())
                .param("now", now)
                .update();
    }

    private List<Due> take(int most) {
        if (most <= 0) {
            return List.of();
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        return jdbc.sql("""
                        with taken as (
                            select d.id
                            from (select id as lane from notices.receiver where enabled union all select 0) l
                            cross join lateral (
                                select w.id, w.due from notices.delivery w
                                where coalesce(w.receiver_id, 0) = l.lane and w.state = 'waiting' and w.due <= :now
                                  and (w.sending_until is null or w.sending_until <= :now)
                                order by w.due, w.id
                                limit greatest(0, :each - (
                                    select count(*) from notices.delivery s
                                    where coalesce(s.receiver_id, 0) = l.lane and s.state = 'waiting' and s.sending_until > :now))
                                for update skip locked
                            ) d
                            order by d.due, d.id limit :most
                        )
                        update notices.delivery d set attempts = d.attempts + 1, sending_until = :until from taken where d.id = taken.id
                        returning d.id, d.receiver_id, d.account_id, d.message_id, d.attempts, d.act, d.api, d.at, :now::timestamptz as now
                        """)
                .param("now", now)
                .param("until", now.plus(TAKEN))
                .param("each", AT_A_RECEIVER)
                .param("most", most)
                .query(Due.class)
                .list();
    }

    private void carry(Due due) {
        try {
            settle(
                    due,
                    carriers.stream()
                            .filter(each -> each.carries(due))
                            .findFirst()
                            .orElseThrow()
                            .carry(due));
        } catch (RuntimeException failed) {
            LOG.error("delivery {} could not be carried", due.id(), failed);
        }
    }

    /** Whoever took it again in between settles it. */
    private void settle(Due due, Outcome outcome) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        boolean delivered = outcome.fault().isEmpty();
        boolean dead = !delivered && (outcome.last() || due.attempts() >= TRIES);
        jdbc.sql("""
                        update notices.delivery set state = :state, settled_at = :settled, due = :due, sending_until = null, status = :status, fault = :fault
                        where id = :id and attempts = :attempts and state = 'waiting'
                        """)
                .param("state", delivered ? "delivered" : dead ? "dead" : "waiting")
                .param("settled", delivered || dead ? now : null)
                .param("due", delivered || dead ? now : now.plus(wait(due.attempts())))
                .param("status", outcome.status())
                .param("fault", outcome.fault())
                .param("id", due.id())
                .param("attempts", due.attempts())
                .update();
    }

    /** Four times as long each time, up to twelve hours; a fifth more or less, so that not all come back at once. */
    static Duration wait(int attempts) {
        long seconds = Math.min(FIRST_WAIT.toSeconds() << 2 * Math.min(attempts - 1, 10), LONGEST_WAIT.toSeconds());
        return Duration.ofMillis(
                Math.round(seconds * (800 + 400 * ThreadLocalRandom.current().nextDouble())));
    }
}
