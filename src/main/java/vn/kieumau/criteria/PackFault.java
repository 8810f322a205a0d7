package vn.kieumau.criteria;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.kieumau.criteria.rules.RuleFault;

/**
 * Why a pack is no pack, and where.
 *
 * @param path the place, as {@code groups[0].criteria[2].code}; empty where it is the whole file
 * @param line of the file, from 1; 0 where there is no file
 * @param detail what was found there, or what it collides with
 * @param rule the fault within a rule's text, with its own line and column
 */
public record PackFault(
        String path,
        int line,
        Kind kind,
        String detail,
        @Nullable RuleFault rule) {
    private static final Pattern IN_A_CRITERION = Pattern.compile("groups\\[([0-9]+)]\\.criteria\\[([0-9]+)]");

    /** The sentence for people is {@code criteria.fault.} and the lower-case name. */
    public enum Kind {
        UNREADABLE,
        EMPTY,
        TOO_LARGE,
        UNKNOWN_FIELD,
        WRONG_TYPE,
        WRONG_FORMAT,
        MISSING,
        TOO_LONG,
        NOT_ONE_LINE,
        TOO_MANY,
        DUPLICATE,
        UNKNOWN_VALUE,
        NOT_A_CODE,
        OUT_OF_RANGE,
        NO_CLOSING_DAY,
        NOT_OF_THIS_KIND,
        UNKNOWN_METRIC,
        NOT_A_COUNT,
        RULE,
        POINTS_DO_NOT_ADD_UP,
        OUT_OF_ORDER,
        LINEAGE_CYCLE,
        NO_SUCH_VERSION,
        NO_SUCH_CRITERION,
        ALREADY_PUBLISHED;

        public String key() {
            return "criteria.fault." + name().toLowerCase(Locale.ROOT);
        }
    }

    static PackFault at(String path, Kind kind, String detail) {
        return new PackFault(path, 0, kind, detail, null);
    }

    static List<PackFault> of(String path, List<RuleFault> faults) {
        return faults.stream()
                .map(fault -> new PackFault(path, 0, Kind.RULE, fault.detail(), fault))
                .toList();
    }

    /** The criterion of the pack in which the place lies; none where it lies outside all of them. */
    public Optional<Pack.Criterion> criterion(Pack pack) {
        Matcher place = IN_A_CRITERION.matcher(path);
        return place.lookingAt()
                ? Optional.of(pack.groups()
                        .get(Integer.parseInt(place.group(1)))
                        .criteria()
                        .get(Integer.parseInt(place.group(2))))
                : Optional.empty();
    }

    PackFault atLine(int number) {
        return new PackFault(path, number, kind, detail, rule);
    }
}
