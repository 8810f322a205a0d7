package vn.kieumau.roadmap;

import java.math.BigDecimal;

/** What keeping a demand costs: by how much the value would rise, about, were it looser by one (a million VND, a ward). @param price above 0 */
public record Price(Demand demand, BigDecimal price) {}
