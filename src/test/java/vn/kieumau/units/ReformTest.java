package vn.kieumau.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Pace;

/**
 * The reform of 1 July 2025 on the whole country: a registration, a dossier and a title on each of 10,035 communes, a quota for each
 * province, 5,000 accounts with grants at units of every level. Nobody's reach widens; and it is quick.
 */
@ApplicationTest
@TestPropertySource(properties = "kieumau.test=apart")
class ReformTest {
    private static final Logger log = LoggerFactory.getLogger(ReformTest.class);
    private static final LocalDate BEFORE = LocalDate.of(2025, 6, 30);
    private static final LocalDate AFTER = LocalDate.of(2025, 7, 1);
    private static final int ACCOUNTS = 5_000;
    /** Budgets are kept by bin/bench, on a machine that does nothing else; a test run is only told of them. */
    private static final boolean BENCH = Boolean.getBoolean("kieumau.bench");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Country country;

    @Autowired
    TreeFiles files;

    @Autowired
    Tree tree;

    @Autowired
    Units units;

    @Autowired
    DraftReorganisation draftReorganisation;

    @Autowired
    RehearseReorganisation rehearseReorganisation;

    @Autowired
    ConfirmReorganisation confirmReorganisation;

    @Autowired
    ApplyReorganisation applyReorganisation;

    @Autowired
    Reorganisations reorganisations;

    private final List<String> figures = new ArrayList<>();

    @Test
    @Transactional
    void theReformOfTheWholeCountry() {
        run("analyze units.place, units.reach");
        subtree();
        search();
        List<Change> changes = changes();
        fromFiles();
        jdbc.sql("truncate units.unit, units.reorganisation cascade").update();
        country.loadUnits();
        tree.refresh();
        cohort();
        grants();
        Map<Long, Set<Long>> before = reach(BEFORE);
        List<String> treeBefore = tree(BEFORE);

        Actor officer = SmallTree.actor(1);
        Actor approver = SmallTree.actor(2);
        long id = draftReorganisation.draft(officer, "Sắp xếp 2025", AFTER, false, changes);
        timed("rehearsal", 10_000, () -> rehearseReorganisation.rehearse(officer, id, version(id)));
        Reorganisation rehearsed = reorganisations.find(id).orElseThrow();
        figures.add("%d lines, %d things touched".formatted(rehearsed.lines(), rehearsed.touched()));
        assertThat(rehearsed.touched()).isGreaterThan(3 * 10_000);
        confirmReorganisation.confirm(approver, id, version(id));
        timed("applying", 10_000, () -> applyReorganisation.apply(approver, id, version(id)));

        assertThat(units.counts(AFTER).stream()
                        .filter(each -> each.level().equals("commune"))
                        .mapToLong(UnitCount::count)
                        .sum())
                .isEqualTo(3_321);
        assertThat(tree(BEFORE)).isEqualTo(treeBefore);
        neverWidened(before, reach(AFTER));
        timed("undoing", 10_000, () -> applyReorganisation.undo(approver, id, version(id), "thử"));
        assertThat(tree(AFTER)).isEqualTo(treeBefore);
        log.info(
                "{} communes, {} accounts, {} cores\n{}",
                10_035,
                ACCOUNTS,
                Runtime.getRuntime().availableProcessors(),
                String.join("\n", figures));
    }

    /** The lines as the product has them. */
    private List<Change> changes() {
        return jdbc.sql("""
                        select line, from_code, part, coalesce(to_code, '') as to_code, coalesce(to_name, '') as to_name, coalesce(to_type, '') as to_type,
                            coalesce(to_parent_code, '') as to_parent_code, legal_basis
                        from units.change c join units.reorganisation r on r.id = c.reorganisation_id where r.key = '2025-07-01' order by line
                        """).query(Change.class).list();
    }

    /** The whole country with its successions, taken out, and brought into an empty tree. */
    private void fromFiles() {
        List<String> before = new SmallTree(jdbc).named();
        byte[] units = files.out(TreeTable.UNITS, "xlsx");
        byte[] successions = files.out(TreeTable.SUCCESSIONS, "csv");
        jdbc.sql("truncate units.unit, units.reorganisation cascade").update();
        Actor officer = SmallTree.actor(1);
        Actor approver = SmallTree.actor(2);
        timed("import of the whole country from two files, checked and loaded", 15_000, () -> {
            files.load(approver, files.bring(officer, TreeTable.UNITS, units));
            files.load(approver, files.bring(officer, TreeTable.SUCCESSIONS, successions));
        });
        assertThat(new SmallTree(jdbc).named()).hasSizeGreaterThan(30_000).isEqualTo(before);
    }

