package vn.kieumau.assessment;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kieumau.criteria.RuledSet;
import vn.kieumau.units.UnitAttributes;

/**
 * What rules may say of a unit itself; docs/pack-format.md gives each one's meaning.
 *
 * @param unitClass ward, commune, special_zone, town; empty for any other
 * @param provinceClass province, central_city; null where the unit lies under neither on the day
 * @param unitSince year; 0 for one before the records
 */
record Attributes(
        String unitClass,
        @Nullable String provinceClass,
        @Nullable Integer unitSince) {
    static Attributes of(String type, @Nullable UnitAttributes known) {
        return new Attributes(
                unitClass(type),
                known == null ? null : provinceClass(known.provinceType()),
                known == null || known.since() == null ? 0 : known.since().getYear());
    }

    /** Under their names in rules; what is not known is absent. */
    Map<String, Object> byName() {
        Map<String, Object> names = new HashMap<>();
        names.put(RuledSet.UNIT_CLASS, unitClass);
        Optional.ofNullable(provinceClass).ifPresent(known -> names.put(RuledSet.PROVINCE_CLASS, known));
        Optional.ofNullable(unitSince).ifPresent(known -> names.put(RuledSet.UNIT_SINCE, known.longValue()));
        return names;
    }

    /** As a rule shows them. Facts from before there were more than the class left its name in the rule, and do so for ever. */
    Map<String, String> shown() {
        Map<String, String> shown = new HashMap<>();
        if (unitSince != null) {
            Map<String, Object> known = byName();
            RuledSet.ATTRIBUTES.keySet().forEach(name -> shown.put(name, shown(known.get(name))));
        }
        return shown;
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "?" : value instanceof String text ? "'" + text + "'" : value.toString();
    }

    private static String unitClass(String type) {
        return switch (type) {
            case "Phường" -> "ward";
            case "Xã" -> "commune";
            case "Đặc khu" -> "special_zone";
            case "Thị trấn" -> "town";
            default -> "";
        };
    }

    private static @Nullable String provinceClass(@Nullable String type) {
        return type == null
                ? null
                : switch (type) {
                    case "Tỉnh" -> "province";
                    case "Thành phố trực thuộc trung ương" -> "central_city";
                    default -> null;
                };
    }
}
