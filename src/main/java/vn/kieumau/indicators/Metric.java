package vn.kieumau.indicators;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kieumau.criteria.rules.Ratio;

/**
 * What is counted, rated or computed.
 *
 * @param every how long the periods are of which it is reported; null where it is computed
 * @param overTime how they make a longer period; null where it is computed
 * @param upTheTree how units make a larger one; null where it is computed
 * @param weight code of the count that a weighted mean is weighted by
 * @param rule of a derived one: how it is computed from others
 * @param parts codes of the counts whose total it is; empty where nothing says so
 * @param definitions by date, the oldest first
 */
public record Metric(
        int id,
        String code,
        String nameVi,
        String nameEn,
        String unitVi,
        String unitEn,
        Kind kind,
        Direction direction,
        @Nullable Length every,
        @Nullable OverTime overTime,
        @Nullable UpTheTree upTheTree,
        @Nullable String weight,
        List<Level> levels,
        @Nullable String rule,
        @Nullable BigDecimal least,
        @Nullable BigDecimal most,
        String reportedBy,
        List<String> parts,
        List<Definition> definitions) {

    /** What its figures are. */
    public enum Kind {
        COUNT,
        RATIO,
        LEVEL,
        DERIVED
    }

    /** Which way is better. */
    public enum Direction {
        LOWER,
        HIGHER,
        NONE
    }

    public enum OverTime {
        SUM,
        LAST
    }

    public enum UpTheTree {
        SUM,
        WEIGHTED_MEAN,
        LAST,
        NONE
    }

    /** @param rank from 1, the worst */
    public record Level(int rank, String code, String nameVi, String nameEn) {}

    /** What it means from a day on. */
    public record Definition(int id, LocalDate from, String textVi, String textEn, String source) {}

    public boolean derived() {
        return kind == Kind.DERIVED;
    }

    public boolean yearly() {
        return every == Length.YEAR;
    }

    public boolean summed() {
        return overTime == OverTime.SUM;
    }

    /** The one in force on a day; before the first, the first. */
    public Definition definition(LocalDate day) {
        Definition found = definitions.get(0);
        for (Definition each : definitions) {
            found = each.from().isAfter(day) ? found : each;
        }
        return found;
    }

    public Optional<Definition> definition(int id) {
        return definitions.stream().filter(each -> each.id() == id).findFirst();
    }

    public Optional<Level> level(int rank) {
        return levels.stream().filter(each -> each.rank() == rank).findFirst();
    }

    /** A reported value as rules take it. */
    Object forRules(BigDecimal value) {
        return kind == Kind.RATIO ? Ratio.of(value) : (Object) value.longValueExact();
    }
}
