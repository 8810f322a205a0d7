package vn.kieumau.operations.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.operations.Server;
import vn.kieumau.support.Pace;
import vn.kieumau.support.TestDatabase;

/**
 * How quick the overview of the country is while 50 people look at it and 20 save answers of one of its dossiers, with five cohorts of as many wards as there are
 * communes today, and how much of that comes from their number. bin/bench measures with its budgets; without it a few seconds are tried, and only what does not
 * depend on the machine is asserted.
 */
class InsightBenchTest {
    private static final boolean BENCH = Boolean.getBoolean("kieumau.bench");
    private static final int READERS = 50;
    private static final int WRITERS = 20;
    /** People who share a sign-in: more than ten in five minutes are refused to one name. */
    private static final int SESSIONS = 5;

    private static final int COHORTS = 5;
    private static final int UNITS = BENCH ? 3_321 : 60;
    private static final Paced PACED = BENCH ? new Paced(40, 60) : new Paced(1, 4);
    private static final Logger log = LoggerFactory.getLogger(InsightBenchTest.class);

    final Path data = TestDatabase.temporary("insight");
    Server server;
    String base;
    long dossier;
    String officer;

    @BeforeEach
    void aProgrammeOfFiveCohorts() throws IOException {
        int port = Server.freePort();
        server = Server.start(data, port);
        base = "http://127.0.0.1:" + port;
        record Returned(long id, String login) {}
        Returned returned = server.database().sql("""
                        select d.id, a.login from assessment.dossier d
                        join accounts.office o on o.unit_id = d.unit_id
                        join accounts.role_grant g on g.office_id = o.id and g.role = 'UNIT_OFFICER'
                        join accounts.account a on a.id = g.account_id
                        where d.state = 'returned' order by d.id limit 1
                        """).query(Returned.class).single();
        dossier = returned.id();
        officer = returned.login();
        server.database()
                .sql("""
                        insert into campaigns.cohort overriding system value
                        select (jsonb_populate_record(c, jsonb_build_object('id', nextval(pg_get_serial_sequence('campaigns.cohort', 'id')), 'year', c.year + y))).*
                        from campaigns.cohort c, generate_series(1, :more) y where c.id = (
                            select r.cohort_id from campaigns.registration r join assessment.dossier d on d.registration_id = r.id where d.id = :dossier)
                        """)
                .param("more", COHORTS - 1)
                .param("dossier", dossier)
                .update();
    }

    @AfterEach
    void end() {
        server.stop();
    }

    /** So many wards from all over the country in every cohort, at every step, answered in full; one answer of seven says "not met". */
    private void wards(int count) throws IOException {
        JdbcClient jdbc = server.database();
        jdbc.sql("""
                        insert into campaigns.registration (cohort_id, unit_id, province_id, state, over_quota_reason, proposed_by, proposed_at, confirmed_by,
                            confirmed_at, illustrative)
                        select c.id, p.unit_id, r.province_id, 'registered', '', r.proposed_by, r.proposed_at, r.confirmed_by, r.confirmed_at, true
                        from campaigns.cohort c, assessment.dossier d join campaigns.registration r on r.id = d.registration_id,
                            (select unit_id from units.place where level = 'commune' and valid @> date '2023-11-24' order by md5(unit_id::text) limit :count) p
                        where d.id = :dossier
                        on conflict (cohort_id, unit_id) where state <> 'withdrawn' do nothing
                        """).param("dossier", dossier).param("count", count).update();
        jdbc.sql("""
                        insert into assessment.dossier (registration_id, unit_id, state, reached, state_since)
                        select r.id, r.unit_id, (array['open', 'submitted', 'passed', 'ready'])[1 + r.id % 4], (array['ward', 'province', 'ministry', 'ministry'])[1 + r.id % 4],
                            r.confirmed_at - r.id % 60 * interval '1 day'
                        from campaigns.registration r
                        where r.state = 'registered' and not exists (select 1 from assessment.dossier d where d.registration_id = r.id)
                        """).update();
        jdbc.sql("""
                        insert into assessment.answer (dossier_id, criterion_id, result, explanation, instead_of_evidence, answered_by, answered_at, illustrative)
                        select d.id, c.criterion_id, case when (d.id * 31 + c.criterion_id * 17) % 7 = 0 then 'not_met' else 'met' end, 'Đã làm xong.', true,
                            r.proposed_by, r.proposed_at, true
                        from assessment.dossier d join campaigns.registration r on r.id = d.registration_id
                        join campaigns.cohort h on h.id = r.cohort_id join criteria.v_criterion c on c.set_id = h.set_id
                        on conflict (dossier_id, criterion_id) do nothing
                        """).update();
        jdbc.sql("vacuum analyze").update();
    }