    /** A registration, a decided dossier and a title on each commune, and a quota for each province. */
    private void cohort() {
        run("truncate campaigns.cohort cascade");
        run(
                "insert into accounts.account (login, display_name, display_name_en) values ('thu-a', 'A', 'A'), ('thu-b', 'B', 'B')");
        run("insert into criteria.programme (code, name_vi, name_en) values ('THU', 'Thử', 'Trial')");
        run("""
                insert into criteria.criteria_set (programme_id, version, title_vi, title_en, notice_vi, notice_en, passing, state, published_on, content_hash, content)
                select id, '1', 'Thử', 'Trial', '', '', 'all', 'published', '2025-01-01', '', '{}' from criteria.programme where code = 'THU'
                """);
        run("""
                insert into campaigns.cohort (set_id, year, name_vi, name_en, registration_due, answers_due, province_due, ministry_due,
                    decision_due, opened_by, opened_at, illustrative)
                select s.id, 2025, 'Đợt thử', 'Trial', '2025-02-01', '2025-03-01', '2025-04-01', '2025-05-01', '2025-06-01', a.id, now(), true
                from criteria.criteria_set s, accounts.account a where a.login = 'thu-a' and s.title_vi = 'Thử'
                """);
        run("""
                insert into campaigns.quota_entry (cohort_id, unit_id, amount, reason, entered_by, entered_at, illustrative)
                select c.id, p.unit_id, 100, '', a.id, now(), true from campaigns.cohort c, accounts.account a, units.place p
                where a.login = 'thu-a' and p.level = 'province' and p.valid @> date '2025-06-30'
                """);
        run("""
                insert into campaigns.registration (cohort_id, unit_id, province_id, state, over_quota_reason, proposed_by, proposed_at,
                    confirmed_by, confirmed_at, decided_on, illustrative)
                select c.id, p.unit_id, x.ancestor_id, 'recognised', '', a.id, now(), b.id, now(), '2025-06-02', true
                from campaigns.cohort c, accounts.account a, accounts.account b, units.place p
                join units.reach x on x.unit_id = p.unit_id and x.valid @> date '2025-06-30'
                join units.place q on q.unit_id = x.ancestor_id and q.level = 'province' and q.valid @> date '2025-06-30'
                where a.login = 'thu-a' and b.login = 'thu-b' and p.level = 'commune' and p.valid @> date '2025-06-30'
                """);
        run("""
                insert into assessment.dossier (registration_id, unit_id, state, state_since)
                select id, unit_id, 'decided', now() from campaigns.registration
                """);
        run("""
                insert into recognition.proposal (cohort_id, number, proposed_by, proposed_at, illustrative)
                select c.id, '1', a.id, now(), true from campaigns.cohort c, accounts.account a where a.login = 'thu-a'
                """);
        run(
                "insert into recognition.proposal_item (proposal_id, dossier_id) select p.id, d.id from recognition.proposal p, assessment.dossier d");
        run("""
                insert into recognition.decision (proposal_item_id, outcome, number, decided_on, signatory, reason, decided_by, recorded_at, illustrative)
                select i.id, 'conferred', '1', '2025-06-02', '', '', a.id, now(), true from recognition.proposal_item i, accounts.account a where a.login = 'thu-a'
                """);
        run("""
                insert into recognition.title (decision_id, unit_id, cohort_id, state, certificate_number, certificate_code, conferred_on, illustrative)
                select n.id, d.unit_id, c.id, 'conferred', 'GCN-' || n.id, 'ma-chung-nhan-' || lpad(n.id::text, 8, '0'), '2025-06-02', true
                from recognition.decision n join recognition.proposal_item i on i.id = n.proposal_item_id
                join assessment.dossier d on d.id = i.dossier_id, campaigns.cohort c
                """);
        assertThat(number("select count(*) from recognition.title")).isEqualTo(10_035);
    }

    /** Offices at units of every level, in proportion; each account in one or two of them. */
    private void grants() {
        jdbc.sql("select setseed(0.2025)").query((row, at) -> "").single();
        run("""
                insert into accounts.office (key, kind, name, name_en, unit_id, source)
                select 'o' || row_number() over (order by level, random()), 'police', name, name, unit_id, ''
                from units.place where valid @> date '2025-06-30'
                """);
        jdbc.sql(
                        "insert into accounts.account (login, display_name, display_name_en) select 'nguoi' || n, 'Thử', 'Trial' from generate_series(1, :n) n")
                .param("n", ACCOUNTS)
                .update();
        run("""
                insert into accounts.role_grant (account_id, role, office_id, valid)
                select a.id, 'OBSERVER', o.id, daterange('2025-01-01', null)
                from (select id, row_number() over (order by id) as n from accounts.account where login like 'nguoi%') a
                join (select o.id, row_number() over (order by case p.level when 'country' then 0 when 'province' then 1 when 'district' then 2 else 3 end, o.id) as n
                      from accounts.office o join units.place p on p.unit_id = o.unit_id and p.valid @> date '2025-06-30') o
                    on o.n = a.n or o.n = a.n * 2 + 17
                """);
        assertThat(number("select count(distinct account_id) from accounts.role_grant"))
                .isEqualTo(ACCOUNTS);
    }

