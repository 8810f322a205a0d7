package vn.kieumau.operations.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kieumau.appraisal.AppraisalLevel;
import vn.kieumau.appraisal.AppraisalMove;
import vn.kieumau.appraisal.AppraisalState;
import vn.kieumau.assessment.DossierMove;
import vn.kieumau.assessment.DossierState;
import vn.kieumau.campaigns.RegistrationMove;
import vn.kieumau.campaigns.RegistrationState;

/**
 * The whole trail of a database, read again in its order, which is the order in which the acts took effect: whether each row
 * has only gone ways that the tables of moves have, and whether all is there that was acknowledged.
 */
final class Trail {
    private static final String REGISTRATION = "campaigns.registration";
    private static final String DOSSIER = "assessment.dossier";
    private static final String APPRAISAL = "appraisal.appraisal";
    /** Tables whose rows count how often they were written. */
    private static final List<String> COUNTED =
            List.of(REGISTRATION, DOSSIER, "assessment.answer", APPRAISAL, "appraisal.finding");

    private final JdbcClient jdbc;
    private final List<Entry> entries;
    /** Of an appraisal, which is written down only once it moves. */
    private final Map<String, String> dossiers = new HashMap<>();

    /** Of a criterion, by its id. */
    private final Map<String, String> codes = new HashMap<>();

    private final Map<String, Integer> submissions = new HashMap<>();
    private final JsonMapper json = JsonMapper.shared();
    private final List<String> wrong = new ArrayList<>();
    /** The row as the last entry before this one left it, by table and id. */
    private final Map<String, Map<String, Object>> rows = new HashMap<>();

    private record Entry(
            long seq, boolean imported, String login, String act, String table, long rowId, Map<String, Object> row) {
        String text(String column) {
            return Objects.toString(row.get(column), "");
        }

        String key() {
            return table + " " + rowId;
        }

        @Override
        public String toString() {
            return "%d: %s %s %s".formatted(seq, login, act, key());
        }
    }

    Trail(JdbcClient jdbc) {
        TypeReference<Map<String, Object>> columns = new TypeReference<>() {};
        this.jdbc = jdbc;
        jdbc.sql("select id::text, dossier_id::text as dossier from appraisal.appraisal")
                .query((row, number) -> dossiers.put(row.getString("id"), row.getString("dossier")))
                .list();
        jdbc.sql("select criterion_id::text, code from criteria.v_criterion")
                .query((row, number) -> codes.put(row.getString("criterion_id"), row.getString("code")))
                .list();
        this.entries = jdbc.sql("""
                        select e.seq, e.imported, coalesce(a.login, '') as login, e.act, e.table_name, e.row_id, coalesce(e.content, '{}')::text as content
                        from audit.entry e left join accounts.account a on a.id = e.account_id order by e.seq
                        """)
                .query((row, number) -> new Entry(
                        row.getLong("seq"),
                        row.getBoolean("imported"),
                        row.getString("login"),
                        row.getString("act"),
                        row.getString("table_name"),
                        row.getLong("row_id"),
                        json.readValue(row.getString("content"), columns)))
                .list();
    }

    /** Every row went from state to state by its table of moves, each act was done in a state that allows it. */
    void wentAllowedWays(String moment) {
        for (Entry entry : entries) {
            switch (entry.table()) {
                case REGISTRATION -> registration(entry);
                case DOSSIER -> dossier(entry);
                case APPRAISAL -> appraisal(entry);
                case "assessment.answer" -> answer(entry);
                case "appraisal.finding" -> finding(entry);
                case "assessment.snapshot" -> snapshot(entry);
                default -> {
                    // has no states
                }
            }
            if (COUNTED.contains(entry.table())) {
                counted(entry);
            }
            rows.put(entry.key(), entry.row());
        }
        for (String table : List.of(REGISTRATION, DOSSIER, APPRAISAL)) {
            stored(table);
        }
        assertThat(wrong).as("%s: steps that no table of moves has", moment).isEmpty();
    }

    /**
     * What was acknowledged is there, each once, however often it was sent; what was refused is not. Of what nobody was told
     * anything about, either.
     */
    void holds(List<? extends Told> acts, String moment) {
        Map<String, List<Entry>> byWriter = entries.stream()
                .filter(entry -> !entry.imported())
                .collect(Collectors.groupingBy(entry -> entry.login() + " " + entry.table()));
        Map<Kind.Trace, int[]> expected = new HashMap<>();
        Map<Kind.Trace, Told> last = new HashMap<>();
        for (Told act : acts) {
            for (Kind.Trace trace : act.traces()) {
                Map<String, String> row = new TreeMap<>(trace.row());
                row.put("by", act.login());
                Kind.Trace mine = new Kind.Trace(trace.table(), row);
                int[] counts = expected.computeIfAbsent(mine, any -> new int[2]);
                counts[0] += act.acknowledged() ? 1 : 0;
                counts[1] += act.perhaps() ? 1 : 0;
                last.put(mine, act);
            }
        }
        expected.forEach((trace, counts) -> {
            Map<String, String> row = new HashMap<>(trace.row());
            String login = row.remove("by");
            long found = byWriter.getOrDefault(login + " " + trace.table(), List.of()).stream()
                    .filter(entry -> row.entrySet().stream()
                            .allMatch(column -> entry.text(column.getKey()).equals(column.getValue())))
                    .count();
            if (found < counts[0] || found > counts[0] + counts[1]) {
                wrong.add("%s: acknowledged %d, perhaps %d, found %d; %s"
                        .formatted(trace, counts[0], counts[1], found, last.get(trace)));
            }
        });
        assertThat(wrong).as("%s: acts against the trail", moment).isEmpty();
    }

