package vn.kieumau.roadmap.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.roadmap.NewScenario;
import vn.kieumau.roadmap.NewTarget;
import vn.kieumau.roadmap.PlanningScenario;
import vn.kieumau.roadmap.Question;
import vn.kieumau.roadmap.RoadmapRefusal;
import vn.kieumau.web.Typed;

/**
 * A scenario as it is typed.
 *
 * @param year and the three after it: a line for each year; one without worth is not asked about
 * @param group and cost: a line for each group of criteria
 * @param provinces codes, separated by commas; empty: all
 * @param budgets a line for each province and year: code, year, million
 */
public record ScenarioForm(
        @Nullable String name,
        @Nullable String note,
        @Nullable List<String> year,
        @Nullable List<String> worth,
        @Nullable List<String> capacity,
        @Nullable List<String> provinceCapacity,
        @Nullable List<String> budget,
        @Nullable List<String> group,
        @Nullable List<String> cost,
        @Nullable String unknownCost,
        @Nullable String unregistered,
        @Nullable String mended,
        @Nullable String provinces,
        @Nullable Boolean targets,
        @Nullable Boolean everybody,
        @Nullable String budgets,
        @Nullable String gap,
        @Nullable String seconds) {
    private static final int COLUMNS = 3;

    static ScenarioForm of(String name, String note, Question question) {
        return new ScenarioForm(
                name,
                note,
                question.years().stream()
                        .map(each -> String.valueOf(each.year()))
                        .toList(),
                question.years().stream()
                        .map(each -> String.valueOf(each.worth()))
                        .toList(),
                question.years().stream().map(each -> text(each.capacity())).toList(),
                question.years().stream()
                        .map(each -> text(each.provinceCapacity()))
                        .toList(),
                question.years().stream().map(each -> text(each.budget())).toList(),
                question.costs().stream().map(Question.Cost::group).toList(),
                question.costs().stream()
                        .map(each -> String.valueOf(each.million()))
                        .toList(),
                String.valueOf(question.unknownCost()),
                String.valueOf(question.unregistered()),
                String.valueOf(question.mended()),
                String.join(", ", question.provinces()),
                question.targets(),
                question.everybody(),
                question.budgets().stream()
                        .map(each -> each.province() + ";" + each.year() + ";" + each.million())
                        .collect(Collectors.joining("\n")),
                String.valueOf(question.gap()),
                String.valueOf(question.seconds()));
    }

    static ScenarioForm of(PlanningScenario scenario) {
        return of(scenario.name(), scenario.note(), scenario.question());
    }

    private static String text(@Nullable Integer number) {
        return number == null ? "" : String.valueOf(number);
    }

    public int lines() {
        return year == null ? 0 : year.size();
    }

    /** What stands in a line; empty where nothing does. */
    public static String at(@Nullable List<String> column, int line) {
        return column == null || line >= column.size() ? "" : column.get(line);
    }

    NewScenario read() {
        return new NewScenario(
                name == null ? "" : name,
                note,
                new Question(
                        years(),
                        provinces == null
                                ? List.of()
                                : Arrays.stream(provinces.split("[,;\\s]+"))
                                        .filter(each -> !each.isBlank())
                                        .distinct()
                                        .toList(),
                        costs(),
                        Typed.count(unknownCost, "roadmap.scenario.unknown_cost", 0, Question.MOST_MILLION),
                        Typed.count(unregistered, "roadmap.scenario.unregistered", 0, Question.MOST_MILLION),
                        Typed.count(mended, "roadmap.scenario.mended", 1, Question.MOST_MENDED),
                        Boolean.TRUE.equals(targets),
                        Boolean.TRUE.equals(everybody),
                        budgetLines(),
                        List.of(),
                        Typed.count(gap, "roadmap.scenario.gap", 0, Question.MOST_GAP),
                        Typed.count(seconds, "roadmap.scenario.seconds", 1, Question.MOST_SECONDS)));
    }

    private List<Question.Year> years() {
        List<Question.Year> years = new ArrayList<>();
        for (int line = 0; line < lines(); line++) {
            if (!at(worth, line).isBlank()) {
                years.add(new Question.Year(
                        Typed.count(at(year, line), "roadmap.year", NewTarget.FIRST_YEAR, NewTarget.LAST_YEAR),
                        Typed.count(at(worth, line), "roadmap.scenario.worth", 0, Question.MOST_WORTH),
                        optional(at(capacity, line), "roadmap.scenario.capacity", Question.MOST_WARDS),
                        optional(at(provinceCapacity, line), "roadmap.scenario.province_capacity", Question.MOST_WARDS),
                        optional(at(budget, line), "roadmap.scenario.budget", Question.MOST_MILLION)));
            }
        }
        return years;
    }

    private List<Question.Cost> costs() {
        List<Question.Cost> costs = new ArrayList<>();
        for (int line = 0; line < (group == null ? 0 : group.size()); line++) {
            costs.add(new Question.Cost(
                    at(group, line), Typed.count(at(cost, line), "roadmap.scenario.cost", 0, Question.MOST_MILLION)));
        }
        return costs;
    }

    private List<Question.Budget> budgetLines() {
        List<Question.Budget> read = new ArrayList<>();
        for (String line : budgets == null ? new String[0] : budgets.split("\n")) {
            if (!line.isBlank()) {
                String[] cells = line.strip().split("[;,\t]");
                Refused.when(
                        cells.length != COLUMNS,
                        RoadmapRefusal.UNREADABLE_BUDGET,
                        new Text.Field("roadmap.scenario.budgets"),
                        line.strip());
                read.add(new Question.Budget(
                        cells[0].strip(),
                        Typed.count(
                                cells[1].strip(),
                                "roadmap.scenario.budgets",
                                NewTarget.FIRST_YEAR,
                                NewTarget.LAST_YEAR),
                        Typed.count(cells[2].strip(), "roadmap.scenario.budgets", 0, Question.MOST_MILLION)));
            }
        }
        return read;
    }

    private static @Nullable Integer optional(String typed, String field, int most) {
        return typed.isBlank() ? null : Typed.count(typed, field, 0, most);
    }
}
