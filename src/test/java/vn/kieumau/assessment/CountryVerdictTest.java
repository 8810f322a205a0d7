package vn.kieumau.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.criteria.Pack;
import vn.kieumau.criteria.PackFixture;
import vn.kieumau.criteria.RuledSet;
import vn.kieumau.indicators.FigureImport;
import vn.kieumau.indicators.FigureImports;
import vn.kieumau.indicators.Figures;
import vn.kieumau.indicators.ImportFigures;
import vn.kieumau.indicators.KnownFigures;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;
import vn.kieumau.support.HeldWork;
import vn.kieumau.support.Pace;
import vn.kieumau.units.UnitAttributes;
import vn.kieumau.units.Units;

/**
 * A country's figures and verdicts: 3,321 units, 22 criteria of 3 requirements, 15 metrics. Budgets are kept by bin/bench, with 60
 * months; a test run has 12, and only proves that the fast way and the explained way come to the same.
 */
@ApplicationTest
class CountryVerdictTest {
    private static final Logger log = LoggerFactory.getLogger(CountryVerdictTest.class);
    private static final boolean BENCH = Boolean.getBoolean("kieumau.bench");
    private static final int UNITS = BENCH ? 3_321 : 300;
    private static final int MONTHS = BENCH ? 60 : 24;
    private static final int YEAR = 2023;
    private static final LocalDate TODAY = LocalDate.of(2023, 12, 20);
    private static final List<String> METRICS = List.of(
            "crimes_occurred",
            "crimes_solved",
            "serious_crimes",
            "gang_crimes",
            "smuggling_cases",
            "racing_cases",
            "serious_traffic_accidents",
            "serious_fires",
            "officers_disciplined",
            "officials_disciplined",
            "attitude_complaints",
            "anti_state_acts",
            "sabotage_acts",
            "separatist_acts",
            "incitement_acts");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate plain;

    @Autowired
    CriteriaSets sets;

    @Autowired
    Figures figures;

    @Autowired
    Verdicts verdicts;

    @Autowired
    Units units;

    @Autowired
    ImportFigures importFigures;

    @Autowired
    FigureImports imports;

    @Autowired
    HeldWork work;

    @Autowired
    Demo demo;

    @Test
    void theWholeCountryIsJudgedFromItsFigures() {
        jdbc.sql("truncate indicators.figure, indicators.figure_before").update();
        List<CompareVersions.Ward> wards = jdbc.sql("""
                        select unit_id, name, path, type from units.v_place where level = 'commune' and valid @> :day::date
                        order by unit_id limit :units
                        """)
                .param("day", TODAY)
                .param("units", UNITS)
                .query(CompareVersions.Ward.class)
                .list();
        assertThat(wards).hasSize(UNITS);
        long entry = jdbc.sql("select max(id) from indicators.entry")
                .query(Long.class)
                .single();
        int stored = seed(wards, entry);
        RuledSet set = sets.ruled(pack());
        assertThat(set.pack().requirements()).hasSize(66);

        List<Long> times = new ArrayList<>();
        List<CompareVersions.VerdictCounts> judged = List.of();
        for (int i = 0; i < (BENCH ? 7 : 1); i++) {
            long began = System.nanoTime();
            judged = CompareVersions.whileReading(wards, part -> {
                KnownFigures known = figures.readAll(
                        part,
                        set.metrics(),
                        YEAR,
                        2022,
                        TODAY,
                        Instant.parse("2023-11-24T00:00:00Z"),
                        Calendar.DEFAULT);
                Map<Long, UnitAttributes> attributes = units.attributes(part, TODAY);
                return ward -> CompareVersions.judge(
                        set, known, ward.unitId(), Attributes.of(ward.type(), attributes.get(ward.unitId())), Map.of());
            });
            times.add((System.nanoTime() - began) / 1_000_000);
        }
        told("country judged, %d units × 66 requirements, %,d figures stored".formatted(UNITS, stored), times, 2_000);
        assertThat(judged).hasSize(UNITS);
        assertThat(new HashSet<>(judged)).as("they do not all come out alike").hasSizeGreaterThan(5);
        for (int i = 0; i < UNITS; i += UNITS / 20) {
            Verdict explained = verdicts.judge(
                    set, YEAR, wards.get(i).unitId(), wards.get(i).type(), TODAY);
            assertThat(judged.get(i))
                    .isEqualTo(new CompareVersions.VerdictCounts(
                            explained.truth(), explained.met(), explained.notMet(), explained.unknown()));
        }
        List<Long> single = new ArrayList<>();
        for (int i = 0; i < (BENCH ? 60 : 3); i++) {
            long began = System.nanoTime();
            Verdict one = verdicts.judge(
                    set, YEAR, wards.get(i).unitId(), wards.get(i).type(), TODAY);
            single.add((System.nanoTime() - began) / 1_000_000);
            assertThat(one.criteria()).hasSize(22);
        }
        told("one unit's verdict with its explanation", single, 20);
    }

