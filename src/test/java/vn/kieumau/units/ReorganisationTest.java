package vn.kieumau.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.kieumau.support.Refusals.refused;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Paging;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;
import vn.kieumau.support.SqlCount;
import vn.kieumau.web.WorkItem;

@ApplicationTest
class ReorganisationTest {
    /** What no module answers for, and why. */
    private static final Set<String> NOT_TOUCHED =
            Set.of("audit.entry.unit_id"); // what was done stays as it was written

    private static final LocalDate DAY = LocalDate.of(2027, 1, 1);
    private static final String MERGE =
            "hn-p1,whole,99901,Phường Minh Hoạ,Phường,01,NQ minh hoạ;hn-p2,whole,99901,,,,NQ minh hoạ";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Demo demo;

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

    @Autowired
    CheckChanges checkChanges;

    @Autowired
    Units units;

    @Autowired
    UnitsWork unitsWork;

    @Autowired
    List<Rehearsal> rehearsals;

    @Autowired
    MockMvc web;

    @Autowired
    DemoApi api;

    @Test
    void onlyTheMinistryPreparesAndOnlyItsApproverConfirmsAppliesAndUndoes() {
        for (String login : List.of("hn-canbo", "hn-lanhdao", "nhattan-truong", "admin", "kiemtoan", "v05-lanhdao")) {
            demo.apart(() -> refused(KernelRefusal.NOT_PERMITTED, () -> draft(login, DAY, MERGE)));
        }
        long id = draft("v05-canbo", DAY, MERGE);
        demo.apart(() -> refused(KernelRefusal.NOT_PERMITTED, () -> rehearse("v05-lanhdao", id)));
        rehearse("v05-canbo", id);
        demo.apart(() -> refused(KernelRefusal.NOT_PERMITTED, () -> confirm("v05-canbo", id)));
        confirm("v05-lanhdao", id);
        demo.apart(() -> refused(KernelRefusal.NOT_PERMITTED, () -> apply("v05-canbo", id)));
    }

    @Test
    void nobodyConfirmsWhatTheyPrepared() {
        Actor both = SmallTree.actor(demo.actor("v05-lanhdao").accountId());
        long id = draftReorganisation.draft(both, "Minh hoạ", DAY, true, lines(MERGE));
        rehearse("v05-canbo", id);
        demo.apart(() -> refused(UnitsRefusal.OWN_WORK, () -> confirmReorganisation.confirm(both, id, version(id))));
        demo.apart(() -> refused(
                UnitsRefusal.OWN_WORK,
                () -> confirmReorganisation.confirm(
                        SmallTree.actor(demo.actor("v05-canbo").accountId()), id, version(id))));
        confirmReorganisation.confirm(SmallTree.actor(demo.actor("kiemtoan").accountId()), id, version(id));
    }

    @Test
    void aRehearsalNamesWhatStandsAtTheUnitsAndChangesNothing() {
        long p2 = demo.unit("hn-p2");
        long id = draft("v05-canbo", DAY, MERGE);
        rehearse("v05-canbo", id);
        List<String> found = jdbc.sql(
                        "select kind || ' → ' || rule from units.touched where reorganisation_id = :id and unit_id = :unit")
                .param("id", id)
                .param("unit", p2)
                .query(String.class)
                .list();
        assertThat(found)
                .contains(
                        "campaigns.rehearsal.registration → campaigns.rehearsal.registration.stays",
                        "assessment.rehearsal.dossier → assessment.rehearsal.dossier.stays",
                        "recognition.rehearsal.title → recognition.rehearsal.title.stays",
                        "accounts.rehearsal.grant → accounts.rehearsal.grant.reads",
                        "accounts.rehearsal.office → accounts.rehearsal.office.stays")
                .doesNotContain("assessment.rehearsal.task → assessment.rehearsal.task.stops");
        for (String column :
                List.of("campaigns.registration", "assessment.dossier", "recognition.title", "evidence.item")) {
            assertThat(count("select count(*) from units.touched t where reorganisation_id = " + id
                            + " and t.unit_id = " + p2 + " and t.kind = '" + kind(column) + "'"))
                    .as(column)
                    .isEqualTo(count("select count(*) from " + column + " where unit_id = " + p2))
                    .isPositive();
        }
        assertThat(units.at("99901", DAY)).isEmpty();
        assertThat(demo.audited("REHEARSE_REORGANISATION", "units.reorganisation"))
                .isEqualTo(1);
    }

