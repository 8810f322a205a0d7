package vn.kieumau.roadmap;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a plan must keep. A demand that nobody states binds nobody: a province without a budget may spend anything. Demands may
 * contradict each other; {@link Contradiction} then names a smallest set that does.
 */
public sealed interface Demand {
    /** Wards of a province that register in a year cost no more than this. @param million of VND, not negative */
    record Budget(long province, int year, long million) implements Demand {}

    /** No more wards of the country register in a year: so many can be inspected. @param wards not negative */
    record Capacity(int year, int wards) implements Demand {}

    /** No more wards of a province register in a year. @param wards not negative */
    record ProvinceCapacity(long province, int year, int wards) implements Demand {}

    /** By the end of a year at least so many wards of a province have registered, in it or before. @param wards not negative */
    record Floor(long province, int year, int wards) implements Demand {}

    /** No ward of a province is left behind: each registers in one of the years. */
    record Everybody(long province) implements Demand {}

    /** A ward registers in this year and in no other. */
    record Locked(long ward, int year) implements Demand {}

    /** A ward does not register before a year, whether ready or not. */
    record NotBefore(long ward, int year) implements Demand {}

    /** A ward is not ready before a year. Follows from {@link WardState#earliest()}; is not stated, but may contradict what is. */
    record Readiness(long ward, int year) implements Demand {}

    /** @param wards the province of each ward @return the province that it is about; null where it is about the country */
    default @Nullable Long province(Map<Long, Long> wards) {
        if (this instanceof Budget each) {
            return each.province();
        }
        if (this instanceof ProvinceCapacity each) {
            return each.province();
        }
        if (this instanceof Floor each) {
            return each.province();
        }
        if (this instanceof Everybody each) {
            return each.province();
        }
        if (this instanceof Locked each) {
            return wards.get(each.ward());
        }
        if (this instanceof NotBefore each) {
            return wards.get(each.ward());
        }
        return this instanceof Readiness each ? wards.get(each.ward()) : null;
    }
}