    @Test
    void manyFiguresComeInAboutAsFastAsABareCopy() throws Exception {
        jdbc.sql("truncate indicators.figure, indicators.figure_before").update();
        int metrics = BENCH ? 8 : 1;
        List<String> codes = jdbc.sql("""
                        select code from units.v_place where level = 'commune' and code ~ '^[0-9]{5}$'
                          and valid @> daterange('2022-12-15', '2023-11-15') order by code limit :most
                        """)
                .param("most", BENCH ? 10_417 : 200)
                .query(String.class)
                .list();
        StringBuilder file = new StringBuilder("unit_code,metric,period,value,register,source\n");
        int lines = 0;
        for (String code : codes) {
            for (String metric : METRICS.subList(0, metrics)) {
                for (int month = 1; month <= 11 + (BENCH ? 1 : 0); month++) {
                    String period = month == 12 ? "2022-12" : "2023-%02d".formatted(month);
                    file.append(code)
                            .append(',')
                            .append(metric)
                            .append(',')
                            .append(period)
                            .append(',')
                            .append(1 + lines % 9)
                            .append(",,bench\n");
                    lines++;
                }
            }
        }
        Actor officer = demo.actor("v05-canbo");
        long began = System.nanoTime();
        long id = importFigures.bring(
                officer, "nghin.csv", file.toString().getBytes(StandardCharsets.UTF_8), Calendar.DEFAULT);
        work.run();
        FigureImport checked = imports.find(officer, id).orElseThrow();
        assertThat(checked.problems()).as("wrong lines").isZero();
        importFigures.load(officer, id, checked.version(), false, "thử", true);
        work.run();
        long whole = (System.nanoTime() - began) / 1_000_000;
        assertThat(jdbc.sql("select count(*) from indicators.figure")
                        .query(Integer.class)
                        .single())
                .isEqualTo(lines);

        byte[] rows = copyOut();
        plain.execute(
                "create table bare_copy (like indicators.figure including defaults, constraint bare_copy_pk primary key (metric_id, starts, unit_id))");
        // Equally keyed: its foreign keys too, which are looked up for each row.
        jdbc.sql("""
                        select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'indicators.figure'::regclass and contype = 'f'
                        """).query(String.class).list().forEach(key -> plain.execute("alter table bare_copy add " + key));
        plain.execute("create index bare_copy_of_unit on bare_copy (unit_id, starts)");
        began = System.nanoTime();
        plain.execute((java.sql.Connection connection) -> {
            try {
                return connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy bare_copy from stdin", new ByteArrayInputStream(rows));
            } catch (java.io.IOException broken) {
                throw new java.io.UncheckedIOException(broken);
            }
        });
        long bare = Math.max(1, (System.nanoTime() - began) / 1_000_000);
        double ratio = (double) bare / whole;
        log.info(
                "{} figures: brought, checked and written in {} ms; bare COPY into a table with the same primary and foreign keys {} ms; speed {} of it   budget 0.5",
                lines,
                whole,
                bare,
                "%.2f".formatted(ratio));
        if (BENCH) {
            assertThat(ratio).as("speed of a bare COPY").isGreaterThanOrEqualTo(0.5);
        }
    }