    private void registration(Entry entry) {
        String to = entry.text("state");
        move(
                entry,
                RegistrationState.PROPOSED.code(),
                Arrays.stream(RegistrationMove.values())
                        .anyMatch(each -> each.from().code().equals(before(entry, "state"))
                                && each.to().code().equals(to)
                                && each.permission().name().equals(entry.act())));
    }

    private void dossier(Entry entry) {
        String to = entry.text("state");
        move(
                entry,
                DossierState.OPEN.code(),
                Arrays.stream(DossierMove.values())
                        .anyMatch(each -> each.from().code().equals(before(entry, "state"))
                                && each.to().code().equals(to)
                                && each.permission().name().equals(entry.act())));
    }

    /** Begins under way, which is no act; its first entry is its first move. */
    private void appraisal(Entry entry) {
        AppraisalLevel level = AppraisalLevel.of(entry.text("level")).orElseThrow();
        String from = rows.containsKey(entry.key()) ? before(entry, "state") : AppraisalState.UNDER_WAY.code();
        boolean known = Arrays.stream(AppraisalMove.values())
                .anyMatch(each -> each.existsAt(level)
                        && each.from().code().equals(from)
                        && each.to().code().equals(entry.text("state"))
                        && each.permission(level).name().equals(entry.act()));
        boolean own =
                !entry.act().equals(AppraisalMove.REOPEN.permission(level).name()) || level == AppraisalLevel.MINISTRY;
        String where = own
                ? level.move().from().code()
                : DossierMove.RETURN_MINISTRY.from().code();
        if (!known || !dossierState(entry.text("dossier_id")).equals(where)) {
            wrong.add("%s: %s → %s while the dossier was %s"
                    .formatted(entry, from, entry.text("state"), dossierState(entry.text("dossier_id"))));
        }
    }

    private void answer(Entry entry) {
        String state = dossierState(entry.text("dossier_id"));
        if (!DossierState.of(state).withWard()) {
            wrong.add("%s: answered while the dossier was %s".formatted(entry, state));
        }
    }

    private void finding(Entry entry) {
        AppraisalLevel level = Arrays.stream(AppraisalLevel.values())
                .filter(each -> each.appraises().name().equals(entry.act()))
                .findFirst()
                .orElseThrow();
        String state = dossierState(dossiers.get(entry.text("appraisal_id")));
        String own = Objects.toString(
                rows.getOrDefault(APPRAISAL + " " + entry.text("appraisal_id"), Map.of())
                        .get("state"),
                AppraisalState.UNDER_WAY.code());
        if (!state.equals(level.move().from().code()) || !own.equals(AppraisalState.UNDER_WAY.code())) {
            wrong.add("%s: appraised while the dossier was %s, the appraisal %s".formatted(entry, state, own));
        }
    }

    /** A submission has the next number, and says of each criterion what the last answer before it said. */
    private void snapshot(Entry entry) {
        String dossier = entry.text("dossier_id");
        int number = submissions.merge(dossier, 1, Integer::sum);
        if (!entry.text("number").equals(String.valueOf(number))) {
            wrong.add("%s: number %s, not %d".formatted(entry, entry.text("number"), number));
        }
        Map<String, String> answered = new HashMap<>();
        rows.forEach((key, row) -> {
            if (key.startsWith("assessment.answer ") && dossier.equals(String.valueOf(row.get("dossier_id")))) {
                answered.put(
                        codes.get(String.valueOf(row.get("criterion_id"))),
                        Objects.toString(row.get("explanation"), ""));
            }
        });
        Map<String, String> kept = new HashMap<>();
        for (JsonNode criterion : json.valueToTree(entry.row()).at("/content/criteria")) {
            if (!criterion.path("result").isNull()) {
                kept.put(
                        criterion.path("code").asString(),
                        criterion.path("explanation").asString());
            }
        }
        if (!kept.equals(answered)) {
            wrong.add("%s: keeps %s where %s was answered".formatted(entry, kept, answered));
        }
    }

    private void move(Entry entry, String first, boolean known) {
        boolean begins = !rows.containsKey(entry.key());
        if (begins ? !entry.text("state").equals(first) : !known) {
            wrong.add("%s: %s → %s".formatted(entry, before(entry, "state"), entry.text("state")));
        }
    }

    private void counted(Entry entry) {
        int version = Integer.parseInt(entry.text("version"));
        boolean fits = rows.containsKey(entry.key())
                ? version == Integer.parseInt(before(entry, "version")) + 1
                : version == (entry.table().equals(APPRAISAL) ? 2 : 1);
        if (!fits) {
            wrong.add("%s: version %d after %s".formatted(entry, version, before(entry, "version")));
        }
    }

    /** Where the rows stand now is where the trail left them; a row without an entry never moved. */
    private void stored(String table) {
        jdbc.sql("select id, state from " + table).query().listOfRows().forEach(row -> {
            Object left =
                    rows.getOrDefault(table + " " + row.get("id"), Map.of()).get("state");
            Object expected = left == null && table.equals(APPRAISAL) ? AppraisalState.UNDER_WAY.code() : left;
            if (!Objects.equals(expected, row.get("state"))) {
                wrong.add("%s %s is %s, the trail left it %s".formatted(table, row.get("id"), row.get("state"), left));
            }
        });
    }

    private String before(Entry entry, String column) {
        return Objects.toString(rows.getOrDefault(entry.key(), Map.of()).get(column), "(nothing)");
    }

    private String dossierState(@Nullable String id) {
        return Objects.toString(rows.getOrDefault(DOSSIER + " " + id, Map.of()).get("state"), "(nothing)");
    }
}
