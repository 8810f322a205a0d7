package vn.kieumau.criteria;

import java.util.List;

/** Thrown where a file is no pack; all that can be said about it at once. */
public class PackFaults extends Exception {
    private final transient List<PackFault> faults;

    PackFaults(List<PackFault> faults) {
        super(faults.toString());
        this.faults = List.copyOf(faults);
    }

    public List<PackFault> faults() {
        return faults;
    }
}