    @Test
    void whatARehearsalFoundIsListedAndTakenOutWholeAndReadByPrograms() throws Exception {
        long id = draft("v05-canbo", DAY, MERGE);
        rehearse("v05-canbo", id);
        String page = "/units/reorganisations/" + id + "/touched";
        web.perform(Browse.get("hn-canbo", page)).andExpect(status().isForbidden());
        web.perform(Browse.get("hn-canbo", page + "?download=csv")).andExpect(status().isForbidden());
        web.perform(api.get("hn-canbo", "/api/v1" + page)).andExpect(status().isForbidden());
        web.perform(Browse.get("v05-canbo", "/units/reorganisations/0/touched")).andExpect(status().isNotFound());
        web.perform(api.get("v05-canbo", "/api/v1/units/reorganisations/0/touched"))
                .andExpect(status().isNotFound());

        int all = reorganisations.find(id).orElseThrow().touched();
        assertThat(all).isGreaterThan(10);
        web.perform(Browse.get("v05-canbo", "/units/reorganisations/" + id))
                .andExpect(content().string(containsString("href=\"" + page + "?kind=recognition.rehearsal.title\"")));
        web.perform(Browse.get("v05-lanhdao", page + "?size=10"))
                .andExpect(content().string(containsString("rel=\"next\"")));
        assertThat(csv(page + "?size=10&download=csv")).hasSize(all + 1);
        assertThat(csv(page + "?kind=recognition.rehearsal.title&download=csv&lang=en"))
                .hasSize(1
                        + count("select count(*) from units.touched where reorganisation_id = " + id
                                + " and kind = 'recognition.rehearsal.title'"))
                .first()
                .asString()
                .startsWith("Unit,What is touched");
        List<Long> read = new ArrayList<>();
        for (long after = 0; read.size() < all; after = read.get(read.size() - 1)) {
            List<TouchedLine> part =
                    reorganisations.touched(id, "", Paging.after(after, 7)).items();
            assertThat(part).isNotEmpty();
            part.forEach(each -> read.add(each.touchedId()));
        }
        assertThat(read).hasSize(all).doesNotHaveDuplicates().isSorted();
        assertThat(SqlCount.during(() -> web.perform(Browse.get("v05-canbo", page))))
                .isLessThanOrEqualTo(7);
    }

