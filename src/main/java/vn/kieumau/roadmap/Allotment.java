package vn.kieumau.roadmap;

import java.util.Arrays;

/** Which option each ward takes, with what is left of every row; rows that limit from above are never exceeded. */
final class Allotment {
    private final Choices choices;
    private final Choices.Option[] options;
    private final boolean[] atMost;
    private final long[] limits;
    final int[] chosen;
    private final long[] used;
    /** Gains of the chosen options. */
    long gain;
    /** How many wards rows that limit from below still lack, all together. */
    long lacking;

    /** Wards that use a row that limits from above, and where each stands in it. */
    private final int[][] members;

    private final int[] sizes;
    private final int[][] places;

    Allotment(Choices choices) {
        this.choices = choices;
        options = choices.options.toArray(Choices.Option[]::new);
        limits = choices.rows.stream().mapToLong(Choices.Row::limit).toArray();
        atMost = new boolean[limits.length];
        chosen = new int[choices.wards()];
        Arrays.fill(chosen, Choices.NONE);
        int rows = choices.rows.size();
        used = new long[rows];
        members = new int[rows][0];
        sizes = new int[rows];
        places = new int[choices.options.size()][];
        int[] most = new int[rows];
        for (int option = 0; option < places.length; option++) {
            places[option] = new int[options[option].rows().length];
            for (int row : options[option].rows()) {
                most[row]++;
            }
        }
        for (int row = 0; row < rows; row++) {
            members[row] = new int[most[row]];
            atMost[row] = choices.rows.get(row).atMost();
            lacking += atMost[row] ? 0 : limits[row];
        }
    }

    /** @return a row that has no room for the option, or {@link Choices#NONE} */
    int blocking(int option) {
        Choices.Option it = options[option];
        for (int i = 0; i < it.rows().length; i++) {
            int row = it.rows()[i];
            if (atMost[row] && used[row] + it.uses()[i] > limits[row]) {
                return row;
            }
        }
        return Choices.NONE;
    }

    boolean fits(int option) {
        return option == Choices.NONE || blocking(option) == Choices.NONE;
    }

    /** Lets a ward that takes none take an option that fits. */
    void take(int option) {
        if (option == Choices.NONE) {
            return;
        }
        Choices.Option it = options[option];
        chosen[it.ward()] = option;
        gain += it.gain();
        for (int i = 0; i < it.rows().length; i++) {
            int row = it.rows()[i];
            if (atMost[row]) {
                places[option][i] = sizes[row];
                members[row][sizes[row]++] = option;
            } else if (used[row] < limits[row]) {
                lacking--;
            }
            used[row] += it.uses()[i];
        }
    }

    /** Lets a ward take none. @return what it took */
    int leave(int ward) {
        int option = chosen[ward];
        if (option == Choices.NONE) {
            return option;
        }
        Choices.Option it = options[option];
        chosen[ward] = Choices.NONE;
        gain -= it.gain();
        for (int i = 0; i < it.rows().length; i++) {
            int row = it.rows()[i];
            used[row] -= it.uses()[i];
            if (atMost[row]) {
                int last = members[row][--sizes[row]];
                members[row][places[option][i]] = last;
                places[last][slot(last, row)] = places[option][i];
            } else if (used[row] < limits[row]) {
                lacking++;
            }
        }
        return option;
    }

    private int slot(int option, int row) {
        int[] rows = options[option].rows();
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == row) {
                return i;
            }
        }
        throw new IllegalStateException();
    }

    int members(int row) {
        return sizes[row];
    }

    /** The option by which a ward is in a row. */
    int member(int row, int place) {
        return members[row][place];
    }

    /** What is left of a row that limits from above; of the others, how many more there are than needed. */
    long left(int row) {
        return atMost[row] ? limits[row] - used[row] : used[row] - limits[row];
    }

    /** Moves single wards to options of higher gain that fit, until there is none. */
    void settle() {
        for (boolean moved = true; moved; ) {
            moved = false;
            for (int ward = 0; ward < chosen.length; ward++) {
                moved |= improve(ward);
            }
        }
    }

    private boolean improve(int ward) {
        long before = lacking;
        int was = leave(ward);
        int best = was;
        for (int option : choices.ofWard.get(ward)) {
            if (gain(option) > gain(best) && fits(option)) {
                take(option);
                if (lacking <= before) {
                    best = option;
                }
                leave(ward);
            }
        }
        take(best);
        return best != was;
    }

    private long gain(int option) {
        return option == Choices.NONE ? 0 : options[option].gain();
    }
}
