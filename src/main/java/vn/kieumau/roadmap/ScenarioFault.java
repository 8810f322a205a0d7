package vn.kieumau.roadmap;

import java.util.List;

/** Something that is wrong with a question to the planner. @param about ids, years and amounts that a message needs */
public record ScenarioFault(Kind kind, List<Object> about) {
    public enum Kind {
        NO_YEARS,
        TOO_MANY_YEARS,
        WORTH_OUT_OF_RANGE,
        NO_WARDS,
        TOO_MANY_WARDS,
        WARD_TWICE,
        NO_REQUIREMENTS,
        MISSING_NEGATIVE,
        MISSING_MORE_THAN_ALL,
        COST_OUT_OF_RANGE,
        KIND_WITHOUT_COST,
        WARD_TOO_COSTLY,
        PENALTY_OUT_OF_RANGE,
        DEMAND_TWICE,
        AMOUNT_OUT_OF_RANGE,
        YEAR_OUTSIDE,
        UNKNOWN_WARD,
        UNKNOWN_PROVINCE,
        LOCKED_BEFORE_READY,
        READINESS_STATED
    }
}
