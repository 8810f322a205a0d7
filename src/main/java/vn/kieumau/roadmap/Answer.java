package vn.kieumau.roadmap;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a run answered beside the wards.
 *
 * @param wards how many were asked about
 * @param unknown of how many nothing is known
 * @param prices what scarce things would add, the dearest first
 * @param demands that cannot be kept together; empty where there is a plan
 * @param minimal whether each of these is proven to be needed for the contradiction
 */
public record Answer(int wards, int unknown, List<PriceLine> prices, List<DemandLine> demands, boolean minimal) {
    public record PriceLine(DemandLine demand, BigDecimal price) {}
}
