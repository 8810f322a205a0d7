package vn.kieumau.criteria.rules;

import java.util.List;

/** Thrown where a text is not a rule; all its faults in the order of the text. */
public class RuleFaults extends Exception {
    private final transient List<RuleFault> faults;

    RuleFaults(List<RuleFault> faults) {
        super(faults.toString());
        this.faults = List.copyOf(faults);
    }

    public List<RuleFault> faults() {
        return faults;
    }
}
