package vn.kieumau.roadmap;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Two plans for the same wards side by side. @param lines by province, then year; none where neither registers a ward */
public record Comparison(List<Line> lines) {
    /** How many wards of a province register in a year by the first plan, and how many by the second. */
    public record Line(long province, int year, int first, int second) {
        public int difference() {
            return second - first;
        }
    }

    public Comparison {
        lines = List.copyOf(lines);
    }

    /** @param wards those of either plan; a ward that is not here is not counted */
    public static Comparison of(List<WardState> wards, Plan first, Plan second) {
        SortedSet<Long> provinces =
                new TreeSet<>(wards.stream().map(WardState::province).toList());
        SortedSet<Integer> years = new TreeSet<>(first.years().values());
        years.addAll(second.years().values());
        List<Line> lines = new ArrayList<>();
        for (long province : provinces) {
            List<WardState> own =
                    wards.stream().filter(ward -> ward.province() == province).toList();
            for (int year : years) {
                Line line = new Line(province, year, count(own, first, year), count(own, second, year));
                if (line.first() + line.second() > 0) {
                    lines.add(line);
                }
            }
        }
        return new Comparison(lines);
    }

    private static int count(List<WardState> wards, Plan plan, int year) {
        return (int) wards.stream()
                .map(ward -> plan.years().get(ward.id()))
                .filter(each -> each != null && each == year)
                .count();
    }
}