    private List<String> csv(String url) throws Exception {
        return web.perform(Browse.get("v05-canbo", url))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8)
                .substring(1)
                .lines()
                .toList();
    }

    @Test
    void appliedItHoldsFromItsDayOnAndTheTitleStaysAndIsShown() {
        long p1 = demo.unit("hn-p1");
        long p2 = demo.unit("hn-p2");
        long id = applied(MERGE);
        UnitSummary merged = units.at("99901", DAY).orElseThrow();
        assertThat(units.find(p1, DAY)).isEmpty();
        assertThat(units.find(p1, DAY.minusDays(1))).isPresent();
        assertThat(units.lineage(merged.unitId()).predecessors())
                .extracting(Relative::unitId)
                .containsExactly(p1, p2);
        assertThat(count("select count(*) from recognition.title where unit_id = " + p2))
                .isEqualTo(1);
        undo("v05-lanhdao", id);
        assertThat(reorganisations.find(id).orElseThrow().touched())
                .as("a draft again")
                .isZero();
        assertThat(units.at("99901", DAY)).isEmpty();
        assertThat(units.find(p1, DAY)).isPresent();
    }

    /** What a move widens is said before anybody confirms it; a merger within a province widens nothing. */
    @Test
    void grantsThatReachMoreAreNamed() {
        long merged = draft("v05-canbo", DAY, MERGE);
        rehearse("v05-canbo", merged);
        assertThat(gaining(merged)).isEmpty();
        jdbc.sql(
                        "insert into accounts.office (key, kind, name, name_en, unit_id, source) values ('moi', 'police', 'Mới', 'New', :unit, '')")
                .param("unit", units.at("31", DAY).orElseThrow().unitId())
                .update();
        jdbc.sql("""
                        insert into accounts.role_grant (account_id, role, office_id, valid)
                        select :account, 'OBSERVER', id, daterange('2025-07-01', null) from accounts.office where key = 'moi'
                        """).param("account", demo.actor("hp-canbo").accountId()).update();
        long moved = draft("v05-canbo", DAY, "hn-p3,same,99901,Phường Chuyển,,31,NQ minh hoạ");
        rehearse("v05-canbo", moved);
        assertThat(gaining(moved)).containsExactly("hp-canbo · Mới");
        confirm("v05-lanhdao", moved);
        apply("v05-lanhdao", moved);
        undo("v05-lanhdao", moved);
    }

    private List<String> gaining(long id) {
        return jdbc.sql(
                        "select subject from units.touched where reorganisation_id = :id and rule = 'accounts.rehearsal.grant.gains'")
                .param("id", id)
                .query(String.class)
                .list();
    }

    @Test
    void whatWaitsIsShownToWhoCanAct() {
        long id = draft("v05-canbo", DAY, MERGE);
        assertThat(work("v05-canbo")).containsExactly("units.work.rehearse");
        assertThat(work("v05-lanhdao")).isEmpty();
        assertThat(work("hn-canbo")).isEmpty();
        rehearse("v05-canbo", id);
        assertThat(work("v05-canbo")).isEmpty();
        assertThat(work("v05-lanhdao")).containsExactly("units.work.confirm");
        Actor both = SmallTree.actor(demo.actor("v05-canbo").accountId());
        assertThat(unitsWork.awaiting(both)).as("nobody confirms the own work").isEmpty();
        confirm("v05-lanhdao", id);
        assertThat(work("v05-lanhdao")).containsExactly("units.work.apply");
        apply("v05-lanhdao", id);
        assertThat(work("v05-lanhdao")).isEmpty();
    }

    private List<String> work(String login) {
        return unitsWork.awaiting(demo.actor(login)).stream()
                .map(WorkItem::task)
                .toList();
    }

    @Test
    void whatChangedSinceTheRehearsalIsRehearsedAgain() {
        long id = draft("v05-canbo", DAY, MERGE);
        rehearse("v05-canbo", id);
        confirm("v05-lanhdao", id);
        demo.openDossier("hn-p3");
        jdbc.sql(
                        "insert into accounts.office (key, kind, name, name_en, unit_id, source) values ('moi', 'front', 'Mới', 'New', :unit, '')")
                .param("unit", demo.unit("hn-p1"))
                .update();
        demo.apart(() -> refused(UnitsRefusal.NOT_AS_REHEARSED, () -> apply("v05-lanhdao", id)));
        rehearse("v05-canbo", id);
        confirm("v05-lanhdao", id);
        apply("v05-lanhdao", id);
    }

    @Test
    void aLineThatWasAlteredSinceTheRehearsalIsNotApplied() {
        long id = draft("v05-canbo", DAY, MERGE);
        rehearse("v05-canbo", id);
        confirm("v05-lanhdao", id);
        jdbc.sql(
                        "update units.change set to_name = 'Phường Khác' where to_name is not null and reorganisation_id = :id")
                .param("id", id)
                .update();
        demo.apart(() -> refused(UnitsRefusal.NOT_AS_REHEARSED, () -> apply("v05-lanhdao", id)));
    }

    @Test
    void whatSomethingWasBuiltOnCannotBeUndone() {
        long id = applied(MERGE);
        jdbc.sql(
                        "insert into accounts.office (key, kind, name, name_en, unit_id, source) values ('moi', 'front', 'Mới', 'New', :unit, '')")
                .param("unit", units.at("99901", DAY).orElseThrow().unitId())
                .update();
        demo.apart(() -> refused(UnitsRefusal.SOMETHING_BUILT, () -> undo("v05-lanhdao", id)));
        long provided = jdbc.sql("select id from units.reorganisation where key = '2026-04-30'")
                .query(Long.class)
                .single();
        demo.apart(() -> refused(UnitsRefusal.PROVIDED, () -> undo("v05-lanhdao", provided)));
    }

    @Test
    void aChangedDraftIsRehearsedAnewAndAnOldPageChangesNothing() {
        long id = draft("v05-canbo", DAY, MERGE);
        rehearse("v05-canbo", id);
        int seen = version(id);
        draftReorganisation.redraft(demo.actor("v05-canbo"), id, seen, lines(MERGE.replace("99901", "99902")));
        assertThat(reorganisations.find(id).orElseThrow().state()).isEqualTo(ReorganisationState.DRAFT);
        assertThat(reorganisations.find(id).orElseThrow().touched()).isZero();
        demo.apart(() -> refused(
                KernelRefusal.CHANGED_MEANWHILE,
                () -> draftReorganisation.redraft(demo.actor("v05-canbo"), id, seen, List.of())));
        demo.apart(() -> refused(KernelRefusal.NOT_IN_THIS_STATE, () -> confirm("v05-lanhdao", id)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2027-01-01 | 99998,end,,,,,NQ | from_code UNKNOWN_CODE",
                "2027-01-01 | 103,whole,00103,Phường A,Phường,01,NQ | from_code LOST_ZERO",
                "2027-01-01 | 00103,whole,103,Phường A,Phường,01,NQ | to_code LOST_ZERO",
                "2027-01-01 | 00103,whole,00103,Phường A,Phường,1,NQ | to_parent_code LOST_ZERO",
                "2027-01-01 | 00103,whole,001x3,Phường A,Phường,01,NQ | to_code NOT_A_CODE",
                "2027-01-01 | 00103,gộp,00103,Phường A,Phường,01,NQ | part UNKNOWN_PART",
                "2027-01-01 | 00103,whole,00103,Phường A,Quận,01,NQ | to_type UNKNOWN_TYPE",
                "2027-01-01 | 00103,whole,00103,Phường A,Phường,01, | legal_basis EMPTY",
                "2027-01-01 | 00103,whole,00103,,Phường,01,NQ | to_name EMPTY",
                "2027-01-01 | 00103,whole,00103,Phu\u031bo\u031b\u0300ng Ho\u0300a,Phường,01,NQ | to_name NOT_COMPOSED",
                "2027-01-01 | 00103,whole,00103,Phường A,Phường,98,NQ | to_parent_code UNKNOWN_PARENT",
                "2027-01-01 | 00103,same,00103,,,00097,NQ | to_parent_code PARENT_NOT_ABOVE",
                "2027-01-01 | 00103,same,00103,,,00103,NQ | to_parent_code PARENT_NOT_ABOVE",
                "2025-01-02 | hn-p1,same,99901,,,31,NQ | to_parent_code PARENT_LATER",
                "2024-01-01 | 00094,end,,,,,NQ | from_code CHANGES_LATER",
                "2024-01-01 | 00097,same,00097,Phường B,,,NQ | from_code CHANGES_LATER",
                "2025-07-01 | 00097,end,,,,,NQ | from_code BEGINS_THAT_DAY",
                "2027-01-01 | 00103,same,00097,,,,NQ | to_code CODE_TAKEN",
                "2027-01-01 | 00103,whole,00097,Phường A,Phường,01,NQ | to_code SAME_AND_NEW",
                "2027-01-01 | 00103,whole,01,Thành phố A,Tỉnh,,NQ | to_code OTHER_LEVEL",
                "2027-01-01 | 00103,end,00097,,,,NQ | to_code NOT_EMPTY",
                "2027-01-01 | 00103,part,99901,Phường A,Phường,01,NQ;00103,part,99902,Phường B,Phường,01,NQ | part NO_REMAINDER",
                "2027-01-01 | 00103,remainder,99901,Phường A,Phường,01,NQ | part NO_REMAINDER",
                "2027-01-01 | 00103,remainder,99901,Phường A,Phường,01,NQ;00103,remainder,99902,Phường B,Phường,01,NQ | part TWO_REMAINDERS",
                "2027-01-01 | 00103,people,99901,Phường A,Phường,01,NQ;00103,people,99902,Phường B,Phường,01,NQ;00103,remainder,99903,Phường C,Phường,01,NQ | part TWO_PEOPLE",
                "2027-01-01 | 00103,whole,99901,Phường A,Phường,01,NQ;00103,part,99902,Phường B,Phường,01,NQ | part NOT_ALONE",
                "2027-01-01 | 00103,remainder,99901,Phường A,Phường,01,NQ;00103,part,99901,,,,NQ | to_code TWICE",
                "2027-01-01 | 00103,whole,99901,Phường A,Phường,01,NQ;00097,whole,99901,Phường B,,,NQ | to_name CONTRADICTS",
                "2027-01-01 | 01,end,,,,,NQ | from_code CHILD_LEFT",
                "2027-01-01 | 01,whole,99,Tỉnh A,Tỉnh,,NQ;00103,same,00103,,,,NQ | to_parent_code PARENT_ENDS",
            })
    void aLineThatCannotBeIsNamedWithItsColumnAndReason(LocalDate day, String text, String expected) {
        List<LineProblem> problems = checkChanges.problems(lines(text), day);
        assertThat(problems)
                .extracting(each -> each.column() + " " + each.fault())
                .contains(expected);
        long id = draft("v05-canbo", day, text);
        demo.apart(() -> refused(UnitsRefusal.HAS_PROBLEMS, () -> rehearse("v05-canbo", id)));
    }

    @Test
    void whatIsWholeHasNoFault() {
        assertThat(checkChanges.problems(lines(MERGE), DAY)).isEmpty();
        demo.apart(() -> refused(UnitsRefusal.NO_LINES, () -> rehearse("v05-canbo", draft("v05-canbo", DAY, ""))));
        List<Change> many = new ArrayList<>();
        for (int line = 0; line <= DraftReorganisation.MOST_LINES; line++) {
            many.add(new Change(line, "x", "end", "", "", "", "", "NQ"));
        }
        demo.apart(() -> refused(
                UnitsRefusal.TOO_MANY_LINES,
                () -> draftReorganisation.draft(demo.actor("v05-canbo"), "Dài", DAY, true, many)));
    }

    /** Past modules and later ones: whoever keeps the key of a unit says what becomes of it. */
    @Test
    void everyColumnThatHoldsAUnitsKeyIsAnsweredFor() {
        assertThat(unanswered()).isEmpty();
        jdbc.sql("create table criteria.planted (place bigint references units.unit, unit_id bigint)")
                .update();
        assertThat(unanswered()).containsExactly("criteria.planted.place", "criteria.planted.unit_id");
    }

    private Set<String> unanswered() {
        Set<String> holding = new TreeSet<>(jdbc.sql("""
                        select n.nspname || '.' || t.relname || '.' || a.attname
                        from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
                        join pg_attribute a on a.attrelid = t.oid and a.attnum = any(c.conkey)
                        where c.contype = 'f' and c.confrelid = 'units.unit'::regclass and n.nspname <> 'units'
                        union
                        select table_schema || '.' || table_name || '.' || column_name from information_schema.columns
                        join information_schema.tables using (table_schema, table_name)
                        where column_name in ('unit_id', 'province_id') and table_type = 'BASE TABLE' and table_schema <> 'units'
                          and table_schema not like 'pg_%'
                        """).query(String.class).list());
        rehearsals.forEach(each -> holding.removeAll(each.columns()));
        holding.removeAll(NOT_TOUCHED);
        return holding;
    }

    private static String kind(String table) {
        return table.replace('.', ' ').split(" ")[0] + ".rehearsal." + table.split("\\.")[1];
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private long applied(String text) {
        long id = draft("v05-canbo", DAY, text);
        rehearse("v05-canbo", id);
        confirm("v05-lanhdao", id);
        apply("v05-lanhdao", id);
        return id;
    }

    private long draft(String login, LocalDate day, String text) {
        return draftReorganisation.draft(demo.actor(login), "Minh hoạ", day, true, lines(text));
    }

    private void rehearse(String login, long id) {
        rehearseReorganisation.rehearse(demo.actor(login), id, version(id));
    }

    private void confirm(String login, long id) {
        confirmReorganisation.confirm(demo.actor(login), id, version(id));
    }

    private void apply(String login, long id) {
        applyReorganisation.apply(demo.actor(login), id, version(id));
    }

    private void undo(String login, long id) {
        applyReorganisation.undo(demo.actor(login), id, version(id), "thử");
    }

    private int version(long id) {
        return reorganisations.find(id).orElseThrow().version();
    }

    private static List<Change> lines(String text) {
        List<Change> lines = new ArrayList<>();
        for (String line : text == null || text.isEmpty() ? new String[0] : text.split(";")) {
            String[] cells = line.split(",", -1);
            lines.add(
                    new Change(lines.size() + 2, cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]));
        }
        return lines;
    }
}
