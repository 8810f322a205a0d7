package vn.kieumau.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.support.ApplicationTest;

/**
 * Merges, splits, new names, types and parents, several on one day, some undone: after each, whatever it was, no rule of the tree is
 * broken, the past is as it was to the letter, every unit can be traced both ways, and undoing leaves nothing.
 */
@ApplicationTest
@TestPropertySource(properties = "kieumau.test=apart")
class RandomReorganisationsTest {
    private static final int STEPS = 25;

    private enum Kind {
        MERGE,
        SPLIT,
        RENAME,
        RETYPE,
        MOVE,
        MERGE_DISTRICTS,
        END_DISTRICT
    }

    @Autowired
    JdbcClient jdbc;

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

    private final Map<Kind, Integer> done = new EnumMap<>(Kind.class);
    private Random random = new Random();
    private int nextCode;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    @Transactional
    void whateverHappensTheTreeHolds(long seed) {
        SmallTree tree = new SmallTree(jdbc);
        tree.plant();
        random = new Random(seed);
        nextCode = 0;
        LocalDate day = SmallTree.START;
        List<Long> applied = new ArrayList<>();
        Map<LocalDate, List<String>> past = new HashMap<>();
        int sameDay = 0;
        int undone = 0;
        for (int step = 0; step < STEPS; step++) {
            String moment = "seed " + seed + ", step " + step;
            boolean again = step > 0 && random.nextInt(3) == 0;
            sameDay += again ? 1 : 0;
            day = again ? day : day.plusDays(1 + random.nextInt(40));
            past.put(day.minusDays(1), tree.on(day.minusDays(1)));
            List<String> before = tree.everything();
            List<Change> changes = changes(tree.standing(), day);
            long id = draftReorganisation.draft(SmallTree.actor(1), moment, day, true, changes);
            List<LineProblem> problems =
                    draftReorganisation.problems(reorganisations.find(id).orElseThrow());
            if (!problems.isEmpty()) {
                // What began that very day cannot end by the same day's next reorganisation: it would never have been.
                assertThat(problems).as(moment).anyMatch(each -> again && each.fault() == LineFault.BEGINS_THAT_DAY);
                confirmReorganisation.cancel(SmallTree.actor(1), id, version(id), "không làm được trong cùng ngày");
                continue;
            }
            rehearseReorganisation.rehearse(SmallTree.actor(1), id, version(id));
            confirmReorganisation.confirm(SmallTree.actor(2), id, version(id));
            assertThat(tree.everything())
                    .as(moment + ": nothing before it is applied")
                    .isEqualTo(before);
            applyReorganisation.apply(SmallTree.actor(2), id, version(id));
            holds(tree, past, day, moment);
            if (random.nextInt(4) == 0) {
                applyReorganisation.undo(SmallTree.actor(2), id, version(id), "thử");
                assertThat(tree.everything()).as(moment + ", undone").isEqualTo(before);
                undone++;
            } else {
                applied.add(id);
            }
        }
        assertThat(sameDay).isPositive();
        assertThat(undone).isPositive();
        Collections.reverse(applied);
        for (long id : applied) {
            applyReorganisation.undo(SmallTree.actor(2), id, version(id), "thử");
        }
        SmallTree fresh = new SmallTree(jdbc);
        assertThat(fresh.on(day)).as("all undone").hasSize(58);
        assertThat(jdbc.sql("select count(*) from units.unit")
                        .query(Integer.class)
                        .single())
                .isEqualTo(58);
        assertThat(done).as("kinds in seed " + seed).hasSizeGreaterThan(4);
    }

    private void holds(SmallTree tree, Map<LocalDate, List<String>> past, LocalDate day, String moment) {
        jdbc.sql("select units.check_tree()").query((row, number) -> "").single();
        past.forEach((when, then) -> {
            assertThat(tree.on(when)).as(moment + ": " + when).isEqualTo(then);
            assertThat(tree.shownOn(when))
                    .as(moment + ": " + when + " as shown")
                    .isEqualTo(then);
        });
        assertThat(tree.shownOn(day)).as(moment).isEqualTo(tree.on(day));
        Set<String> lost = new TreeSet<>(jdbc.sql("""
                        select u.key from units.unit u
                        where not exists (select 1 from units.unit_version v where v.unit_id = u.id and upper_inf(v.valid))
                          and not exists (select 1 from units.succession s where s.from_id = u.id)
                          and not exists (select 1 from units.change c where c.from_id = u.id and c.part = 'end')
                        """).query(String.class).list());
        assertThat(lost).as(moment + ": ended without a trace").isEmpty();
        Set<String> unborn = new TreeSet<>(jdbc.sql("""
                        select u.key from units.unit u
                        where not exists (select 1 from units.unit_version v where v.unit_id = u.id and lower_inf(v.valid))
                          and not exists (select 1 from units.succession s where s.to_id = u.id)
                        """).query(String.class).list());
        assertThat(unborn).as(moment + ": begun from nothing").isEmpty();
    }

