package vn.kieumau.criteria;

import java.util.List;

/** The figures that rules may speak of; whoever keeps figures tells, so that rules are checked while they are drafted. */
public interface MetricCatalogue {
    List<MetricType> metrics();
}