    @Test
    void theOverviewIsQuickHoweverLargeTheCountryAndWhoeverWrites() throws Exception {
        List<Session> readers = sessions("v05-canbo");
        List<Session> writers = sessions(officer);
        List<Sheet> sheets = new ArrayList<>();
        List<String> codes = Sheet.codes(writers.get(0), dossier);
        for (int i = 0; i < WRITERS; i++) {
            Sheet sheet = new Sheet(writers.get(i % SESSIONS), dossier, codes.get(i));
            sheet.save();
            sheets.add(sheet);
        }
        long cohort = server.database()
                .sql("""
                        select r.cohort_id from campaigns.registration r join assessment.dossier d on d.registration_id = r.id where d.id = :dossier
                        """)
                .param("dossier", dossier)
                .query(Long.class)
                .single();
        wards(UNITS / 10);
        if (BENCH) {
            // Once in vain: a server that has just begun to be asked is slower than with ten times the wards later.
            measured(readers, sheets, cohort);
        }
        long tenth = measured(readers, sheets, cohort);
        wards(UNITS);
        assertThat(registered(readers.get(0), cohort)).isGreaterThanOrEqualTo(UNITS);
        long whole = measured(readers, sheets, cohort);
        double pace = BENCH ? Pace.now() : 1;
        String ratio = "%.2f".formatted((double) whole / tenth);
        log.info(
                "overview of {} cohorts of {} wards: {} readers and {} writers, a request a second each, for {} s: 95 %: {} ms   < 100 ms budget at pace {};"
                        + " with a tenth of the wards {} ms, ratio {}   <= 2 budget; {} cores",
                COHORTS,
                UNITS,
                READERS,
                WRITERS,
                PACED.seconds(),
                whole,
                "%.1f".formatted(pace),
                tenth,
                ratio,
                Runtime.getRuntime().availableProcessors());
        if (BENCH) {
            assertThat((double) whole).as("95 %").isLessThan(100 * pace);
            assertThat((double) whole / tenth).as("ratio").isLessThanOrEqualTo(2);
        }
    }

    /** What 95 of 100 readers wait at most, in milliseconds. */
    private static long measured(List<Session> readers, List<Sheet> sheets, long cohort) throws Exception {
        Queue<Long> saved = new ConcurrentLinkedQueue<>();
        List<Paced.Call> calls = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            Session each = readers.get(i % SESSIONS);
            calls.add(() -> each.took("/insight?cohort=" + cohort));
        }
        List<Paced.Call> saves =
                sheets.stream().map(each -> (Paced.Call) each::save).toList();
        Thread writing = new Thread(() -> {
            try {
                saved.addAll(PACED.run(saves));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        writing.start();
        Queue<Long> times = PACED.run(calls);
        writing.join();
        assertThat(saved).as("writers wrote all the while").isNotEmpty();
        return Paced.percentile(times, 0.95);
    }

    private static int registered(Session reader, long cohort) throws IOException {
        return Integer.parseInt(
                Jsoup.parse(reader.page("/insight?cohort=" + cohort).body())
                        .select("a[href=/insight/dossiers?cohort=" + cohort + "]")
                        .first()
                        .text()
                        .replaceAll("\\D", ""));
    }

    private List<Session> sessions(String login) throws IOException {
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            Session session = new Session(base);
            session.signIn(login);
            sessions.add(session);
        }
        return sessions;
    }
}
