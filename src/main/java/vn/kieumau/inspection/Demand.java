package vn.kieumau.inspection;

import java.time.LocalDate;

/** What a ward is told to do by a conclusion. */
public record Demand(
        long demandId,
        long delegationId,
        long visitId,
        long unitId,
        String unitName,
        String text,
        LocalDate due,
        String state,
        boolean illustrative) {

    public boolean is(DemandState state) {
        return state.code().equals(this.state);
    }
}
