package vn.kieumau.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.audit.integrity.Checkpoint;
import vn.kieumau.audit.integrity.Checkpoints;
import vn.kieumau.audit.integrity.Finding;
import vn.kieumau.audit.integrity.Finding.Kind;
import vn.kieumau.audit.integrity.Keys;
import vn.kieumau.indicators.EnterFigures;
import vn.kieumau.indicators.TypedFigures;
import vn.kieumau.indicators.UnitFigures;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;

/** Whoever alters something behind the application's back is found out, by name; what the application does is not. */
@ApplicationTest
class VerifyTest {
    private static final String FIGURE = """
            %s where f.unit_id = :unit and f.starts = '2023-10-15'
              and f.metric_id = (select id from indicators.metric where code = '%s')
            """;

    @Autowired
    EnterFigures enterFigures;

    @Autowired
    UnitFigures unitFigures;

    @Autowired
    Verify verify;

    @Autowired
    Checkpoints checkpoints;

    @Autowired
    Keys keys;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Value("${kieumau.data}")
    String data;

    @BeforeEach
    void forgetCheckpointsOfOtherTests() throws IOException {
        Files.deleteIfExists(Path.of(data, "checkpoints.txt"));
    }

    @Test
    void aFigureThatIsNotWhatItsEntryWroteIsFound() {
        Map<String, String> typed = Map.of("incitement_acts", "2", "separatist_acts", "3", "anti_state_acts", "4");
        long unit = demo.unit("nhattan");
        YearMonth month = YearMonth.of(2023, 11);
        long seen = unitFigures.lastEntry(unit, Calendar.DEFAULT.month(month));
        enterFigures.save(
                demo.actor("nhattan-canbo"),
                unit,
                Calendar.DEFAULT.month(month),
                new TypedFigures(typed, "Sổ", "", "thử", seen),
                true);
        assertThat(findings()).isEmpty();

        jdbc.sql(FIGURE.formatted("update indicators.figure f set value = 0, zero_register = 'Sổ'", "incitement_acts"))
                .param("unit", unit)
                .update();
        jdbc.sql(FIGURE.formatted("delete from indicators.figure f", "separatist_acts"))
                .param("unit", unit)
                .update();

        assertThat(findings())
                .extracting(Finding::kind, Finding::subject, Finding::detail)
                .containsExactly(
                        tuple(Kind.ROW_ALTERED, "Phường Nhật Tân, incitement_acts, 2023-10-15", "value"),
                        tuple(Kind.ROW_GONE, "Phường Nhật Tân, separatist_acts, 2023-10-15", ""));
    }

    @Test
    void whatTheApplicationDidIsIntact() {
        demo.openDossier("nhattan");
        checkpoints.make();
        List<Finding> findings = new ArrayList<>();
        Verify.Outcome outcome = verify.check(Optional.empty(), findings::add);
        assertThat(findings).isEmpty();
        assertThat(outcome.clean()).isTrue();
        assertThat(outcome.extent().entries()).isGreaterThan(300);
        assertThat(outcome.extent().checkpoints()).isEqualTo(1);
        assertThat(outcome.files()).isPositive();
    }