    private int version(long id) {
        return reorganisations.find(id).orElseThrow().version();
    }

    private List<Change> changes(Map<String, SmallTree.Standing> standing, LocalDate day) {
        while (true) {
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            List<Change> changes = changes(kind, new ArrayList<>(standing.values()));
            if (!changes.isEmpty()) {
                done.merge(kind, 1, Integer::sum);
                return changes;
            }
        }
    }

    private List<Change> changes(Kind kind, List<SmallTree.Standing> all) {
        List<SmallTree.Standing> communes = of(all, "commune");
        List<SmallTree.Standing> districts = of(all, "district");
        Collections.shuffle(communes, random);
        Collections.shuffle(districts, random);
        List<Change> lines = new ArrayList<>();
        switch (kind) {
            case MERGE -> {
                List<SmallTree.Standing> siblings =
                        below(communes, communes.get(0).parentCode());
                if (siblings.size() > 1) {
                    String code = random.nextBoolean() ? siblings.get(0).code() : code(5);
                    siblings.stream()
                            .limit(2 + random.nextInt(2))
                            .forEach(each -> lines.add(line(
                                    lines, each.code(), "whole", code, "Xã mới " + code, "Xã", each.parentCode())));
                }
            }
            case SPLIT -> {
                SmallTree.Standing split = communes.get(0);
                List<SmallTree.Standing> siblings = below(communes, split.parentCode());
                List<String> rest = new ArrayList<>(List.of("part", "area", "people"));
                int parts = 1 + random.nextInt(3);
                for (int part = 0; part < parts; part++) {
                    lines.add(line(
                            lines, split.code(), rest.get(part), code(5), "Xã phần " + part, "Xã", split.parentCode()));
                }
                if (siblings.size() > 1) {
                    String joined = code(5);
                    lines.add(line(lines, split.code(), "remainder", joined, "Xã ghép", "Xã", split.parentCode()));
                    lines.add(line(lines, siblings.get(1).code(), "whole", joined, "", "", ""));
                } else {
                    lines.add(line(lines, split.code(), "remainder", code(5), "Xã còn lại", "Xã", split.parentCode()));
                }
            }
            case RENAME -> {
                SmallTree.Standing any = all.get(random.nextInt(all.size()));
                lines.add(line(lines, any.code(), "same", any.code(), "Tên mới " + nextCode++, "", ""));
            }
            case RETYPE ->
                lines.add(line(lines, communes.get(0).code(), "same", code(5), "Phường " + nextCode, "Phường", ""));
            case MOVE -> {
                if (!districts.isEmpty()) {
                    lines.add(line(
                            lines,
                            communes.get(0).code(),
                            "same",
                            communes.get(0).code(),
                            "",
                            "",
                            districts.get(0).code()));
                }
            }
            case MERGE_DISTRICTS -> {
                if (districts.size() > 1) {
                    String code = code(3);
                    for (SmallTree.Standing each : districts.subList(0, 2)) {
                        lines.add(line(
                                lines,
                                each.code(),
                                "whole",
                                code,
                                "Huyện mới " + code,
                                "Huyện",
                                districts.get(0).parentCode()));
                        below(communes, each.code())
                                .forEach(child ->
                                        lines.add(line(lines, child.code(), "same", child.code(), "", "", code)));
                    }
                }
            }
            case END_DISTRICT -> {
                if (districts.size() > 3) {
                    SmallTree.Standing ended = districts.get(0);
                    lines.add(line(lines, ended.code(), "end", "", "", "", ""));
                    below(communes, ended.code())
                            .forEach(child -> lines.add(
                                    line(lines, child.code(), "same", child.code(), "", "", ended.parentCode())));
                }
            }
        }
        return lines;
    }

    private static Change line(
            List<Change> lines, String from, String part, String to, String name, String type, String parent) {
        return new Change(lines.size() + 2, from, part, to, name, type, parent, "NQ thử");
    }

    private static List<SmallTree.Standing> of(List<SmallTree.Standing> all, String level) {
        return new ArrayList<>(
                all.stream().filter(each -> each.level().equals(level)).toList());
    }

    private static List<SmallTree.Standing> below(List<SmallTree.Standing> all, String parent) {
        return all.stream().filter(each -> each.parentCode().equals(parent)).toList();
    }

    private String code(int length) {
        return String.valueOf((length == 3 ? 100 : 10_000) + nextCode++);
    }
}