    /** Units that each account reaches by its grants, ended ones included, as the application's own queries find them. */
    private Map<Long, Set<Long>> reach(LocalDate day) {
        Map<Long, Set<Long>> reached = new HashMap<>();
        jdbc.sql("""
                        select g.account_id, x.unit_id from (
                            select account_id, :day::date || ' read ' || array_agg(o.unit_id)::text as reach
                            from accounts.role_grant g join accounts.office o on o.id = g.office_id group by account_id
                        ) g cross join lateral units.reached(g.reach) x
                        """).param("day", day).query(row -> {
            reached.computeIfAbsent(row.getLong(1), any -> new HashSet<>()).add(row.getLong(2));
        });
        return reached;
    }

    private void neverWidened(Map<Long, Set<Long>> before, Map<Long, Set<Long>> after) {
        Map<Long, List<Long>> predecessors = new HashMap<>();
        jdbc.sql("select to_id, from_id from units.succession").query(row -> {
            predecessors
                    .computeIfAbsent(row.getLong(1), any -> new ArrayList<>())
                    .add(row.getLong(2));
        });
        int judged = 0;
        List<String> widened = new ArrayList<>();
        for (Map.Entry<Long, Set<Long>> each : after.entrySet()) {
            for (long unit : each.getValue()) {
                judged++;
                if (!before.get(each.getKey()).containsAll(predecessors.getOrDefault(unit, List.of(unit)))) {
                    widened.add(each.getKey() + " reaches " + unit);
                }
            }
        }
        assertThat(judged).isGreaterThan(20_000);
        assertThat(widened).isEmpty();
        assertThat(after.keySet()).as("nobody is left with nothing").isEqualTo(before.keySet());
    }

    private void subtree() {
        List<Long> times = new ArrayList<>();
        Random random = new Random(7);
        List<Long> provinces = jdbc.sql("select unit_id from units.place where level = 'province'")
                .query(Long.class)
                .list();
        for (int round = 0; round < 200; round++) {
            LocalDate day = LocalDate.of(2022, 1, 1).plusDays(random.nextInt(1_700));
            long root = round % 4 == 0
                    ? jdbc.sql("select unit_id from units.place where level = 'country'")
                            .query(Long.class)
                            .single()
                    : provinces.get(random.nextInt(provinces.size()));
            long began = System.nanoTime();
            jdbc.sql("""
                            select p.unit_id, p.name from units.reach x join units.place p on p.unit_id = x.unit_id and p.valid @> :day
                            where x.ancestor_id = :root and not x.ended and x.valid @> :day
                            """)
                    .param("day", day)
                    .param("root", root)
                    .query((row, at) -> row.getString("name"))
                    .list();
            times.add((System.nanoTime() - began) / 1_000);
        }
        measured("subtree on any day, 95 %", percentile(times) / 1_000.0, 50);
    }

    private void search() {
        List<Long> times = new ArrayList<>();
        Actor reader = SmallTree.actor(1);
        for (int round = 0; round < 10; round++) {
            for (String words : List.of(
                    "nhat tan",
                    "Nhật Tân",
                    "P. 4 Tân Bình",
                    "phuong 04",
                    "Hoà Hải",
                    "Hòa Hải",
                    "tay ho",
                    "ha noi",
                    "q3",
                    "phuong 1",
                    "xuan la",
                    "tan",
                    "11299",
                    "xã tân lập",
                    "thi tran",
                    "hong",
                    "hai phong",
                    "dak lak",
                    "ea h'leo",
                    "le chan")) {
                long began = System.nanoTime();
                units.search(
                        reader, new UnitSearch(words, "", "", 0, round % 2 == 0 ? null : AFTER), new Paging(1, 50));
                times.add((System.nanoTime() - began) / 1_000);
            }
        }
        measured("search, 95 %", percentile(times) / 1_000.0, 30);
    }

    private static long percentile(List<Long> times) {
        Collections.sort(times);
        return times.get(times.size() * 95 / 100);
    }

    private void run(String sql) {
        jdbc.sql(sql).update();
    }

    private int number(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private List<String> tree(LocalDate day) {
        return new SmallTree(jdbc).shownOn(day);
    }

    private void timed(String what, int budget, Runnable act) {
        long began = System.nanoTime();
        act.run();
        long took = (System.nanoTime() - began) / 1_000_000;
        measured(what, took, budget);
    }

    private void measured(String what, double milliseconds, int budget) {
        double pace = BENCH ? Pace.now() : 1;
        figures.add("%-45s %8.1f ms   < %d at pace %.1f".formatted(what, milliseconds, budget, pace));
        assertThat(!BENCH || milliseconds < budget * pace)
                .as("%s: %.1f ms, budget %d at pace %.1f", what, milliseconds, budget, pace)
                .isTrue();
    }

    private int version(long id) {
        return reorganisations.find(id).orElseThrow().version();
    }
}
