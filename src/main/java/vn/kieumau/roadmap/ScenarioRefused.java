package vn.kieumau.roadmap;

import java.util.List;

/** A question that cannot be asked; nothing was computed. */
public class ScenarioRefused extends IllegalArgumentException {
    private final transient List<ScenarioFault> faults;

    ScenarioRefused(List<ScenarioFault> faults) {
        super(faults.toString());
        this.faults = faults;
    }

    /** All that is wrong, in the order of the question; at least one. */
    public List<ScenarioFault> faults() {
        return faults;
    }
}
