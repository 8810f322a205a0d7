package vn.kieumau.units;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A level of the tree, from the top down, with the types of unit and the length of codes (GSO) that it has. */
enum Level {
    COUNTRY(0, "Quốc gia"),
    PROVINCE(2, "Tỉnh", "Thành phố trực thuộc trung ương"),
    DISTRICT(3, "Quận", "Huyện", "Thị xã", "Thành phố"),
    COMMUNE(5, "Xã", "Phường", "Thị trấn", "Đặc khu");

    private final int digits;
    private final Set<String> types;

    Level(int digits, String... types) {
        this.digits = digits;
        this.types = Set.of(types);
    }

    static Optional<Level> named(String code) {
        return Stream.of(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    /** The level of an official code. */
    static Optional<Level> ofCode(String code) {
        return code.matches("[0-9]+")
                ? Stream.of(values())
                        .filter(each -> each.digits == code.length())
                        .findFirst()
                : Optional.empty();
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Excel takes codes for numbers: 00094 becomes 94. */
    boolean lostZero(String code) {
        return code.matches("[0-9]+") && code.length() < digits;
    }

    boolean has(String type) {
        return types.contains(type);
    }

    boolean above(Level other) {
        return ordinal() < other.ordinal();
    }
}