    @Test
    void anAlteredRowIsNamedWithItsColumns() {
        jdbc.sql(
                        "update assessment.answer set explanation = 'tô hồng' where id = (select min(id) from assessment.answer)")
                .update();
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.ROW_ALTERED);
            assertThat(finding.table()).isEqualTo("assessment.answer");
            assertThat(finding.detail()).isEqualTo("explanation");
            assertThat(finding.text()).contains("assessment.answer", "bị sửa", "was altered", "explanation");
        });
    }

    @Test
    void aDeletedRowAndAnAddedRowAreFound() {
        jdbc.sql("delete from evidence.link where id = (select max(id) from evidence.link)")
                .update();
        jdbc.sql("""
                        insert into evidence.link (item_id, registration_id, criterion_id, linked_by, linked_at)
                        select l.item_id, l.registration_id, (select max(c.criterion_id) from criteria.v_criterion c
                            where not exists (select 1 from evidence.link x where x.registration_id = l.registration_id
                                and x.criterion_id = c.criterion_id)), l.linked_by, now()
                        from evidence.link l join campaigns.registration r on r.id = l.registration_id
                        join units.alias u on u.unit_id = r.unit_id where u.key = 'hungvuong' limit 1
                        """).update();
        assertThat(findings()).extracting(Finding::kind).contains(Kind.ROW_GONE, Kind.ROW_ADDED);
    }

    @Test
    void anAlteredEntryIsFound() {
        unguarded("update audit.entry set reason = 'khác' where seq = 100");
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.ENTRY_ALTERED);
            assertThat(finding.id()).isEqualTo(100);
        });
    }

    @Test
    void anEntryTakenOutLeavesAGap() {
        unguarded("delete from audit.entry where seq = 100");
        assertThat(findings()).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.ENTRY_MISSING);
            assertThat(finding.id()).isEqualTo(100);
        });
    }

    @Test
    void aTrailCutAtItsEndIsFoundEvenIfItsHeadWasSetBack() {
        checkpoints.make();
        unguarded("delete from audit.entry where seq > (select max(seq) - 5 from audit.entry)");
        assertThat(findings()).extracting(Finding::kind).contains(Kind.CHAIN_CUT, Kind.CHAIN_SHORTER);
        jdbc.sql("update audit.head set (seq, hash) = (select seq, hash from audit.entry order by seq desc limit 1)")
                .update();
        assertThat(findings())
                .extracting(Finding::kind)
                .contains(Kind.CHAIN_SHORTER)
                .doesNotContain(Kind.CHAIN_CUT);
    }

    @Test
    void anEmptiedTrailIsFound() {
        checkpoints.make();
        jdbc.sql("alter table audit.entry disable trigger all").update();
        jdbc.sql("truncate audit.entry").update();
        jdbc.sql("update audit.head set seq = 0, hash = repeat('0', 64)").update();
        jdbc.sql("alter table audit.entry enable trigger all").update();
        assertThat(findings()).extracting(Finding::kind).contains(Kind.CHAIN_SHORTER);
    }

    @Test
    void aWholeChainWrittenAnewIsFoundByACheckpoint() {
        Checkpoint held = checkpoints.make();
        jdbc.sql("alter table audit.entry disable trigger all").update();
        jdbc.sql("""
                        do $$
                        declare e audit.entry; last text := repeat('0', 64);
                        begin
                            update audit.entry set reason = 'viết lại' where seq = 50;
                            for e in select * from audit.entry order by seq loop
                                update audit.entry set previous_hash = last where seq = e.seq;
                                last := audit.hash_of(e.seq);
                                update audit.entry set hash = last where seq = e.seq;
                            end loop;
                            update audit.head set hash = last;
                        end $$
                        """).update();
        jdbc.sql("alter table audit.entry enable trigger all").update();
        assertThat(findings()).extracting(Finding::kind).containsOnly(Kind.CHAIN_REWRITTEN);
        jdbc.sql("alter table audit.checkpoint disable trigger all").update();
        jdbc.sql("delete from audit.checkpoint").update();
        jdbc.sql("alter table audit.checkpoint enable trigger all").update();
        assertThat(findings())
                .as("the copy in the data folder tells")
                .extracting(Finding::kind)
                .containsOnly(Kind.CHECKPOINT_MISSING, Kind.CHAIN_REWRITTEN);
        List<Finding> byThirdParty = new ArrayList<>();
        assertThat(Path.of(data, "checkpoints.txt").toFile().delete()).isTrue();
        verify.check(Checkpoint.parse("Kính gửi …\n" + held.line().replace(" ", "\n")), byThirdParty::add);
        assertThat(byThirdParty).extracting(Finding::kind).containsExactly(Kind.CHAIN_REWRITTEN);
    }

    @Test
    void aForgedCheckpointDoesNotHold() {
        Checkpoint made = checkpoints.make();
        Checkpoint forged = new Checkpoint(made.seq() - 1, made.hash(), made.madeAt(), made.keyId(), made.signature());
        List<Finding> findings = new ArrayList<>();
        verify.check(Optional.of(forged), findings::add);
        assertThat(findings).extracting(Finding::kind).containsExactly(Kind.CHECKPOINT_FORGED);
    }

    /** The row comes first: a machine that stopped in between left no line without its row, and the line comes later. */
    @Test
    void aLineThatWasNotWrittenAnyMoreIsWrittenTheNextTime() throws IOException {
        Checkpoint made = checkpoints.make();
        Path kept = Path.of(data, "checkpoints.txt");
        Files.delete(kept);
        assertThat(findings())
                .as("a row without its line is no sign of an attack")
                .isEmpty();
        assertThat(checkpoints.make().line()).isEqualTo(made.line());
        checkpoints.make();
        assertThat(Files.readAllLines(kept)).containsExactly(made.line());
    }

    @Test
    void whatAFormerKeySignedStillHolds() {
        Checkpoint old = checkpoints.make();
        String id = keys.rotate();
        demo.openDossier("nhattan");
        Checkpoint next = checkpoints.make();
        assertThat(next.keyId()).isEqualTo(id).isNotEqualTo(old.keyId());
        List<Finding> findings = new ArrayList<>();
        verify.check(Optional.of(old), findings::add);
        assertThat(findings).isEmpty();
    }

    @Test
    void anAlteredFileAndALostFileAreNamed() throws IOException {
        List<String> stored = jdbc.sql("select sha256 from files.blob order by sha256 limit 2")
                .query(String.class)
                .list();
        Path altered = path(stored.get(0));
        Path lost = path(stored.get(1));
        byte[] before = Files.readAllBytes(altered);
        byte[] gone = Files.readAllBytes(lost);
        try {
            Files.write(altered, new byte[] {1, 2, 3});
            Files.delete(lost);
            assertThat(findings())
                    .extracting(finding -> finding.kind() + " " + finding.subject())
                    .containsExactlyInAnyOrder(
                            Kind.FILE_ALTERED + " " + stored.get(0), Kind.FILE_GONE + " " + stored.get(1));
        } finally {
            Files.write(altered, before);
            Files.write(lost, gone);
        }
    }

    private Path path(String sha256) {
        return Path.of(data, "files", sha256.substring(0, 2), sha256.substring(2, 4), sha256);
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        verify.check(Optional.empty(), findings::add);
        return findings;
    }

    /** As somebody does who owns the database. */
    private void unguarded(String sql) {
        jdbc.sql("alter table audit.entry disable trigger all").update();
        jdbc.sql(sql).update();
        jdbc.sql("alter table audit.entry enable trigger all").update();
    }
}