    private byte[] copyOut() {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        plain.execute((java.sql.Connection connection) -> {
            try {
                return connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy indicators.figure to stdout", rows);
            } catch (java.io.IOException broken) {
                throw new java.io.UncheckedIOException(broken);
            }
        });
        return rows.toByteArray();
    }

    /** The last months up to the end of the year: one unit in seven lacks a month, one in five has something that must not be. */
    private int seed(List<CompareVersions.Ward> wards, long entry) {
        int seeded = jdbc.sql("""
                        insert into indicators.figure (metric_id, starts, unit_id, value, definition_id, entry_id, zero_register, source,
                            recorded_at, first_at, illustrative)
                        select m.id, (date '2023-11-15' - make_interval(months => back))::date, u.unit_id,
                            case when m.code in ('crimes_occurred', 'crimes_solved') then 5 + (u.unit_id + back) %% 7
                                when u.unit_id %% 5 = 0 and back = 3 and m.position %% 4 = u.unit_id %% 4 then 1 else 0 end,
                            (select min(d.id) from indicators.metric_definition d where d.metric_id = m.id), :entry, 'sổ', '', timestamptz '2023-11-20', timestamptz '2023-11-20', true
                        from unnest(:units) as u(unit_id), indicators.metric m, generate_series(0, :months - 1) back
                        where m.code = any(:metrics) and not (u.unit_id %% 7 = 0 and back = 2 and m.position %% 3 = 0)
                        """.replace("%%", "%"))
                .param("entry", entry)
                .param("units", wards.stream().map(CompareVersions.Ward::unitId).toArray(Long[]::new))
                .param("months", MONTHS)
                .param("metrics", METRICS.toArray(new String[0]))
                .update();
        // As a running database has done by itself a minute later; without it the planner takes the table for empty.
        jdbc.sql("analyze indicators.figure").update();
        return seeded;
    }

    /** 22 criteria, each of a zero, a comparison with the year before, and one with a share. */
    private static Pack pack() {
        String file = PackFixture.small();
        String head = file.substring(0, file.indexOf("      - code: \"1\""))
                .replace("published_on", "baseline_year: 2022\n  published_on");
        StringBuilder criteria = new StringBuilder(head);
        for (int i = 1; i <= 22; i++) {
            String metric = METRICS.get(i % METRICS.size());
            criteria.append("""
                          - code: "%1$d"
                            title_vi: "a"
                            title_en: "a"
                            guidance_vi: "a"
                            guidance_en: "a"
                            source: {ref: "x", quote_vi: "x", url_or_article: "x"}
                            requirements:
                              - {code: "%1$d.1", title_vi: a, title_en: a, kind: zero, proof_vi: a, proof_en: a, answered_by: ward_police, zero: [%2$s]}
                              - {code: "%1$d.2", title_vi: a, title_en: a, kind: threshold, proof_vi: a, proof_en: a, answered_by: ward_police, rule: '%3$s * 100 <= 120 * %3$s_same_period || %3$s <= %3$s_baseline'}
                              - {code: "%1$d.3", title_vi: a, title_en: a, kind: threshold, proof_vi: a, proof_en: a, answered_by: ward_police, rule: '(province_class == ''central_city'' && unit_since == 0 && crimes_occurred == 0) || ratio(crimes_solved, crimes_occurred) >= percent(%4$d)'}
                    """.formatted(i, metric.startsWith("crimes") ? "serious_crimes" : metric, metric, 70 + i));
        }
        return PackFixture.read(criteria.toString());
    }

    private static void told(String what, List<Long> times, long budget) {
        List<Long> sorted = times.stream().sorted().toList();
        long median = sorted.get(sorted.size() / 2);
        double pace = BENCH ? Pace.now() : 1;
        log.info(
                "{}: median {} ms of {}   < {} ms budget at pace {}; {} cores",
                what,
                median,
                times,
                budget,
                "%.1f".formatted(pace),
                Runtime.getRuntime().availableProcessors());
        if (BENCH) {
            assertThat((double) median).as(what).isLessThan(budget * pace);
        }
    }
}
